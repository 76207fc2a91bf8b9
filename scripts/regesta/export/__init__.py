"""What the edition gives to other programs: one file, one format.

A format is a module with `TITLE`, `MEDIA_TYPE`, `SUFFIX` and `render(document, corpus, site)`; those of `LIST_FORMATS`
also have `render_all(documents, corpus, site)`, for topics and actors, which have a table of their passages
(`passages_csv`) and a feed (`feed`) too. What hosts and crawlers read (`feed`, `sitemap`,
`headers`, `redirects`, `robots`, `checksums`) has a `render` of its own matter. A new format is a module, and its name
in the table here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ..model import Corpus, Document, Site
from . import biblatex, bibtex, csl_json, feed, markdown_text, passages_csv, plain_text, ris
from .paths import beside


class Described(Protocol):
    """What is said of any format: its name, its media type, how the names of its files end."""

    TITLE: str
    MEDIA_TYPE: str
    SUFFIX: str


class Format(Described, Protocol):
    """A format in which each document is given."""

    def render(self, document: Document, corpus: Corpus, site: Site) -> str:
        """Return the file of one document."""


class ListFormat(Format, Protocol):
    """A format in which lists of documents are given too."""

    def render_all(self, documents: Iterable[Document], corpus: Corpus, site: Site) -> str:
        """Return the file of many documents."""


LIST_FORMATS: tuple[ListFormat, ...] = (ris, bibtex, biblatex, csl_json)
FORMATS: tuple[Format, ...] = (*LIST_FORMATS, markdown_text, plain_text)


def document_files(document: Document) -> tuple[tuple[str, Format], ...]:
    """Return the files beside the page of a document: (path within the site, format)."""
    return tuple((beside(f"/d/{document.id}/", format.SUFFIX), format) for format in FORMATS)


def reference_files(page: str) -> tuple[tuple[str, ListFormat], ...]:
    """Return the files of references beside a page that lists documents: (path within the site, format)."""
    return tuple((beside(page, format.SUFFIX), format) for format in LIST_FORMATS)


def list_files(page: str) -> tuple[tuple[str, Described], ...]:
    """Return the files to download beside `/t/<id>/` or `/a/<id>/`: references, and the passages as a table."""
    return (*reference_files(page), (beside(page, passages_csv.SUFFIX), passages_csv))


def feed_file(page: str) -> tuple[str, Described]:
    """Return the feed beside such a page."""
    return beside(page, feed.SUFFIX), feed


def media_types() -> tuple[tuple[str, str], ...]:
    """Return the path (`/d/*.ris`) and the media type of all files beside pages; those of captures are their own."""
    documents = [(f"/d/*{format.SUFFIX}", format.MEDIA_TYPE) for format in FORMATS]
    every: tuple[Described, ...] = (*LIST_FORMATS, passages_csv, feed)
    lists = [(f"/{page}/*{format.SUFFIX}", format.MEDIA_TYPE) for page in ("t", "a") for format in every]
    return (*documents, *lists)
