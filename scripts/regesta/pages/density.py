"""Density: columns that count entries by year, month or day, documents above the axis, events below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from .axis import LABELS, Axis, Days, axis_of, month_of_days, svg, year_of_days
from .folds import OF_YEAR, Dated, Fold

TALL = 64.0


@dataclass(frozen=True, slots=True)
class Column:
    """What is counted in one stretch of the axis. `start` is the place of its first entry in the list, from 0."""

    label: str
    a: float
    b: float
    documents: int
    events: int
    href: str
    start: int = -1


def columns(found: Sequence[Column], axis: Axis | Days, links: Mapping[int, str]) -> Markup:
    """Return the figure of these columns. Where each begins in the list is kept, so that scripts can narrow it."""
    most = max(max(c.documents, c.events) for c in found)
    up, down = (TALL * max(values) / most for values in zip(*((c.documents, c.events) for c in found), strict=True))
    parts = [f'<g transform="translate(0 {up + 9:g})">{axis.drawn(links)}</g>']
    for column in found:
        where = f' data-start="{column.start}" data-number="{column.documents + column.events}"'
        place = where if column.start >= 0 else ""
        for many, css, what, y in (
            (column.documents, "mark-document", "documents", 0.0),
            (column.events, "mark-span-event", "events", up + 9 + LABELS),
        ):
            if many:
                high = max(TALL * many / most, 1)
                top = y or up + 6 - high
                parts.append(
                    f'<a href="{escape(column.href)}" tabindex="-1"{place} data-of="{what}" data-many="{many}">'
                    f"<title>{column.label}: {many} {what}</title>"
                    f'<rect class="{css}" x="{column.a:.1f}" y="{top:.1f}" width="{column.b - column.a:.1f}" '
                    f'height="{high:.1f}"/></a>'
                )
    return svg(up + down + 14 + LABELS, parts)


def by_year(held: Iterable[tuple[str, int]], href: Callable[[int], str]) -> Markup:
    """Return the columns of (kind, year) for each year; `href` gives where a year leads."""
    counted = Counter(held)
    years = sorted({year for _, year in counted})
    axis = axis_of(years)
    events = Counter(dict.fromkeys(years, 0))
    for (kind, y), number in counted.items():
        if kind != "document":
            events[y] += number
    return columns([_of_year(y, axis, counted["document", y], events[y], href(y)) for y in years], axis, {})


def _of_year(year: int, axis: Axis, documents: int, events: int, href: str, start: int = -1) -> Column:
    x = axis.x(date(year, 1, 1))
    return Column(str(year), x + axis.per_year * 0.15, x + axis.per_year * 0.85, documents, events, href, start)


def of_fold(fold: Fold[Dated], href: Callable[[Fold[Dated]], str]) -> Markup:
    """Return the density of a page that is divided: of the whole by year, a year by month, a month by day."""
    match fold.scale:
        case "all":
            dated = [(year, f) for f in fold.folds if (year := drawn_year(f))]
            if not dated:
                return Markup("")
            axis = axis_of(year for year, _ in dated)
            found = [_of_year(year, axis, *counts(f.held), href(f), f.start) for year, f in dated]
            return columns(found, axis, {year: href(f) for year, f in dated})
        case "year" if year := drawn_year(fold):
            return _months(fold, year, href)
        case "month" if drawn_year(fold) and fold.held[0].month != OF_YEAR:
            return _days(fold, href)
    return Markup("")


def _months(fold: Fold[Dated], year: int, href: Callable[[Fold[Dated]], str]) -> Markup:
    days = year_of_days(year)
    found = []
    for under in fold.folds:
        if under.held[0].month != OF_YEAR:
            month = month_of_days(year, int(under.held[0].month))
            after = (month.last - days.first).days + 1
            a, b = days.begins(after - month.last.day), days.begins(after)
            inset = (b - a) * 0.15
            found.append(Column(under.label, a + inset, b - inset, *counts(under.held), href(under), under.start))
    links = {int(f.held[0].month): href(f) for f in fold.folds if f.held[0].month != OF_YEAR}
    return columns(found, days, links) if found else Markup("")


def _days(fold: Fold[Dated], href: Callable[[Fold[Dated]], str]) -> Markup:
    year, month = fold.held[0].year, fold.held[0].month
    days = month_of_days(int(year), int(month))
    found: dict[int, tuple[Fold[Dated], int, list[Dated]]] = {}
    for part in fold.folds:
        for n, held in enumerate(part.held):
            if held.day:
                found.setdefault(int(held.day), (part, part.start + n, []))[2].append(held)
    drawn = []
    for number, (part, start, entries) in sorted(found.items()):
        a, b = days.begins(number - 1), days.begins(number)
        inset = (b - a) * 0.15
        drawn.append(Column(f"{number} {fold.label}", a + inset, b - inset, *counts(entries), href(part), start))
    return columns(drawn, days, {}) if drawn else Markup("")


def drawn_year(fold: Fold[Dated]) -> int:
    """Return the year in which the entries of a page begin; 0 where there is none, or none that a calendar draws."""
    year = fold.held[0].year if fold.held else ""
    return int(year) if year.isdigit() and int(year) < 9999 else 0


def counts(held: Iterable[Dated]) -> tuple[int, int]:
    """Return how many of these are documents, how many events."""
    kinds = Counter(d.kind for d in held)
    return kinds["document"], kinds["event"]
