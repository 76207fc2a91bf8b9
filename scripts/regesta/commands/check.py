"""`regesta check`: everything that is wrong with the corpus, all at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..check import examine
from . import report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def run(options: argparse.Namespace, root: Path) -> int:
    del options
    corpus = report.sound(examine(root))
    if corpus is None:
        return 1
    print(f"{report.extent(corpus)}: every word, id, date and quotation in order.")
    return 0
