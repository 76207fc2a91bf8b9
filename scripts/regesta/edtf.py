"""The grammar of EDTF: ISO 8601-2:2019 Level 0, Level 1 and the sets of Level 2, to points and ranges of days.

Source of the grammar: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019. What the dates mean
to a reader (days, order, words) is the matter of `dates`.
"""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal[
    "second", "day", "month", "season", "year", "decade", "century", "interval", "one-of", "all-of", "unknown"
]


class BadDate(ValueError):
    """A string that is no EDTF of 2019; `hint` says what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; years are astronomical (0 is 1 BC)."""

    year: int
    month: int
    day: int


class Season(NamedTuple):
    """`name` is followed by the year; `month` is the first one, `length` counts months."""

    name: str
    where: str
    month: int
    length: int


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written. `month` and `day` are 0 where there is none; `masked` tells which digits are X."""

    first: Day
    last: Day
    precision: Precision
    month: int = 0
    day: int = 0
    masked: str = ""
    time: str = ""
    zone: str = ""
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From `first` to `last`; a single date has both equal, an open end is None (`unknown`: not open, but unknown)."""

    first: Point | None
    last: Point | None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written: nothing, one point or range, or the members of a set."""

    kind: Literal["undated", "single", "interval", "one-of", "all-of"]
    members: tuple[Range, ...] = ()


_POINT = re.compile(
    r"(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)|Y-?[1-9][0-9]{4,})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?:T(?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?P<zone>Z|[+-][0-9]{2}(?::[0-9]{2})?|))?"
    r"(?P<mark>[?~%]?)"
)
_FORM = 'write it as "2007-02-23T16:02:00Z", "2007-02-23", "2007-02", "2007", "2007-02-14/2007-02-15", "[2023-02-13..]"'
_FORMS_OF_2012 = (
    ("?~", "%"), ("~?", "%"), ("unknown", ""), ("open", ".."), ("u", "X"), ("x", "X"), ("y", "Y"),
)  # fmt: skip

# Seasons by code. Those without a hemisphere are taken as the northern, meteorological ones; a season that begins in
# December ends in the next year.
SEASONS: dict[int, Season] = {
    **{code + n: Season(name, where, month, 3)
       for code, where, months in ((21, "", (3, 6, 9, 12)), (25, "northern hemisphere", (3, 6, 9, 12)),
                                   (29, "southern hemisphere", (9, 12, 3, 6)))
       for n, (name, month) in enumerate(zip(("spring", "summer", "autumn", "winter"), months, strict=True))},
    **{33 + n: Season(f"{name} quarter of", "", 1 + 3 * n, 3)
       for n, name in enumerate(("first", "second", "third", "fourth"))},
    **{37 + n: Season(f"{name} third of", "", 1 + 4 * n, 4) for n, name in enumerate(("first", "second", "last"))},
    **{40 + n: Season(f"{name} half of", "", 1 + 6 * n, 6) for n, name in enumerate(("first", "second"))},
}  # fmt: skip


@lru_cache(maxsize=16384)
def read(edtf: str) -> Date:
    """Return what `edtf` is made of (kept: a corpus asks for the same dates often); raises BadDate."""
    if not edtf:
        return Date("undated")
    try:
        return _parsed(edtf)
    except BadDate as error:
        raise BadDate(str(error), _hint_of_2012(edtf) or error.hint) from None


def _parsed(edtf: str) -> Date:
    if edtf[0] + edtf[-1] in ("[]", "{}"):
        members = edtf[1:-1].split(",")
        ranges = tuple(
            _member(m, may_begin_open=n == 0, may_end_open=n == len(members) - 1, whole=edtf)
            for n, m in enumerate(members)
        )
        if len(ranges) == 1 and ranges[0].first == ranges[0].last:
            raise BadDate(f"{edtf!r} is a set of one date", f'write "{members[0]}"')
        return Date("one-of" if edtf[0] == "[" else "all-of", ranges)
    if "/" in edtf:
        return Date("interval", (_interval(edtf),))
    point = _point(edtf, edtf)
    return Date("single", (Range(point, point),))


def _interval(edtf: str) -> Range:
    ends = edtf.split("/")
    if len(ends) != 2:
        raise BadDate(f"{edtf!r} has more than one /", 'an interval has one: "2007-02-14/2007-02-15"')
    first, last = (None if end in ("", "..") else _day_or_wider(end, edtf) for end in ends)
    if first is None and last is None:
        raise BadDate(f"{edtf!r} says nothing", "leave the date out")
    _ordered(first, last, edtf)
    return Range(first, last, unknown="" in ends)


def _member(text: str, may_begin_open: bool, may_end_open: bool, whole: str) -> Range:
    if text != text.strip():
        raise BadDate(f"{whole!r} has white space", f'write "{"".join(whole.split())}"')
    begin, dots, end = text.partition("..")
    if not dots:
        point = _day_or_wider(text, whole)
        return Range(point, point)
    if not (begin or end) or (not begin and not may_begin_open) or (not end and not may_end_open):
        raise BadDate(
            f"{text!r} is no member of the set {whole!r}",
            'an open beginning stands first, an open end last: "[..2004]", "[2004,2006..]"',
        )
    first = _day_or_wider(begin, whole) if begin else None
    last = _day_or_wider(end, whole) if end else None
    _ordered(first, last, whole)
    return Range(first, last)


def _day_or_wider(text: str, whole: str) -> Point:
    point = _point(text, whole)
    if point.time:
        raise BadDate(f"{whole!r} has a time of day in an interval or a set", "write the days only")
    return point


def _ordered(first: Point | None, last: Point | None, whole: str) -> None:
    if first and last and first.first > last.last:
        raise BadDate(f"{whole!r} ends before it begins", "put the earlier date first")


def _point(text: str, whole: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match or text.startswith("-0000"):
        raise BadDate(f"{whole!r} is no EDTF date", _FORM)
    year, month, day, time = match["year"], match["month"] or "", match["day"] or "", match["time"] or ""
    low, high = (int(year.lstrip("Y").replace("X", digit)) for digit in "09")
    low, high = min(low, high), max(low, high)
    if month and ("X" in year or "Y" in year or (month == "XX" and day.isdigit())):
        raise BadDate(f"{whole!r} leaves a part open before one that is known", 'X stands last: "201X", "2004-10-XX"')
    if time and (not day.isdigit() or match["mark"]):
        raise BadDate(f"{whole!r} has a time of no certain day", "write the day only")
    if time and not (time <= "23:59:59" and time[3:5] <= "59" and time[6:] <= "59" and _zone_holds(match["zone"])):
        raise BadDate(f"{whole!r} has a time that no clock shows", 'write it as "2007-02-23T16:02:00Z"')
    precision: Precision
    masked = " and ".join(name for name, part in (("month", month), ("day", day)) if part == "XX")
    m, d = (int(part) if part.isdigit() else 0 for part in (month, day))
    if m in SEASONS and not day and not time:
        season = SEASONS[m]
        after, end = divmod(season.month + season.length - 2, 12)
        precision, first = "season", Day(low, season.month, 1)
        last = Day(low + after, end + 1, _days(low + after, end + 1))
    elif m > 12 or (month.isdigit() and m == 0) or (day.isdigit() and not 1 <= d <= _days(low, m)):
        raise BadDate(f"{whole!r} is a day or month that no calendar has", "look the date up in the source")
    elif m:
        precision = "second" if time else "day" if d else "month"
        first, last = Day(low, m, d or 1), Day(low, m, d or _days(low, m))
    else:
        precision = "century" if year.endswith("XX") else "decade" if year.endswith("X") else "year"
        first, last = Day(low, 1, 1), Day(high, 12, 31)
    mark = match["mark"]
    return Point(
        first, last, precision, m, d, masked, time, match["zone"] or "", mark in ("~", "%"), mark in ("?", "%")
    )  # fmt: skip


def _zone_holds(zone: str) -> bool:
    return zone in ("", "Z") or (zone[1:3] <= "23" and zone[4:] <= "59")


def _days(year: int, month: int) -> int:
    return 28 + isleap(year) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _hint_of_2012(edtf: str) -> str:
    """Return what a date in the form of the draft of 2012 is in that of 2019, or nothing."""
    today = edtf
    for old, new in _FORMS_OF_2012:
        today = today.replace(old, new)
    if today == edtf:
        return ""
    if not today:
        return "leave the date out: the form of 2012 for an unknown date is gone"
    try:
        _parsed(today)
    except BadDate:
        return ""
    return f'the form of 2012 is gone; in EDTF 2019 it is "{today}"'
