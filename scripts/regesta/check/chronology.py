"""Every date parses, and says how it is known; the days of the edition's own work are days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import dates
from ..captures import sidecar_path
from ..model import Corpus, Document
from ..problems import Problem
from .rule import Rule
from .where import authority, line


def each(_: Corpus, root: Path) -> Rule:
    def rule(document: Document) -> Iterator[Problem]:
        for key in ("date", "published", "covers"):
            yield from _parses(getattr(document, key), root, document.path, key)
        yield from _is_day(document.accessioned, root, document.path, "accessioned")
        yield from _is_day(document.annotation.on, root, document.path, "annotation", "on")
        for index, revision in enumerate(document.revisions):
            yield from _is_day(revision.on, root, document.path, "revisions", index, "on")
        if document.date and not document.date_basis:
            yield Problem(
                document.path,
                line(root, document.path, "date"),
                "no-date-basis",
                f"nothing says how {document.date!r} is known",
                'add date_basis: "stated: ..." or "inferred: ..."',
            )

    return rule


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("events")
    for event in (*corpus.events.values(), *corpus.draft_events.values()):
        yield from _parses(event.date, root, path, event.id, "date")
    path = authority("actors")
    for actor in corpus.actors.values():
        for index, office in enumerate(actor.offices):
            yield from _parses(office.span, root, path, actor.id, "offices", index, "span")
    for stub in corpus.stubs.values():
        yield from _parses(stub.date, root, authority("stubs"), stub.id, "date")
    for capture in corpus.captures.values():
        path = sidecar_path(capture)
        yield from _parses(capture.captured, root, path, "captured")
        for index, redaction in enumerate(capture.redactions):
            yield from _is_day(redaction.on, root, path, "redactions", index, "on")


def _is_day(day: str, root: Path, path: str, *keys: str | int) -> Iterator[Problem]:
    """Feeds and the map of the site tell these days to programs, which know no other form."""
    if day and not dates.is_day(day):
        yield Problem(
            path, line(root, path, *keys), "bad-date", f"{keys[-1]}: {day!r} is not one day", 'write it as "2026-11-22"'
        )


def _parses(edtf: str, root: Path, path: str, *keys: str | int) -> Iterator[Problem]:
    if not edtf:
        return
    try:
        dates.parse(edtf)
    except dates.BadDate as error:
        yield Problem(path, line(root, path, *keys), "bad-date", f"{keys[-1]}: {error}", error.hint)
