"""What a document is related to, and why: every relation carries its reasons as data; pages make words of them.

Two families. Structural relations are stated by an editor or by the source (the same text, another state of it, a
translation, a reference) and always hold. Shared relations are counted: two documents report the same event, or have a
topic, an actor, a place or a capture in common. What is shared weighs the more the rarer it is, as terms do in
retrieval (K. Spärck Jones, "A statistical interpretation of term specificity", Journal of Documentation 28, 1972),
and a topic the more the larger its part of both texts is: a sentence in a long paper is no paper on it.

The work is linear: a document meets only those that an inverted index gives, and a record that more than `common`
documents share is not followed at all, so a document costs at most (its records) x `common`, however large the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from math import log2, sqrt
from types import MappingProxyType
from typing import Literal

from .model import Corpus, Document

Kind = Literal[
    "duplicate", "variant", "translation-of", "translation", "refers-to", "referred-to-by",
    "event", "topic", "actor", "place", "capture",
]  # fmt: skip

SHOWN = 12
"""Relations given of a document; structural ones are given even where they are more."""

FAINT = 5
"""A shared relation that weighs less than the strongest divided by this is not given."""

MOST_COMMON = 100
LEAST_COMMON = 4

STRUCTURAL: Mapping[Kind, float] = MappingProxyType({
    "duplicate": 6000.0, "variant": 5000.0, "translation-of": 4000.0, "translation": 4000.0, "refers-to": 3000.0,
    "referred-to-by": 3000.0,
})  # fmt: skip
"""Above every sum of shared weights: these are no matter of degree."""

SHARED: Mapping[Kind, float] = MappingProxyType(
    {"event": 3.0, "topic": 1.5, "actor": 1.0, "place": 0.75, "capture": 0.1}
)
"""What one bit of rarity counts. A capture is how texts were found, and says next to nothing of what is in them."""


NOT_TEXT = ("note", "title", "close")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: `ids` are the records that both documents have, the rarest first; of a structural reason there are none."""

    kind: Kind
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A related document (one that is referred to need not be held), the strongest reason first."""

    document: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def structural(self) -> bool:
        """Whether the relation is stated, not counted."""
        return self.reasons[0].kind in STRUCTURAL


@dataclass(frozen=True, slots=True)
class Index:
    """What is counted once for all documents.

    `common`: a record that more documents share than this says nothing. `holders`: by kind, the documents of each
    record. `translations`: of a document. `lengths`: passages of the text proper. `position`: in the order of time.
    """

    common: int
    holders: Mapping[Kind, Mapping[str, tuple[str, ...]]]
    translations: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, int]
    position: Mapping[str, int]


def index(corpus: Corpus) -> Index:
    """Return the index of a corpus, in one pass over it.

    `common` is a quarter of the documents, but at least 4 and at most 100: what every fourth text has in common tells
    none of them apart, and 100 keeps the work of a document bounded.
    """
    translations: dict[str, list[str]] = defaultdict(list)
    for document in corpus.documents.values():
        if document.translation_of:
            translations[document.translation_of].append(document.id)
    held = corpus.documents
    events = {e.id: tuple(dict.fromkeys(a.document for a in e.attested if a.document in held))
              for e in corpus.events.values()}  # fmt: skip
    captures = {id: tuple(d for d in ids if d in held) for id, ids in corpus.by_capture.items()}
    return Index(
        min(max(len(held) // 4, LEAST_COMMON), MOST_COMMON),
        {"event": events, "topic": corpus.by_topic, "actor": corpus.by_actor, "place": corpus.by_place,
         "capture": captures},
        {id: tuple(ids) for id, ids in translations.items()},
        {d.id: sum(p.kind not in NOT_TEXT and p.id != "header" for p in d.passages) for d in held.values()},
        {id: n for n, id in enumerate(corpus.chronology)},
    )  # fmt: skip


def of(document: Document, corpus: Corpus, known: Index) -> tuple[Relation, ...]:
    """Return the relations of `document`, the strongest first; of equal ones that which is nearest in time.

    Every structural relation, and shared ones until there are SHOWN in all. Of a text that is filed twice the copy is
    not given beside the original, unless the copy itself is structurally related.
    """
    reasons: dict[str, list[Reason]] = defaultdict(list)
    for other, kind in structural(document, corpus, known):
        if other != document.id and Reason(kind) not in reasons[other]:
            reasons[other].append(Reason(kind))
    stated = {other: max(STRUCTURAL[r.kind] for r in why) for other, why in reasons.items()}
    scores: dict[str, float] = defaultdict(float)
    for kind, shared in _shared(document, corpus, known).items():
        for other, ids in shared.items():
            reasons[other].append(Reason(kind, tuple(ids)))
            scores[other] += sum(weight(kind, id, document, corpus.documents[other], known) for id in ids)
    faint = max((score for other, score in scores.items() if other not in stated), default=0.0) / FAINT
    found = (
        Relation(other, stated.get(other, 0.0) + scores[other], tuple(why))
        for other, why in reasons.items()
        if other in stated or (scores[other] >= faint and not _repeats(other, document.id, reasons, corpus))
    )
    here = known.position.get(document.id, 0)
    return tuple(
        nsmallest(max(SHOWN, len(stated)), found,
                  key=lambda r: (-r.score, abs(known.position.get(r.document, here) - here), r.document))
    )  # fmt: skip


def structural(document: Document, corpus: Corpus, known: Index) -> Iterator[tuple[str, Kind]]:
    """Yield (document, how) for what is stated: the same text, its states, its translations, references both ways."""
    if document.duplicate_of:
        yield document.duplicate_of, "duplicate"
        for other in corpus.twins.get(document.duplicate_of, ()):
            if corpus.documents[other].duplicate_of == document.duplicate_of:
                yield other, "duplicate"
    if document.variant_of:
        yield document.variant_of, "variant"
    for other in corpus.twins.get(document.id, ()):
        yield other, "duplicate" if corpus.documents[other].duplicate_of == document.id else "variant"
    if document.translation_of:
        yield document.translation_of, "translation-of"
    for other in known.translations.get(document.id, ()):
        yield other, "translation"
    for other in document.references:
        yield other, "refers-to"
    for other in corpus.referrers.get(document.id, ()):
        yield other, "referred-to-by"


def weight(kind: Kind, id: str, one: Document, two: Document, known: Index) -> float:
    """Return what sharing a record counts: the weight of its kind times its rarity in bits.

    A topic's is multiplied by the root of the smaller of the two shares that it has in the texts.
    """
    rarity = log2((len(known.position) + 1) / max(len(known.holders[kind].get(id, ())), 1))
    share = min(_share(id, d, known) for d in (one, two)) if kind == "topic" else 1.0
    return SHARED[kind] * rarity * sqrt(share)


def _share(topic: str, document: Document, known: Index) -> float:
    return min(len(document.topics.get(topic, ())) / max(known.lengths[document.id], 1), 1.0)


def records(document: Document, corpus: Corpus) -> Mapping[Kind, Iterable[str]]:
    """Return the records of a document that others may share.

    A private person is in none of them. A state is an actor and a place: as an actor it counts, as a place not again.
    """
    actors = [a for a in document.actor_ids if a in corpus.actors and not corpus.actors[a].private]
    places = dict.fromkeys((*document.places, document.place))
    return {
        "event": corpus.events_of_document.get(document.id, ()),
        "topic": document.topics,
        "actor": actors,
        "place": [p for p in places if p in corpus.places and p not in actors],
        "capture": [document.capture],
    }


def _shared(document: Document, corpus: Corpus, known: Index) -> Mapping[Kind, Mapping[str, list[str]]]:
    """Return by kind and other document the records shared, the rarest first; common ones are not followed."""
    found: dict[Kind, dict[str, list[str]]] = {}
    for kind, ids in records(document, corpus).items():
        holders = known.holders[kind]
        rare = sorted((id for id in ids if len(holders.get(id, ())) <= known.common),
                      key=lambda id: len(holders.get(id, ())))  # fmt: skip
        others: dict[str, list[str]] = defaultdict(list)
        for id in rare:
            for other in holders.get(id, ()):
                if other != document.id:
                    others[other].append(id)
        found[kind] = others
    return found


def _repeats(other: str, here: str, found: Mapping[str, object], corpus: Corpus) -> bool:
    """Whether a document is a copy of one that is given too, or of the one whose relations these are."""
    original = corpus.documents[other].duplicate_of
    return bool(original) and (original in found or original == here)
