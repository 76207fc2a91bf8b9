"""Dates as the sources write them, to EDTF. What is not plain stays with the editor."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
ABBREVIATED = {name.upper(): n for n, name in enumerate(calendar.month_abbr) if name}

_NAMES = {**MONTHS, **{name.lower(): n for name, n in ABBREVIATED.items()}, "sept": 9}
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_NAME = rf"({_MONTH})\.?"
_TH = r"(?:st|nd|rd|th)?"
_DASH = r"\s*(?:[-–—]|to|and)\s*"
_I = re.IGNORECASE
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_DAYS = re.compile(r"(\d{1,2})(?:\.(\d{1,2})(?:\.(\d{4}|\d{2}))?)?\s*[-–—]\s*(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_MONTH_ALONE = re.compile(rf"{_NAME}\s+(\d{{4}})", _I)
_TWO_MONTHS = re.compile(rf"{_NAME}(?:\s+(\d{{4}}))?{_DASH}{_NAME}\s+(\d{{4}})", _I)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}){_TH}(?:\s+of)?\s+{_NAME},?\s+(\d{{4}})\b", _I)
_MONTH_DAY = re.compile(rf"\b{_NAME}\s+(\d{{1,2}}){_TH},?\s+(\d{{4}})\b", _I)
_DAYS_MONTH = re.compile(rf"(\d{{1,2}})(?:\s+{_NAME})?{_DASH}(\d{{1,2}})\s+{_NAME},?\s+(\d{{4}})", _I)
_MONTH_DAYS = re.compile(rf"{_NAME}\s+(\d{{1,2}}){_DASH}(?:{_NAME}\s+)?(\d{{1,2}}),?\s+(\d{{4}})", _I)
_GROUP = re.compile(r"(\d{2})(\d{2})(\d{2})Z\s+([A-Z]{3})\s+(\d{2})(?!\d)")


class Written(NamedTuple):
    """A date as written: `date` where it is one, `covers` where it is a span, both in EDTF."""

    date: str
    covers: str


def written(words: str) -> Written | None:
    """Return what `words`, as they stand in a bracket or dateline, say; None where they are no date that exists."""
    words = " ".join(words.split()).strip(" .")
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(words):
            return read(match)
    return None


def last_of(words: str) -> tuple[str, Written] | None:
    """Return the longest date at the end of `words` (`Q&A - Excerpt - 05.01.12`), as written, and what it says."""
    words = " ".join(words.split()).strip(" .")
    for start in (0, *(m.end() for m in re.finditer(r"[\s\-–—:;,]+", words))):
        if found := written(words[start:]):
            return words[start:], found
    return None


def _days(m: re.Match[str]) -> Written | None:
    return _span(_day(m[3] or m[6], m[2] or m[5], m[1]), _day(m[6], m[5], m[4]))


def _two_months(m: re.Match[str]) -> Written | None:
    return _span(f"{m[2] or m[4]}-{_number(m[1])}", f"{m[4]}-{_number(m[3])}")


def _days_month(m: re.Match[str]) -> Written | None:
    return _span(_day(m[5], _number(m[2] or m[4]), m[1]), _day(m[5], _number(m[4]), m[3]))


def _month_days(m: re.Match[str]) -> Written | None:
    return _span(_day(m[5], _number(m[1]), m[2]), _day(m[5], _number(m[3] or m[1]), m[4]))


def _span(first: str, last: str) -> Written | None:
    return Written("", f"{first}/{last}") if first and last and first <= last else None


def _number(month: str) -> str:
    return f"{_NAMES[month.lower()]:02}"


# A form, and how it is read: groups are days, months and years in the order in which they are written.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Written | None]], ...] = (
    (_DAY, lambda m: _one(_day(m[3], m[2], m[1]))),
    (_DAYS, _days),
    (_DAY_MONTH, lambda m: _one(_day(m[3], _number(m[2]), m[1]))),
    (_MONTH_DAY, lambda m: _one(_day(m[3], _number(m[1]), m[2]))),
    (_MONTH_ALONE, lambda m: Written(f"{m[2]}-{_number(m[1])}", "")),
    (_TWO_MONTHS, _two_months),
    (_DAYS_MONTH, _days_month),
    (_MONTH_DAYS, _month_days),
)


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
