"""Events and discrepancies counted: what is attested, by how many witnesses, and where sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..fields import NOTE_KIND_LABELS, STATUS_LABELS
from ..model import Attestation, Corpus, Event, Note
from ..witnesses import bodies
from .count import Count, Kind, Section, counts, grouped


def witnesses(event: Event, corpus: Corpus) -> int:
    """Return by how many issuing bodies an event is attested; one that repeats itself is one."""
    return len(bodies((corpus.documents[a.document] for a in event.attested if a.document in corpus.documents), corpus))


def noted(attestation: Attestation, notes: Iterable[Note]) -> bool:
    """Return whether an editorial note is on the same words already: the two tell one discrepancy."""
    return any(
        n.at == attestation.passage and n.quote and (n.quote in attestation.quote or attestation.quote in n.quote)
        for n in notes
    )


def sections(corpus: Corpus) -> Iterator[Section]:
    """Give what is counted of events and of differences between sources."""
    events = [corpus.events[id] for id in corpus.event_chronology]
    by_status = grouped(events, lambda e: e.status, lambda e: e.id)
    yield Section("status", "Events by status", counts(by_status, STATUS_LABELS, "event"), len(events))
    by_number = grouped(events, lambda e: str(witnesses(e, corpus)), lambda e: e.id)
    kind: Kind = "event"
    rows = (Count(_witnesses(n), len(by_number[n]), kind, by_number[n]) for n in sorted(by_number, key=int))
    note = "A witness is an issuing body: one that repeats itself is one."
    yield Section("witnesses", "Events by witnesses", tuple(rows), len(events), note)
    differing = grouped(_discrepancies(corpus), lambda d: d[0], lambda d: d[1])
    yield Section(
        "discrepancies",
        "Notes and discrepancies",
        counts(differing, NOTE_KIND_LABELS, "passage"),
        sum(map(len, differing.values())),
        "By kind: editorial notes, and passages that say otherwise than the record of an event and have no note.",
    )


def _witnesses(number: str) -> str:
    return "1 witness" if number == "1" else f"{number} witnesses"


def _discrepancies(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Give each as (kind, passage)."""
    for id in corpus.chronology:
        for note in corpus.documents[id].notes:
            yield note.kind, f"{id}#{note.at}"
    for event in corpus.events.values():
        for attested in event.attested:
            document = corpus.documents.get(attested.document)
            if attested.says and document and not noted(attested, document.notes):
                yield attested.kind or "unjudged", f"{attested.document}#{attested.passage}"
