"""Options that several commands have."""

from __future__ import annotations

import argparse
import datetime

from .. import dates
from ..load.authority import ID


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add `--on`, the day that a change is dated by."""
    today = datetime.date.today().isoformat()
    parser.add_argument("--on", type=_day, default=today, metavar="YYYY-MM-DD", help="the day (default: today)")


def add_series(parser: argparse.ArgumentParser, summary: str) -> None:
    """Add `--series`, the series that ids are numbered in."""
    parser.add_argument("--series", type=_id, default="", help=summary)


def _id(text: str) -> str:
    if text and not ID.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no id; write letters a-z, digits and hyphens, as in fr-mfa")
    return text


def _day(text: str) -> str:
    if not dates.is_day(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as in 2026-11-22")
    return text
