"""EDTF in; days, order, words and known parts out. What is not known is never made up.

docs/dates.md has every form with its words; the grammar is in `edtf`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .edtf import SEASONS, BadDate, Date, Day, Point, Precision, Range, read

__all__ = [
    "MONTHS", "BadDate", "Precision", "When", "is_day", "known_parts", "numbers", "parse", "short", "sort_key",
    "stated", "words", "year",
]  # fmt: skip

DATES = 1 << 16
"""How many dates are remembered as read: a corpus says the same ones over and over."""


@dataclass(frozen=True, slots=True)
class When:
    """What a date means: `earliest` and `latest` are ISO days, empty where the date is open or unknown.

    Years outside 0000-9999 are written with a sign, as ISO 8601 wants them (`-0043-03-15`, `+12000-01-01`).
    `approximate` and `uncertain` hold when any part of the date is so.
    """

    edtf: str
    earliest: str
    latest: str
    precision: Precision
    approximate: bool
    uncertain: bool


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The English names of the months, January first."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How dates are put into words: `tight` beginnings take a dash without spaces, the others `to`."""

    months: tuple[str, ...]
    about: str
    uncertain: str
    remark: str
    time: str
    tight: re.Pattern[str]
    to: str


_LONG = _Style(MONTHS, "about ", " (uncertain)", " ({})", ", {}", re.compile(r"\d+"), " to ")
_SHORT = _Style(tuple(month[:3] for month in MONTHS), "c. ", "?", "", "", re.compile(r"\w+"), " – ")


@lru_cache(DATES)
def parse(edtf: str) -> When:
    """Return the days and the precision of `edtf`; of the empty string, a date of precision "unknown".

    The day of a date-time is the one written, in its own zone. `2004-XX` has the precision of its year, `2004-10-XX`
    that of its month. Raises BadDate, whose `hint` says what to write, for anything else than EDTF 2019.
    """
    date = read(edtf)
    points = [p for m in date.members for p in (m.first, m.last) if p]
    first, last = _extent(date)
    precision: Precision
    match date.kind:
        case "undated":
            precision = "unknown"
        case "single":
            precision = points[0].precision
        case _:
            precision = date.kind
    return When(
        edtf,
        _iso(first) if first else "",
        _iso(last) if last else "",
        precision,
        any(p.approximate for p in points),
        any(p.uncertain for p in points),
    )


def is_day(edtf: str) -> bool:
    """Return whether `edtf` is one day and certain, as the days of an edition's own work are: "2026-11-22"."""
    try:
        return parse(edtf).earliest == edtf != ""
    except BadDate:
        return False


@lru_cache(DATES)
def year(edtf: str) -> str:
    """Return the year under which a date is listed: of its earliest day, or its latest; "" where none is known.

    A date that cannot be read has none (`check` reports it).
    """
    try:
        when = parse(edtf)
    except BadDate:
        return ""
    day = when.earliest or when.latest
    return day[: day.index("-", 1)] if day else ""


@lru_cache(DATES)
def words(edtf: str) -> str:
    """Return `edtf` in English with its precision: "not before 13 February 2023"; "undated" for "".

    Raises BadDate as `parse` does.
    """
    return _words(read(edtf), _LONG)


@lru_cache(DATES)
def short(edtf: str) -> str:
    """Return `edtf` as a list's column has it: "14–15 Feb 2007", "c. 2004", "Oct 2004?", without time of day.

    Raises BadDate as `parse` does.
    """
    return _words(read(edtf), _SHORT)


@lru_cache(DATES)
def sort_key(edtf: str) -> tuple[int, ...]:
    """Return the key that puts dates in order of time.

    By the earliest day (the latest where there is no earliest); of dates that begin on the same day the wider stands
    first, open ones before all (so 2004, then 2004-01, then 2004-01-01, then its hours); undated ones stand last.
    Raises BadDate as `parse` does.
    """
    date = read(edtf)
    first, last = _extent(date)
    at = first or last
    if at is None:
        return (1,)
    end = last if first and last else Day(10**12, 0, 0)
    return (0, *at, *(-part for part in end), _second(date))


