"""Witnesses: counted by issuing body, so that one that repeats itself is one, and a text filed twice is one text."""

from __future__ import annotations

from collections.abc import Iterable

from .model import Corpus, Document


def original(document: Document, corpus: Corpus) -> Document:
    """Return the text that a duplicate or variant repeats, as far as the corpus holds it; else the document itself."""
    seen = {document.id}
    while (to := document.duplicate_of or document.variant_of) in corpus.documents and to not in seen:
        seen.add(to)
        document = corpus.documents[to]
    return document


def bodies(documents: Iterable[Document], corpus: Corpus) -> tuple[str, ...]:
    """Return the names of the bodies that issued these texts, each once, in the order in which they come.

    Two series of one publisher are one body; a series without publisher is its own. A duplicate or variant is a witness
    of the body of its original only.
    """
    found: dict[str, str] = {}
    for document in documents:
        id = original(document, corpus).series
        series = corpus.series.get(id)
        publisher = corpus.actors.get(series.publisher) if series else None
        if publisher:
            found[publisher.id] = publisher.name
        else:
            found[f"series {id}"] = series.title if series else id
    return tuple(found.values())
