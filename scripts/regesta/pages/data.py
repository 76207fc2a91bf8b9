"""What of the edition can be taken along as files: of the whole, of each document, of each list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from .. import export
from ..access import may_show_capture
from ..export import checksums, feed, search_names, sitemap
from ..export.paths import beside
from ..model import Corpus, Site
from .page import Page, View
from .shell import Head, shell

PATH = "/data/"

WHOLE = (
    (feed.PATH, "Atom feed", feed.MEDIA_TYPE, f"new and corrected documents, the last {feed.LENGTH}"),
    (sitemap.PATH, "Sitemap", sitemap.MEDIA_TYPE, "every page that search engines may list, with its last change"),
    (search_names.PATH, "Names", "application/json", "of actors, places and topics, each with its other spellings"),
    (checksums.PATH, "Checksums", checksums.MEDIA_TYPE, "SHA-256 of every file of the site but itself and the search "
     "index, as sha256sum -c reads them"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file, or one of many as an example; `number` says in words of how many, `what` what is in it."""

    href: str
    name: str
    media_type: str
    number: str
    what: str = ""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of the files."""
    yield Page(f"{PATH.strip('/')}/index.html", "data.html", partial(view, corpus, site))


def view(corpus: Corpus, site: Site) -> View:
    """Return the files in groups, each with an address that is an example of it."""
    head = Head("Data", PATH, "What of the edition can be taken along as files, and in which formats.", PATH)
    groups = (
        ("The whole edition", "whole", tuple(_whole(site))),
        ("Documents", "documents", tuple(_beside("d", corpus.chronology, export.FORMATS, site))),
        ("Lists of documents", "lists", tuple(_of_lists(corpus, site))),
        ("Captures", "captures", tuple(_captures(corpus, site))),
    )
    return {
        "shell": shell(corpus, site, head),
        "title": "Data",
        "groups": tuple(group for group in groups if group[2]),
    }


def _whole(site: Site) -> Iterator[File]:
    for path, name, media_type, what in WHOLE:
        yield File(site.link(path), name, media_type, "", what)


def _beside(prefix: str, ids: tuple[str, ...], formats: tuple[export.Format, ...], site: Site) -> Iterator[File]:
    for format in formats if ids else ():
        path = beside(f"/{prefix}/{ids[0]}/", format.SUFFIX)
        yield File(site.link(path), format.TITLE, format.MEDIA_TYPE, _like(len(ids)))


def _of_lists(corpus: Corpus, site: Site) -> Iterator[File]:
    for prefix, of, held in (("t", "topic", corpus.by_topic), ("a", "actor", corpus.by_actor)):
        ids = tuple(id for id in held if prefix == "t" or not corpus.actors[id].private)
        for format in export.LIST_FORMATS if ids else ():
            path = beside(f"/{prefix}/{ids[0]}/", format.SUFFIX)
            name = f"{format.TITLE} of each {of}"
            yield File(site.link(path), name, format.MEDIA_TYPE, _like(len(ids)))


def _captures(corpus: Corpus, site: Site) -> Iterator[File]:
    ids = [c.id for c in corpus.captures.values() if may_show_capture(c, corpus)]
    if ids:
        path = site.link(f"/c/{ids[0]}/{ids[0]}.txt")
        yield File(path, "As captured", "text/plain", _like(len(ids)), "to the byte")


def _like(number: int) -> str:
    return f"{number:,} files like this one" if number > 1 else ""
