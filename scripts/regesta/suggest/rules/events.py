"""Events of the authority file that a passage reports: date, actors, places and the words of the title agree.

The score is a product, so that none of these can be missing altogether: of the weight of the title's words, the share
that stands in the passage, less where that is little; of the event's actors and places, the share that it names; and
the time: a day written in the passage lies in that of the event; or the document is of that time or of the days after;
a document without a date counts less, and one of another time little: events are announced, and remembered. Of the
passages the one that agrees most is proposed, and of it the sentence with most of the title's words is quoted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, timedelta

from ... import dates
from ...model import Event, Passage
from ..index import COMMON, Index
from ..reading import SUBJECTS, Reading
from ..suggestion import Suggestion
from ..terms import of, single
from . import written

NAME = "events"
LEAST = 0.1
SAME_DAYS, NEAR, UNKNOWN, ELSEWHEN = 1.0, 0.9, 0.4, 0.2
ENOUGH = 10.0
"""The weight of words (three that are rare) from which on a title is told from another."""
CLOSE = 5
"""A document reports what happened up to so many days before its date."""

_SENTENCE = re.compile(r"(?<=[.!?][\s\"”’)])(?=\s*[\"“‘(]?[A-Z0-9])|\n")


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    stated = reading.document.date or written.likeliest(reading, index)
    best: dict[str, tuple[float, Passage]] = {}
    for passage in reading.document.passages:
        if passage.kind not in SUBJECTS:
            continue
        named = {m.actor for m in (*reading.actors, *reading.places) if m.passage == passage.id}
        near = {
            id
            for term in reading.terms[passage.id]
            for id in index.events.get(term, ())
            if len(index.events[term]) <= COMMON
        }
        for id in near:
            event = index.corpus.events[id]
            if _known_from_elsewhere(event, reading, index):
                score = _agreement(event, passage, named, stated, reading, index)
                if score > best.get(id, (LEAST,))[0]:
                    best[id] = (score, passage)
    for id, (score, passage) in sorted(best.items()):
        event = index.corpus.events[id]
        quote = _sentence(passage, single(event.title))
        yield Suggestion("events", id, score, (NAME,), (passage.id,), (quote,), f"{event.title}, {event.date}")


def _agreement(event: Event, passage: Passage, named: set[str], stated: str, reading: Reading, index: Index) -> float:
    here = reading.terms[passage.id]
    title = {t: index.weight(t) for t in single(event.title)}
    found = math.fsum(weight for term, weight in title.items() if term in here)
    if not found:
        return 0.0
    parties = {*event.actors, *event.places}
    company = (len(parties & named) + 1) / (len(parties) + 1)
    return _when(event, passage, stated, reading) * found / math.fsum(title.values()) * min(1, found / ENOUGH) * company


def _known_from_elsewhere(event: Event, reading: Reading, index: Index) -> bool:
    out = {*index.out.documents, reading.document.id}
    return any(a.document not in out for a in event.attested)


def _when(event: Event, passage: Passage, stated: str, reading: Reading) -> float:
    try:
        happened, own = dates.parse(event.date), dates.parse(stated)
    except dates.BadDate:
        return ELSEWHEN
    if any(happened.earliest <= day and (not happened.latest or day <= happened.latest)
           for _, day in reading.days[passage.id]):  # fmt: skip
        return SAME_DAYS
    if not stated:
        return UNKNOWN
    begun = not own.latest or happened.earliest <= own.latest
    recent = not happened.latest or (own.earliest or own.latest) <= _later(happened.latest, CLOSE)
    return NEAR if begun and recent else ELSEWHEN


def _later(day: str, days: int) -> str:
    """Return the ISO day so many days later; a day of a year that no calendar here has, as it is."""
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _sentence(passage: Passage, title: frozenset[str]) -> str:
    """Return the sentence of the passage with most of the words of `title`, letter for letter but for line breaks."""
    start = next((s.end for s in passage.spans if s.kind == "number"), 0)
    sentences = [s.strip() for s in _SENTENCE.split(passage.text[start:]) if s.strip()]
    best = max(sentences, key=lambda s: len(title & set(of(s))), default=passage.text)
    return " ".join(best.split())