@lru_cache(DATES)
def stated(edtf: str) -> tuple[str, str]:
    """Return the first and the last date that `edtf` states, in ISO, partial where they are: ("2004-10", "2004-12").

    Both are equal for a single date, and one is empty where a range is open; of a season they are its year. Decades,
    centuries and the empty string state no date that ISO could write: both are empty. Raises BadDate as `parse` does.
    """
    members = read(edtf).members
    firsts, lasts = [m.first for m in members if m.first], [m.last for m in members if m.last]
    return (
        _iso_point(min(firsts, key=lambda p: p.first)) if firsts and len(firsts) == len(members) else "",
        _iso_point(max(lasts, key=lambda p: p.last)) if lasts and len(lasts) == len(members) else "",
    )


@lru_cache(DATES)
def known_parts(edtf: str) -> str:
    """Return what is known of `edtf` as plain ISO for readers that know no EDTF: "2007-02-23", "2004-10", "2023" or "".

    It is what the earliest and the latest day share, so it is true of every day that the date may mean: "2007-02" for
    14-15 February 2007. Three cases share nothing and are still better told than left out: a season gives its year,
    a span gives the year of its beginning, and where one end is open the year of the other is given
    ("2023" for "not before 13 February 2023"). Raises BadDate as `parse` does.
    """
    date = read(edtf)
    first, last = _extent(date)
    if first and last and first.year == last.year:
        shared = 1 + (first.month == last.month) + (first[:2] == last[:2] and first.day == last.day)
        return _iso(first, shared)
    at = first or last
    if at is None:
        return ""
    single = date.members[0].first if date.kind == "single" else None
    told = date.kind == "interval" or not (first and last) or (single is not None and single.precision == "season")
    return _iso(at, 1) if told else ""


def numbers(iso: str) -> list[int]:
    """Return an ISO date, partial or not, as its numbers: [2007, 2, 23] of "2007-02-23", [-43, 3] of "-0043-03"."""
    year, *rest = iso.lstrip("+-").split("-")
    return [-int(year) if iso.startswith("-") else int(year), *(int(part) for part in rest)]


def _extent(date: Date) -> tuple[Day | None, Day | None]:
    firsts = [m.first.first if m.first else None for m in date.members]
    lasts = [m.last.last if m.last else None for m in date.members]
    known_firsts, known_lasts = [d for d in firsts if d], [d for d in lasts if d]
    return (
        min(known_firsts) if known_firsts and None not in firsts else None,
        max(known_lasts) if known_lasts and None not in lasts else None,
    )


def _second(date: Date) -> int:
    """Return the second of the day in UTC, and for a date without time a number before all of them."""
    point = date.members[0].first
    if not point or not point.time:
        return -200_000
    hour, minute, second = (int(part) for part in point.time.split(":"))
    sign = -1 if point.zone.startswith("-") else 1
    east = sign * (int(point.zone[1:3]) * 60 + int(point.zone[4:] or 0)) if len(point.zone) > 1 else 0
    return (hour * 60 + minute - east) * 60 + second


def _iso(day: Day, parts: int = 3) -> str:
    sign = "-" if day.year < 0 else "+" if day.year > 9999 else ""
    return "-".join([f"{sign}{abs(day.year):04d}", f"{day.month:02d}", f"{day.day:02d}"][:parts])


def _iso_point(point: Point) -> str:
    if point.precision in ("decade", "century"):
        return ""
    return _iso(point.first, 1 if not point.month or point.month > 12 else 3 if point.day else 2)


def _words(date: Date, style: _Style) -> str:
    match date.kind:
        case "undated":
            return "undated"
        case "interval":
            return _interval_words(date.members[0], style)
        case "one-of":
            return _set_words(date.members, style, "or", _one_of_words)
        case "all-of":
            return _set_words(date.members, style, "and", _all_of_words)
        case _:
            return _together([p for m in date.members if (p := m.first)], style)[0]


