"""Topics: the hierarchy, and for each topic a dated dossier of the passages that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from .. import export
from ..model import Corpus, Document, Site, Topic
from . import shown
from .company import actors_with, topic_in, topics_with
from .downloads import downloads
from .entries import Entry, by_year, marked, of_document, with_passages
from .gathered import Branch, Company, coverage, event_entries, figure
from .page import Page, View
from .shell import Alternate, Head, shell
from .synthesis import sentences
from .witnesses import issued_by_all
from .words import count, passage_refs


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the index of topics and one page for each."""
    yield Page("topics/index.html", "topics.html", partial(index, corpus, site))
    for topic in corpus.topics.values():
        yield Page(f"t/{topic.id}/index.html", "topic.html", partial(view, topic, corpus, site))


def index(corpus: Corpus, site: Site) -> View:
    """Return the hierarchy with scope notes and counts."""
    head = Head("Topics", "/topics/", "The subjects of the documents, with what belongs under each.", "/topics/")
    top = [t for t in corpus.topics.values() if not t.broader]
    used = sum(1 for t in corpus.topics if corpus.by_topic.get(t))
    return {
        "shell": shell(corpus, site, head),
        "title": "Topics",
        "extent": f"{count(used, 'topic')} with evidence, under {count(sum(t.container for t in top), 'heading')}, "
        "each with the number of its documents",
        "branches": tuple(branch(t, corpus, site) for t in top),
    }


def branch(topic: Topic, corpus: Corpus, site: Site) -> Branch:
    """Return a topic with those under it; the number is that of its documents, narrower topics' included."""
    return Branch(
        site.link(f"/t/{topic.id}/"),
        topic.label,
        str(len(documents(topic, corpus))),
        tuple(branch(corpus.topics[id], corpus, site) for id in corpus.narrower.get(topic.id, ())),
        topic.scope_note,
    )


def documents(topic: Topic, corpus: Corpus) -> tuple[Document, ...]:
    """Return the documents of a topic in order of time; of a container, those of its narrower topics."""
    own = set(corpus.by_topic.get(topic.id, ()))
    if topic.container:
        own.update(d.id for id in corpus.narrower.get(topic.id, ()) for d in documents(corpus.topics[id], corpus))
        return tuple(corpus.documents[id] for id in corpus.chronology if id in own)
    return tuple(corpus.documents[id] for id in corpus.by_topic.get(topic.id, ()))


def view(topic: Topic, corpus: Corpus, site: Site) -> View:
    """Return the dossier of one topic."""
    url = f"/t/{topic.id}/"
    held = documents(topic, corpus)
    entries = tuple(_entry(topic, d, corpus, site) for d in held)
    passages = sum(len(d.topics.get(topic.id, ())) for d in held)
    suggested = frozenset(d.id for d in held if d.suggested("topics", topic.id))
    extent, rows = coverage(held, passages, issued_by_all(held, corpus), suggested)
    files = downloads(export.list_files(url) if topic.id in corpus.by_topic else (), site)
    events = tuple(corpus.events[id] for id in corpus.events_of_topic.get(topic.id, ()))
    head = Head(
        title=topic.label,
        path=url,
        description=topic.scope_note,
        crumb="/topics/",
        alternates=tuple(Alternate(f.href, f.media_type, f.title) for f in files),
    )
    broader = corpus.topics.get(topic.broader)
    where = partial(_passages, topic, corpus) if topic.container else topic_in(topic.id)
    return {
        "shell": shell(corpus, site, head),
        "id": topic.id,
        "link": site.link(url),
        "title": topic.label,
        "alt": topic.alt,
        "container": topic.container,
        "broader": Company(site.link(f"/t/{broader.id}/"), broader.label, "") if broader else None,
        "scope_note": topic.scope_note,
        "narrower": _named(corpus.narrower.get(topic.id, ()), corpus, site),
        "related": _named(topic.related, corpus, site),
        "extent": extent,
        "coverage": rows,
        "downloads": files,
        "synthesis": sentences(topic, corpus, site),
        "on_timeline": site.link(f"/timeline/?topic={topic.id}"),
        "figure": figure(held, entries, events, site),
        "years": by_year(entries),
        "events": event_entries((e.id for e in events), corpus, site),
        "actors": actors_with(held, where, corpus, site),
        "topics": () if topic.container else topics_with(held, where, corpus, site, topic.id),
    }


def _entry(topic: Topic, document: Document, corpus: Corpus, site: Site) -> Entry:
    entry = marked(of_document(document, corpus, site), document, "topics", topic.id)
    if topic.container:
        return replace(entry, refs=passage_refs(entry.href, _passages(topic, corpus, document)))
    return with_passages(entry, document, corpus, document.topics[topic.id])


def _passages(topic: Topic, corpus: Corpus, document: Document) -> tuple[str, ...]:
    """Return what passages of a document carry a topic or one under it, of those that may be shown."""
    carried = {p for id in _under(topic, corpus) for p in document.topics.get(id, ())}
    return tuple(p.id for p in shown.passages(document, corpus) if p.id in carried)


def _under(topic: Topic, corpus: Corpus) -> Iterator[str]:
    yield topic.id
    for id in corpus.narrower.get(topic.id, ()) if topic.container else ():
        yield from _under(corpus.topics[id], corpus)


def _named(ids: tuple[str, ...], corpus: Corpus, site: Site) -> tuple[Company, ...]:
    return tuple(
        Company(site.link(f"/t/{id}/"), corpus.topics[id].label, str(len(documents(corpus.topics[id], corpus))))
        for id in ids
        if id in corpus.topics
    )
