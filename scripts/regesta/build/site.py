"""The whole site as files: pages, the files beside them, and what hosts and harvesters read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from .. import __version__, access, captures, export
from ..export import checksums, feed, headers, passages_csv, redirects, robots, search_names, sitemap
from ..export.paths import beside
from ..model import Capture, Corpus, Document, Site
from ..pages import assets, components, plan, postings
from ..pages.page import Page
from . import indexer, search
from .writer import Report, write

File = tuple[str, bytes]


def build(corpus: Corpus, site: Site, root: Path, theme: Path, environment: Environment, output: Path) -> Report:
    """Write the site of a checked corpus to `output` and return what changed there.

    `environment` is Pelican's; templates are looked for in `theme` alone, so that a missing one is an error and not
    silently one of another theme. A search index of passages that are no longer so is taken away.
    """
    templates = environment.overlay(loader=FileSystemLoader(theme / "templates"))
    report = write(output, _with_checksums(files(corpus, site, root, theme, templates)))
    indexer.remove_stale(output, search.records(corpus, site))
    return report


def files(corpus: Corpus, site: Site, root: Path, theme: Path, templates: Environment) -> Iterator[File]:
    """Give every file of the site but the checksums, as (path under the output folder, content)."""
    corpus = access.cleared(corpus)
    pages = tuple(plan(corpus, site, root))
    pages = (*pages, components.page(corpus, site, pages, assets.components(theme)))
    yield from rendered(pages, corpus, site, templates)
    yield from of_documents(corpus, site)
    yield from of_lists(corpus, site)
    yield from of_captures(corpus, root)
    yield from postings.files(corpus)
    yield from of_hosts(pages, corpus, site)
    yield from assets.files(theme)


def rendered(pages: Iterable[Page], corpus: Corpus, site: Site, templates: Environment) -> Iterator[File]:
    """Give each page as its template renders its view."""
    shared = {"site": site, "edition": corpus.edition, "version": __version__}
    for page in pages:
        yield page.path, templates.get_template(page.template).render(**shared, **page.make_view()).encode()


def of_documents(corpus: Corpus, site: Site) -> Iterator[File]:
    """Give the files beside each document's page, one for each format."""
    for document in corpus.documents.values():
        for path, format in export.document_files(document):
            yield path[1:], format.render(document, corpus, site).encode()


def of_lists(corpus: Corpus, site: Site) -> Iterator[File]:
    """Give the files beside each topic's and actor's page: its documents in each format, its passages, its feed."""
    for held in _lists(corpus):
        documents = tuple(corpus.documents[id] for id in held.documents)
        for path, format in export.reference_files(held.page):
            yield path[1:], format.render_all(documents, corpus, site).encode()
        passages = passages_csv.render(((d, held.where(d)) for d in documents), corpus, site)
        yield beside(held.page, passages_csv.SUFFIX)[1:], passages.encode()
        if held.title:
            path, _ = export.feed_file(held.page)
            yield path[1:], feed.render(documents, corpus, site, path, held.page, held.title).encode()


@dataclass(frozen=True, slots=True)
class _List:
    """What the files beside a page hold: its documents, and which of their passages; `title` that of its feed."""

    page: str
    documents: tuple[str, ...]
    where: Callable[[Document], Collection[str]]
    title: str


def _lists(corpus: Corpus) -> Iterator[_List]:
    """Give the pages with files beside them. Nobody is invited to follow a private person: those have no feed."""
    for id, documents in corpus.by_topic.items():
        topic = corpus.topics.get(id)
        yield _List(f"/t/{id}/", documents, partial(passages_csv.of_topic, id), topic.label if topic else id)
    for id, documents in corpus.by_actor.items():
        actor = corpus.actors.get(id)
        title = actor.name if actor and not actor.private else ""
        yield _List(f"/a/{id}/", documents, partial(passages_csv.of_actor, id), title)


def of_captures(corpus: Corpus, root: Path) -> Iterator[File]:
    """Give each capture that may be shown, as captured, to the byte, so that its checksum can be recomputed."""
    for capture in _given(corpus):
        yield f"c/{capture.id}/{capture.id}.txt", captures.read_bytes(root, capture)


def _given(corpus: Corpus) -> tuple[Capture, ...]:
    return tuple(c for c in corpus.captures.values() if access.may_show_capture(c, corpus))


def of_hosts(pages: Iterable[Page], corpus: Corpus, site: Site) -> Iterator[File]:
    """Give what search engines, feed readers and static hosts read."""
    indexed = [(page.url, page.modified) for page in pages if page.indexed]
    types = (*export.media_types(), *headers.of_captures(_given(corpus)))
    yield sitemap.PATH[1:], sitemap.render(indexed, site).encode()
    yield feed.PATH[1:], feed.render(corpus.documents.values(), corpus, site).encode()
    yield search_names.PATH[1:], search_names.render(corpus).encode()
    yield robots.PATH[1:], robots.render(site).encode()
    yield headers.PATH[1:], headers.render(types, site).encode()
    found = {path for document in corpus.documents.values() for path, _ in export.document_files(document)}
    found |= {path for held in _lists(corpus) for path, _ in export.list_files(held.page)}
    found |= {export.feed_file(held.page)[0] for held in _lists(corpus) if held.title}
    suffixes = [*(format.SUFFIX for format in export.FORMATS), passages_csv.SUFFIX, feed.SUFFIX]
    yield redirects.PATH[1:], redirects.render(corpus.ledger, found, suffixes, site).encode()
    yield ".nojekyll", b""


def _with_checksums(found: Iterable[File]) -> Iterator[File]:
    digests: dict[str, str] = {}
    for path, content in found:
        digests[path] = hashlib.sha256(content).hexdigest()
        yield path, content
    yield checksums.PATH[1:], checksums.render(digests).encode()
