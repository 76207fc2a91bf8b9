"""`regesta publish`: writes every address and wording of this edition into the ledger. It only ever appends."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from .. import ledger
from ..check import examine
from ..model import Corpus, Entry
from ..progress import on_terminal
from . import report
from .options import add_day

CHANGES = "content/changes.yaml"
VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("version", type=_version, help="the version of the edition, as in 1.0")
    add_day(parser)


def run(options: argparse.Namespace, root: Path) -> int:
    with on_terminal(sys.stderr) as watcher:
        read = examine(root, watcher=watcher)
    corpus = report.sound(read)
    if corpus is None:
        return 1
    found = entries_by_file(corpus, options.version, options.on)
    last = corpus.edition.version
    if found and last and ledger.order(options.version) <= ledger.order(last):
        sys.stderr.write(
            f"Version {last} is published, and the edition has changed since; nothing was written.\n"
            f"Hint: give the next version: regesta publish {_next(last)}\n"
        )
        return 1
    added = 0
    for file, entries in found.items():
        ledger.append(root, file, entries)
        added += len(entries)
    (root / CHANGES).unlink(missing_ok=True)
    print(f"Version {options.version}: {report.count(added, 'entry', 'entries')} added to the ledger.")
    if added:
        print("Commit content/permalinks/ now: these addresses are permanent.")
    return 0


def _version(text: str) -> str:
    """Return `text`, which goes into every line that is written and is never changed there."""
    if not VERSION.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no version; write numbers between full stops, as in 1.0")
    return text


def _next(version: str) -> str:
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])


def entries_by_file(corpus: Corpus, version: str, on: str) -> dict[str, tuple[Entry, ...]]:
    """Return what the ledger does not hold yet, by the name of its file: documents by series, the rest together."""
    known = {(e.what, e.url, e.passage, e.fingerprint) for e in corpus.ledger if e.version}
    found: dict[str, list[Entry]] = {}
    for file, entry in [*_records(corpus, version, on), *_changes(corpus, version, on)]:
        if (entry.what, entry.url, entry.passage, entry.fingerprint) not in known:
            found.setdefault(file, []).append(entry)
    return {file: tuple(entries) for file, entries in found.items()}


def _records(corpus: Corpus, version: str, on: str) -> Iterator[tuple[str, Entry]]:
    for document in corpus.documents.values():
        url = f"/d/{document.id}/"
        yield document.series, Entry("page", url, version, on, title=document.title)
        for p in document.passages:
            yield document.series, Entry("passage", url, version, on, p.id, p.fingerprint, wording=p.text)
    for stub in corpus.stubs.values():
        yield "authority", Entry("page", f"/d/{stub.id}/", version, on, title=stub.title)
    for actor in corpus.actors.values():
        yield "authority", Entry("page", f"/a/{actor.id}/", version, on, title="" if actor.private else actor.name)
    for prefix, titles in {
        "t": {t.id: t.label for t in corpus.topics.values()},
        "e": {e.id: e.title for e in corpus.events.values()},
        "p": {p.id: p.name for p in corpus.places.values()},
        "s": {s.id: s.title for s in corpus.series.values()},
        "acts": {a.id: a.label for a in corpus.acts.values()},
        "c": dict.fromkeys(corpus.captures, ""),
    }.items():
        for id, title in titles.items():
            yield "authority", Entry("page", f"/{prefix}/{id}/", version, on, title=title)


def _changes(corpus: Corpus, version: str, on: str) -> Iterator[tuple[str, Entry]]:
    """What was renamed or withdrawn since the last publication stands in content/changes.yaml until now."""
    for entry in corpus.ledger:
        if not entry.version:
            yield (
                "authority",
                Entry(entry.what, entry.url, version, entry.on or on, title=entry.title, to=entry.to, why=entry.why),
            )
