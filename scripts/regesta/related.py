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
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log2, sqrt
from types import MappingProxyType
from typing import Literal

from .model import Corpus, Document, PassageKind

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


TEXT = frozenset[PassageKind]({"heading", "paragraph", "list", "quotation", "preformatted"})


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
    record. `shares`: of each topic that is followed, what part it has of the text of each of its holders, in their
    order. `copies`: the original of each text that is filed twice. `translations`: of a document. `position`: in the
    order of time.
    """

    common: int
    documents: int
    holders: Mapping[Kind, Mapping[str, tuple[str, ...]]]
    shares: Mapping[str, tuple[float, ...]]
    copies: Mapping[str, str]
    translations: Mapping[str, tuple[str, ...]]
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
    common = min(max(len(held) // 4, LEAST_COMMON), MOST_COMMON)
    return Index(
        common,
        len(corpus.chronology),
        {"event": events, "topic": corpus.by_topic, "actor": corpus.by_actor, "place": corpus.by_place,
         "capture": captures},
        {topic: tuple(_share(topic, held[id]) for id in ids)
         for topic, ids in corpus.by_topic.items() if len(ids) <= common},
        {d.id: d.duplicate_of for d in held.values() if d.duplicate_of},
        {id: tuple(ids) for id, ids in translations.items()},
        {id: n for n, id in enumerate(corpus.chronology)},
    )  # fmt: skip


def of(document: Document, corpus: Corpus, known: Index) -> tuple[Relation, ...]:
    """Return the relations of `document`, the strongest first; of equal ones that which is nearest in time.

    Every structural relation, and shared ones until there are SHOWN in all. Of a text that is filed twice the copy is
    not given beside the original, unless the copy itself is structurally related.
    """
    stated: dict[str, dict[Reason, None]] = defaultdict(dict)
    for other, kind in structural(document, corpus, known):
        if other != document.id:
            stated[other][Reason(kind)] = None
    shared: dict[Kind, dict[str, list[str]]] = {}
    scores: dict[str, float] = defaultdict(float)
    for kind, ids in records(document, corpus).items():
        shared[kind], weights = _shared(kind, ids, document.id, known)
        for other, weight in weights.items():
            scores[other] += weight
    firm = {id: max(STRUCTURAL[r.kind] for r in why) + scores.get(id, 0.0) for id, why in stated.items()}
    most = max(SHOWN, len(firm))
    counted = {id: score for id, score in scores.items() if id not in firm}
    found = {**firm, **_strongest(counted, most - len(firm), {*firm, *scores, document.id}, known)}
    here = known.position.get(document.id, 0)
    ranked = sorted(found, key=lambda id: (-found[id], abs(known.position.get(id, here) - here), id))
    return tuple(
        Relation(id, found[id], (*stated.get(id, ()), *(Reason(k, tuple(o[id])) for k, o in shared.items() if id in o)))
        for id in ranked[:most]
    )


def _strongest(scores: Mapping[str, float], most: int, met: Collection[str], known: Index) -> Mapping[str, float]:
    """Return the `most` strongest of `scores` and those that equal the last of them, without copies of what is met."""
    faint = max(scores.values(), default=0.0) / FAINT
    found: dict[str, float] = {}
    last = 0.0
    for id in sorted(scores, key=scores.__getitem__, reverse=True):
        score = scores[id]
        if score < faint or (len(found) >= most and score < last):
            break
        if known.copies.get(id, "") not in met:
            found[id] = last = score
    return found


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


def rarity(kind: Kind, holders: int, documents: int) -> float:
    """Return what it counts that two share a record of a kind that so many of all documents have: rarity in bits."""
    return SHARED[kind] * log2((documents + 1) / max(holders, 1))


def _share(topic: str, document: Document) -> float:
    text = sum(passage != "header" for passage in document.outline.of_kind(TEXT))
    return min(len(document.topics.get(topic, ())) / max(text, 1), 1.0)


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


def _shared(kind: Kind, ids: Iterable[str], here: str, known: Index) -> tuple[dict[str, list[str]], dict[str, float]]:
    """Return by other document the records of a kind that it shares, the rarest first, and what they count together.

    Common records are not followed. A topic counts by the root of the smaller of the two shares it has in the texts.
    """
    holders = known.holders[kind]
    held = [(id, documents) for id in ids if len(documents := holders.get(id, ())) <= known.common]
    others: dict[str, list[str]] = defaultdict(list)
    weights: dict[str, float] = defaultdict(float)
    for id, documents in sorted(held, key=lambda one: len(one[1])):
        weight = rarity(kind, len(documents), known.documents)
        shares = known.shares[id] if kind == "topic" and documents else (1.0,) * len(documents)
        own = shares[documents.index(here)] if here in documents else 1.0
        for other, share in zip(documents, shares, strict=True):
            if other != here:
                others[other].append(id)
                weights[other] += weight * sqrt(min(own, share))
    return others, weights
