"""What of a document may leave the house. Every page, export, index, capture link and feed asks here, and only here.

The decision is the capture's (`rights` and `access` of its sidecar): `full` shows everything, `excerpt` the title and
the first paragraph of the text, `metadata` none of the source's words. What the editors wrote (title, regest, notes)
is theirs and always shown; words of the source that they quote are not.
"""

from __future__ import annotations

from .model import Access, Capture, Corpus, Document, Passage


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
