"""The time line drawn: what was written stands above the axis, what happened below it, each with its precision.

A figure never grows with the corpus: where marks would be too many, columns count them by year. The same data is in a
list on every page that shows a figure, so the drawing is hidden from screen readers and its links from the tab order.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from .. import dates
from . import marks
from .entries import Entry

WIDTH = 960
PAD = 14
LANE = 7.6
RADIUS = 3.0
LABELS = 20
MOST = 200
FAR = 26.0
GAP = 4
BREAK = 20.0
LABEL = 40.0
TALL = 64.0


@dataclass(frozen=True, slots=True)
class Item:
    """One mark: where in time, what it is called, where it leads."""

    edtf: str
    kind: str
    status: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The years that are drawn, as runs of (first, last, left edge); between two runs the axis is broken."""

    runs: tuple[tuple[int, int, float], ...]
    per_year: float

    def x(self, day: date) -> float:
        """Return where `day` stands; one within a break stands at its edge."""
        left = float(PAD)
        for first, last, left in self.runs:
            if day.year < first:
                return left
            if day.year <= last:
                start, length = date(day.year, 1, 1).toordinal(), 366 if calendar.isleap(day.year) else 365
                return left + (day.year - first + (day.toordinal() - start) / length) * self.per_year
        first, last, left = self.runs[-1]
        return left + (last - first + 1) * self.per_year


def axis_of(years: Iterable[int]) -> Axis:
    """Return the axis of these years; a run of GAP years or more in which nothing lies is a break."""
    runs: list[list[int]] = []
    for number in sorted(set(years)):
        if runs and number - runs[-1][1] <= GAP:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    total = sum(last - first + 1 for first, last in runs)
    per_year = (WIDTH - 2 * PAD - BREAK * (len(runs) - 1)) / total
    left = float(PAD)
    placed = []
    for first, last in runs:
        placed.append((first, last, left))
        left += (last - first + 1) * per_year + BREAK
    return Axis(tuple(placed), per_year)


@dataclass(frozen=True, slots=True)
class _Placed:
    item: Item
    x1: float
    x2: float
    lane: int


def figure(items: Iterable[Item]) -> Markup:
    """Return the figure of these items by years; of more than MOST, their number by year. Nothing for one or none."""
    held = [(i, days) for i in items if (days := _days(i.edtf))]
    if len(held) < 2:
        return Markup("")
    years = {d.year for _, days in held for d in days}
    if len(held) > MOST:
        return _density([(i, days[0].year) for i, days in held], axis_of(years))
    if len(years) == 1:
        return year([i for i, _ in held], years.pop())
    axis = axis_of(years)
    return _drawn(held, axis, _year_ticks(axis))


def year(items: Iterable[Item], number: int) -> Markup:
    """Return the figure of one year by months: the zoom of the years' figure. Nothing where it would tell little."""
    axis = axis_of([number])
    held = [(i, (max(d[0], date(number, 1, 1)), min(d[1], date(number, 12, 31))))
            for i in items if (d := _days(i.edtf)) and d[0].year <= number <= d[1].year]  # fmt: skip
    return _drawn(held, axis, _month_ticks(axis, number)) if len(held) > 1 else Markup("")


def item(entry: Entry, edtf: str, href: str = "") -> Item:
    """Return the mark of an entry; `href` where it leads to instead of its page."""
    when = f"{entry.when}: " if entry.when else ""
    return Item(edtf, entry.kind, entry.status, f"{when}{entry.title}", href or entry.href)


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


def _drawn(held: Sequence[tuple[Item, tuple[date, date]]], axis: Axis, ticks: str) -> Markup:
    above = _lanes([(i, d) for i, d in held if i.kind == "document"], axis)
    below = _lanes([(i, d) for i, d in held if i.kind != "document"], axis)
    top = max((p.lane for p in above), default=-1) + 1
    deep = max((p.lane for p in below), default=-1) + 1
    line = 9 + top * LANE
    parts = [f'<g transform="translate(0 {line:g})">{_line(axis)}{ticks}</g>']
    parts += [_mark(p, line - 3 - LANE * (p.lane + 0.5)) for p in above]
    parts += [_mark(p, line + LABELS + LANE * (p.lane + 0.5)) for p in below]
    return _svg(line + LABELS + deep * LANE + 4, parts)


