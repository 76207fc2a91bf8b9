"""A few pages of the corpus on which everything occurs that a page can show: for what is to be seen of all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...access import access_of, may_show_beside
from ...model import Corpus, Document, Event
from ..page import View


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of the site that is looked at: its path within the site, and its view."""

    url: str
    view: View


@dataclass(frozen=True, slots=True)
class Samples:
    """Pages by what they are of: those of records, and `lists`, the pages that the site has once, by their path.

    `language` is that of the edition.
    """

    language: str
    documents: tuple[Sample, ...]
    events: tuple[Sample, ...]
    topics: tuple[Sample, ...]
    captures: tuple[Sample, ...]
    verified: tuple[Sample, ...]
    lists: Mapping[str, Sample]


Views = Mapping[str, Callable[[], View]]
"""What makes the view of each page of the site, by its path within it."""
FIRST = 200
"""So many documents, and so many events, are looked at: a large corpus is not read for the sake of this page."""
ONCE = ("/", "/timeline/", "/documents/", "/topics/", "/acts/", "/statistics/")


def chosen(corpus: Corpus, made: Views) -> Samples:
    """Return for each thing that a record can have the page of the first one that has it: a few tens in all.

    Of a large corpus it is the first one in order of time, of the first FIRST, and of each series.
    """

    def samples(urls: Iterable[str]) -> tuple[Sample, ...]:
        return tuple(Sample(url, made[url]()) for url in urls if url in made)

    documents = _first((id, _of_document(corpus.documents[id], corpus)) for id in _documents(corpus))
    events = _first((id, _of_event(corpus.events[id], corpus)) for id in corpus.event_chronology[:FIRST])
    topics = _first((t.id, {"dossier"} if t.dossier else {"plain"}) for t in corpus.topics.values() if not t.container)
    shown = [id for id in documents if may_show_beside(corpus.documents[id], corpus)]
    captures = _first((id, {"many" if len(held) > 1 else "one"}) for id, held in corpus.by_capture.items())
    return Samples(
        corpus.edition.language,
        samples(f"/d/{id}/" for id in documents),
        samples(f"/e/{id}/" for id in events),
        samples(f"/t/{id}/" for id in topics),
        samples(f"/c/{id}/" for id in captures),
        samples(f"/d/{id}/verify/" for id in shown),
        {url: sample for url in (*ONCE, *(f"/{slug}/" for slug in corpus.essays)) for sample in samples([url])},
    )


def _documents(corpus: Corpus) -> Iterator[str]:
    """Give the first documents, and the first of each series: what is of another kind is mostly of another series."""
    first = [order[0] for order in corpus.by_series.values() if order]
    yield from dict.fromkeys((*corpus.chronology[:FIRST], *first))


def _first(having: Iterable[tuple[str, set[str]]]) -> tuple[str, ...]:
    """Return the ids that have something which none before them had."""
    seen: set[str] = set()
    found = []
    for id, traits in having:
        if not traits <= seen:
            found.append(id)
            seen |= traits
    return tuple(found)


def _of_document(document: Document, corpus: Corpus) -> set[str]:
    has = {
        "voice": document.voices,
        "note": document.notes,
        "correction": document.corrections,
        "omission": document.omissions,
        "act": document.acts,
        "extract": document.extract,
        "copy": document.duplicate_of,
        "variant": document.variant_of,
        "topic": document.topics,
        "suggested": any(document.annotation.suggested.values()),
        "closed": access_of(document, corpus) != "full",
        "past": _reworded(document, corpus),
        "other language": any(p.language not in ("", document.language) for p in document.passages),
    }
    kinds = {f"passage {p.kind}" for p in document.passages}
    numbered = {"number" for p in document.passages for s in p.spans if s.kind == "number"}
    return {document.kind, *kinds, *numbered, *(name for name, there in has.items() if there)}


def _reworded(document: Document, corpus: Corpus) -> bool:
    published = corpus.wordings.get(f"/d/{document.id}/", {})
    now = {p.id: p.fingerprint for p in document.passages}
    return any(e.fingerprint != now.get(id) for id, entries in published.items() for e in entries)


def _of_event(event: Event, corpus: Corpus) -> set[str]:
    return {event.status, *_told(event), *(_attested(event, corpus))}


def _told(event: Event) -> Iterator[str]:
    yield from (name for name in ("discrepancy", "evidence", "note", "actors") if getattr(event, name))


def _attested(event: Event, corpus: Corpus) -> Iterator[str]:
    for said in event.attested:
        document = corpus.documents.get(said.document)
        if said.says:
            yield "differs"
        if said.evidence:
            yield "said with evidence"
        if document and said.passage in document.voices:
            yield "spoken"
        if document and document.suggested("events", event.id):
            yield "suggested"
