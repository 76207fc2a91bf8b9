"""The first page: what the edition is, how far it reaches, and the ways into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..model import Corpus, Document, Site, Topic
from . import chart, languages
from .entries import Entry, of_document, short, words
from .page import Page, View
from .shell import Head, shell
from .words import count, noun

TOPICS = 12
NEW = 8
HOW_TO_CITE = "how-to-cite"


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic with its extent and its most recent document."""

    href: str
    label: str
    extent: str
    latest: Markup
    latest_href: str
    when: str


@dataclass(frozen=True, slots=True)
class News:
    """Something new or corrected: the day and what."""

    on: str
    what: str
    entry: Entry


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the first page."""
    yield Page("index.html", "home.html", partial(view, corpus, site))


def view(corpus: Corpus, site: Site) -> View:
    """Return what the first page shows."""
    head = Head(corpus.edition.title, "/", corpus.edition.description)
    topics = [t for t in corpus.topics.values() if not t.container and corpus.by_topic.get(t.id)]
    place = {id: number for number, id in enumerate(corpus.chronology)}
    drawn = tuple(_drawn(corpus, site))
    recent = sorted(topics, key=lambda t: _recency(t, corpus, place), reverse=True)[:TOPICS]
    return {
        "shell": shell(corpus, site, head),
        "title": corpus.edition.title,
        "description": corpus.edition.description,
        "numbers": numbers(corpus, site),
        "figure": chart.figure(drawn, lambda year: site.link(f"/timeline/{year}/")),
        "counted": chart.in_columns(drawn),
        "topics": tuple(_subject(t, corpus, site) for t in recent),
        "all_topics": count(len(topics), "topic"),
        "news": news(corpus, site),
        "how_to_cite": site.link(f"/{HOW_TO_CITE}/") if HOW_TO_CITE in corpus.essays else "",
        "first": tuple(of_document(corpus.documents[id], corpus, site) for id in _leading(corpus)),
    }


def numbers(corpus: Corpus, site: Site) -> tuple[tuple[str, str, str], ...]:
    """Return the extent of the edition as (number, of what, where)."""
    passages = sum(len(d.outline.passages) for d in corpus.documents.values())
    public = sum(not a.private for a in corpus.actors.values())
    topics = sum(1 for t in corpus.topics if corpus.by_topic.get(t))
    held = (
        (len(corpus.documents), "document", site.link("/documents/")),
        (passages, "passage", ""),
        (len(corpus.captures), "capture", site.link("/captures/")),
        (topics, "topic", site.link("/topics/")),
        (public, "actor", site.link("/actors/")),
        (len(corpus.events), "event", site.link("/events/")),
    )
    return tuple((f"{number:,}", noun(number, singular), where) for number, singular, where in held)


def _drawn(corpus: Corpus, site: Site) -> Iterator[chart.Item]:
    """Give what the time line in small shows: the documents alone. Ten thousand entries are not made for that."""
    for id in corpus.chronology:
        document = corpus.documents[id]
        yield chart.named(document.date, "document", "", short(document.date), document.title, site.link(f"/d/{id}/"))


def _documents(topic: Topic, corpus: Corpus) -> tuple[Document, ...]:
    return tuple(corpus.documents[id] for id in corpus.by_topic.get(topic.id, ()))


def _latest(held: Sequence[Document]) -> Document:
    """Return the latest of documents in order of time; of undated ones, which stand last, only where all are so."""
    return next((d for d in reversed(held) if d.date), held[-1])


def _recency(topic: Topic, corpus: Corpus, place: Mapping[str, int]) -> tuple[int, int]:
    """Return the key by which topics are ranked: their latest dated document, then how many documents they have."""
    held = _documents(topic, corpus)
    latest = _latest(held)
    return place[latest.id] if latest.date else -1, len(held)


def _subject(topic: Topic, corpus: Corpus, site: Site) -> Subject:
    held = _documents(topic, corpus)
    last = _latest(held)
    return Subject(
        site.link(f"/t/{topic.id}/"),
        topic.label,
        count(len(held), "document"),
        languages.titled(last, corpus),
        site.link(f"/d/{last.id}/"),
        words(last.date.partition("T")[0]),
    )


def _leading(corpus: Corpus) -> list[str]:
    """Return one document of each series, that with the most passages: a sample across the edition."""
    best: dict[str, Document] = {}
    for id in corpus.chronology:
        document = corpus.documents[id]
        if document.series not in best or _size(document) > _size(best[document.series]):
            best[document.series] = document
    return [id for id in corpus.chronology if id in {d.id for d in best.values()}][:5]


def _size(document: Document) -> int:
    return len(document.outline.passages)


def news(corpus: Corpus, site: Site) -> tuple[News, ...]:
    """Return the latest accessions and corrections, the newest first, when they are not all of one day."""
    found = [(r.on, r.what, d) for d in corpus.documents.values() for r in d.revisions]
    days = {d.accessioned for d in corpus.documents.values()}
    if len(days) > 1:
        found += [(d.accessioned, "new", d) for d in corpus.documents.values() if d.accessioned]
    found.sort(key=lambda f: (f[0], f[2].id), reverse=True)
    return tuple(News(words(on), what, of_document(d, corpus, site)) for on, what, d in found[:NEW])
