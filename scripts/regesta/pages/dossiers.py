"""What each topic, actor, place, series and act gathers, and on which page of it a document stands; made once for all.

Every such page is one list of documents and events in order of time, divided by the one rule (`folds`). Its documents
quote passages, and a quotation counts as an entry does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..load.link import time_key
from ..model import Corpus, Document
from . import hierarchy
from .folds import Dated, Fold, dated, in_order, one, walk
from .gathered import years_of

MOST = 160
"""The most entries and quotations on one page: fewer than of a mere list, since what they say together stands there."""

OF_TOPIC, OF_ACTOR, OF_PLACE, OF_ACT = 24, 4, 2, 12
"""The most passages of one document that a page quotes; further ones are links."""

LONG = 4
"""Entries that the words of an act count for: they are shown whole."""

Weigh = Callable[[Document], int]


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The list of each page by its address (`/t/trade/`), and where in it a document stands.

    `order` has the place of each document in the order of time, `years` those that any document may lie in; `pages`
    have, of a list that is divided, the place of the first document of each page, and the paths of these pages.
    """

    folds: Mapping[str, Fold[Dated]]
    order: Mapping[str, int]
    years: frozenset[int]
    pages: Mapping[str, tuple[tuple[int, ...], tuple[str, ...]]]

    def documents(self, address: str) -> tuple[str, ...]:
        """Return the ids of the documents of a page, in order of time."""
        return tuple(h.id for h in self.folds[address].held if h.kind == "document")

    def entry(self, address: str, document: str) -> str:
        """Return the path of the entry of a document: on the page at `address`, or on the part that lists it."""
        starts, paths = self.pages.get(address, ((), ()))
        path = paths[max(bisect_right(starts, self.order[document]) - 1, 0)] if paths else ""
        return f"{address}{path}#document-{document}"

    def year(self, address: str, year: str) -> str:
        """Return the path of the entries of a year (of no year: of the undated): their page, or their place on it."""
        if self.folds[address].folds:
            return f"{address}{year or 'undated'}/"
        return f"{address}#{f'y{year}' if year else 'undated'}"


def of(corpus: Corpus) -> Dossiers:
    """Return the lists of all pages that gather documents."""
    held = [dated("event", id, corpus.events[id].date) for id in corpus.event_chronology]
    held += [dated("document", id, corpus.documents[id].date) for id in corpus.chronology]
    held.sort(key=lambda h: time_key(h.edtf))
    order = {(h.kind, h.id): n for n, h in enumerate(held)}
    folds = {}
    for address, documents, events, most, weigh in _lists(corpus):
        numbers = sorted([*(order["document", d] for d in documents), *(order["event", e] for e in events)])
        found = tuple(held[n] for n in numbers)
        folds[address] = in_order(found, MOST, _weight(corpus, weigh) if len(found) * (1 + most) > MOST else one)
    documents_in_order = {id: n for (kind, id), n in order.items() if kind == "document"}
    pages = {address: _pages(fold, documents_in_order) for address, fold in folds.items() if fold.folds}
    years = frozenset(y for d in corpus.documents.values() for y in years_of(d.date))
    return Dossiers(folds, documents_in_order, years, pages)


def _weight(corpus: Corpus, weigh: Weigh) -> Callable[[Dated], int]:
    return lambda h: 1 if h.kind == "event" else 1 + weigh(corpus.documents[h.id])


def _pages(fold: Fold[Dated], order: Mapping[str, int]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    first = [
        (next((order[h.id] for h in page.held if h.kind == "document"), -1), page.path)
        for page, _ in walk(fold)
        if not page.folds
    ]
    found = [(start, path) for start, path in first if start >= 0]
    return tuple(start for start, _ in found), tuple(path for _, path in found)


def _lists(corpus: Corpus) -> Iterator[tuple[str, Iterable[str], Iterable[str], int, Weigh]]:
    """Yield each page: address, documents, events, the most that one document weighs beside itself, what weighs it."""
    for topic in corpus.topics.values():
        documents = dict.fromkeys(d for id in hierarchy.topics_of(topic, corpus) for d in corpus.by_topic.get(id, ()))
        most = 0 if topic.container else OF_TOPIC
        yield f"/t/{topic.id}/", documents, corpus.events_of_topic.get(topic.id, ()), most, _of_topic(topic.id)
    for id in corpus.actors:
        actor = corpus.by_actor.get(id, ()), corpus.events_of_actor.get(id, ())
        yield f"/a/{id}/", *actor, OF_ACTOR, _of_actor(id)
    for id in corpus.places:
        place = corpus.by_place.get(id, ()), corpus.events_of_place.get(id, ())
        yield f"/p/{id}/", *place, OF_PLACE, _of_place(id)
    for id in corpus.series:
        yield f"/s/{id}/", corpus.by_series.get(id, ()), (), 0, one
    for id in corpus.acts:
        yield f"/acts/{id}/", corpus.by_act.get(id, ()), (), OF_ACT * LONG, _of_act(id)


def _of_topic(id: str) -> Weigh:
    return lambda document: min(len(document.topics.get(id, ())), OF_TOPIC)


def _of_actor(id: str) -> Weigh:
    return lambda document: min(len(document.outline.actors.get(id, ())), OF_ACTOR)


def _of_place(id: str) -> Weigh:
    return lambda document: min(len(document.outline.places.get(id, ())), OF_PLACE)


def _of_act(id: str) -> Weigh:
    return lambda document: LONG * min(len({a.at for a in document.acts if a.act == id and a.at != "all"}), OF_ACT)