def _line(axis: Axis) -> str:
    """Return the axis itself: a line for each run of years, two strokes at each break."""
    parts = []
    for index, (first, last, left) in enumerate(axis.runs):
        right = left + (last - first + 1) * axis.per_year
        parts.append(f'<line class="axis" x1="{left:.1f}" x2="{right:.1f}" y1="0" y2="0"/>')
        if index + 1 < len(axis.runs):
            middle = right + BREAK / 2
            parts.append(f'<path class="axis" d="M{middle - 4:.1f} 4l3-8m2 8l3-8"/>')
    return "".join(parts)


def _svg(height: float, parts: Iterable[str]) -> Markup:
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" aria-hidden="true" '
        f'focusable="false">{"".join(parts)}</svg>'
    )


def _lanes(held: Sequence[tuple[Item, tuple[date, date]]], axis: Axis) -> list[_Placed]:
    """Return the items, each in the lane nearest to the axis where it touches no other."""
    ends: list[float] = []
    placed = []
    for item, (first, last) in sorted(held, key=lambda h: (h[1][0], h[1][1])):
        x1, x2 = _reach(item, first, last, axis)
        lane = next((n for n, end in enumerate(ends) if end + 1.4 <= x1), len(ends))
        ends[lane : lane + 1] = [x2]
        placed.append(_Placed(item, x1, x2, lane))
    return placed


def _reach(item: Item, first: date, last: date, axis: Axis) -> tuple[float, float]:
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
            drawn += (
                f'<circle class="mark-doubt" cx="{(placed.x1 + placed.x2) / 2:.1f}" cy="{y:g}" r="{RADIUS + 1.6:g}"/>'
            )
    else:
        drawn = marks.bar(placed.x1, placed.x2, y, marks.thickness(css, 4.2), f"mark-span mark-span-{css}", shape)
    return f'<a href="{escape(item.href)}" tabindex="-1"><title>{escape(item.title)}</title>{drawn}</a>'


def _year_ticks(axis: Axis) -> str:
    every = next((n for n in (1, 2, 3, 5, 10, 20, 50, 100, 500) if n * axis.per_year >= LABEL), 1000)
    parts = []
    free = 0.0
    for first, last, left in axis.runs:
        for number in range(first, last + 1):
            x = left + (number - first) * axis.per_year
            parts.append(_tick(x))
            middle = x + axis.per_year / 2
            if (number % every == 0 or number == first) and middle >= free:
                parts.append(_label(middle, str(number)))
                free = middle + LABEL
        parts.append(_tick(left + (last - first + 1) * axis.per_year))
    return "".join(parts)


def _month_ticks(axis: Axis, number: int) -> str:
    edges = [*(axis.x(date(number, month, 1)) for month in range(1, 13)), float(WIDTH - PAD)]
    names = [calendar.month_abbr[month] for month in range(1, 13)]
    labels = (_label((a + b) / 2, name) for a, b, name in zip(edges, edges[1:], names, strict=False))
    return "".join([*map(_tick, edges), *labels])


def _tick(x: float) -> str:
    return f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="5"/>'


def _label(x: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="14.5" text-anchor="middle">{text}</text>'


def _density(held: Sequence[tuple[Item, int]], axis: Axis) -> Markup:
    """Return columns: for each year the number of documents above the axis, of events below it."""
    documents = Counter(y for i, y in held if i.kind == "document")
    events = Counter(y for i, y in held if i.kind != "document")
    most = max([*documents.values(), *events.values()])
    parts = [f'<g transform="translate(0 {TALL + 9:g})">{_line(axis)}{_year_ticks(axis)}</g>']
    for counts, css, what in ((documents, "mark-document", "documents"), (events, "mark-span-event", "events")):
        for number, many in sorted(counts.items()):
            high = max(TALL * many / most, 1)
            y = TALL + 6 - high if counts is documents else TALL + 9 + LABELS
            parts.append(
                f'<a href="#y{number}" tabindex="-1"><title>{number}: {many} {what}</title><rect class="{css}" '
                f'x="{axis.x(date(number, 1, 1)) + axis.per_year * 0.15:.1f}" y="{y:.1f}" '
                f'width="{axis.per_year * 0.7:.1f}" height="{high:.1f}"/></a>'
            )
    return _svg(TALL * 2 + 14 + LABELS, parts)
