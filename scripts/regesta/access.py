"""What of a document may leave the house. Every page, export, index, capture link and feed asks here, and only here.

The decision is the capture's (`rights` and `access` of its sidecar): `full` shows everything, `excerpt` the title and
the first paragraph of the text, `metadata` none of the source's words. What the editors wrote (title, regest, notes)
is theirs and always shown; words of the source that they quote are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .model import Access, Actor, Attestation, Capture, Corpus, Document, Event, Note, Passage

NOT_SHOWN = "[words not shown]"
_QUOTATION = re.compile(r"“([^“”]*)”")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def access_of(document: Document, corpus: Corpus) -> Access:
    """Return the access of `document`; "metadata" where its capture is not known, since nobody allowed more."""
    capture = corpus.captures.get(document.capture)
    return capture.access if capture else "metadata"


def may_show_capture(capture: Capture, corpus: Corpus) -> bool:
    """Return whether the text as captured may be published: not while a document of it is a draft, or withdrawn."""
    return capture.access == "full" and not any(id in corpus.drafts for id in corpus.by_capture.get(capture.id, ()))


def may_show_beside(document: Document, corpus: Corpus) -> bool:
    """Return whether a document and its capture may be shown beside one another, word by word."""
    capture = corpus.captures.get(document.capture)
    return capture is not None and access_of(document, corpus) == "full" and may_show_capture(capture, corpus)


def passages_to_show(document: Document, corpus: Corpus) -> tuple[Passage, ...]:
    """Return the passages of `document` that may be shown, in the order of the text."""
    access = access_of(document, corpus)
    if access == "full":
        return document.passages
    if access == "metadata":
        return ()
    first = next((p.id for p in document.passages if p.kind == "paragraph"), "")
    return tuple(p for p in document.passages if p.kind == "title" or p.id == first)


def ids_to_show(document: Document, corpus: Corpus) -> tuple[str, ...]:
    """Return the ids of the passages that may be shown, in the order of the text; one that is open is not read."""
    if access_of(document, corpus) == "full":
        return document.outline.passages
    return tuple(p.id for p in passages_to_show(document, corpus))


def cleared(corpus: Corpus) -> Corpus:
    """Return the corpus as it may leave the house: what editors wrote quotes nothing that may not be shown.

    A quotation in a regest, a note, or the basis of a date or an office is replaced by NOT_SHOWN where the document
    that it is on, or one that the sentence names, is not open in full and shows no passage with these words.
    """
    withheld = frozenset(d.id for d in corpus.documents.values() if access_of(d, corpus) != "full")
    if not withheld:
        return corpus
    return replace(
        corpus,
        documents={id: _document(d, corpus, withheld) for id, d in corpus.documents.items()},
        events={id: _event(e, corpus, withheld) for id, e in corpus.events.items()},
        actors={id: _actor(a, corpus, withheld) for id, a in corpus.actors.items()},
        places={
            id: replace(p, note=_clear(p.note, corpus.by_place.get(id, ()), corpus, withheld))
            for id, p in corpus.places.items()
        },
    )


def _document(document: Document, corpus: Corpus, withheld: frozenset[str]) -> Document:
    def clear(text: str) -> str:
        return _clear(text, (document.id,), corpus, withheld)

    def note(note: Note) -> Note:
        return replace(note, text=clear(note.text), evidence=tuple(map(clear, note.evidence)))

    written = document.date_as_written
    hidden = document.id in withheld and not _stands(written, (document.id,), corpus)
    return replace(
        document,
        regest=clear(document.regest),
        date_basis=clear(document.date_basis),
        date_as_written="" if hidden else written,
        notes=tuple(map(note, document.notes)),
    )


def _event(event: Event, corpus: Corpus, withheld: frozenset[str]) -> Event:
    ids = tuple(dict.fromkeys(a.document for a in event.attested))

    def clear(text: str) -> str:
        return _clear(text, ids, corpus, withheld)

    def said(said: Attestation) -> Attestation:
        return replace(said, note=clear(said.note), evidence=tuple(map(clear, said.evidence)))

    return replace(
        event,
        date_basis=clear(event.date_basis),
        discrepancy=clear(event.discrepancy),
        note=clear(event.note),
        evidence=tuple(map(clear, event.evidence)),
        attested=tuple(map(said, event.attested)),
    )


def _actor(actor: Actor, corpus: Corpus, withheld: frozenset[str]) -> Actor:
    offices = (replace(o, basis=_clear(o.basis, _documents(o.rests_on), corpus, withheld)) for o in actor.offices)
    ids = (*_documents(actor.rests_on), *corpus.by_actor.get(actor.id, ()))
    return replace(actor, offices=tuple(offices), note=_clear(actor.note, ids, corpus, withheld))


def _documents(references: Iterable[str]) -> tuple[str, ...]:
    return tuple(r.partition("#")[0] for r in references)


def _clear(text: str, on: Iterable[str], corpus: Corpus, withheld: frozenset[str]) -> str:
    if "“" not in text:
        return text
    ids = tuple(dict.fromkeys([*on, *_ID.findall(text)]))
    if withheld.isdisjoint(ids):
        return text
    return _QUOTATION.sub(lambda m: m[0] if _stands(m[1].rstrip(".,"), ids, corpus) else NOT_SHOWN, text)


def _stands(words: str, ids: Iterable[str], corpus: Corpus) -> bool:
    """Return whether `words` stand in a passage of these documents that may be shown."""
    wanted = " ".join(words.split())
    held = (corpus.documents[id] for id in ids if id in corpus.documents)
    return any(wanted in " ".join(p.text.split()) for d in held for p in passages_to_show(d, corpus))
