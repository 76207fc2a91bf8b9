"""Dates as the sources write them, in brackets and datelines and in English prose, to EDTF.

What is not plain stays with the editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from . import dates

MONTHS = {name.lower(): n for n, name in enumerate(dates.MONTHS, 1)}
ABBREVIATED = {name[:3].upper(): n for n, name in enumerate(dates.MONTHS, 1)}

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
_GROUP = re.compile(r"(\d{2})(\d{2})(\d{2})Z\s+([A-Z]{3})\s+(\d{2})(?!\d)", _I)


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
        month = ABBREVIATED.get(match[4].upper())
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


_DAY_ALONE = re.compile(r"\d{4}-\d\d-\d\d")


class Found(NamedTuple):
    """A date in a text, at the half-open range of characters [start, end).

    `readings` are EDTF: one, and for two dates with "and" between them two, the span and both dates.
    """

    start: int
    end: int
    readings: tuple[str, ...]


@lru_cache(maxsize=4096)
def in_prose(text: str, year: str = "") -> tuple[Found, ...]:
    """Return the dates written in English prose or in numbers (day first), in their order, none inside another.

    Years stand for themselves, seasons become those of EDTF without a hemisphere, date-time groups and ISO 8601 are
    read. What names no year is read as of `year` where that is given, else left out; so is a day that never was.
    (Kept: a passage is asked for its dates once for each statement that rests on it.)
    """
    found: list[Found] = []
    taken = bytearray(len(text))
    for pattern, read in _PROSE:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            readings = read(match, year)
            if readings is None:
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            if readings:
                found.append(Found(match.start(), match.end(), readings))
    return tuple(sorted(found))


def days_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return every single day that is written out in `text`, in its order: as written, and in EDTF."""
    found = ((text[f.start : f.end], f.readings) for f in in_prose(text))
    return tuple((words, read[0]) for words, read in found if len(read) == 1 and _DAY_ALONE.fullmatch(read[0]))


def readings(words: str, year: str = "") -> tuple[str, ...]:
    """Return what `words` say when they are one date and nothing else, in EDTF; nothing when they are not."""
    words = " ".join(words.split()).strip(" .")
    if as_bracket := written(words):
        return tuple(part for part in as_bracket if part)
    found = in_prose(words, year)
    return found[0].readings if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) else ()


def _group_in_prose(m: re.Match[str], _year: str) -> tuple[str, ...]:
    return tuple(filter(None, group(m[0])[:1]))


def _iso(m: re.Match[str], _year: str) -> tuple[str, ...]:
    if m["d"]:
        return tuple(filter(None, [_day(m["y"], m["m"], m["d"])]))
    return (f"{m['y']}-{m['m']}",) if 1 <= int(m["m"]) <= 12 else ()


def _dotted(m: re.Match[str], _year: str) -> tuple[str, ...]:
    return tuple(part for part in written(m[0]) or () if part)


def _one_day(m: re.Match[str], year: str) -> tuple[str, ...]:
    y = m["y"] or year
    return tuple(filter(None, [_day(y, _number(m["m"]), m["d"])])) if y else ()


def _two_days(m: re.Match[str], year: str) -> tuple[str, ...] | None:
    y = m["y"] or year
    if not y:
        return ()
    first, last = _day(y, _number(m["m"] or m["n"]), m["d"]), _day(y, _number(m["n"] or m["m"]), m["e"])
    return _both(first, last, m["dash"]) if first and last else ()


def _months(m: re.Match[str], year: str) -> tuple[str, ...] | None:
    y = m["z"] or year
    return _both(f"{m['y'] or y}-{_number(m['m'])}", f"{y}-{_number(m['n'])}", m["dash"]) if y else ()


def _month(m: re.Match[str], year: str) -> tuple[str, ...]:
    y = m["y"] or year
    return (f"{y}-{_number(m['m'])}",) if y else ()


def _both(first: str, last: str, dash: str) -> tuple[str, ...] | None:
    """Return the readings of two dates; None where they are no two, and each is to be read for itself."""
    if first >= last:
        return None
    return (f"{first}/{last}", f"{{{first},{last}}}") if dash.strip().lower() == "and" else (f"{first}/{last}",)


