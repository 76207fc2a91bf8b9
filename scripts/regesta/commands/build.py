"""`regesta build`: checks first; a corpus with problems leaves the last site as it is."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from ..build import inputs
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
    said, seen = inputs.settled(root, options.output)
    if said is not None:
        print(said)
        return 0
    # All else is imported only now: to see that nothing has changed takes a fifth of that time.
    plugin = importlib.import_module("regesta.plugin")
    check = importlib.import_module("regesta.check")
    kept = importlib.import_module("regesta.kept")
    writer = importlib.import_module("regesta.build.writer")
    inputs.forget(root, options.output)
    theme, output = plugin.folders(root, options.output)
    before = seen if seen and seen.theme == theme else inputs.read(root, theme)
    corpus = report.sound(check.examine(root, kept.shelf(root, before.sums)))
    if corpus is None:
        return 1
    try:
        done = plugin.run(root, corpus, output, options.workers)
    except writer.Unwritable as error:
        sys.stderr.write(f"{error}. The site is not complete.\n")
        return 1
    print(f"{report.extent(corpus)}.")
    print(_told(len(done.written), done.unchanged, len(done.removed)))
    total = len(done.written) + done.unchanged
    settled = f"{report.extent(corpus)}.\n{_told(0, total, 0)}"
    inputs.keep(root, options.output, output, theme, before.digest, settled)
    return 0


def _told(written: int, unchanged: int, removed: int) -> str:
    gone = f", {removed:,} removed" if removed else ""
    return f"{report.count(written, 'file')} written, {unchanged:,} unchanged{gone}."
