"""The text of a document as plain text, under its citation."""

from __future__ import annotations

from .. import access, cite, fields
from ..model import Corpus, Document, Site

TITLE = "Plain text"
MEDIA_TYPE = "text/plain; charset=utf-8"
SUFFIX = ".txt"


def render(document: Document, corpus: Corpus, site: Site) -> str:
    """Return the citation, then the passages that may be shown, an empty line between each; says what is not shown."""
    citation = cite.citations(document, corpus, site)["plain"].text
    shown = access.access_of(document, corpus)
    remark = [] if shown == "full" else [f"[{fields.ACCESS_LABELS[shown]}.]"]
    texts = [passage.text for passage in access.passages_to_show(document, corpus)]
    return "\n\n".join([citation, *remark, *texts]) + "\n"
