"""What reviewed documents teach, counted: tallies add up, so that a document is left out by taking its own away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model import Corpus, Document
from .reading import Reading, by_actor, written_forms


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some documents.

    `passages`: those that can carry topics; `terms`: passages with a term; `together`: passages with a term that carry
    a topic, by term; `carrying`: passages that carry a topic; `topics`, `actors`: documents that have one; `named`:
    documents in which one of an actor's written forms stands; `kept`: those of them that list it; `forms`: documents
    in which a written form stands, by actor and form, and a topic's other label, by topic and label.
    """

    documents: set[str] = field(default_factory=set)
    passages: Counter[str] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    together: dict[str, Counter[str]] = field(default_factory=dict)
    carrying: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)


def tally(readings: Iterable[Reading], corpus: Corpus) -> Tally:
    """Return the counts over `readings`; topics and actors that no person has reviewed do not count."""
    found = Tally()
    for reading in readings:
        document = reading.document
        topics, actors = document.reviewed_topics, taught_actors(document)
        found.documents.add(document.id)
        found.topics.update(topics.keys())
        found.actors.update(actors)
        for passage, terms in reading.terms.items():
            found.passages[""] += 1
            found.terms.update(terms.keys())
            carried = [topic for topic, where in topics.items() if passage in where]
            found.carrying.update(carried)
            for term in terms if carried else ():
                found.together.setdefault(term, Counter()).update(carried)
        for id, _, forms in by_actor(reading.actors):
            found.named[id] += 1
            found.kept[id] += id in actors
            actor = corpus.actors.get(id)
            own = {name.upper(): name for name in written_forms(actor)} if actor else {}
            found.forms.update({(id, own[form.upper()]) for form in forms if form.upper() in own})
    return found


def taught_actors(document: Document) -> frozenset[str]:
    """Return the actors of a document, listed or with a role, that a person has reviewed."""
    return frozenset(document.actor_ids).difference(document.annotation.suggested.get("actors", ()))
