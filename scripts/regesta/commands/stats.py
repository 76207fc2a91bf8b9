"""`regesta stats`: the corpus in numbers, for editors; the same that the page /statistics/ shows."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from .. import tally
from ..load import load
from ..tally.count import Count, Section
from . import report

NAMED = 8
"""Ids that are named under a number; `--json` has them all."""
ROWS = 40
LABEL = 52


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as data, with the id of everything that is counted")


def run(options: argparse.Namespace, root: Path) -> int:
    """Return 0 also where the corpus has problems: what could be read is counted, and it is said how many there are."""
    corpus, problems = load(root)
    found = tally.sections(corpus)
    if options.json:
        print(json.dumps([asdict(section) for section in found], ensure_ascii=False, indent=1))
    else:
        print(f"{report.extent(corpus)}.")
        for section in found:
            print("\n".join(["", *lines(section)]))
    if problems:
        sys.stderr.write(f"{report.count(len(problems), 'problem')} in what was counted; see regesta check.\n")
    return 0


def lines(section: Section) -> Iterator[str]:
    """Give the lines of one statistic: labels at the left, numbers and shares in columns."""
    yield section.title
    for count in section.counts[:ROWS]:
        yield _line(count, section.total)
        if count.of and not count.where and count.number and len(count.of) <= NAMED:
            yield f"      {', '.join(count.of)}"
    if len(section.counts) > ROWS:
        yield f"  and {len(section.counts) - ROWS:,} more"
    if not section.counts:
        yield "  none"
    if section.note:
        yield f"  ({section.note})"


def _line(count: Count, total: int) -> str:
    label = count.label if len(count.label) <= LABEL else f"{count.label[: LABEL - 1]}…"
    share = f"{round(100 * count.number / total):>5} %" if total else ""
    return f"  {label:<{LABEL}} {count.number:>9,}{share}"
