"""Atom: new and corrected documents, of the edition or of a part of it. Source: RFC 4287; for ids RFC 4122 and 8141."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..model import Corpus, Document, Site
from ..once import once
from .changes import last_change, latest, newest_first

TITLE = "Atom"
MEDIA_TYPE = "application/atom+xml"
SUFFIX = ".xml"
PATH = "/feed.xml"

LENGTH = 50
NAMESPACE = uuid.UUID("6f3f6a52-6d1d-5c43-9c5f-0c8f6f2f4b11")
"""Of the ids of entries while the site has no address. Never changed: a feed reader knows an entry by its id."""


def render(
    documents: Iterable[Document], corpus: Corpus, site: Site, path: str = PATH, page: str = "/", title: str = ""
) -> str:
    """Return the feed of the last changes among `documents`.

    `path` is where the feed stands, `page` the page whose matter it is, `title` that page's (without: the edition's).
    Links are complete where the site has an address. A document whose accession is not dated is in no feed.
    """
    entries = newest_first(documents)[:LENGTH]
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": corpus.edition.language})
    _text(feed, "id", _id(page, site))
    _text(feed, "title", f"{title} – {corpus.edition.title}" if title else corpus.edition.title)
    _text(feed, "subtitle", corpus.edition.description if not title else "")
    _text(feed, "updated", _instant(latest(entries)))
    for name in corpus.edition.editors or (corpus.edition.publisher or corpus.edition.title,):
        _text(SubElement(feed, "author"), "name", name)
    _text(feed, "rights", corpus.edition.license)
    SubElement(feed, "link", {"rel": "self", "type": MEDIA_TYPE, "href": site.permalink(path)})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": site.permalink(page)})
    indent(feed)
    head = tostring(feed, encoding="unicode").removesuffix("</feed>")
    told = "".join(f"  {_entry(document, corpus, site)}\n" for document in entries)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}{told}</feed>\n'


@once
def _entry(document: Document, corpus: Corpus, site: Site) -> str:
    page = f"/d/{document.id}/"
    entry = Element("entry")
    _text(entry, "id", _id(page, site))
    _text(entry, "title", document.title)
    _text(entry, "published", _instant(document.accessioned) if document.accessioned else "")
    _text(entry, "updated", _instant(last_change(document)))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": site.permalink(page)})
    for topic in document.reviewed_topics:
        if topic in corpus.topics:
            SubElement(entry, "category", {"term": topic, "label": corpus.topics[topic].label})
    corrected = [f"Corrected on {revision.on}: {revision.what}" for revision in document.revisions]
    _text(entry, "summary", "\n".join([document.regest, *corrected]).strip())
    indent(entry, level=1)
    return tostring(entry, encoding="unicode")


def _text(parent: Element, name: str, text: str) -> None:
    if text:
        SubElement(parent, name).text = text


def _id(page: str, site: Site) -> str:
    """Return the id of what stands at `page`: its permalink, or, while the site has no address, a URN of its path."""
    return site.permalink(page) if site.url else f"urn:uuid:{uuid.uuid5(NAMESPACE, page)}"


def _instant(day: str) -> str:
    """Return a day as the instant that Atom wants: its beginning. A feed without entries was never updated."""
    return f"{day or '1970-01-01'}T00:00:00Z"
