"""Topics: the hierarchy, and for each topic a dated dossier of the passages that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from .. import export
from ..access import ids_to_show
from ..model import Corpus, Document, Site, Topic
from . import folded, hierarchy, parts
from .company import actors_with, topic_in, topics_with
from .dossiers import OF_TOPIC, Dossiers
from .downloads import alternates, downloads, feed
from .entries import Entry, marked, of_document, with_passages
from .folds import Fold
from .gathered import Branch, Company, bounded, coverage
from .page import Page, View
from .registers import Filed, forest, groups, registered
from .shell import Head, shell
from .synthesis import sentences
from .witnesses import issued_by_all
from .words import count, passage_refs

ADDRESS = "/topics/"


def pages(corpus: Corpus, site: Site, dossiers: Dossiers) -> Iterator[Page]:
    """Yield the index of topics, one page for each, and the pages that a long one is divided into."""
    for leaf in folded.leaves_of(_register(corpus), ADDRESS, site, lambda fold: count(len(fold.held), "topic")):
        yield Page(f"{leaf.path[1:]}index.html", "topics.html", partial(index, leaf, corpus, site, dossiers))
    for topic in corpus.topics.values():
        url = f"/t/{topic.id}/"
        opened = partial(_entry, topic, corpus, site)
        yield Page(f"{url[1:]}index.html", "topic.html", partial(view, topic, corpus, site, dossiers))
        yield from parts.pages(_subject(topic), dossiers.folds[url], opened, corpus, site)


def _subject(topic: Topic) -> parts.Subject:
    return parts.Subject("Topic", topic.label, f"/t/{topic.id}/", "/topics/")


def _register(corpus: Corpus) -> Fold[Filed]:
    over = {t.id: t.broader for t in corpus.topics.values()}
    group = groups(over, lambda id: corpus.topics[id].label)
    return registered(Filed(t.id, t.label, group(t.id)) for t in corpus.topics.values())


def index(leaf: folded.Leaf[Filed], corpus: Corpus, site: Site, dossiers: Dossiers) -> View:
    """Return the topics of a page of the list, the hierarchy with scope notes and counts."""
    here = [corpus.topics[filed.id] for filed in leaf.fold.held]
    title = folded.titled("Topics", leaf)
    head = Head(title, leaf.path, "The subjects of the documents, with what belongs under each.", ADDRESS)
    used = sum(1 for t in here if corpus.by_topic.get(t.id))
    top = sum(t.container and not t.broader for t in here)
    under = f", under {count(top, 'heading')}" if top else ""
    listed = () if leaf.fold.folds else tuple(t.id for t in here)
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "extent": f"{count(used, 'topic')} with evidence{under}, each with the number of its documents",
        "ways": leaf.ways,
        "under": leaf.under,
        "branches": forest(
            listed, {t.id: t.broader for t in here}, lambda id: _branch(corpus.topics[id], site, dossiers)
        ),
    }


def _branch(topic: Topic, site: Site, dossiers: Dossiers) -> Branch:
    """Return a topic; the number is that of its documents, narrower topics' included."""
    documents = len(dossiers.documents(f"/t/{topic.id}/"))
    return Branch(site.link(f"/t/{topic.id}/"), topic.label, str(documents), (), topic.scope_note)


def view(topic: Topic, corpus: Corpus, site: Site, dossiers: Dossiers) -> View:
    """Return the dossier of one topic."""
    url = f"/t/{topic.id}/"
    held = tuple(corpus.documents[id] for id in dossiers.documents(url))
    passages = sum(len(d.topics.get(topic.id, ())) for d in held)
    suggested = frozenset(d.id for d in held if d.suggested("topics", topic.id))
    extent, rows = coverage(held, passages, issued_by_all(held, corpus), suggested, dossiers.years)
    used = topic.id in corpus.by_topic
    files = downloads(export.list_files(url) if used else (), site)
    followed, named = feed(url, topic.label, site) if used else ((), ())
    head = Head(
        title=topic.label,
        path=url,
        description=topic.scope_note,
        crumb="/topics/",
        alternates=(*alternates(files), *named),
    )
    broader = corpus.topics.get(topic.broader)
    where = partial(_passages, topic, corpus) if topic.container else topic_in(topic.id)
    entry = partial(dossiers.entry, url)
    return {
        "shell": shell(corpus, site, head),
        "id": topic.id,
        "link": site.link(url),
        "title": topic.label,
        "alt": topic.alt,
        "container": topic.container,
        "broader": Company(site.link(f"/t/{broader.id}/"), broader.label, "") if broader else None,
        "scope_note": topic.scope_note,
        "narrower": _named(corpus.narrower.get(topic.id, ()), corpus, site, dossiers),
        "related": _named(topic.related, corpus, site, dossiers),
        "extent": extent,
        "coverage": rows,
        "downloads": (*files, *followed),
        "synthesis": sentences(topic, corpus, site),
        "on_timeline": site.link(f"/timeline/?topic={topic.id}"),
        **parts.whole(_subject(topic), dossiers, partial(_entry, topic, corpus, site), corpus, site),
        "actors": actors_with(held, where, entry, corpus, site),
        "topics": () if topic.container else topics_with(held, where, entry, corpus, site, topic.id),
    }


def _entry(topic: Topic, corpus: Corpus, site: Site, document: Document) -> Entry:
    entry = marked(of_document(document, corpus, site), document, "topics", topic.id)
    if topic.container:
        return replace(entry, refs=passage_refs(entry.href, _passages(topic, corpus, document)))
    return with_passages(entry, document, corpus, document.topics[topic.id], most=OF_TOPIC)


def _passages(topic: Topic, corpus: Corpus, document: Document) -> tuple[str, ...]:
    """Return what passages of a document carry a topic or one under it, of those that may be shown."""
    carried = {p for id in hierarchy.topics_of(topic, corpus) for p in document.topics.get(id, ())}
    return tuple(id for id in ids_to_show(document, corpus) if id in carried)


def _named(ids: tuple[str, ...], corpus: Corpus, site: Site, dossiers: Dossiers) -> tuple[Company, ...]:
    found = [
        Company(site.link(f"/t/{id}/"), corpus.topics[id].label, str(len(dossiers.documents(f"/t/{id}/"))))
        for id in ids
        if id in corpus.topics
    ]
    return bounded(found, site.link(ADDRESS))
