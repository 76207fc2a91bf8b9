"""A date for a document that has none, from the dates that are written in it.

In this order: the date-time group of a cable; a date at the end of the title line; a day in the dateline, which begins
the first paragraph and ends with a colon or dash ("Lyon, 6 June 2023 (TDI):"); else the latest day in its notes, and
the latest day anywhere, before which the text was not written. A span in the title line ("20-23.04.14") dates no text
and proposes nothing; nor is a day without a year completed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ... import written_dates
from ...model import Passage
from ..index import Index
from ..reading import Reading
from ..suggestion import Suggestion

NAME = "written dates"
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_DATELINE = re.compile(r"([^.:;!?]{0,80}(?:[^.:;!?]|\.(?=\d)){0,20}\d)\s*(?:\([^()]*\)\s*)?[:–—|]")

GROUP, TITLE, DATELINE, NOTES, ANYWHERE = 0.9, 0.75, 0.7, 0.4, 0.2


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    del index
    passages = reading.document.passages
    for passage in passages:
        if passage.kind == "preformatted":
            edtf, words = written_dates.group(passage.text)
            if edtf:
                yield _date(GROUP, passage, edtf, words, f"stated: date-time group {words}")
        elif passage.kind == "title":
            bracket = _BRACKET.search(passage.text)
            found = written_dates.last_of(bracket[1] if bracket else passage.text)
            if found and found[1].date:
                where = "in brackets after" if bracket else "at the end of"
                yield _date(TITLE, passage, found[1].date, found[0], f"stated: {where} the title line")
    first = next((p for p in passages if p.kind == "paragraph"), None)
    if first and (line := _DATELINE.match(first.text)) and (days := written_dates.days_in(line[1])):
        words, day = days[-1]
        yield _date(DATELINE, first, day, words, "stated: dateline")
    notes = [p for p in passages if p.kind == "note"]
    yield from _not_before(NOTES, notes, reading, "the latest day in the notes")
    yield from _not_before(ANYWHERE, [p for p in passages if p not in notes], reading, "the latest day in the text")


def likeliest(reading: Reading, index: Index) -> str:
    """Return the date that the text states of itself, in EDTF, or nothing: what is only inferred is left out."""
    found = [one for one in propose(reading, index) if one.score >= DATELINE]
    return max(found, key=lambda one: one.score).id if found else ""


def _not_before(score: float, passages: list[Passage], reading: Reading, what: str) -> Iterator[Suggestion]:
    days = [(day, words, p) for p in passages for words, day in reading.days.get(p.id, ())]
    if days:
        day, words, passage = max(days, key=lambda d: d[0])
        yield _date(score, passage, f"[{day}..]", words, f"inferred: not before {words}, {what} ({passage.id})")


def _date(score: float, passage: Passage, edtf: str, words: str, basis: str) -> Suggestion:
    return Suggestion("dates", edtf, score, (NAME,), (passage.id,), (" ".join(words.split()),), basis)
