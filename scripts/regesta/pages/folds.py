"""How a long list is divided into pages: whole while it is short, else by year, a long year by month, that in parts.

The one rule for every list: lists in order of time here, those in order of names in `registers`. Pages keep their
addresses as long as the division holds: `2012/`, `2012/03/`, `2012/03/2/`, `2012/year/` for what is dated to the year
only, `undated/`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, groupby, pairwise
from typing import Generic, Literal, TypeVar

from .. import dates
from ..load.link import time_key

MOST = 200
"""The most entries and quotations on one page: as rich as those of the first edition, less than 64 KB compressed."""

UNDATED = "undated"
OF_YEAR = "year"
OPEN = ".."

Kind = Literal["document", "event"]
T = TypeVar("T")


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
class Fold(Generic[T]):
    """A page of a list, and the pages that it is divided into; `folds` is empty where it lists its entries itself.

    `path` continues the address of the list, `start` is the place of the first entry in the whole list, from 0.
    `short` is what the page is called among those beside it: "2012", "March", "2".
    """

    path: str
    label: str
    short: str
    scale: Literal["all", "year", "month", "group", "letter", "part"]
    start: int
    held: tuple[T, ...]
    folds: tuple[Fold[T], ...] = ()


Weigh = Callable[[T], int]


def one(_: object) -> int:
    """Return the weight of an entry that quotes nothing."""
    return 1


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


def divided(held: Iterable[Dated], most: int = MOST) -> Fold[Dated]:
    """Return the list of `held` as pages of at most `most` entries each, all in order of time."""
    return in_order(sorted(held, key=lambda d: time_key(d.edtf)), most)


def in_order(held: Sequence[Dated], most: int = MOST, weigh: Weigh[Dated] = one) -> Fold[Dated]:
    """Return the same of entries that are in order of time; `weigh` gives how many entries each counts for."""
    folds = () if fits(held, most, weigh) else tuple(_years(held, most, weigh))
    return Fold("", "", "", "all", 0, tuple(held), folds)


def fits(held: Iterable[T], most: int, weigh: Weigh[T]) -> bool:
    """Return whether these entries are few enough for one page."""
    total = 0
    return all((total := total + weigh(h)) <= most for h in held)


def _years(held: Sequence[Dated], most: int, weigh: Weigh[Dated]) -> Iterator[Fold[Dated]]:
    start = 0
    for year, group in groupby(held, key=lambda d: d.year):
        found = tuple(group)
        path, label = f"{year or UNDATED}/", year or UNDATED.capitalize()
        if fits(found, most, weigh):
            within: tuple[Fold[Dated], ...] = ()
        elif year:
            within = tuple(_months(found, year, start, most, weigh))
        else:
            within = tuple(parts(found, path, label, start, most, weigh))
        yield Fold(path, label, label, "year", start, found, within)
        start += len(found)


def _months(held: Sequence[Dated], year: str, start: int, most: int, weigh: Weigh[Dated]) -> Iterator[Fold[Dated]]:
    for month, group in groupby(held, key=lambda d: d.month):
        found = tuple(group)
        path = f"{year}/{month}/"
        short = "No month" if month == OF_YEAR else dates.MONTHS[int(month) - 1]
        label = f"{year}, no month" if month == OF_YEAR else f"{short} {year}"
        within = () if fits(found, most, weigh) else tuple(parts(found, path, label, start, most, weigh))
        yield Fold(path, label, short, "month", start, found, within)
        start += len(found)


def parts(held: Sequence[T], path: str, label: str, start: int, most: int, weigh: Weigh[T] = one) -> Iterator[Fold[T]]:
    """Yield what nothing but its length divides, in as few parts of about one weight as hold it."""
    edges = _edges([min(weigh(h), most) for h in held], most)
    for n, (a, b) in enumerate(edges, start=1):
        yield Fold(f"{path}{n}/", f"{label}, {n} of {len(edges)}", str(n), "part", start + a, tuple(held[a:b]))


def _edges(weights: Sequence[int], most: int) -> list[tuple[int, int]]:
    reached = [0, *accumulate(weights)]
    for number in count(-(-reached[-1] // most)):
        ends = [bisect_right(reached, reached[-1] * n // number) - 1 for n in range(number + 1)]
        found = [(a, b) for a, b in pairwise(ends) if a < b]
        if all(reached[b] - reached[a] <= most for a, b in found):
            return found
    return []


def walk(fold: Fold[T], trail: tuple[Fold[T], ...] = ()) -> Iterator[tuple[Fold[T], tuple[Fold[T], ...]]]:
    """Yield every page of a list in order, each with the pages it lies within, the widest first."""
    yield fold, trail
    for under in fold.folds:
        yield from walk(under, (*trail, fold))
