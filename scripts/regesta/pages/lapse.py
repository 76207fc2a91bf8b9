"""How long after an event a document is dated, as far as the dates of both decide it."""

from __future__ import annotations

from ..edtf import BadDate, Date, Day, read
from .words import count

DAYS, MONTHS = 60, 24
"""Up to so many, a time is told in this unit; beyond, in the next."""

Bounds = tuple[Day | None, Day | None]


def later(event: str, document: str) -> str:
    """Return how long after an event a document is dated: "9 days later", "on the same day", "12 to 13 years later".

    Counted from the end of what lasted. What the dates do not decide is a range or "at least"; where one of them is
    uncertain or approximate, open, unknown, or where they do not say which came first, nothing is returned.
    """
    try:
        happened, written = read(event), read(document)
    except BadDate:
        return ""
    if "undated" in (happened.kind, written.kind) or _doubtful(happened) or _doubtful(written):
        return ""
    began, ended, first, last = _begin(happened), _end(happened), *_days(written)
    if ended[1] and first and first > ended[1]:
        least = _between(ended[1], first)
        most = _between(ended[0], last) if ended[0] and last else None
        return f"{_span(least, most)} later"
    if began[0] and last and last < began[0]:
        least = _between(last, began[0])
        most = _between(first, began[1]) if first and began[1] else None
        return f"{_span(least, most)} before it"
    same = began[0] is not None and (began[0], began[0], began[0]) == (ended[1], first, last)
    return "on the same day" if same else ""


def _days(date: Date) -> Bounds:
    """Return the first and the last day that a date may mean, None where it is open."""
    firsts = [m.first.first if m.first else None for m in date.members]
    lasts = [m.last.last if m.last else None for m in date.members]
    known_firsts, known_lasts = [d for d in firsts if d], [d for d in lasts if d]
    return (
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )


def _begin(date: Date) -> Bounds:
    """Return between which days an event began: of an interval, its beginning; else any day that the date may mean."""
    if date.kind != "interval":
        return _days(date)
    first = date.members[0].first
    return (first.first, first.last) if first else (None, None)


def _end(date: Date) -> Bounds:
    """Return between which days an event ended."""
    if date.kind != "interval":
        return _days(date)
    first, last = date.members[0].first, date.members[0].last
    if not last:
        return None, None
    return max(last.first, first.first) if first else last.first, last.last


def _doubtful(date: Date) -> bool:
    points = [p for m in date.members for p in (m.first, m.last) if p]
    return any(p.uncertain or p.approximate for p in points)


def _between(first: Day, last: Day) -> tuple[int, int, int]:
    """Return the time between two days in whole days, whole months and whole years."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return _ordinal(last) - _ordinal(first), months, months // 12


def _ordinal(day: Day) -> int:
    """Return the number of a day, counted in the proleptic Gregorian calendar; any year."""
    year, month = (day.year, day.month) if day.month > 2 else (day.year - 1, day.month + 12)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day.day


def _span(least: tuple[int, int, int], most: tuple[int, int, int] | None) -> str:
    """Return a time in words, in the unit that its larger bound wants; of months and years, those that have passed."""
    if most is None:
        return f"at least {_whole(*least)}"
    unit = 0 if most[0] <= DAYS else 1 if most[1] <= MONTHS else 2
    name = ("day", "month", "year")[unit]
    low, high = least[unit], most[unit]
    if low != high:
        return f"{low} to {high + (unit > 0)} {name}s" if low else f"up to {high + (unit > 0)} {name}s"
    return f"{'more than ' if unit else ''}{count(low, name)}"


def _whole(days: int, months: int, years: int) -> str:
    return count(days, "day") if days <= DAYS else count(months, "month") if months <= MONTHS else count(years, "year")
