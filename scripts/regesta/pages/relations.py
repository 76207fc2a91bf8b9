"""What a document is related to, and why, in words; and what comes before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from .. import related as relation
from ..model import Corpus, Document, Site
from ..related import Reason, Relation
from . import languages
from .entries import short
from .words import count, listed

NAMED = 3

_STATED: Mapping[relation.Kind, str] = {
    "duplicate": "the same text, filed twice",
    "variant": "another state of the same text",
    "translation-of": "this document is a translation of it",
    "translation": "a translation of this document",
    "refers-to": "this document refers to it",
    "referred-to-by": "it refers to this document",
    "capture": "from the same capture",
}
_SHARED: Mapping[relation.Kind, str] = {"topic": "both on", "actor": "both name", "place": "both tied to"}


@dataclass(frozen=True, slots=True)
class Named:
    """A document as another page names it; `note` says what is to be known of it at once ("not held")."""

    href: str
    id: str
    title: Markup | str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """A related document with the reasons, the strongest first, each with links to what is shared."""

    document: Named
    reasons: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Siblings:
    """The way to the other documents of a capture."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each document stands in the order of time and in that of its series; counted once for all pages."""

    in_time: Mapping[str, int]
    in_series: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The document before or after this one in an order; `rel` is prev or next."""

    rel: str
    label: str
    document: Named


def of(document: Document, corpus: Corpus, site: Site, known: relation.Index) -> tuple[Related, ...]:
    """Return the documents related to one, the strongest relation first.

    Of the same text no other reason is told: that it has the same topics says nothing.
    """
    return tuple(
        Related(
            _with_copies(r, corpus, site),
            tuple(reason(w, corpus, site, known) for w in (r.reasons[:1] if _same_text(r) else r.reasons)),
        )
        for r in relation.of(document, corpus, known)
    )


def _same_text(found: Relation) -> bool:
    return found.reasons[0].kind == "duplicate"


def _with_copies(found: Relation, corpus: Corpus, site: Site) -> Named:
    """Return the document of a relation; where its text is filed again, with where."""
    named = related(found.document, corpus, site)
    copies = [id for id in corpus.twins.get(found.document, ())
              if corpus.documents[id].duplicate_of == found.document]  # fmt: skip
    if found.structural or not copies:
        return named
    return Named(named.href, named.id, named.title, named.when, f"filed also as {listed(copies)}")


def reason(why: Reason, corpus: Corpus, site: Site, known: relation.Index) -> Markup:
    """Return a reason in words: "both on Counterterrorism (7 documents)", "reports the same event: ..."."""
    if why.kind in _STATED:
        return escape(_STATED[why.kind])
    named = why.ids if len(why.ids) <= NAMED + (why.kind != "event") else why.ids[:NAMED]
    links = [f'<a href="{site.link(path)}">{escape(name)}</a>' for path, name in _named(why.kind, named, corpus)]
    more = len(why.ids) - len(named)
    if why.kind == "event":
        also = f" and {more} more" if more else ""
        return Markup(f"reports the same {'event' if len(why.ids) == 1 else 'events'}: {'; '.join(links)}{also}")
    numbers = [len(known.holders[why.kind].get(id, ())) for id in named]
    spoken = [count(numbers[0], "document"), *(f"{number:,}" for number in numbers[1:])]
    told = [f"{link} ({number})" for link, number in zip(links, spoken, strict=True)]
    return Markup(f"{_SHARED[why.kind]} {listed([*told, f'{more} more'] if more else told)}")


def _named(kind: relation.Kind, ids: Iterable[str], corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Give the path and the name of each record; the id of one that is not known."""
    for id in ids:
        match kind:
            case "event":
                yield f"/e/{id}/", corpus.events[id].title if id in corpus.events else id
            case "topic":
                yield f"/t/{id}/", corpus.topics[id].label if id in corpus.topics else id
            case "actor":
                yield f"/a/{id}/", corpus.actors[id].name if id in corpus.actors else id
            case _:
                yield f"/p/{id}/", corpus.places[id].name if id in corpus.places else id


def siblings(document: Document, corpus: Corpus, site: Site) -> Siblings | None:
    """Return the way to the other documents of the capture, or None where it gave only this one."""
    others = sum(id in corpus.documents for id in corpus.by_capture.get(document.capture, ())) - 1
    if others < 1:
        return None
    words = f"{count(others, 'more document')} of the same capture, in its order"
    return Siblings(site.link(f"/c/{document.capture}/"), words)


def related(id: str, corpus: Corpus, site: Site) -> Named:
    """Return a document as a relation names it; one that the corpus does not hold with what is known of it."""
    document = corpus.documents.get(id)
    if document:
        return Named(site.link(f"/d/{id}/"), id, languages.titled(document, corpus), short(document.date))
    stub = corpus.stubs.get(id)
    return Named(
        site.link(f"/d/{id}/"),
        id,
        stub.title if stub else "",
        short(stub.date) if stub and stub.date else "",
        "not held",
    )


def positions(corpus: Corpus) -> Positions:
    """Return the position of every document, from 0."""
    return Positions(
        {id: n for n, id in enumerate(corpus.chronology)},
        {id: n for order in corpus.by_series.values() for n, id in enumerate(order)},
    )


def neighbours(document: Document, corpus: Corpus, site: Site, at: Positions) -> tuple[Neighbour, ...]:
    """Return what comes before and after in order of time, and in the series where that is another document."""
    found: list[Neighbour] = []
    series = corpus.series.get(document.series)
    name = series.title if series else document.series
    for order, index, where in (
        (corpus.chronology, at.in_time.get(document.id), "in time"),
        (corpus.by_series.get(document.series, ()), at.in_series.get(document.id), f"in {name}"),
    ):
        if index is None:
            continue
        for rel, word, near in (("prev", "Before", index - 1), ("next", "After", index + 1)):
            if 0 <= near < len(order) and not any(n.document.id == order[near] and n.rel == rel for n in found):
                found.append(Neighbour(rel, f"{word}, {where}", related(order[near], corpus, site)))
    return tuple(found)
