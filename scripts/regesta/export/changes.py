"""When a document was last changed, by what its front matter says: no build asks a clock or a repository."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Document


def last_change(document: Document) -> str:
    """Return the day on which the document was taken in or last corrected (ISO), or nothing where neither is said."""
    return max([document.accessioned, *(revision.on for revision in document.revisions)])


def latest(documents: Iterable[Document]) -> str:
    """Return the last change of any of the documents, or nothing."""
    return max((last_change(document) for document in documents), default="")


def newest_first(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents whose change is dated, the last change first; of one day, in their order."""
    dated = [document for document in documents if last_change(document)]
    return tuple(sorted(dated, key=last_change, reverse=True))
