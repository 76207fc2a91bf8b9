"""Options that several commands have."""

from __future__ import annotations

import argparse
import datetime

from .. import dates


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add `--on`, the day that a change is dated by."""
    today = datetime.date.today().isoformat()
    parser.add_argument("--on", type=_day, default=today, metavar="YYYY-MM-DD", help="the day (default: today)")


def _day(text: str) -> str:
    if not dates.is_day(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as in 2026-11-22")
    return text
