"""The pages of a divided list as views: where each lies, what is beside it, what is under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Corpus, Site
from . import density
from .entries import Entry, Year, of_document, of_event
from .folds import Dated, Fold, walk
from .words import count


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
class Leaf:
    """One page of a list in order of time: where it is, its part of the list, the ways from it."""

    path: str
    label: str
    fold: Fold
    ways: tuple[tuple[str, tuple[Way, ...]], ...]
    under: tuple[Under, ...]


def leaves(fold: Fold, address: str, site: Site) -> Iterator[Leaf]:
    """Yield every page of the list that begins at `address` (`/timeline/`)."""
    for page, trail in walk(fold):
        yield Leaf(
            f"{address}{page.path}",
            page.label,
            page,
            tuple(_ways(page, trail, address, site)),
            tuple(_under(f, address, site) for f in page.folds),
        )


def _ways(page: Fold, trail: tuple[Fold, ...], address: str, site: Site) -> Iterator[tuple[str, tuple[Way, ...]]]:
    within = {f.path for f in trail}
    for over in trail:
        named = {"all": "Years", "year": "Months", "month": "Parts", "part": "Parts"}[over.scale]
        ways = [
            Way(site.link(f"{address}{f.path}"), _short(f),
                "page" if f is page else "true" if f.path in within else "")
            for f in over.folds
        ]  # fmt: skip
        whole = [Way(site.link(address), "All years")] if over.scale == "all" else []
        yield named, (*whole, *ways)


def _short(fold: Fold) -> str:
    """Return the name of a page among those beside it: "2012", "March", "2"."""
    if fold.scale == "month":
        return fold.label.removesuffix(f" {fold.held[0].year}").removeprefix(f"{fold.held[0].year}, ").capitalize()
    return fold.path.rstrip("/").rpartition("/")[2] if fold.scale == "part" else fold.label


def _under(fold: Fold, address: str, site: Site) -> Under:
    anchor = f"y{fold.label}" if fold.scale == "year" and fold.held[0].year else fold.path.rstrip("/").replace("/", "-")
    return Under(
        site.link(f"{address}{fold.path}"), fold.label, anchor, extent(fold), fold.start, len(fold.held)
    )  # fmt: skip


def anchors(years: Iterable[Year]) -> tuple[tuple[str, tuple[Way, ...]], ...]:
    """Return the ways to the years of a list that is whole: each year has its place on the page."""
    ways = tuple(Way(f"#{year.anchor}", year.label) for year in years)
    return (("Years", ways),) if len(ways) > 1 else ()


def extent(fold: Fold) -> str:
    """Return how much a page holds: "64 documents and 123 events"."""
    documents, events = density.counts(fold.held)
    told = [count(documents, "document")] if documents else []
    told += [count(events, "event")] if events else []
    return " and ".join(told) or "Nothing"


def titled(list_name: str, leaf: Leaf) -> str:
    """Return the title of a page: "Documents", "Documents, March 2012", "Documents, undated"."""
    label = leaf.label if leaf.fold.held and leaf.fold.held[0].year else leaf.label.lower()
    return f"{list_name}, {label}" if label else list_name


def entries(leaf: Leaf, corpus: Corpus, site: Site) -> Iterator[Entry]:
    """Yield the entries that a page lists itself: none where it is divided."""
    for held in () if leaf.fold.folds else leaf.fold.held:
        yield entry(held, corpus, site)


def entry(held: Dated, corpus: Corpus, site: Site) -> Entry:
    """Return the entry of a document or an event."""
    if held.kind == "event":
        return of_event(corpus.events[held.id], corpus, site)
    return of_document(corpus.documents[held.id], corpus, site)
