"""BibTeX, in UTF-8. Read by BibTeX (with a style that knows `url`), biblatex and reference managers.

Sources: btxdoc (Patashnik 1988) for entry types and fields; capitals are kept by braces, and the characters that TeX
reads as commands are escaped, except in `url`, which is read verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .. import cite
from ..model import Corpus, Document, Site

TITLE = "BibTeX"
MEDIA_TYPE = "application/x-bibtex"
SUFFIX = ".bib"

TYPES = {"report": "techreport", "article-newspaper": "article", "webpage": "misc", "document": "misc"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "$&%#_"},
}  # fmt: skip
_COMMAND = re.compile(r"[\\{}~^$&%#_]")
_CAPITALISED = re.compile(r"\S*[^\W\d_a-z]\S*")


def render(document: Document, corpus: Corpus, site: Site) -> str:
    """Return one entry; its key is the siglum."""
    item = cite.csl(document, corpus, site)
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item))
    return f"@{TYPES[item['type']]}{{{item['id']},\n{fields}}}\n"


def render_all(documents: Iterable[Document], corpus: Corpus, site: Site) -> str:
    """Return the entries of all `documents`, with an empty line between them."""
    return "\n".join(render(document, corpus, site) for document in documents)


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    type = TYPES[item["type"]]
    issued = item.get("issued", {})
    texts = {
        "author": _names(item.get("author", ())),
        "title": _title(item["title"]),
        "journal": _escape(item.get("container-title", "")) if type == "article" else "",
        "howpublished": _escape(item.get("container-title", "")) if type == "misc" else "",
        "institution": _escape(item.get("publisher", "")),
        "type": _escape(item.get("genre", "")),
        "number": _escape(item.get("number", "")),
        "series": _escape(item.get("collection-title", "")),
        "editor": _names(item.get("collection-editor", ())),
        "address": _escape(item.get("publisher-place", "")),
    }
    yield from ((name, f"{{{text}}}") for name, text in texts.items() if text)
    parts = issued.get("date-parts", [[]])[0]
    if parts:
        yield "year", f"{{{parts[0]}}}"
    if len(parts) > 1:
        yield "month", MONTHS[parts[1] - 1]
    if len(parts) > 2:
        yield "day", f"{{{parts[2]}}}"
    texts = {
        "note": _escape(". ".join(filter(None, [_dated(issued), item.get("note", "")]))),
        "language": _escape(item.get("language", "")),
        "keywords": _escape(item.get("keyword", "").replace(", ", " / ").replace("; ", ", ")),
        "abstract": _escape(item.get("abstract", "")),
    }
    yield from ((name, f"{{{text}}}") for name, text in texts.items() if text)
    yield "url", f"{{{item['URL']}}}"


def _dated(issued: Mapping[str, Any]) -> str:
    """Return what year, month and day cannot say of a date."""
    if "literal" in issued:
        return f"Dated {issued['literal']}"
    parts = issued.get("date-parts", [])
    if len(parts) == 2:
        return "Dated {} to {}".format(*("-".join(f"{number:02d}" for number in part) for part in parts))
    return "Date approximate or uncertain" if issued.get("circa") else ""


def _names(names: Iterable[Mapping[str, str]]) -> str:
    """Return names; those of bodies stand in braces, so that no part of them is taken for a family name."""
    return " and ".join(
        f"{{{_escape(n['literal'])}}}" if "literal" in n else f"{_escape(n['family'])}, {_escape(n['given'])}"
        for n in names
    )


def _title(title: str) -> str:
    """Return a title with the words that have capitals in braces: no style may lower them."""
    words = " ".join(title.split()).split(" ")
    return " ".join(f"{{{_escape(w)}}}" if _CAPITALISED.fullmatch(w) else _escape(w) for w in words)


def _escape(text: str) -> str:
    return _COMMAND.sub(lambda match: _COMMANDS[match[0]], " ".join(text.split()))
