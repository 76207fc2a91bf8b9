"""Dates as the sources write them, to EDTF. What is not plain stays with the editor."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
ABBREVIATED = {name.upper(): n for n, name in enumerate(calendar.month_abbr) if name}

_MONTH = "|".join(calendar.month_name[1:])
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_DAYS = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?\s*[-–]\s*(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_MONTH_ALONE = re.compile(rf"({_MONTH})\s+(\d{{4}})", re.IGNORECASE)
_TWO_MONTHS = re.compile(rf"({_MONTH})\s*[-–]\s*({_MONTH})\s+(\d{{4}})", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(\d{{1,2}})\s+({_MONTH}),?\s+(\d{{4}})", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"({_MONTH})\s+(\d{{1,2}}),?\s+(\d{{4}})", re.IGNORECASE)
_GROUP = re.compile(r"(\d{2})(\d{2})(\d{2})Z\s+([A-Z]{3})\s+(\d{2})(?!\d)")


class Written(NamedTuple):
    """A date as written: `date` where it is one, `covers` where it is a span, both in EDTF."""

    date: str
    covers: str


def written(words: str) -> Written | None:
    """Return what `words`, as they stand in a bracket or dateline, say; None where they are no date that exists."""
    words = " ".join(words.split()).strip(" .")
    if match := _DAY.fullmatch(words):
        return _one(_day(match[3], match[2], match[1]))
    if match := _DAYS.fullmatch(words):
        first = _day(match[5], match[2] or match[4], match[1])
        last = _day(match[5], match[4], match[3])
        return Written("", f"{first}/{last}") if first and last and first <= last else None
    if match := _DAY_MONTH.fullmatch(words):
        return _one(_day(match[3], str(MONTHS[match[2].lower()]), match[1]))
    if match := _MONTH_DAY.fullmatch(words):
        return _one(_day(match[3], str(MONTHS[match[1].lower()]), match[2]))
    if match := _MONTH_ALONE.fullmatch(words):
        return Written(f"{match[2]}-{MONTHS[match[1].lower()]:02}", "")
    if match := _TWO_MONTHS.fullmatch(words):
        first_month, last_month = MONTHS[match[1].lower()], MONTHS[match[2].lower()]
        span = f"{match[3]}-{first_month:02}/{match[3]}-{last_month:02}"
        return Written("", span) if first_month < last_month else None
    return None


def find(text: str) -> str:
    """Return the first day written with its month's name in `text`, as written, or an empty string."""
    found = [m for m in (_MONTH_DAY.search(text), _DAY_MONTH.search(text)) if m]
    return min(found, key=lambda m: m.start())[0] if found else ""


def group(text: str) -> tuple[str, str]:
    """Return the first date-time group of `text` in EDTF and as written, or two empty strings.

    Two digits of a year are of the century in which there were cables: 66 to 99 are 1966 to 1999.
    """
    for match in _GROUP.finditer(text):
        month = ABBREVIATED.get(match[4])
        day = _day(match[5], str(month), match[1], pivot=66) if month else ""
        if day and int(match[2]) < 24 and int(match[3]) < 60:
            return f"{day}T{match[2]}:{match[3]}:00Z", " ".join(match[0].split())
    return "", ""


def _one(day: str) -> Written | None:
    return Written(day, "") if day else None


def _day(year: str, month: str, day: str, pivot: int = 100) -> str:
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= pivot else 2000
    try:
        return date(number, int(month), int(day)).isoformat()
    except ValueError:
        return ""
