"""What a document is related to, and why: references both ways, the same text, the same capture, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Corpus, Document, Site
from .entries import short

SIBLINGS = 6


@dataclass(frozen=True, slots=True)
class Related:
    """A document and the reason why it is named here."""

    href: str
    id: str
    title: str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """Documents that are related for one reason; `more` leads to those not listed."""

    label: str
    documents: tuple[Related, ...]
    more: str = ""
    more_href: str = ""


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
    document: Related


def of(document: Document, corpus: Corpus, site: Site) -> tuple[Relation, ...]:
    """Return the relations of a document that there are."""
    siblings = [d for d in corpus.by_capture.get(document.capture, ()) if d != document.id and d in corpus.documents]
    lines = {id: corpus.documents[id].lines[0] for id in siblings}
    near = sorted(sorted(siblings, key=lambda id: abs(lines[id] - document.lines[0]))[:SIBLINGS], key=lines.__getitem__)
    more = len(siblings) - len(near)
    found = (
        Relation("Refers to", tuple(related(id, corpus, site) for id in document.references)),
        Relation("Referred to by", tuple(related(id, corpus, site) for id in corpus.referrers.get(document.id, ()))),
        Relation(
            "In the same capture",
            tuple(related(id, corpus, site) for id in near),
            f"and {more} more" if more else "",
            site.link(f"/c/{document.capture}/"),
        ),
    )
    return tuple(r for r in found if r.documents)


def related(id: str, corpus: Corpus, site: Site) -> Related:
    """Return a document as a relation names it; one that the corpus does not hold with what is known of it."""
    document = corpus.documents.get(id)
    if document:
        return Related(site.link(f"/d/{id}/"), id, document.title, short(document.date))
    stub = corpus.stubs.get(id)
    return Related(
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
