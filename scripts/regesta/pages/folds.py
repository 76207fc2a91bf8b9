"""How a long list is divided into pages: whole while it is short, else by year, a long year by month, that in parts.

The one rule for every list in order of time. Pages keep their addresses as long as the division holds: `2012/`,
`2012/03/`, `2012/03/2/`, `2012/year/` for what is dated to the year only, `undated/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from .. import dates
from ..load.link import time_key

MOST = 200
"""The most entries on one page: of entries as rich as those of the first edition, less than 64 KB compressed."""

UNDATED = "undated"
OF_YEAR = "year"
OPEN = ".."

Kind = Literal["document", "event"]


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry before it is made: which record, and when.

    `year` is that of its earliest day (of its latest where it has none), empty where it is undated; `month` is "03",
    or "year" where the date begins with its year and lasts at least as long; `last` is the year in which it ends.
    `first` and `last` are ".." where that end is open; `day` is "23" where it is one day. All are empty where the date
    is not known.
    """

    kind: Kind
    id: str
    edtf: str
    year: str = ""
    month: str = ""
    first: str = ""
    last: str = ""
    day: str = ""

    @property
    def years(self) -> str:
        """The years that the date may lie in: "2012", "2012/2014", "2012/..", "../2004", or nothing."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Fold:
    """A page of a list, and the pages that it is divided into; `folds` is empty where it lists its entries itself.

    `path` continues the address of the list, `start` is the place of the first entry in the whole list, from 0.
    """

    path: str
    label: str
    scale: Literal["all", "year", "month", "part"]
    start: int
    held: tuple[Dated, ...]
    folds: tuple[Fold, ...] = ()


def dated(kind: Kind, id: str, edtf: str) -> Dated:
    """Return an entry with its place in time; one whose date cannot be read (`check` reports it) is undated."""
    try:
        when = dates.parse(edtf)
    except dates.BadDate:
        return Dated(kind, id, edtf)
    at = when.earliest or when.latest
    if not at:
        return Dated(kind, id, edtf)
    year, month, day = at.rsplit("-", 2)
    first = year if when.earliest else OPEN
    last = when.latest.rsplit("-", 2)[0] if when.latest else OPEN
    whole = when.earliest.endswith("-01-01") and (last != year or when.latest.endswith("-12-31"))
    exact = when.earliest == when.latest
    return Dated(kind, id, edtf, year, OF_YEAR if whole else month, first, last, day if exact else "")


def divided(held: Iterable[Dated], most: int = MOST) -> Fold:
    """Return the list of `held` as pages of at most `most` entries each, all in order of time."""
    ordered = sorted(held, key=lambda d: time_key(d.edtf))
    if len(ordered) <= most:
        return Fold("", "", "all", 0, tuple(ordered))
    return Fold("", "", "all", 0, tuple(ordered), tuple(_years(ordered, most)))


def _years(held: Sequence[Dated], most: int) -> Iterator[Fold]:
    start = 0
    for year, group in groupby(held, key=lambda d: d.year):
        found = tuple(group)
        path, label = f"{year or UNDATED}/", year or UNDATED.capitalize()
        if len(found) <= most:
            within: tuple[Fold, ...] = ()
        elif year:
            within = tuple(_months(found, year, start, most))
        else:
            within = tuple(_parts_of(found, path, label, start, most))
        yield Fold(path, label, "year", start, found, within)
        start += len(found)


def _months(held: Sequence[Dated], year: str, start: int, most: int) -> Iterator[Fold]:
    for month, group in groupby(held, key=lambda d: d.month):
        found = tuple(group)
        path = f"{year}/{month}/"
        label = f"{year}, no month" if month == OF_YEAR else f"{dates.MONTHS[int(month) - 1]} {year}"
        within = tuple(_parts_of(found, path, label, start, most)) if len(found) > most else ()
        yield Fold(path, label, "month", start, found, within)
        start += len(found)


def _parts_of(held: Sequence[Dated], path: str, label: str, start: int, most: int) -> Iterator[Fold]:
    number = -(-len(held) // most)
    edges = [len(held) * n // number for n in range(number + 1)]
    for n, (a, b) in enumerate(pairwise(edges), start=1):
        yield Fold(f"{path}{n}/", f"{label}, {n} of {number}", "part", start + a, tuple(held[a:b]))


def walk(fold: Fold, trail: tuple[Fold, ...] = ()) -> Iterator[tuple[Fold, tuple[Fold, ...]]]:
    """Yield every page of a list in order, each with the pages it lies within, the widest first."""
    yield fold, trail
    for under in fold.folds:
        yield from walk(under, (*trail, fold))
