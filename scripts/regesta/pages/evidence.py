"""Where in the texts that attest an event each part of its record stands: date, actors, places, topics, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..markup import normalise
from ..model import Corpus, Document, Event
from . import company, grounds
from .company import Where

_QUOTED = re.compile(r"“([^”]+)”")
_PARAGRAPH = re.compile(r"\bparagraph ([0-9]+)\b")
_IN_TITLE = re.compile(r"\b(?:bracket|title)\b")


def attesting(event: Event, corpus: Corpus) -> tuple[str, ...]:
    """Return the passages that attest an event, as `document#passage`, in the order of the record."""
    return tuple(dict.fromkeys(f"{a.document}#{a.passage}" for a in event.attested if a.document in corpus.documents))


def home(event: Event) -> str:
    """Return the only document that attests an event, whose id need not be said again, or nothing."""
    ids = {a.document for a in event.attested}
    return ids.pop() if len(ids) == 1 else ""


def of_date(event: Event, corpus: Corpus) -> tuple[str, ...]:
    """Return the passages of its date: those whose words the basis quotes, and titles where it speaks of a bracket.

    A basis that quotes nothing is on the passages that attest the event.
    """
    held = _documents(event, corpus)
    quoted = _holding(_QUOTED.findall(event.date_basis), held, event)
    titles = [f"{d.id}#title" for d in held if _IN_TITLE.search(event.date_basis) and d.passage("title")]
    cited = grounds.named(event.date_basis, corpus)
    found = tuple(
        dict.fromkeys([*quoted, *_numbered(event.date_basis, held), *(c for c in cited if "#" in c), *titles])
    )
    return found or attesting(event, corpus)


def of_discrepancy(event: Event, corpus: Corpus) -> tuple[str, ...]:
    """Return the passages that a discrepancy is about: those that say otherwise and those whose words it quotes."""
    held = _documents(event, corpus)
    differ = [f"{a.document}#{a.passage}" for a in event.attested if a.says and a.document in corpus.documents]
    quoted = _holding(_QUOTED.findall(event.discrepancy), held, event)
    return tuple(dict.fromkeys([*differ, *quoted, *_numbered(event.discrepancy, held)])) or attesting(event, corpus)


def of_note(event: Event, corpus: Corpus) -> tuple[str, ...]:
    """Return the passages that a note is about: those whose words it quotes, else those that attest the event."""
    return _holding(_QUOTED.findall(event.note), _documents(event, corpus), event) or attesting(event, corpus)


def of_actor(event: Event, id: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the attesting passages that name an actor; where none does, where else their documents do."""
    return _standing(event, company.actor_in(id), corpus)


def of_place(event: Event, id: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the attesting passages that name a place; where none does, where else their documents do."""
    return _standing(event, company.place_in(id), corpus)


def of_topic(event: Event, id: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the attesting passages that carry a topic; where none does, those of their documents that do."""
    return _standing(event, company.topic_in(id), corpus)


def _standing(event: Event, where: Where, corpus: Corpus) -> tuple[str, ...]:
    """Return the attesting passages in which something stands; where none has it, the first of each such document."""
    held = _documents(event, corpus)
    standing = {f"{d.id}#{p}" for d in held for p in where(d)}
    attested = tuple(r for r in attesting(event, corpus) if r in standing)
    return attested or tuple(f"{d.id}#{next(iter(found))}" for d in held if (found := where(d)))


def _documents(event: Event, corpus: Corpus) -> list[Document]:
    ids = dict.fromkeys(a.document for a in event.attested)
    return [corpus.documents[id] for id in ids if id in corpus.documents]


def _numbered(text: str, documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the passages that a text calls by their number: "paragraph 3"."""
    ids = [f"p{number}" for number in _PARAGRAPH.findall(text)]
    return tuple(f"{d.id}#{id}" for d in documents for id in ids if d.passage(id))


def _holding(quotations: Sequence[str], documents: Iterable[Document], event: Event) -> tuple[str, ...]:
    """Return for each quotation the passage that has it: one that attests the event before any other."""
    if not quotations:
        return ()
    attested = {(a.document, a.passage) for a in event.attested}
    texts = [(f"{d.id}#{p.id}", normalise(p.text), (d.id, p.id) not in attested) for d in documents for p in d.passages]
    texts.sort(key=lambda t: t[2])
    found = (next((ref for ref, text, _ in texts if normalise(q) in text), "") for q in quotations)
    return tuple(dict.fromkeys(f for f in found if f))
