"""The whole site as files: pages, the files beside them, and what hosts and harvesters read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from jinja2 import Environment

from .. import __version__, access, captures, export
from ..export import feed, headers, passages_csv, redirects, robots, search_names, sitemap
from ..export.paths import beside
from ..model import Capture, Corpus, Document, Site
from ..pages import assets, components, plan, postings
from ..pages.page import Page, View
from ..progress import Watcher, silent
from . import indexer, journal, search
from . import templates as templating
from .bring import Kept, bring
from .unit import File, Unit
from .watch import Watch
from .writer import Report


def build(
    corpus: Corpus,
    site: Site,
    root: Path,
    theme: Path,
    environment: Environment,
    output: Path,
    kept: Kept,
    watcher: Watcher = silent,
) -> Report:
    """Write the site of a checked corpus to `output`, and return what changed there.

    `environment` is Pelican's. A search index of passages that are no longer so is taken away. Raises Unmade,
    Unrendered, OSError.
    """
    environment = templating.themed(environment, theme, root)
    corpus = access.cleared(corpus)
    kept = replace(kept, ground=f"{kept.ground} {corpus.edition!r}")  # templates show it beside every view
    with journal.alone(output):
        report = bring(output, tuple(units(corpus, site, root, theme, environment)), Watch(corpus), kept, watcher)
        indexer.remove_stale(output, search.records(corpus, site))
        journal.end(output)
    return report


def units(corpus: Corpus, site: Site, root: Path, theme: Path, templates: Environment) -> Iterator[Unit]:
    """Give every piece of the site of a cleared corpus: all its files but the checksums.

    Those of one document follow upon one another, for its text is open then.
    """
    yield from sorted(
        _units(corpus, site, root, theme, templates), key=lambda unit: unit.name.strip("/").split("/")[:2]
    )


def _units(corpus: Corpus, site: Site, root: Path, theme: Path, templates: Environment) -> Iterator[Unit]:
    pages = tuple(plan(corpus, site, root))
    pages = (*pages, components.page(corpus, site, pages, assets.components(theme)))
    shared = {"site": site, "edition": corpus.edition, "version": __version__}
    yield from (Unit(f"{p.path} {p.template}", p.make_view, partial(render, templates, shared, p)) for p in pages)
    yield from (Unit(f"d/{d.id}", partial(of_document, d, corpus, site)) for d in corpus.documents.values())
    for held in _lists(corpus):  # apart, for a text that is edited changes its passages only
        yield Unit(f"{held.page} references", partial(references_of_list, held, corpus, site))
        yield Unit(f"{held.page} passages", partial(passages_of_list, held, corpus, site))
        if held.title:
            yield Unit(f"{held.page} feed", partial(feed_of_list, held, corpus, site))
    yield from (Unit(f"c/{c.id}", partial(of_capture, c, root)) for c in _given(corpus))
    yield Unit("postings", partial(postings.files, corpus))
    indexed = tuple((page.url, page.modified) for page in pages if page.indexed)
    yield Unit("hosts", partial(of_hosts, indexed, corpus, site))
    yield Unit("assets", partial(assets.files, theme))


def files(corpus: Corpus, site: Site, root: Path, theme: Path, templates: Environment) -> Iterator[File]:
    """Give every file of the site but the checksums, as (path under the output folder, content)."""
    for unit in units(access.cleared(corpus), site, root, theme, templates):
        yield from unit.files()


def render(templates: Environment, shared: Mapping[str, object], page: Page, view: View) -> Iterator[File]:
    """Give a page as its template renders its view. Raises Unrendered."""
    yield page.path, templating.rendered(templates, page.template, {**shared, **view}).encode()


def rendered(pages: Iterable[Page], corpus: Corpus, site: Site, templates: Environment) -> Iterator[File]:
    """Give each page as its template renders its view."""
    shared = {"site": site, "edition": corpus.edition, "version": __version__}
    for page in pages:
        yield from render(templates, shared, page, page.make_view())


def of_document(document: Document, corpus: Corpus, site: Site) -> Iterator[File]:
    """Give the files beside a document's page, one for each format."""
    for path, format in export.document_files(document):
        yield path[1:], format.render(document, corpus, site).encode()


def references_of_list(held: _List, corpus: Corpus, site: Site) -> Iterator[File]:
    """Give the documents of a topic's or actor's page in each format for references."""
    documents = _documents(held, corpus)
    for path, format in export.reference_files(held.page):
        yield path[1:], format.render_all(documents, corpus, site).encode()


def passages_of_list(held: _List, corpus: Corpus, site: Site) -> Iterator[File]:
    """Give the table of the passages of a topic's or actor's page."""
    found = ((document, held.where(document)) for document in _documents(held, corpus))
    yield beside(held.page, passages_csv.SUFFIX)[1:], passages_csv.render(found, corpus, site).encode()


def feed_of_list(held: _List, corpus: Corpus, site: Site) -> Iterator[File]:
    """Give the feed of a topic's or actor's page."""
    path, _ = export.feed_file(held.page)
    yield path[1:], feed.render(_documents(held, corpus), corpus, site, path, held.page, held.title).encode()


def _documents(held: _List, corpus: Corpus) -> tuple[Document, ...]:
    return tuple(corpus.documents[id] for id in held.documents)


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


def of_capture(capture: Capture, root: Path) -> Iterator[File]:
    """Give a capture that may be shown, as captured, to the byte, so that its checksum can be recomputed."""
    yield f"c/{capture.id}/{capture.id}.txt", captures.read_bytes(root, capture)


def _given(corpus: Corpus) -> tuple[Capture, ...]:
    return tuple(c for c in corpus.captures.values() if access.may_show_capture(c, corpus))


def of_hosts(indexed: Iterable[tuple[str, str]], corpus: Corpus, site: Site) -> Iterator[File]:
    """Give what search engines, feed readers and static hosts read; `indexed` are pages with their last change."""
    types = (*export.media_types(), *headers.of_captures(_given(corpus)))
    yield from ((path[1:], content.encode()) for path, content in sitemap.files(tuple(indexed), site))
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
