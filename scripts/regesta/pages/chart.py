"""The time line drawn: what was written stands above the axis, what happened below it, each with its precision.

A figure never grows with the corpus: where marks would be too many, columns count them by year. The same data is in a
list on every page that shows a figure, so the drawing is hidden from screen readers and its links from the tab order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from markupsafe import Markup, escape

from .. import dates
from . import density, marks
from .axis import LABELS, Axis, Days, axis_of, month_of_days, svg, year_of_days
from .entries import Entry

LANE = 7.6
RADIUS = 3.0
MOST = 200
FAR = 26.0
LONG = 400.0
NO_LINKS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Item:
    """One mark: where in time, what it is called, where it leads: `#anchor` is an entry of the same page."""

    edtf: str
    kind: str
    status: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class _Placed:
    item: Item
    x1: float
    x2: float
    lane: int


def figure(
    items: Iterable[Item], years_at: Callable[[int], str] = "#y{}".format, links: Mapping[int, str] = NO_LINKS
) -> Markup:
    """Return the figure of these items by years; nothing for one or none.

    Of more than MOST it is their number by year, where `years_at` gives the place to which a year leads; else `links`
    are the places to which the years named on the axis lead.
    """
    held = [(i, days) for i in items if (days := _days(i.edtf))]
    if len(held) < 2:
        return Markup("")
    if len(held) > MOST:
        return density.by_year(((i.kind, days[0].year) for i, days in held), years_at)
    years = {d.year for _, days in held for d in days}
    if len(years) == 1:
        return year([i for i, _ in held], years.pop())
    return _drawn(held, axis_of(years), links)


def in_columns(items: Iterable[Item]) -> bool:
    """Return whether the figure of these items by years counts them in columns, instead of a mark for each."""
    return sum(_days(item.edtf) is not None for item in items) > MOST


def year(items: Iterable[Item], number: int) -> Markup:
    """Return the figure of one year by months: the zoom of the years' figure. Nothing where it would tell little."""
    return _within(items, year_of_days(number), 2)


def month(items: Iterable[Item], number: int, of: int) -> Markup:
    """Return the figure of one month of the year `number` by days: the zoom of the year's figure."""
    return _within(items, month_of_days(number, of), 1)


def _within(items: Iterable[Item], days: Days, least: int) -> Markup:
    held = [(i, (max(d[0], days.first), min(d[1], days.last)))
            for i in items if (d := _days(i.edtf)) and d[0] <= days.last and d[1] >= days.first]  # fmt: skip
    return _drawn(held, days, NO_LINKS) if least <= len(held) <= MOST else Markup("")


def item(entry: Entry, edtf: str, href: str = "") -> Item:
    """Return the mark of an entry; `href` where it leads to instead of its page."""
    return named(edtf, entry.kind, entry.status, entry.when, entry.title, href or entry.href)


def named(edtf: str, kind: str, status: str, when: str, title: str, href: str) -> Item:
    """Return the mark of what is called so, with its date in words."""
    return Item(edtf, kind, status, f"{when}: {title}" if when else title, href)


def _days(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day that are drawn; an end that is open is drawn as far as the beginning."""
    try:
        when = dates.parse(edtf)
    except dates.BadDate:
        return None
    one, two = when.earliest or when.latest, when.latest or when.earliest
    try:
        return (date.fromisoformat(one), date.fromisoformat(two)) if one else None
    except ValueError:
        return None


def _drawn(held: Sequence[tuple[Item, tuple[date, date]]], axis: Axis | Days, links: Mapping[int, str]) -> Markup:
    above = _lanes([(i, d) for i, d in held if i.kind == "document"], axis)
    below = _lanes([(i, d) for i, d in held if i.kind != "document"], axis)
    top = max((p.lane for p in above), default=-1) + 1
    deep = max((p.lane for p in below), default=-1) + 1
    line = 9 + top * LANE
    parts = [f'<g transform="translate(0 {line:g})">{axis.drawn(links)}</g>']
    parts += [_mark(p, line - 3 - LANE * (p.lane + 0.5)) for p in above]
    parts += [_mark(p, line + LABELS + LANE * (p.lane + 0.5)) for p in below]
    return svg(line + LABELS + deep * LANE + 4, parts)


def _lanes(held: Sequence[tuple[Item, tuple[date, date]]], axis: Axis | Days) -> list[_Placed]:
    """Return the items, each in the lane nearest to the axis where it touches no other; the longest stand outside."""
    ends: list[float] = []
    placed = []
    reached = [(i, *_reach(i, first, last, axis)) for i, (first, last) in sorted(held, key=lambda h: h[1])]
    for item, x1, x2 in sorted(reached, key=lambda r: r[2] - r[1] > LONG):
        lane = next((n for n, end in enumerate(ends) if end + 1.4 <= x1), len(ends))
        ends[lane : lane + 1] = [x2]
        placed.append(_Placed(item, x1, x2, lane))
    return placed


def _reach(item: Item, first: date, last: date, axis: Axis | Days) -> tuple[float, float]:
    shape = marks.extent(item.edtf)
    x1, x2 = axis.x(first), axis.x(last)
    if shape.point:
        return x1 - RADIUS, x1 + RADIUS
    when = dates.parse(item.edtf)
    if not when.latest:
        x2 = x1 + FAR
    if not when.earliest:
        x1 = max(x2 - FAR, 0.0)
    return (x1, x2) if x2 - x1 >= 3 * RADIUS else ((x1 + x2 - 3 * RADIUS) / 2, (x1 + x2 + 3 * RADIUS) / 2)


def _mark(placed: _Placed, y: float) -> str:
    item = placed.item
    css = item.kind if item.kind == "document" else f"event {item.status or 'occurred'}".lower()
    shape = marks.extent(item.edtf)
    if shape.point:
        drawn = marks.point((placed.x1 + placed.x2) / 2, y, RADIUS, f"mark-{css}")
        if shape.fade_before:
            drawn += marks.point((placed.x1 + placed.x2) / 2, y, RADIUS + 1.6, "mark-doubt")
    else:
        drawn = marks.bar(placed.x1, placed.x2, y, marks.thickness(css, 4.2), f"mark-span mark-span-{css}", shape)
    # The name of an entry that the page lists stands there; a script (marks.js) says it where the mouse rests.
    name = "" if item.href.startswith("#") else f"<title>{escape(item.title)}</title>"
    return f'<a href="{escape(item.href)}" tabindex="-1">{name}{drawn}</a>'
