"""What a date rests on: the words with which its basis opens, and the dates that quoted words state.

A basis says the date first, in the words of the edition (`dates.words`), then how it is known: "inferred: not before
13 February 2023, the latest date of accession in its references". So a date and its words stand side by side, and
whoever changes one of them is told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from .. import dates
from ..model import Document, Passage
from ..written_dates import in_prose

LABEL = re.compile(r"\s*(?P<label>stated|inferred|outside|attested):\s*", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:not (?:before|after)|(?:not )?(?:earlier|later) than|between|from|until|about|before|after|since|on|in|by|"
    r"(?:early|mid|late) (?:in )?|the|every \w+ from|every \w+ until) ",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[;:.](?!\d)|,(?!\s*(?:\d\d:\d\d|end unknown|beginning unknown)))")
_YESTERDAY = re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)


def label(basis: str) -> str:
    """Return "stated", "inferred", "outside" or "attested", as `basis` begins, or nothing."""
    match = LABEL.match(basis)
    return match["label"].lower() if match else ""


def opens_with(basis: str, edtf: str) -> bool | None:
    """Return whether `basis`, after its label, opens with `edtf` in words; None when it opens with no date at all."""
    rest = LABEL.sub("", basis, count=1).strip()
    for form in (dates.words(edtf), edtf):
        if rest[: len(form)].casefold() == form.casefold() and _ends(rest[len(form) :]):
            return True
    bare = rest
    while lead := _LEAD.match(bare):
        bare = bare[lead.end() :]
    begins = next((found.start for found in in_prose(bare)), -1) == 0
    return False if begins else None


def _ends(rest: str) -> bool:
    """Return whether a date may end before `rest`: not where a comma leads on to its time or to the next of a set."""
    end = _ENDS.match(rest)
    after = rest[end.end() :].lstrip() if end else ""
    return bool(end) and not (rest.lstrip()[:1] == "," and any(found.start == 0 for found in in_prose(after)))


def same(one: str, other: str) -> bool:
    """Return whether two EDTF say the same of when, word for word (a span of two equal days is that day)."""
    return dates.words(one) == dates.words(other)


def year_of(document: Document) -> str:
    """Return the year that days without one mean in `document`, or nothing."""
    return dates.known_parts(document.date)[:4] if parses(document.date) else ""


def stated_in(text: str, document: Document) -> tuple[tuple[str, ...], ...]:
    """Return the dates that `text`, words of `document`, states, each with its readings; "yesterday" is one too."""
    found = [date.readings for date in in_prose(text, year_of(document))]
    if dates.is_day(document.date[:10]) and dates.parse(document.date).precision in ("day", "second"):
        day = datetime.date.fromisoformat(document.date[:10])
        if _TODAY.search(text):
            found.append((day.isoformat(),))
        if _YESTERDAY.search(text):
            found.append(((day - datetime.timedelta(1)).isoformat(),))
    return tuple(found)


def of_passage(passage: Passage, document: Document) -> tuple[str, ...]:
    """Return every date that a passage may show something for: its document's, and those written in it."""
    own = (document.date,) if document.date and parses(document.date) else ()
    return (*own, *(reading for found in stated_in(passage.text, document) for reading in found))


def bounds(edtf: str) -> tuple[str, ...]:
    """Return the first and last date that `edtf` states, in ISO and as exact as they are written: of one date, one."""
    return tuple(dict.fromkeys(bound for bound in dates.stated(edtf) if bound)) if parses(edtf) else ()


def gives(evidence: Iterable[str], bound: str) -> bool:
    """Return whether an end of one of the dates of `evidence` lies within `bound` (ISO, partial or not)."""
    wanted = dates.parse(bound)
    for edtf in evidence:
        for end in bounds(edtf):
            held = dates.parse(end)
            if wanted.earliest <= held.earliest and held.latest <= wanted.latest:
                return True
    return False


def may_meet(one: str, other: str) -> bool:
    """Return whether two dates may share a day. Open ends reach everywhere."""
    a, b = dates.parse(one), dates.parse(other)
    return not (before(a.latest, b.earliest) or before(b.latest, a.earliest))


def before(day: str, other: str) -> bool:
    """Return whether `day` is certainly before `other`: both are known (ISO days of the years 0 to 9999)."""
    return bool(day and other) and day[:1].isdigit() and other[:1].isdigit() and day < other


def parses(edtf: str) -> bool:
    try:
        dates.parse(edtf)
    except dates.BadDate:
        return False
    return True
