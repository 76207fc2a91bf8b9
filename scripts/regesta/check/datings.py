"""Every date of a document and of an event is what its evidence says: the source's words, or those of its basis.

The opening words of a basis decide; where it opens with no date, the words that are quoted decide. Nothing here
judges whether an inference is a good one: only that the date is the one which it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .. import dates
from ..model import Attestation, Corpus, Document, Event
from ..problems import Problem
from ..written_dates import in_prose, readings
from . import bases
from .quoted import quotations, stands_in
from .rule import Rule
from .where import authority, line

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def each(_: Corpus, root: Path) -> Rule:
    def rule(document: Document) -> Iterator[Problem]:
        yield from as_written(document, root)
        yield from of_document(document, root)
        yield from covered(document, root)

    return rule


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    held = {**corpus.drafts, **corpus.documents}
    for event in corpus.events.values():
        attested = [(a, held[a.document]) for a in event.attested if a.document in held]
        if len(attested) == len(event.attested):  # a document that is not there is reported already
            yield from of_event(event, attested, root)


def as_written(document: Document, root: Path) -> Iterator[Problem]:
    """`date_as_written` stands in the text, or in what of the capture was left out of it."""
    texts = (*(p.text for p in document.passages), *(o.text for o in document.omissions))
    if document.date_as_written and not any(stands_in(document.date_as_written, text) for text in texts):
        yield Problem(
            document.path,
            line(root, document.path, "date_as_written"),
            "quote-not-found",
            f"{document.date_as_written!r} does not stand in the text",
            "copy the words letter for letter; a date from elsewhere is named in date_basis",
        )


def of_document(document: Document, root: Path) -> Iterator[Problem]:
    """The date is that of the opening words of its basis, else that of `date_as_written`, else of a quotation in it."""
    edtf, basis = document.date, document.date_basis
    if not (edtf and basis and bases.parses(edtf)):
        return
    written = readings(document.date_as_written)
    quoted = [date.readings for text in quotations(basis) for date in in_prose(text)]
    opens = bases.opens_with(basis, edtf)
    if opens is None:
        states = written or (quoted[0] if len(quoted) == 1 else ())
        holds = any(bases.same(edtf, reading) for reading in states)
    else:
        holds = opens
        if opens and bases.label(basis) == "stated" and written:
            states = written
            holds = any(_same_but_for_the_century(edtf, reading) for reading in states)
        else:
            states = ()
    if not holds:
        says = f"{document.date_as_written or 'the basis'!r} says"
        yield _contradiction(edtf, basis, states, says, document.path, root, "date")


def covered(document: Document, root: Path) -> Iterator[Problem]:
    """`covers` is what `date_as_written` says, or what the basis says that it covers."""
    edtf = document.covers
    if not edtf or not bases.parses(edtf):
        return
    told = dates.words(edtf)
    said = any(bases.same(edtf, reading) for reading in readings(document.date_as_written))
    if not said and not re.search(rf"\bcovers {re.escape(told)}(?=\s*(?:[,;:.)]|$))", document.date_basis):
        yield Problem(
            document.path,
            line(root, document.path, "covers"),
            "date-contradicts-basis",
            f"covers {edtf!r} is {told!r}, and neither date_as_written nor date_basis says so",
            f'correct it; or, if it is true, say in date_basis why it "covers {told}"',
        )


def of_event(event: Event, attested: list[tuple[Attestation, Document]], root: Path) -> Iterator[Problem]:
    """The date is that of the opening words of its basis, else the one date of the quotations.

    What an attestation `says` otherwise than the record decides nothing; the dates that it says stand in its document.
    """
    path = authority("events")
    for index, (attestation, document) in enumerate(attested):
        yield from _says(event.id, index, attestation, document, root)
    edtf = event.date
    if not edtf or not bases.parses(edtf) or not (attested or event.date_basis):
        return  # an event that nothing attests is reported as such
    opens = bases.opens_with(event.date_basis, edtf)
    if opens:
        named = event.evidence or any(a.evidence for a, _ in attested)
        if bases.label(event.date_basis) == "outside" and not named:
            yield Problem(
                path,
                line(root, path, event.id, "date_basis"),
                "no-evidence",
                f"the date of {event.id!r} is from outside, and nothing says whence",
                "add evidence: a full reference",
            )
        return
    agree = [(a, d) for a, d in attested if not a.says]
    # Of "June and July" it is known that it was both; whether it lasted from one to the other the editor says.
    stated = tuple(dict.fromkeys(found[-1] for a, d in agree for found in bases.stated_in(a.quote, d)))
    if opens is None and len(stated) == 1 and bases.same(edtf, stated[0]):
        return
    if opens is None and not event.date_basis and not stated:
        yield Problem(
            path,
            line(root, path, event.id, "date"),
            "no-date-basis",
            f"nothing says how {edtf!r} is known: no quotation of {event.id!r} states a date",
            f'add date_basis: "inferred: {dates.words(edtf)}, ..."',
        )
        return
    yield _contradiction(
        edtf, event.date_basis, stated if opens is None else (), "the quotations say", path, root, event.id, "date"
    )


def _says(id: str, index: int, attestation: Attestation, document: Document, root: Path) -> Iterator[Problem]:
    """Give the dates of `says` that neither its quotation nor the title states (nor, where the quotation states none,
    its passage or the date of the document), and the numbers that do not stand in the passage."""
    if not attestation.says:
        return
    passage = document.passage(attestation.passage)
    held = {reading for found in bases.stated_in(attestation.quote, document) for reading in found}
    if not held and passage:
        held.update(bases.of_passage(passage, document))
    titles = (p.text for p in document.passages if p.kind == "title")
    held.update(reading for text in titles for found in bases.stated_in(text, document) for reading in found)
    year = bases.year_of(document)
    told = passage.text if passage else ""
    unread = attestation.says
    for found in in_prose(attestation.says, year):
        unread = unread[: found.start] + " " * (found.end - found.start) + unread[found.end :]
        if not any(bases.same(reading, other) for reading in found.readings for other in held):
            path = authority("events")
            yield Problem(
                path,
                line(root, path, id, "attested", index, "says"),
                "date-contradicts-basis",
                f"says: {attestation.says[found.start : found.end]!r} is no date that {document.id} states",
                "say what the passage says; what the editor concludes from it belongs under note:",
            )
    for number in _NUMBER.findall(unread):
        if not re.search(rf"(?<![\d.,]){re.escape(number)}(?![.,]?\d)", told):
            path = authority("events")
            yield Problem(
                path,
                line(root, path, id, "attested", index, "says"),
                "quote-not-found",
                f"says: {number!r} does not stand in {document.id} {attestation.passage}",
                "say what the passage says; what the editor concludes from it belongs under note:",
            )


def _contradiction(
    edtf: str, basis: str, states: tuple[str, ...], where: str, path: str, root: Path, *keys: str | int
) -> Problem:
    told = dates.words(edtf)
    label = bases.label(basis) or "inferred"
    if states:
        fact = f"{where} {' and '.join(repr(dates.words(s)) for s in states)}"
    else:
        fact = "the basis does not open with these words"
    return Problem(
        path,
        line(root, path, *keys),
        "date-contradicts-basis",
        f"{edtf!r} is {told!r}, and {fact}",
        f'correct the date; or, if it is true, open the basis with its words and say why: "{label}: {told}, ..."',
    )


def _same_but_for_the_century(edtf: str, reading: str) -> bool:
    """Return whether both state the same days; a year written with two digits leaves its century to the editor."""
    one, other = bases.bounds(edtf), bases.bounds(reading)
    return [b[2:] for b in one] == [b[2:] for b in other]
