"""BibTeX, in UTF-8. Read by BibTeX (with a style that knows `url`) and reference managers.

Source: btxdoc (Patashnik 1988) for entry types and fields. `url` is read verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .. import cite
from ..model import Corpus, Document, Site
from ..once import once
from . import tex

TITLE = "BibTeX"
MEDIA_TYPE = "application/x-bibtex"
SUFFIX = ".bib"

TYPES = {"report": "techreport", "article-newspaper": "article", "webpage": "misc", "document": "misc"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@once
def render(document: Document, corpus: Corpus, site: Site) -> str:
    """Return one entry; its key is the siglum."""
    item = cite.csl(document, corpus, site)
    return tex.entry(TYPES[item["type"]], item["id"], _fields(item))


def render_all(documents: Iterable[Document], corpus: Corpus, site: Site) -> str:
    """Return the entries of all `documents`, with an empty line between them."""
    return "\n".join(render(document, corpus, site) for document in documents)


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    type = TYPES[item["type"]]
    issued = item.get("issued", {})
    container = tex.escape(item.get("container-title", ""))
    yield "author", f"{{{tex.names(item.get('author', ()))}}}"
    yield "title", f"{{{tex.title(item['title'])}}}"
    yield "journal" if type == "article" else "howpublished", f"{{{container}}}"
    yield "institution", f"{{{tex.escape(item.get('publisher', ''))}}}"
    yield "type", f"{{{tex.escape(item.get('genre', ''))}}}"
    yield "number", f"{{{tex.escape(item.get('number', ''))}}}"
    yield "address", f"{{{tex.escape(item.get('publisher-place', ''))}}}"
    yield from _date(issued)
    notes = [_dated(issued), f"In: {item['source']}" if "source" in item else "", item.get("note", "")]
    yield "note", f"{{{tex.escape('. '.join(filter(None, notes)))}}}"
    yield "language", f"{{{tex.escape(item.get('language', ''))}}}"
    yield "keywords", f"{{{tex.keywords(item.get('keyword', ''))}}}"
    yield "abstract", f"{{{tex.escape(item.get('abstract', ''))}}}"
    yield "url", f"{{{item['URL']}}}"


def _date(issued: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give year, month and day. btxdoc allows a year in words as long as it ends with four figures."""
    parts = issued.get("date-parts", [[]])[0]
    if parts:
        yield "year", f"{{{parts[0]}}}"
    elif re.search(r"\d{4}$", issued.get("literal", "")):
        yield "year", f"{{{issued['literal']}}}"
    if len(parts) > 1:
        yield "month", MONTHS[parts[1] - 1]
    if len(parts) > 2:
        yield "day", f"{{{parts[2]}}}"


def _dated(issued: Mapping[str, Any]) -> str:
    """Return what year, month and day cannot say of a date."""
    if "literal" in issued:
        return "" if re.search(r"\d{4}$", issued["literal"]) else f"Dated {issued['literal']}"
    parts = issued.get("date-parts", [])
    if len(parts) == 2:
        return "Dated {} to {}".format(*("-".join(f"{number:02d}" for number in part) for part in parts))
    return "Date approximate or uncertain" if issued.get("circa") else ""
