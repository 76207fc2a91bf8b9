"""Actors and topics counted: how many a document has, and which deserve an editor's look."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping

from ..model import Corpus
from .count import Count, Section

WORTH_A_DOSSIER = 3
"""Documents from which on a topic is expected to have a synthesis."""


def sections(corpus: Corpus) -> Iterator[Section]:
    """Give what is counted of actors and topics."""
    actors = {id: len(corpus.documents[id].actor_ids) for id in corpus.chronology}
    topics = {id: len(corpus.documents[id].topics) for id in corpus.chronology}
    yield Section("actors", "Actors of a document", tuple(_spread(actors)), note="Named, described, or with a role.")
    yield Section("topics", "Topics of a document", tuple(_spread(topics)))
    once = tuple(id for id in corpus.actors if len(corpus.by_actor.get(id, ())) == 1)
    never = tuple(id for id in corpus.actors if not corpus.by_actor.get(id))
    yield Section(
        "once",
        "Actors that occur seldom",
        (Count("In one document only", len(once), "actor", once), Count("In none", len(never), "actor", never)),
        len(corpus.actors),
        "Bodies that only publish a series, or that others are part of, occur in none.",
    )
    wanting = [
        Count(t.label, len(corpus.by_topic[t.id]), "topic", (t.id,), f"/t/{t.id}/")
        for t in corpus.topics.values()
        if not t.container and not t.dossier and len(corpus.by_topic.get(t.id, ())) >= WORTH_A_DOSSIER
    ]
    yield Section(
        "dossiers",
        "Topics without synthesis",
        tuple(sorted(wanting, key=lambda c: -c.number)),
        note=f"Topics of {WORTH_A_DOSSIER} or more documents, with the number of these.",
    )


def _spread(numbers: Mapping[str, int]) -> Iterator[Count]:
    """Give the least, the median and the most of `numbers`, with the documents that have the least and the most."""
    if not numbers:
        return
    least, most = min(numbers.values()), max(numbers.values())
    yield Count("Least", least, of=tuple(id for id, n in numbers.items() if n == least))
    yield Count("Median", statistics.median_low(numbers.values()))
    yield Count("Most", most, of=tuple(id for id, n in numbers.items() if n == most))
