"""Nothing comes before what it follows from. Only what is certain is told: open and doubtful dates pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import dates
from ..model import Corpus, Document
from ..problems import Problem
from . import bases
from .rule import Rule
from .where import authority, line


def each(corpus: Corpus, root: Path) -> Rule:
    return lambda document: of_document(document, corpus, root)


def of_document(document: Document, corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Written, then published, then captured, then taken in, then revised; and what it refers to was there before."""
    capture = corpus.captures.get(document.capture)
    clocks = (
        ("date", "written", document.date),
        ("published", "published", document.published),
        ("captured", "captured", capture.captured if capture else ""),
        ("accessioned", "taken in", document.accessioned),
    )
    known = [(key, what, edtf, dates.parse(edtf)) for key, what, edtf in clocks if _certain(edtf)]
    for index, (_, what, edtf, date) in enumerate(known):
        for key, later, after, then in known[index + 1 :]:
            if bases.before(then.latest, date.earliest):
                message = f"it was {later} {dates.words(after)}, and {what} {dates.words(edtf)}"
                at = line(root, document.path, "accessioned" if key == "captured" else key)
                yield Problem(document.path, at, "impossible-order", message, "correct one of the dates")
                break
    for index, revision in enumerate(document.revisions):
        if dates.is_day(revision.on) and dates.is_day(document.accessioned) and revision.on < document.accessioned:
            message = f"it was revised on {revision.on}, and taken in on {document.accessioned}"
            at = line(root, document.path, "revisions", index, "on")
            yield Problem(document.path, at, "impossible-order", message, "correct one of the dates")
    for index, id in enumerate(document.references):
        other = corpus.documents.get(id) or corpus.drafts.get(id) or corpus.stubs.get(id)
        if other and _certain(other.date) and _certain(document.date) and _before(document.date, other.date):
            message = f"it is of {dates.words(document.date)}, and refers to {id}, of {dates.words(other.date)}"
            at = line(root, document.path, "references", index)
            hint = "correct one of the dates, or what it refers to"
            yield Problem(document.path, at, "impossible-order", message, hint)


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """What has occurred is later than none of the texts that report it, all of which say nothing else (`says`)."""
    path = authority("events")
    held = {**corpus.drafts, **corpus.documents}
    for event in corpus.events.values():
        reports = [held[a.document] for a in event.attested if a.document in held and not a.says]
        if event.status != "occurred" or not reports or not _certain(event.date):
            continue
        if all(_certain(report.date) and _before(report.date, event.date) for report in reports):
            last = max(reports, key=lambda report: dates.parse(report.date).latest)
            yield Problem(
                path,
                line(root, path, event.id, "date"),
                "impossible-order",
                f"{event.id!r} occurred {dates.words(event.date)}, and {last.id}, which reports it, is of "
                f"{dates.words(last.date)}",
                "correct one of the dates, or the status: planned, announced",
            )


def _certain(edtf: str) -> bool:
    if not edtf or not bases.parses(edtf):
        return False
    date = dates.parse(edtf)
    return not (date.approximate or date.uncertain)


def _before(one: str, other: str) -> bool:
    """Return whether every day that `one` may mean is before every day that `other` may mean."""
    return bases.before(dates.parse(one).latest, dates.parse(other).earliest)