_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_M, _N = rf"(?P<m>{_MONTH})\b\.?", rf"(?P<n>{_MONTH})\b\.?"
_Y, _NO_YEAR = r"(?P<y>(?:1\d|20)\d\d)(?!\d)", r"(?!\w|[.,]\d)(?P<y>)"
_TO = r"(?P<dash>\s*[-–—]\s*|\s+(?:to|and)\s+)"
_NO_VERB = r"(?-i:(?!may\b|march\b))"  # "they may", "they march": a month without its year is written with a capital
_CALENDAR = r"(?:1\d|20)\d\d"
_BEFORE, _AFTER = r"(?<![\w.,/$€£-])", r"(?![\w%]|[.,/-]\d)"  # no part of a price, a share, a path or another number

# What is found first keeps its characters, so the longer forms stand before those that they contain.
_PROSE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], tuple[str, ...] | None]], ...] = (
    (re.compile(r"\b\d{6}Z\s+[A-Z]{3}\s+\d{2}(?!\d)", _I), _group_in_prose),
    (re.compile(r"(?<![\w-])(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?![\w-])"), _iso),
    (re.compile(rf"(?<![\w.]){_DAYS.pattern}(?!\w|\.\d)"), _dotted),
    (re.compile(rf"(?<![\w.]){_DAY.pattern}(?!\w|\.\d)"), _dotted),
    (re.compile(rf"\b(?P<d>\d{{1,2}}){_TH}(?:\s+{_M})?{_TO}(?P<e>\d{{1,2}}){_TH}\s+{_N},?\s+{_Y}", _I), _two_days),
    (re.compile(rf"\b{_M}\s+(?P<d>\d{{1,2}}){_TH}{_TO}(?:{_N}\s+)?(?P<e>\d{{1,2}}){_TH},?\s+{_Y}", _I), _two_days),
    (re.compile(rf"\b(?P<d>\d{{1,2}}){_TH}(?:\s+of)?\s+{_M},?\s+{_Y}", _I), _one_day),
    (re.compile(rf"\b{_M}\s+(?P<d>\d{{1,2}}){_TH},?\s+{_Y}", _I), _one_day),
    (re.compile(rf"\b{_M}(?:\s+{_Y})?{_TO}{_N}\s+(?P<z>(?:1\d|20)\d\d)(?!\d)", _I), _months),
    (re.compile(rf"\b(?P<d>\d{{1,2}}){_TH}(?:\s+{_M})?{_TO}(?P<e>\d{{1,2}}){_TH}\s+{_NO_VERB}{_N}(?P<y>)", _I),
     _two_days),
    (re.compile(rf"\b{_NO_VERB}{_M}\s+(?P<d>\d{{1,2}}){_TH}{_TO}(?:{_N}\s+)?(?P<e>\d{{1,2}}){_TH}{_NO_YEAR}", _I),
     _two_days),
    (re.compile(rf"\b(?P<d>\d{{1,2}}){_TH}(?:\s+of)?\s+{_NO_VERB}{_M}(?!,?\s+\d{{4}})(?P<y>)", _I), _one_day),
    (re.compile(rf"\b{_NO_VERB}{_M}\s+(?P<d>\d{{1,2}}){_TH}{_NO_YEAR}", _I), _one_day),
    (re.compile(rf"\b{_M},?\s+{_Y}", _I), _month),
    (re.compile(rf"\bin\s+{_NO_VERB}{_M}(?P<y>)", _I), _month),
    (re.compile(rf"\b(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?{_Y}", _I),
     lambda m, _: (f"{m['y']}-{_SEASONS[m['season'].lower()]}",)),
    (re.compile(rf"{_BEFORE}(?P<a>{_CALENDAR}){_TO}(?P<b>{_CALENDAR}){_AFTER}"),
     lambda m, _: _both(m["a"], m["b"], m["dash"])),
    (re.compile(rf"{_BEFORE}{_CALENDAR}{_AFTER}"), lambda m, _: (m[0],)),
)  # fmt: skip
