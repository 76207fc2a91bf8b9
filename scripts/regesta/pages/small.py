"""Small drawings that stand within the text: the documents of a page by year, and those it shares with a record.

Each mark leads to what it stands for. Like the time lines they are hidden from screen readers and their links from the
tab order: the words beside them, and the lists that they lead to, say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from .axis import GAP
from .words import count

WIDTH, TALL, LABEL = 240.0, 26.0, 13.0
WIDEST = 12.0
"""The most that a year is wide."""

DOTS, PITCH, RADIUS = 24, 6.0, 2.1


@dataclass(frozen=True, slots=True)
class Shared:
    """A document that has both records: `near` where one passage has, `href` is its entry on the page."""

    id: str
    near: bool
    href: str


def activity(counted: Mapping[int, int], held: Iterable[int], href: Callable[[int], str]) -> tuple[Markup, str]:
    """Return the columns of the documents of each year, and the same in words; nothing for fewer than two years.

    A year of `held`, of which the edition has documents but none is here, is a line; one of which it has none is
    blank, and of many such that follow one another only a few are drawn.
    """
    years = sorted({*held, *counted})
    if len(years) < 2 or not counted:
        return Markup(""), ""
    places: dict[int, float] = {years[0]: 0.0}
    for before, year in pairwise(years):
        places[year] = places[before] + min(year - before, GAP)
    wide = min(WIDTH / (places[years[-1]] + 1), WIDEST)
    most = max(counted.values())
    parts = [_year(year, x * wide, wide, counted.get(year, 0) / most, counted.get(year, 0), href)
             for year, x in places.items()]  # fmt: skip
    right = (places[years[-1]] + 1) * wide
    parts.append(f'<text x="0" y="{TALL + LABEL:g}">{years[0]}</text>')
    if right > 60:
        parts.append(f'<text x="{right:.1f}" y="{TALL + LABEL:g}" text-anchor="end">{years[-1]}</text>')
    told = "; ".join(f"{year}: {number}" for year, number in sorted(counted.items()))
    return _svg("activity", max(right, 60), TALL + LABEL + 2, parts), told


def _year(year: int, x: float, wide: float, share: float, number: int, href: Callable[[int], str]) -> str:
    inset = wide * 0.12
    at = f'x="{x + inset:.1f}" width="{wide - 2 * inset:.1f}"'
    if not number:
        return f'<rect class="year-without" {at} y="{TALL - 1:g}" height="1"><title>{year}: none here</title></rect>'
    high = max((TALL - 2) * share, 3)
    return (
        f'<a href="{escape(href(year))}" tabindex="-1"><title>{year}: {count(number, "document")}</title>'
        f'<rect class="year-with" {at} y="{TALL - high:.1f}" height="{high:.1f}"/></a>'
    )


def dots(found: Sequence[Shared], more: bool) -> Markup:
    """Return a dot for each shared document: full where one passage has both, open where only the document has.

    `more` is whether there are others; a line then goes on where the dots end.
    """
    parts = [
        f'<a href="{escape(one.href)}" tabindex="-1"><title>{escape(one.id)}{", in one passage" if one.near else ""}'
        f'</title><circle class="{"dot-near" if one.near else "dot-apart"}" cx="{(n + 0.5) * PITCH:g}" cy="4" '
        f'r="{RADIUS:g}"/></a>'
        for n, one in enumerate(found)
    ]
    wide = len(found) * PITCH
    if more:
        parts.append(f'<path class="dot-more" d="M{wide + 1:g} 4h{PITCH * 2:g}"/>')
    return _svg("dots", wide + (PITCH * 2 + 2 if more else 0), 8, parts)


def _svg(css: str, width: float, height: float, parts: Iterable[str]) -> Markup:
    return Markup(
        f'<svg class="{css}" viewBox="0 0 {width:.4g} {height:g}" width="{width:.4g}" height="{height:g}" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )
