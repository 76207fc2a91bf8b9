"""What Zotero reads from a page: meta tags of one document, COinS of the documents in a list.

Sources: Zotero's translators Embedded Metadata (names with `z:` are its own fields, `citation_` are Highwire Press's)
and COinS, with `parseContextObject` of its utilities: Dublin Core with Zotero's item type as `rft.type`. A body's
name ends with a comma in `citation_author`, or it would be split into a first and a last name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from .. import cite, dates
from ..fields import rights_label
from ..model import Corpus, Document, Site
from ..once import once

TYPES = {"report": "report", "article-newspaper": "newspaperArticle", "webpage": "webpage", "document": "document"}


@dataclass(frozen=True, slots=True)
class Meta:
    """A meta tag; `language` is that of its content where it has one."""

    name: str
    content: str
    language: str = ""


def meta(document: Document, corpus: Corpus, site: Site) -> tuple[Meta, ...]:
    """Return the meta tags of a document's page; what is not known has none."""
    item = cite.csl(document, corpus, site)
    return tuple(Meta(name, content, language) for name, content, language in _meta(item, document, corpus) if content)


def _meta(item: Mapping[str, Any], document: Document, corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    type = TYPES[item["type"]]
    body, source = cite.issuing_body(document, corpus), item.get("container-title", "")
    yield "z:itemType", type, ""
    if type == "report":
        yield "z:reportType", item.get("genre", ""), ""
        yield "z:reportNumber", item.get("number", ""), ""
        yield "z:institution", body, ""
        yield "z:place", item.get("publisher-place", ""), ""
    elif type == "newspaperArticle":
        yield "z:publicationTitle", source, ""
    elif type == "webpage":
        yield "z:websiteTitle", f"{body}, {source}" if body not in source else source, ""
        yield "z:websiteType", item.get("genre", ""), ""
    yield "z:archive", item.get("archive", ""), ""
    yield "z:archiveLocation", item.get("archive_location", ""), ""
    yield "z:rights", rights(document, corpus), ""
    yield "z:libraryCatalog", item.get("source", ""), ""
    yield "citation_title", item["title"], corpus.edition.language
    for author in item.get("author", ()):
        family = f"{author['family']}, {author['given']}" if "family" in author else f"{author['literal']},"
        yield "citation_author", family, ""
    yield "citation_date", date(document), ""
    yield "z:date", "" if date(document) else item.get("issued", {}).get("literal", ""), ""
    yield "citation_language", item.get("language", ""), ""
    yield "citation_abstract", item.get("abstract", ""), corpus.edition.language
    yield "citation_public_url", item["URL"], ""
    yield from _dublin_core(item, document, corpus)


def _dublin_core(item: Mapping[str, Any], document: Document, corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    ours = corpus.edition.language
    yield "DCTERMS.title", item["title"], ours
    for id in document.creators:
        yield "DCTERMS.creator", corpus.actors[id].name if id in corpus.actors else "", ours
    yield "DCTERMS.created", date(document), ""
    yield "DCTERMS.language", document.language, ""
    yield "DCTERMS.isPartOf", cite.series_title(document, corpus), ours
    yield "DCTERMS.abstract", document.regest, ours
    for topic in document.reviewed_topics:
        yield "DCTERMS.subject", corpus.topics[topic].label if topic in corpus.topics else "", ours
    for place in document.places:
        yield "DCTERMS.spatial", corpus.places[place].name if place in corpus.places else "", ours
    yield "DCTERMS.identifier", item["URL"], ""


@once
def coins(document: Document, corpus: Corpus, site: Site) -> str:
    """Return the ContextObject of a document: the `title` of a `span` of class Z3988."""
    item = cite.csl(document, corpus, site)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", TYPES[item["type"]]),
        ("rft.title", item["title"]),
        *(
            ("rft.au", f"{a['family']}, {a['given']}") if "family" in a else ("rft.aucorp", a["literal"])
            for a in item.get("author", ())
        ),
        ("rft.date", date(document) or item.get("issued", {}).get("literal", "")),
        ("rft.publisher", item.get("publisher", "")),
        ("rft.place", item.get("publisher-place", "")),
        ("rft.source", item.get("container-title", "")),
        ("rft.language", item.get("language", "")),
        ("rft.rights", rights(document, corpus)),
        ("rft.identifier", item["URL"] if "://" in item["URL"] else ""),
    ]
    return urlencode([(key, value) for key, value in pairs if value], quote_via=quote)


def date(document: Document) -> str:
    """Return the parts of the date that are known, plain: `2004-10`; without marks of doubt, which no tag can hold.

    A date with an open end has none: it may be of any later year.
    """
    try:
        when = dates.parse(document.date)
        return dates.known_parts(document.date).partition("T")[0] if when.earliest and when.latest else ""
    except dates.BadDate:
        return ""


def rights(document: Document, corpus: Corpus) -> str:
    """Return the rights statement of the text in words, or nothing."""
    capture, series = corpus.captures.get(document.capture), corpus.series.get(document.series)
    found = (capture.rights if capture else "") or (series.rights if series else "")
    return rights_label(found) if found else ""
