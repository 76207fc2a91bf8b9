"""The pages of a divided list as views: where each lies, what is beside it, what is under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """One page of a list: where it is, its part of the list, the ways from it."""

    path: str
    label: str
    fold: Fold[T]
    ways: tuple[tuple[str, tuple[Way, ...]], ...]
    under: tuple[Under, ...]


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
    for page, trail in walk(fold):
        yield Leaf(
            f"{address}{page.path}",
            page.label,
            page,
            tuple(_ways(page, trail, address, site)),
            tuple(_under(f, address, site, tell(f)) for f in page.folds),
        )


def _ways(page: Fold[T], trail: tuple[Fold[T], ...], address: str, site: Site) -> Iterator[tuple[str, tuple[Way, ...]]]:
    within = {f.path for f in trail}
    for over in trail:
        ways = [
            Way(site.link(f"{address}{f.path}"), f.short,
                "page" if f is page else "true" if f.path in within else "")
            for f in over.folds
        ]  # fmt: skip
        named = over.folds[0].scale
        whole = [Way(site.link(address), "All years" if named == "year" else "All")] if over.scale == "all" else []
        yield NAMES[named], (*whole, *ways)


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
