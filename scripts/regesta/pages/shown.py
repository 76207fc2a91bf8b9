"""What of a text a page may show: the question that every quotation, note and excerpt of a page asks first."""

from __future__ import annotations

from collections.abc import Iterable

from ..access import ids_to_show, passages_to_show
from ..model import Corpus, Document, Passage


def passages(document: Document, corpus: Corpus) -> tuple[Passage, ...]:
    """Return the passages of `document` that may be shown, in order."""
    return tuple(passages_to_show(document, corpus))


def passage(document: Document, id: str, corpus: Corpus) -> Passage | None:
    """Return one passage as it may be shown, or None."""
    return next((p for p in passages(document, corpus) if p.id == id), None)


def among(ids: Iterable[str], document: Document, corpus: Corpus) -> list[str]:
    """Return those of the passages `ids` that may be shown, in the order given: a link to another leads nowhere."""
    held = frozenset(ids_to_show(document, corpus))
    return [id for id in ids if id in held]


def holds(document: Document, id: str, quote: str, corpus: Corpus) -> bool:
    """Return whether `quote` is among what may be shown of passage `id`."""
    found = passage(document, id, corpus)
    return found is not None and " ".join(quote.split()) in " ".join(found.text.split())
