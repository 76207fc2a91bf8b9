"""By what the variants of a component are known, each by the words that the page of components calls it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..passages import Block
from ..verify import Row

Test = tuple[str, Callable[[Any], object]]


def _is(kind: str) -> Callable[[Block], bool]:
    return lambda block: block.kind == kind


def _beside(kind: str) -> Callable[[Block], bool]:
    return lambda block: any(r.kind == kind for r in block.beside)


PASSAGES: tuple[Test, ...] = (
    ("a paragraph that the source numbers", lambda b: _is("paragraph")(b) and "num own" in b.html),
    ("a paragraph that the edition counts", lambda b: _is("paragraph")(b) and b.number),
    ("a title", _is("title")),
    ("a heading", _is("heading")),
    ("a list", _is("list")),
    ("a quotation", _is("quotation")),
    ("preformatted lines", _is("preformatted")),
    ("a note of the source", _is("note")),
    ("the close of a cable", _is("close")),
    ("with who speaks", lambda b: b.voice),
    ("with a note", _beside("editor")),
    ("with an act", _beside("act")),
    ("with a correction", _beside("correction")),
    ("with what an event says otherwise", _beside("event")),
    ("in another language", lambda b: b.language),
    ("a wording that has changed", lambda b: b.past),
)

REMARKS: tuple[Test, ...] = (
    ("a note on words", lambda r: r.kind == "editor" and r.quote),
    ("a note on the passage", lambda r: r.kind == "editor" and not r.quote),
    ("a note with evidence", lambda r: r.evidence),
    ("a note that leads to an event", lambda r: r.kind == "editor" and r.link),
    ("a discrepancy", lambda r: r.kind == "event"),
    ("an act", lambda r: r.kind == "act"),
    ("a correction", lambda r: r.kind == "correction"),
    ("folded", lambda r: r.folded),
)

# Entries of the timeline have facets; on the page of a topic an entry without quotations is of a text not shown.
ENTRIES: tuple[Test, ...] = (
    ("a document", lambda e: e.kind == "document" and e.regest and not e.quotes),
    ("a document, open", lambda e: e.kind == "document" and e.quotes),
    ("a document whose words may not be shown", lambda e: e.kind == "document" and not e.quotes and not e.facets),
    ("an event", lambda e: e.kind == "event" and not e.status),
    ("an event that did not plainly occur", lambda e: e.kind == "event" and e.status),
    ("with a note on its date", lambda e: e.when_note),
    ("suggested by rule", lambda e: "suggested by rule" in e.apparatus),
)

_LENGTHS: Mapping[int, str] = {10: "day", 7: "month", 4: "year"}  # of what stands in `datetime`


def _shaped(length: int) -> Callable[[Any], bool]:
    return lambda e: len(e.datetime) == length and e.kind == "document"


DATES: tuple[Test, ...] = (
    *((f"a document whose {name} is known", _shaped(length)) for length, name in _LENGTHS.items()),
    ("a document of no certain date", lambda e: e.kind == "document" and e.when and not e.datetime),
    ("an undated document", lambda e: e.kind == "document" and not e.when),
    ("an event", lambda e: e.kind == "event" and not e.status),
    ("an event of no certain date", lambda e: e.kind == "event" and e.when and not e.datetime),
    *((f"an event, {status.lower()}", lambda e, status=status: e.kind == "event" and e.status == status)
      for status in ("Planned", "Announced", "Continuing", "Unconfirmed")),
)  # fmt: skip

SAID: tuple[Test, ...] = (
    ("that agrees", lambda s: not s.says),
    ("that differs from the record", lambda s: s.says),
    ("with who speaks", lambda s: s.voice),
    ("with evidence", lambda s: s.evidence),
    ("a later text's", lambda s: s.later),
    ("in another language", lambda s: s.language),
    ("suggested by rule", lambda s: s.suggested),
)

QUOTES: tuple[Test, ...] = (
    ("whole", lambda q: not q.cut_before and not q.cut_after),
    ("cut", lambda q: q.cut_after),
    ("with who speaks", lambda q: q.voice),
    ("in another language", lambda q: q.language),
)


def _has(kind: str) -> Callable[[Row], bool]:
    return lambda row: any(piece.kind == kind for line in row.lines for piece in line.pieces)


ALIGNED: tuple[Test, ...] = (
    ("the same words", _has("same")),
    ("words left out", _has("omitted")),
    ("words corrected", _has("corrected")),
    ("words joined", _has("joined")),
)
