"""Axes of time: years with breaks where nothing lies, and the days of one year or month. Where a day stands on them.

Only presentation attributes and classes are used, since the Content-Security-Policy forbids styles in the page.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from ..dates import MONTHS
from .marks import short

WIDTH = 960
PAD = 14
LABELS = 20
GAP = 4
BREAK = 20.0
LABEL = 40.0
DAYS = (1, 5, 10, 15, 20, 25)


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

    def drawn(self, links: Mapping[int, str]) -> str:
        """Return the line of each run, the breaks, a tick for each year, and the years that have room as labels."""
        edges = [(left, left + (last - first + 1) * self.per_year) for first, last, left in self.runs]
        strokes = [line(a, b) for a, b in edges]
        strokes += [f"M{short(b + BREAK / 2 - 4)} 4l3-8m2 8l3-8" for _, b in edges[:-1]]
        strokes += [tick(left + n * self.per_year) for first, last, left in self.runs for n in range(last - first + 2)]
        return scale(strokes, self._labels(links))

    def _labels(self, links: Mapping[int, str]) -> Iterator[str]:
        every = next((n for n in (1, 2, 3, 5, 10, 20, 50, 100, 500) if n * self.per_year >= LABEL), 1000)
        free = 0.0
        for first, last, left in self.runs:
            for number in range(first, last + 1):
                middle = left + (number - first + 0.5) * self.per_year
                if (number % every == 0 or number == first) and middle >= free:
                    yield label(middle, str(number), links.get(number, ""))
                    free = middle + LABEL


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, a year or a month, without a break."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return the middle of `day`."""
        return self.begins((day - self.first).days + 0.5)

    def begins(self, days: float) -> float:
        """Return what stands so many days after the beginning."""
        return PAD + days / ((self.last - self.first).days + 1) * (WIDTH - 2 * PAD)

    def drawn(self, links: Mapping[int, str]) -> str:
        """Return the line with the months of a year, or with days of a month; `links` are by month or day."""
        if self.first.month != self.last.month:
            starts = [(date(self.first.year, month, 1) - self.first).days for month in range(1, 13)]
            names = [(n, name[:3]) for n, name in enumerate(MONTHS, 1)]
        else:
            starts = list(range(self.last.day))
            names = [(n, str(n) if n in DAYS or n == self.last.day else "") for n in range(1, self.last.day + 1)]
        edges = [*map(self.begins, starts), float(WIDTH - PAD)]
        labels = (
            label((a + b) / 2, name, links.get(number, ""))
            for a, b, (number, name) in zip(edges, edges[1:], names, strict=False)
            if name
        )
        return scale([line(edges[0], edges[-1]), *map(tick, edges)], labels)


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


def year_of_days(number: int) -> Days:
    """Return the axis of one year by months."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def month_of_days(year: int, month: int) -> Days:
    """Return the axis of one month by days."""
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def scale(strokes: Iterable[str], labels: Iterable[str]) -> str:
    """Return an axis: its strokes as one path, its names over their middle."""
    return f'<path class="axis" d="{"".join(strokes)}"/><g text-anchor="middle">{"".join(labels)}</g>'


def line(a: float, b: float) -> str:
    """Return a stretch of the axis, as a part of a path."""
    return f"M{short(a)} 0H{short(b)}"


def tick(x: float) -> str:
    """Return the stroke at which a year, a month or a day begins, as a part of a path."""
    return f"M{short(x)} 0v5"


def label(x: float, text: str, href: str = "") -> str:
    """Return the name of a year, a month or a day, as a link where it has a page or a place on this one."""
    drawn = f'<text x="{short(x)}" y="14.5">{text}</text>'
    return f'<a href="{escape(href)}" tabindex="-1">{drawn}</a>' if href else drawn


def svg(height: float, parts: Iterable[str]) -> Markup:
    """Return the figure: hidden from screen readers, since the list on the page says the same."""
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )
