"""Every date of a document and of an event is what its evidence says: the source's words, or those of its basis.

The opening words of a basis decide; where it opens with no date, the words that are quoted decide. Nothing here
judges whether an inference is a good one: only that the date is the one which it gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import dates
from ..model import Attestation, Corpus, Document, Event
from ..problems import Problem
from ..written_dates import in_prose, readings
from . import bases
from .quoted import quotations, stands_in
from .where import authority, line


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    for document in [*corpus.documents.values(), *corpus.drafts.values()]:
        yield from as_written(document, root)
        yield from of_document(document, root)
        yield from covered(document, root)
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
    """`covers` is what `date_as_written` says, or a date that the basis names."""
    edtf = document.covers
    if not edtf or not bases.parses(edtf):
        return
    named = [reading for date in in_prose(document.date_basis) for reading in date.readings]
    if not any(bases.same(edtf, reading) for reading in (*readings(document.date_as_written), *named)):
        yield Problem(
            document.path,
            line(root, document.path, "covers"),
            "date-contradicts-basis",
            f"covers {edtf!r} ({dates.words(edtf)}): neither date_as_written nor date_basis says so",
            f"correct it, or name {dates.words(edtf)!r} in date_basis",
        )


def of_event(event: Event, attested: list[tuple[Attestation, Document]], root: Path) -> Iterator[Problem]:
    """The date is that of the opening words of its basis, else the one date of the quotations.

    What an attestation `says` otherwise than the record decides nothing; the dates that it says stand in its document.
    """
    path = authority("events")
    for index, (attestation, document) in enumerate(attested):
        yield from _says(event.id, index, attestation, document, root)
    edtf = event.date
    if not edtf or not bases.parses(edtf):
        return
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
    stated = dict.fromkeys(readings for a, d in agree for readings in bases.stated_in(a.quote, d))
    one = next(iter(stated)) if len(stated) == 1 else ()
    if opens is None and any(bases.same(edtf, reading) for reading in one):
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
    said = tuple(readings[0] for readings in stated) if opens is None else ()
    yield _contradiction(edtf, event.date_basis, said, "the quotations say", path, root, event.id, "date")


def _says(id: str, index: int, attestation: Attestation, document: Document, root: Path) -> Iterator[Problem]:
    """Give the dates of `says` that its quotation does not state, or, where that states none, its passage or document.

    Where the quotation says yesterday, the day before the date in a title may be meant.
    """
    if not attestation.says:
        return
    held = {r for found in bases.stated_in(attestation.quote, document) for r in found}
    if not held and (passage := document.passage(attestation.passage)):
        held = set(bases.of_passage(passage, document))
    if "yesterday" in attestation.quote.casefold() and (title := document.passage("title")):
        held |= {day for r in bases.of_passage(title, document) for day in bases.day_before(r)}
    year = bases.year_of(document)
    for found in in_prose(attestation.says, year):
        if not any(bases.same(reading, other) for reading in found.readings for other in held):
            path = authority("events")
            yield Problem(
                path,
                line(root, path, id, "attested", index, "says"),
                "date-contradicts-basis",
                f"says: {attestation.says[found.start : found.end]!r} is no date that {document.id} states",
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
