"""`regesta check`: everything that is wrong with the corpus, all at once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .. import kept
from ..check import examine
from ..codes import tags
from ..progress import on_terminal
from . import report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def run(options: argparse.Namespace, root: Path) -> int:
    del options
    with on_terminal(sys.stderr) as watcher:
        read = examine(root, kept.shelf(root), watcher)
    corpus = report.sound(read)
    if corpus is None:
        return 1
    print(f"{report.extent(corpus)}: every word, id, date and quotation in order.")
    for tag, documents in sorted(tags.unknown(corpus).items()):
        bear = report.count(len(documents), "cable bears", "cables bear")
        print(f"{tag} is not in the list of TAGS; {bear} it: {documents[0]}{' ...' if len(documents) > 1 else ''}")
    return 0
