"""By what a list can be narrowed: kind, topic, actor, years. The same of an entry, of a page's choices, of an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .. import fields
from ..model import Corpus
from . import hierarchy
from .folds import Dated

OPTIONS = 120
"""The most topics, and the most actors, that a page offers to choose from."""

EVENT = "event"


@dataclass(frozen=True, slots=True)
class Facets:
    """What an entry can be found by. `topics` has the headings over its topics too, as their own pages do."""

    kind: str
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    years: str


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose, with the number of entries that have it."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What a page can be narrowed by: `more` where it has more topics or actors than it offers."""

    kinds: tuple[Option, ...]
    topics: tuple[Option, ...]
    actors: tuple[Option, ...]
    earliest: str
    latest: str
    undated: int
    more: bool


def reader(corpus: Corpus) -> Callable[[Dated], Facets]:
    """Return what gives the facets of an entry. Private persons are not among them: nobody is to be listed by them."""

    @cache
    def covered(id: str) -> tuple[str, ...]:
        topic = corpus.topics.get(id)
        return (id, *(over.id for over in hierarchy.headings_over(topic, corpus.topics))) if topic else ()

    @cache
    def public(id: str) -> bool:
        actor = corpus.actors.get(id)
        return actor is not None and not actor.private

    def of(held: Dated) -> Facets:
        if held.kind == EVENT:
            event = corpus.events[held.id]
            return told(EVENT, event.topics, event.actors, held.years)
        document = corpus.documents[held.id]
        return told(document.kind, document.topics, document.actor_ids, held.years)

    def told(kind: str, topics: Iterable[str], actors: Iterable[str], years: str) -> Facets:
        found = dict.fromkeys(h for t in topics for h in covered(t))
        return Facets(kind, tuple(found), tuple(a for a in actors if public(a)), years)

    return of


def choices(entries: Sequence[tuple[Dated, Facets]], corpus: Corpus) -> Choices:
    """Return what the entries of a page, each with its facets, can be narrowed by: kinds first, the rest by name."""
    kinds = Counter(f.kind for _, f in entries)
    topics = Counter(t for _, f in entries for t in f.topics)
    actors = Counter(a for _, f in entries for a in f.actors)
    years = [d.year for d, _ in entries if d.year]
    return Choices(
        _kinds(kinds),
        _most(topics, {id: corpus.topics[id].label for id in topics}),
        _most(actors, {id: (a := corpus.actors[id]).sort or a.name for id in actors}),
        min(years, key=int, default=""),
        max(years, key=int, default=""),
        sum(not d.year for d, _ in entries),
        len(topics) > OPTIONS or len(actors) > OPTIONS,
    )


def _kinds(found: Counter[str]) -> tuple[Option, ...]:
    documents = [Option(k, label, found[k]) for k, label in fields.KIND_LABELS.items() if found[k]]
    every = [Option("document", "Documents", sum(o.number for o in documents))] if documents else []
    return (*every, *documents, *([Option(EVENT, "Events", found[EVENT])] if found[EVENT] else []))


def _most(found: Counter[str], names: Mapping[str, str]) -> tuple[Option, ...]:
    ranked = sorted(found, key=lambda id: (-found[id], names[id], id))[:OPTIONS]
    return tuple(Option(id, names[id], found[id]) for id in sorted(ranked, key=lambda id: (names[id].casefold(), id)))
