"""`regesta build`: checks first; a corpus with problems leaves the last site as it is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build.writer import Unwritable
from ..check import examine
from ..plugin import run as run_pelican
from . import report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, help="folder to write the site to (default: output)")
    parser.add_argument(
        "--workers", type=_positive, metavar="N", help="processes to build with (default: one for each processor)"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("write a number from 1")
    return number


def run(options: argparse.Namespace, root: Path) -> int:
    corpus = report.sound(examine(root))
    if corpus is None:
        return 1
    try:
        done = run_pelican(root, corpus, options.output.resolve() if options.output else None, options.workers)
    except Unwritable as error:
        sys.stderr.write(f"{error}. The site is not complete.\n")
        return 1
    print(f"{report.extent(corpus)}.")
    print(
        f"{report.count(len(done.written), 'file')} written, {done.unchanged:,} unchanged"
        + (f", {len(done.removed):,} removed" if done.removed else "")
        + "."
    )
    return 0