def _interval_words(span: Range, style: _Style) -> str:
    if span.first and span.last:
        if span.first == span.last:
            return _together([span.first], style)[0]
        first, last = _together([span.first, span.last], style)
        return f"{first}{'–' if style.tight.fullmatch(first) else style.to}{last}"
    if span.first:
        text = _together([span.first], style)[0]
        return f"from {text}, end unknown" if span.unknown else f"from {text} on"
    text = _together([p for p in (span.last,) if p], style)[0]
    return f"until {text}, beginning unknown" if span.unknown else f"until {text}"


def _set_words(
    members: Sequence[Range], style: _Style, conjunction: str, of_range: Callable[[Range, _Style], str]
) -> str:
    """Return the members of a set, told one by one; single dates share the month and year that they have in common."""
    singles = [m.first for m in members if m.first and m.first == m.last]
    texts = (
        _together(singles, style)
        if len(singles) == len(members)
        else [_together([m.first], style)[0] if m.first and m.first == m.last else of_range(m, style) for m in members]
    )
    if len(texts) == 1:
        return texts[0]
    comma = "" if len(singles) == len(members) else ","
    return f"{', '.join(texts[:-1])}{comma} {conjunction} {texts[-1]}"


def _one_of_words(range: Range, style: _Style) -> str:
    """Return the words for one day within `range`, which has one end or both."""
    if range.first and range.last:
        return "between {} and {}".format(*_together([range.first, range.last], style))
    if range.first:
        return f"not before {_together([range.first], style)[0]}"
    return f"not after {_together([p for p in (range.last,) if p], style)[0]}"


def _all_of_words(range: Range, style: _Style) -> str:
    """Return the words for all dates of `range`, counted in the unit in which it is written."""
    point = range.first or range.last
    unit = f"every {point.precision}" if point else ""
    if range.first and range.last:
        return "{} from {} to {}".format(unit, *_together([range.first, range.last], style))
    if range.first:
        return f"{unit} from {_together([range.first], style)[0]} on"
    return f"{unit} until {_together([p for p in (range.last,) if p], style)[0]}"


def _together(points: Sequence[Point], style: _Style) -> list[str]:
    """Return the words of each date; the month and year that all share are told with the last one only."""
    parts = [_parts(p, style) for p in points]
    shared = 0
    if len({len(p) for p in parts}) == 1 and not any(p.approximate or p.uncertain or p.masked for p in points):
        while shared < len(parts[0]) - 1 and len({p[-1 - shared] for p in parts}) == 1:
            shared += 1
    texts = [" ".join(p[: len(p) - shared]) for p in parts[:-1]]
    texts.append(" ".join(parts[-1]))
    return [
        (style.about if p.approximate else "") + text + (style.uncertain if p.uncertain else "")
        for p, text in zip(points, texts, strict=True)
    ]


def _parts(point: Point, style: _Style) -> tuple[str, ...]:
    """Return the words of one date, those that it may share with others (month, year) last."""
    year = _year(point.first.year)
    if point.precision in ("decade", "century"):
        if point.precision == "decade" and point.first.year > 0:
            return (f"{point.first.year}s",)
        span = f"{year.removesuffix(' BC')}–{_year(point.last.year)}"
        return (span + style.remark.format("year unknown"),)
    if point.precision == "season":
        season = SEASONS[point.month]
        if season.name.endswith(" of"):
            return (f"{season.name} {year}",)
        return (season.name, year + (style.remark.format(season.where) if season.where else ""))
    unknown = style.remark.format(f"{point.masked} unknown") if point.masked else ""
    if not point.month:
        return (year + unknown,)
    month = style.months[point.month - 1]
    if not point.day:
        return (month, year + unknown)
    time = style.time.format(_clock(point)) if point.time else ""
    return (str(point.day), month, year + time)


def _year(year: int) -> str:
    """Return `year` as historians count: there is no year 0, the one before 1 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _clock(point: Point) -> str:
    time = point.time.removesuffix(":00")
    zone = {"Z": "UTC", "": "local time"}.get(point.zone, f"UTC{point.zone}".replace("-", "−"))
    return f"{time} {zone}"
