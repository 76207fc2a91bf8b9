"""All that rules look up: names, and what the reviewed documents teach. Computed once; a document is left out of it
by taking its own counts away, not by counting all others again."""

from __future__ import annotations

import math
from collections import ChainMap, Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from .. import mentions
from ..model import Corpus, Document
from . import terms
from .reading import Names, family_name, names, read, written_forms
from .tally import Tally, tally

COMMON = 400
"""A term that stands in more passages than this leads to none of them: it would cost much and tell little."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A passage of a reviewed document, with the topics that it carries, and the length of its vector of terms."""

    document: str
    passage: str
    topics: tuple[str, ...]
    length: float


@dataclass(frozen=True, slots=True)
class Index:
    """What rules look up.

    `postings` are the numbers in `taught` of the passages with a term; `events` the ids of events by term of their
    titles; `all` counts everything, `out` what was left out again (nothing, but where rules are judged).
    """

    corpus: Corpus
    names: Names
    all: Tally
    taught: tuple[Taught, ...]
    postings: Mapping[str, tuple[int, ...]]
    events: Mapping[str, tuple[str, ...]]
    out: Tally = field(default_factory=Tally)

    @property
    def passages(self) -> int:
        """How many passages can carry topics."""
        return self.all.passages[""] - self.out.passages[""]

    def with_term(self, term: str) -> int:
        """Return in how many passages a term stands."""
        return self.all.terms[term] - self.out.terms[term]

    def weight(self, term: str) -> float:
        """Return how much a term sets a passage apart: the logarithm of how rare it is (inverse document frequency).

        A term that only what was left out has weighs nothing: whoever named it had that text at hand.
        """
        count = self.with_term(term)
        return math.log((self.passages + 1) / (count + 0.5)) if count or not self.out.terms[term] else 0.0

    def carrying(self, topic: str) -> int:
        """Return how many passages carry a topic."""
        return self.all.carrying[topic] - self.out.carrying[topic]

    def topics_with(self, term: str) -> Iterator[tuple[str, int]]:
        """Give the topics that passages with `term` carry, and how many of them carry each."""
        out = self.out.together.get(term, Counter[str]())
        for topic, count in self.all.together.get(term, Counter[str]()).items():
            if count > out[topic] and self.may_have(topic):
                yield topic, count - out[topic]

    def may_have(self, topic: str) -> bool:
        """Tell whether a topic can be proposed: it takes documents, and is not there for one that was left out."""
        held = self.corpus.topics.get(topic)
        only = self.out.topics[topic] and self.all.topics[topic] <= self.out.topics[topic]
        return held is not None and not held.container and not only

    def near(self, term: str) -> tuple[int, ...]:
        """Return the numbers of the taught passages with `term`; none where it is too common to tell anything."""
        found = self.postings.get(term, ())
        return found if len(found) <= COMMON else ()

    def without(self, document: Document) -> Index:
        """Return this index as if `document`, its duplicates and its variants were not in the corpus.

        The actors and the written forms of names that no other document has go with them, and their terms. Main
        names, labels, scope notes and titles of events stay as they are, although these texts gave rise to them.
        """
        out = tally((read(one, self.names) for one in (document, *twins(document, self.corpus))), self.corpus)
        gone = {id for id, count in out.actors.items() if self.all.actors[id] <= count}
        forms = {
            (id, form)
            for (id, form), count in out.forms.items()
            if self.all.forms[id, form] <= count and form != self.corpus.actors[id].name
        }
        forms |= {(id, form) for id in gone & set(self.corpus.actors) for form in written_forms(self.corpus.actors[id])}
        return replace(self, names=_without(self.names, forms, gone, self.corpus), out=out)


def build(corpus: Corpus) -> Index:
    """Return the index of `corpus`: of its authority files, and of the documents that a person has reviewed."""
    known = names(corpus)
    readings = [read(document, known) for document in reviewed(corpus)]
    counts = tally(readings, corpus)
    index = Index(corpus, known, counts, (), {}, _events(corpus))
    taught: list[Taught] = []
    postings: dict[str, list[int]] = defaultdict(list)
    for reading in readings:
        topics = reading.document.reviewed_topics
        for passage, found in reading.terms.items():
            for term in found:
                postings[term].append(len(taught))
            carried = tuple(topic for topic, where in topics.items() if passage in where)
            length = math.sqrt(math.fsum(index.weight(term) ** 2 for term in found))
            taught.append(Taught(reading.document.id, passage, carried, length))
    return replace(index, taught=tuple(taught), postings={term: tuple(at) for term, at in postings.items()})


def reviewed(corpus: Corpus) -> tuple[Document, ...]:
    """Return the documents, drafts too, that a person has reviewed: from these, and no others, is learnt."""
    held = (*corpus.documents.values(), *corpus.drafts.values())
    return tuple(d for d in held if d.annotation.status == "reviewed")


def twins(document: Document, corpus: Corpus) -> tuple[Document, ...]:
    """Return the documents that have the same text as `document`, or another state of it."""
    first = document.duplicate_of or document.variant_of or document.id
    same = dict.fromkeys((first, *corpus.twins.get(first, ()), *corpus.twins.get(document.id, ())))
    return tuple(corpus.documents[id] for id in same if id != document.id and id in corpus.documents)


def _events(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for event in corpus.events.values():
        for term in terms.single(event.title):
            found[term].append(event.id)
    return {term: tuple(ids) for term, ids in found.items()}


def _without(known: Names, forms: Iterable[tuple[str, str]], actors: set[str], corpus: Corpus) -> Names:
    """Return `known` without some written forms of actors, and without the family names of some."""
    gone = mentions.index(forms)
    left = {word: tuple(f for f in known.actors.get(word, ()) if f not in set(found)) for word, found in gone.items()}
    families = {family_name(corpus.actors[id]) for id in actors if id in corpus.actors}
    others = {family: tuple(a for a in known.families.get(family, ()) if a not in actors) for family in families}
    return replace(
        known,
        actors=ChainMap(left, cast("dict[str, tuple[mentions.Form, ...]]", known.actors)),
        families=ChainMap(others, cast("dict[str, tuple[str, ...]]", known.families)),
    )
