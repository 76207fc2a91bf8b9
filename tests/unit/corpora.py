"""Corpora made of records, without files: for tests of what is computed from records. All of it is fabricated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from regesta.markup import fingerprint
from regesta.model import (
    Access,
    Actor,
    Capture,
    Corpus,
    Document,
    Edition,
    ListedActor,
    Passage,
    PassageKind,
    Place,
    Revision,
    Series,
    Span,
    Topic,
)

EDITION = Edition(title="Letters of Ruritania", description="A fabricated edition.", license="CC0-1.0")

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("legation", "Legation of Ruritania in Strelsau", "organisation"),
        Actor("ministry", "Ruritanian Foreign Ministry", "organisation"),
        Actor("zenda-institute", "Zenda Institute", "organisation"),
        Actor("gazette", "The Strelsau Gazette", "organisation"),
        Actor("anne-marie-sapt", "Anne-Marie Sapt", "person", sort="Sapt, Anne-Marie"),
        Actor("fritz", "Fritz von Tarlenheim", "person", sort="Tarlenheim, Fritz von"),
        Actor("boris", "Boris", "person"),
    )
}
PLACES = {"strelsau": Place("strelsau", "Strelsau")}
TOPICS = {
    topic.id: topic for topic in (Topic("trade", "Trade, tariffs & tolls"), Topic("succession", "The succession"))
}
SERIES = {
    series.id: series
    for series in (
        Series("legation-strelsau", "Cables of the Legation", "legation"),
        Series("zenda", "Zenda Institute, papers", "zenda-institute"),
        Series("gazette", "The Strelsau Gazette, reports", "gazette"),
        Series("rur-mfa", "Ruritanian Foreign Ministry, country files", "ministry"),
        Series("found", "Found papers", ""),
    )
}


def capture(id: str, access: Access = "full", url: str = "") -> Capture:
    """Return a capture of which nothing is known but its id, access and address."""
    return Capture(id, f"sources/{id}.txt", "plain", "found", "0" * 64, "d", url=url, access=access)


def passage(id: str, kind: PassageKind, text: str, *spans: Span, number: str = "", language: str = "") -> Passage:
    """Return a passage with the fingerprint of its text."""
    level = 1 if kind in ("title", "heading") else 0
    return Passage(id, kind, text, spans, number, language, level, fingerprint(text))


def document(id: str, **fields: Any) -> Document:
    """Return a document; what is not given is as little as a document can have."""
    least: dict[str, Any] = {
        "path": f"content/documents/{id}.md", "digest": "d", "title": "Untitled paper", "kind": "plain",
        "series": "found", "capture": "found", "lines": (1, 1), "language": "en",
    }  # fmt: skip
    return Document(id, **(least | fields))


def corpus(documents: Iterable[Document], captures: Iterable[Capture] = (), edition: Edition = EDITION) -> Corpus:
    """Return a corpus of these documents with the authority records above; nothing is linked."""
    held = {d.id: d for d in documents}
    nothing: Mapping[str, Any] = {}
    return Corpus(
        edition=edition, captures={c.id: c for c in (*CAPTURES, *captures)}, documents=held, drafts=nothing,
        actors=ACTORS, places=PLACES, topics=TOPICS, acts=nothing, events=nothing, draft_events=nothing,
        series=SERIES, stubs=nothing, essays=nothing, ledger=(),
        chronology=tuple(held), event_chronology=(), by_actor=nothing, by_place=nothing,
        by_topic=nothing, by_act=nothing, by_series=nothing, by_capture=nothing, referrers=nothing,
        events_of_document=nothing, events_of_actor=nothing, events_of_topic=nothing, events_of_place=nothing,
        narrower=nothing,
        parts=nothing,
        twins=nothing,
        wordings=nothing,
    )  # fmt: skip


CAPTURES = (
    capture("found"),
    capture("cable", url="https://leaks.example/cables/94STRELSAU7.html"),
    capture("paper", url="https://zenda.example/papers?id=7&lang=en"),
    capture("page", url="http://mfa.example/en/ruritania/"),
    capture("gazette", access="excerpt"),
    capture("closed", access="metadata"),
)

CABLE = document(
    "94strelsau7",
    title="The King Receives the Envoy",
    kind="cable",
    series="legation-strelsau",
    capture="cable",
    date="1894-02-23T16:02:00Z",
    date_basis="stated: date-time group",
    place="strelsau",
    creators=("legation",),
    recipients=("ministry",),
    signatories=("fritz",),
    regest="The legation reports 100% of the talk.\nNothing is settled.",
    actors=(ListedActor("fritz"),),
    topics={"trade": ("p1",), "succession": ("p1", "p2")},
    cable={"reference": "STRELSAU 000007", "classification": "SECRET"},
    accessioned="2026-01-02",
    revisions=(Revision("2026-03-04", "paragraph 2 was cut"),),
    passages=(
        passage("header", "preformatted", "FM LEGATION\nTO MINISTRY"),
        passage(
            "p1", "paragraph", "1. (S) The King spoke of *tolls* & <duties>.", Span(0, 2, "number", "p1"), number="1."
        ),
        passage("p2", "paragraph", "2. Nothing is settled.", Span(0, 2, "number", "p2"), number="2."),
    ),
)
PAPER = document(
    "zenda-1",
    title="Who Inherits? A “Simple” Question",
    kind="article",
    series="zenda",
    capture="paper",
    date="[1895-02-13..]",
    date_basis="inferred: latest date in the notes",
    creators=("anne-marie-sapt", "boris"),
    regest="Sapt and Boris ask who inherits.",
    topics={"succession": ("p1",)},
    accessioned="2026-01-03",
    passages=(
        passage("title", "title", "WHO INHERITS?"),
        passage("p1", "paragraph", "The law is old [1] and clear.", Span(4, 7, "emphasis"), Span(15, 18, "mark", "n1")),
        passage("p2", "list", "- a crown\n- 2. a sceptre"),
        passage("p3", "quotation", "Long live\nthe King.", language="la"),
        passage("n1", "note", "[1] See the Law.", Span(0, 3, "label", "r1"), Span(8, 15, "link", "https://law.example/"),
                number="1"),
    ),
)  # fmt: skip
REPORT = document(
    "gazette-1",
    title="Coronation Put Off",
    kind="report",
    series="gazette",
    capture="gazette",
    date="1895-06-30/1895-07-02",
    date_basis="stated: dateline",
    place="strelsau",
    creators=("gazette",),
    regest="The coronation is put off.",
    passages=(
        passage("title", "title", "Coronation Put Off"),
        passage("p1", "paragraph", "The coronation is put off."),
        passage("p2", "paragraph", "Nobody says why."),
    ),
)
BRIEF = document(
    "rur-mfa-2",
    title="Ruritania – Elections",
    kind="brief",
    series="rur-mfa",
    capture="page",
    date="1896-10?",
    date_basis="stated: bracket after the title",
    creators=("ministry",),
    extract=True,
    regest="The ministry welcomes elections.",
    passages=(passage("p1", "paragraph", "We welcome the elections."),),
)
CLOSED = document(
    "found-1",
    capture="closed",
    passages=(passage("p1", "paragraph", "Secret words that nobody may show."),),
)
ALL = (CABLE, PAPER, REPORT, BRIEF, CLOSED)
CORPUS = corpus(ALL)


def edited_by(*editors: str, publisher: str = "") -> Corpus:
    """Return the corpus with editors and publisher."""
    return replace(CORPUS, edition=replace(EDITION, editors=editors, publisher=publisher))
