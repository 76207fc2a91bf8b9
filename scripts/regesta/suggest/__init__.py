"""What rules propose for a document: actors, topics, events and a date, each with the words it rests on and a score.

Nothing here writes a file or changes a record; docs/suggest.md says how the rules work and how good they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from .. import mentions
from ..model import Document, SuggestionKind
from . import absent
from .index import Index, build
from .reading import Reading, read
from .rules import distinctive, events, families, labels, names, resemblance, tags, written
from .suggestion import KINDS, Doubt, Proposal, Suggestion, combined

__all__ = ["KINDS", "RULES", "RULE_KINDS", "Doubt", "Index", "Proposal", "Suggestion", "build", "suggest"]

Rule = Callable[[Reading, Index], Iterator[Suggestion]]

RULES: Mapping[str, Rule] = {
    written.NAME: written.propose,
    names.NAME: names.propose,
    families.NAME: families.propose,
    labels.NAME: labels.propose,
    distinctive.NAME: distinctive.propose,
    resemblance.NAME: resemblance.propose,
    tags.NAME: tags.propose,
    events.NAME: events.propose,
}

WORDS = 8
"""So many words are shown of a topic."""

RULE_KINDS: Mapping[str, SuggestionKind] = {
    written.NAME: "dates",
    names.NAME: "actors",
    families.NAME: "actors",
    labels.NAME: "topics",
    distinctive.NAME: "topics",
    resemblance.NAME: "topics",
    tags.NAME: "topics",
    events.NAME: "events",
}


def suggest(document: Document, index: Index) -> Proposal:
    """Return what the rules propose for `document`: nothing that it says already, and nothing that was rejected.

    Of several dates the likeliest is proposed. Actors that share a written form of this text are not proposed
    together: which of them is meant is told as a doubt.
    """
    reading = read(document, index.names)
    found = [_weighed(one, reading, index) for rule in RULES.values() for one in rule(reading, index)]
    said = _said(document, index)
    rejected = document.annotation.rejected
    open_ = [s for s in found if s.id not in said[s.kind] and s.id not in rejected.get(s.kind, ())]
    ordered = combined(open_, (p.id for p in document.passages))
    actors, doubts = _unambiguous(document, ordered, reading, index)
    dates = [s for s in ordered if s.kind == "dates"][: 0 if document.date else 1]
    others = [_resting(s, document) for s in ordered if s.kind in ("topics", "events")]
    return Proposal(document.id, (*dates, *actors, *others), (*doubts, *families.doubts(reading, index)))


def _weighed(one: Suggestion, reading: Reading, index: Index) -> Suggestion:
    against = absent.factor(one.id, reading, index) if one.kind == "topics" else 1.0
    return one if against == 1.0 else replace(one, score=one.score * against)


def _resting(one: Suggestion, document: Document) -> Suggestion:
    """Return a topic with those of its words that stand in its passages."""
    text = " ".join(p.text for p in document.passages if p.id in one.passages).casefold()
    here = tuple(word for word in one.words if word.casefold() in text)[:WORDS]
    return replace(one, words=here) if one.kind == "topics" and here else one


def _said(document: Document, index: Index) -> Mapping[SuggestionKind, frozenset[str]]:
    """Return what stands in the records of a document already."""
    attests = (
        e for e in index.corpus.events_of_document.get(document.id, ()) if document.id not in index.out.documents
    )
    return {
        "dates": frozenset([document.date]),
        "actors": frozenset(document.actor_ids),
        "topics": frozenset(document.topics),
        "events": frozenset(attests),
    }


def _unambiguous(
    document: Document, ordered: tuple[Suggestion, ...], reading: Reading, index: Index
) -> tuple[list[Suggestion], list[Doubt]]:
    """Return the actors that can be listed together, and the written forms that remain in doubt."""
    settled = {form for actor in document.actors for form in actor.forms}
    doubts = {
        form: Doubt(form, passage, mentions.owners(index.names.actors, form))
        for passage, form in reading.shared
        if form not in settled
    }
    actors = [s for s in ordered if s.kind == "actors"]
    passages = [p for p in document.passages if p.id in reading.days]
    while True:
        listed = frozenset((*document.actor_ids, *(s.id for s in actors)))
        shared = {form: p.id for p in passages for form in mentions.find(p, (index.names.actors,), listed)[1]}
        clash = {form: mentions.owners(index.names.actors, form) for form in shared if form not in settled}
        left = [s for s in actors if not any(s.id in owners for owners in clash.values())]
        doubts |= {form: Doubt(form, shared[form], owners) for form, owners in clash.items()}
        if len(left) == len(actors):
            return left, list(doubts.values())
        actors = left
