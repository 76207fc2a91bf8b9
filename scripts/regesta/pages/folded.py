"""The pages of a divided list as views: where each lies, what is beside it, what is under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from markupsafe import Markup

from ..model import Corpus, Site
from . import chart, density
from .entries import Entry, Year, of_document, of_event
from .folds import UNDATED, Dated, Fold, T, walk
from .words import count

NAMES = {"year": "Years", "month": "Months", "group": "Groups", "letter": "Letters", "part": "Parts"}


@dataclass(frozen=True, slots=True)
class Under:
    """A page under this one: how much it holds, and from which place in the whole list on, for scripts that narrow."""

    href: str
    label: str
    anchor: str
    extent: str
    start: int
    number: int


@dataclass(frozen=True, slots=True)
class Way:
    """A page beside this one; `current` is "page" for this one itself, "true" for one that it lies within."""

    href: str
    label: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: where it is, its part of the list, the pages under it.

    `beside` are the pages beside it and beside those that it lies within, with what such pages are called; `here` are
    the links to itself and to these. Pages that lie beside one another have `beside` in common.
    """

    path: str
    label: str
    fold: Fold[T]
    beside: tuple[tuple[str, tuple[Way, ...]], ...]
    here: tuple[str, ...]
    under: tuple[Under, ...]

    @property
    def ways(self) -> tuple[tuple[str, tuple[Way, ...]], ...]:
        """The ways from this page, with what each kind of them is called."""
        current = {**dict.fromkeys(self.here, "true"), self.here[-1]: "page"}
        return tuple((name, tuple(replace(way, current=current[way.href]) if way.href in current else way
                     for way in ways)) for name, ways in self.beside)  # fmt: skip


def extent(fold: Fold[Dated]) -> str:
    """Return how much a page holds: "64 documents and 123 events"."""
    documents, events = density.counts(fold.held)
    told = [count(documents, "document")] if documents else []
    told += [count(events, "event")] if events else []
    return " and ".join(told) or "Nothing"


def leaves(fold: Fold[Dated], address: str, site: Site) -> Iterator[Leaf[Dated]]:
    """Yield every page of the list in order of time that begins at `address` (`/timeline/`)."""
    return leaves_of(fold, address, site, extent)


def leaves_of(fold: Fold[T], address: str, site: Site, tell: Callable[[Fold[T]], str]) -> Iterator[Leaf[T]]:
    """Yield every page of the list that begins at `address`; `tell` says how much a page holds."""
    beside = {page.path: _beside(page, address, site) for page, _ in walk(fold) if page.folds}
    for page, trail in walk(fold):
        yield Leaf(
            f"{address}{page.path}",
            page.label,
            page,
            tuple(beside[over.path] for over in trail),
            tuple(site.link(f"{address}{over.path}") for over in (*trail[1:], page)),
            tuple(_under(f, address, site, tell(f)) for f in page.folds),
        )


def _beside(over: Fold[T], address: str, site: Site) -> tuple[str, tuple[Way, ...]]:
    """Return the ways to the pages under `over`, and what these are called."""
    named = over.folds[0].scale
    whole = [Way(site.link(address), "All years" if named == "year" else "All")] if over.scale == "all" else []
    return NAMES[named], (*whole, *(Way(site.link(f"{address}{f.path}"), f.short) for f in over.folds))


def _under(fold: Fold[T], address: str, site: Site, extent: str) -> Under:
    dated = fold.scale == "year" and fold.path != f"{UNDATED}/"
    anchor = f"y{fold.label}" if dated else fold.path.rstrip("/").replace("/", "-")
    return Under(site.link(f"{address}{fold.path}"), fold.label, anchor, extent, fold.start, len(fold.held))


def anchors(years: Iterable[Year]) -> tuple[tuple[str, tuple[Way, ...]], ...]:
    """Return the ways to the years of a list that is whole: each year has its place on the page."""
    ways = tuple(Way(f"#{year.anchor}", year.label) for year in years)
    return (("Years", ways),) if len(ways) > 1 else ()


def titled(list_name: str, leaf: Leaf[T]) -> str:
    """Return the title of a page: "Documents", "Documents, March 2012", "Documents, undated"."""
    label = leaf.label.lower() if leaf.fold.path.startswith(f"{UNDATED}/") else leaf.label
    return f"{list_name}, {label}" if label else list_name


def figure(
    leaf: Leaf[Dated], items: Sequence[chart.Item], address: str, site: Site, links: Mapping[int, str] = chart.NO_LINKS
) -> Markup:
    """Return the figure of a page: density where it is divided; else `items` by years, of one year by months or days.

    `links` are the places to which the years named on the axis of a whole list lead.
    """
    fold, number = leaf.fold, density.drawn_year(leaf.fold)
    if fold.folds:
        return density.of_fold(fold, lambda under: site.link(f"{address}{under.path}"))
    if not leaf.label:
        return chart.figure(items, links=links)
    if not number:
        return Markup("")
    month = fold.held[0].month
    return (
        chart.month(items, number, int(month))
        if fold.scale != "year" and month.isdigit()
        else chart.year(items, number)
    )


def entries(leaf: Leaf[Dated], corpus: Corpus, site: Site) -> Iterator[Entry]:
    """Yield the entries that a page lists itself: none where it is divided."""
    for held in () if leaf.fold.folds else leaf.fold.held:
        yield entry(held, corpus, site)


def entry(held: Dated, corpus: Corpus, site: Site) -> Entry:
    """Return the entry of a document or an event."""
    if held.kind == "event":
        return of_event(corpus.events[held.id], corpus, site)
    return of_document(corpus.documents[held.id], corpus, site)
