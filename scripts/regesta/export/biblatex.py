"""BibLaTeX, in UTF-8, whose dates are EDTF as ours are.

Source: the biblatex manual (Kime, Wemheuer, Lehman), sections 2.1 (types), 2.2 (fields) and 2.3.8 (dates: ISO 8601-2,
Level 1). A date that Level 1 has not is told in `note`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .. import cite, dates
from ..model import Corpus, Document, Site
from ..once import once
from . import tex

TITLE = "BibLaTeX"
MEDIA_TYPE = "application/x-bibtex"
SUFFIX = ".biblatex"

TYPES = {"report": "report", "article-newspaper": "article", "webpage": "online", "document": "misc"}

LANGUAGES = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
    "pl": "polish", "pt": "portuguese", "ru": "russian", "tr": "turkish", "uk": "ukrainian",
}  # fmt: skip
"""What babel and polyglossia, whose names `langid` takes, call a language; one that is not here is left out."""

_DATE = r"-?\d{4}(-\d\d(-\d\d)?)?[?~%]?"
_LEVEL_1 = re.compile(rf"{_DATE}(/({_DATE}|\.\.)?)?|(\.\.)?/{_DATE}|\d{{3}}X|\d\dXX")


@once
def render(document: Document, corpus: Corpus, site: Site) -> str:
    """Return one entry; its key is the siglum."""
    item = cite.csl(document, corpus, site)
    return tex.entry(TYPES[item["type"]], item["id"], _fields(item, document.date.split("T")[0]))


def render_all(documents: Iterable[Document], corpus: Corpus, site: Site) -> str:
    """Return the entries of all `documents`, with an empty line between them."""
    return "\n".join(render(document, corpus, site) for document in documents)


def _fields(item: dict[str, Any], edtf: str) -> Iterator[tuple[str, str]]:
    type = TYPES[item["type"]]
    container = tex.escape(item.get("container-title", ""))
    told = bool(_LEVEL_1.fullmatch(edtf))
    yield "author", f"{{{tex.names(item.get('author', ()))}}}"
    yield "title", f"{{{tex.title(item['title'])}}}"
    yield {"article": "journaltitle", "online": "organization"}.get(type, "howpublished"), f"{{{container}}}"
    yield "titleaddon", f"{{{tex.escape(item.get('genre', ''))}}}" if type == "online" else ""
    yield "entrysubtype", "{newspaper}" if type == "article" else ""
    yield "institution", f"{{{tex.escape(item.get('publisher', ''))}}}"
    yield "type", f"{{{tex.escape(item.get('genre', ''))}}}" if type != "online" else ""
    yield "number", f"{{{tex.escape(item.get('number', ''))}}}"
    yield "location", f"{{{tex.escape(item.get('publisher-place', ''))}}}"
    yield "date", f"{{{edtf}}}" if told else ""
    notes = ["" if told or not edtf else f"Dated {_words(edtf)}", item.get("note", "")]
    yield "note", f"{{{tex.escape('. '.join(filter(None, notes)))}}}"
    yield "library", f"{{{tex.escape(item.get('source', ''))}}}"
    yield "langid", f"{{{LANGUAGES.get(item.get('language', '').split('-')[0], '')}}}"
    yield "keywords", f"{{{tex.keywords(item.get('keyword', ''))}}}"
    yield "abstract", f"{{{tex.escape(item.get('abstract', ''))}}}"
    yield "url", f"{{{item['URL']}}}"


def _words(edtf: str) -> str:
    try:
        return dates.words(edtf)
    except dates.BadDate:
        return edtf
