"""RIS, for reference managers.

Source: RIS format specification (Research Information Systems, 2011): two capitals, two spaces, hyphen, space; one
tag a line; lines end with CR LF; a reference begins with TY and ends with ER. Where its readers differ, tags are those
that Zotero and EndNote read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .. import cite
from ..model import Corpus, Document, Site
from ..once import once

TITLE = "RIS"
MEDIA_TYPE = "application/x-research-info-systems"
SUFFIX = ".ris"

TYPES = {"report": "RPRT", "article-newspaper": "NEWS", "webpage": "ELEC", "document": "GEN"}


@once
def render(document: Document, corpus: Corpus, site: Site) -> str:
    """Return one reference."""
    item = cite.csl(document, corpus, site)
    return "".join(f"{tag}  - {' '.join(str(value).split())}\r\n" for tag, value in _lines(item) if value)


def render_all(documents: Iterable[Document], corpus: Corpus, site: Site) -> str:
    """Return the references of all `documents`, with an empty line between them."""
    return "\r\n".join(render(document, corpus, site) for document in documents)


def _lines(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[item["type"]]
    yield "ID", item["id"]
    yield from (("AU", _name(author)) for author in item.get("author", ()))
    yield "TI", item["title"]
    yield "T2", item.get("container-title", "")
    year, date = _date(item.get("issued", {}))
    yield "PY", year
    yield "DA", date
    yield "PB", item.get("publisher", "")
    yield "CY", item.get("publisher-place", "")
    yield "M3", item.get("genre", "")
    yield "SN", item.get("number", "")
    yield "DB", item.get("archive", "")
    yield "AV", item.get("archive_location", "")
    yield "DP", item.get("source", "")
    yield "CN", item["id"]
    yield "LA", item.get("language", "")
    yield "AB", item.get("abstract", "")
    yield from (("KW", keyword) for keyword in item.get("keyword", "").split("; "))
    yield "N1", item.get("note", "")
    yield "UR", item["URL"]
    yield "ER", " "


def _name(name: Mapping[str, str]) -> str:
    """Return a name; one without a comma is kept whole by those who read it."""
    return name["literal"] if "literal" in name else f"{name['family']}, {name['given']}"


def _date(issued: Mapping[str, Any]) -> tuple[str, str]:
    """Return PY (the year) and DA (`YYYY/MM/DD/` and what else there is to say), with the parts that are known."""
    parts = issued.get("date-parts", [])
    first = [f"{number:02d}" for number in parts[0]] if parts else []
    year = first[0] if first else ""
    told = issued.get("literal", "")
    if len(parts) == 2:
        told = f"to {'-'.join(f'{number:02d}' for number in parts[1])}"
    if issued.get("circa") and not told:
        told = "circa"
    if not first and not told:
        return "", ""
    return year, "/".join([*first, *[""] * (3 - len(first)), told])
