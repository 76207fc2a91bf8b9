"""`regesta withdraw`: takes a document away; what was published there becomes a tombstone."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import edit
from ..load import load
from ..model import Corpus, Document, Event
from . import report
from .options import add_day
from .publish import CHANGES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", help="the id of the document")
    parser.add_argument("--why", required=True, help="the reason, as readers will see it")
    parser.add_argument("--to", default="", help="the address of what replaces it, as in /d/fr-mfa-25/")
    add_day(parser)


def run(options: argparse.Namespace, root: Path) -> int:
    corpus = report.sound(load(root))
    if corpus is None:
        return 1
    document = corpus.documents.get(options.document)
    if document is None:
        print(f"{options.document} is no published document of this corpus; nothing was changed.")
        return 1
    changes = root / CHANGES
    text = changes.read_text("utf-8") if changes.is_file() else ""
    to = {"to": options.to} if options.to else {}
    entry = {"url": f"/d/{document.id}/", "title": document.title, "on": options.on, "why": options.why, **to}
    text = edit.append(text, "withdrawn", entry)
    events = _unattested(document, corpus)
    for event in events:
        entry = {"url": f"/e/{event.id}/", "title": event.title, "on": options.on, "why": options.why}
        text = edit.append(text, "withdrawn", entry)
    changes.write_text(text, "utf-8")
    file = root / document.path
    file.write_text(_as_draft(file.read_text("utf-8")), "utf-8")
    print(
        f"{document.id} is a draft now: the site no longer shows it, and /d/{document.id}/ says that it was withdrawn."
    )
    for event in events:
        print(f"/e/{event.id}/ goes with it: no other document attests that event.")
    print(
        f"Its file stays, so that its capture stays accounted for. See {CHANGES}; `regesta check` tells what cites it."
    )
    return 0


def _unattested(document: Document, corpus: Corpus) -> list[Event]:
    """Return the events that were published and that no document on the site attests without this one."""
    published = {e.url for e in corpus.ledger if e.what == "page"}
    shown = corpus.documents.keys() - {document.id}
    found = (corpus.events[id] for id in corpus.events_of_document.get(document.id, ()))
    return [e for e in found if f"/e/{e.id}/" in published and not any(a.document in shown for a in e.attested)]


def _as_draft(text: str) -> str:
    return edit.front_matter(text, lambda matter: edit.set_value(matter, "state", "draft"))
