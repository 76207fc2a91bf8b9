"""`regesta rename`: gives a record of the authority files another id, or another record's, in every file that names it.

The home of the record is written last, each file at once: a run that is interrupted is finished by the same again.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .. import edit
from ..accession import staging
from ..edit import KEY, ids, merge
from ..load import load
from ..load.authority import ID
from ..model import Corpus, Entry
from . import report
from .options import add_day
from .publish import CHANGES

# Where an address that is not published yet may stand in content/changes.yaml.
LED_TO: tuple[edit.Path, ...] = (("renamed", edit.ANY, "to"), ("withdrawn", edit.ANY, "to"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=list(ids.PREFIXES), help="what kind of record")
    parser.add_argument("old", help="its id now")
    parser.add_argument("new", help="its id from now on")
    parser.add_argument("--merge", action="store_true", help="NEW is there already, and both are the same")
    parser.add_argument("--why", default="", help="the reason, for the ledger")
    add_day(parser)


def run(options: argparse.Namespace, root: Path) -> int:
    corpus = report.sound(load(root))
    if corpus is None:
        return 1
    kind, old, new = options.kind, options.old, options.new
    refusal = refused(corpus, kind, old, new, options.merge)
    if refusal:
        print(f"{refusal}; nothing was changed.")
        return 1
    texts = edits(root, kind, old, new, joined=options.merge)
    if options.merge:
        home = root / ids.AUTHORITY / f"{ids.HOMES[kind]}.yaml"
        done = merge.merged(texts.pop(home, home.read_text("utf-8")), kind, old, new)
        if done.contrary:
            print("".join(f"{line}\n" for line in done.contrary) + f"{old} and {new} disagree; nothing was changed.")
            return 1
        texts[home] = done.text
        for line in done.gone:
            print(f"{new} keeps its own; that of {old} goes: {line}")
    why = options.why or ("merged" if options.merge else "renamed")
    noted = changed(root, corpus, kind, old, new, options.on, why)
    # What tells a second run that there is something to finish is written last.
    returns = _noted(corpus, ids.address(kind, new), ids.address(kind, old))
    written = {**texts, **noted} if returns else {**noted, **texts}
    staging.rewrite(written)
    for path in written:
        print(f"changed {path.relative_to(root)}")
    return 0


def refused(corpus: Corpus, kind: str, old: str, new: str, joined: bool) -> str:
    """Return why this cannot be done, or nothing."""
    records: Mapping[str, Any] = getattr(corpus, ids.HOMES[kind])
    if kind == "event":
        records = {**records, **corpus.draft_events}
    was, will = ids.address(kind, old), ids.address(kind, new)
    returns = _noted(corpus, will, was)
    if old not in records:
        return "" if returns and new in records else f"there is no {kind} {old!r}"
    if joined:
        if old == new:
            return f"{old!r} is one record already"
        return "" if new in records else f"there is no {kind} {new!r} to merge it into"
    if new in records:
        return f"{new!r} is taken; if both are the same, add --merge"
    if not ID.fullmatch(new):
        return f"{new!r} cannot be an id: lower-case ASCII letters, digits and single hyphens"
    known = any(will in (e.url, e.to) and not _notes(e, was, will) for e in corpus.ledger)
    return f"{will} was published once and stays what it was: choose another id" if known and not returns else ""


def _notes(entry: Entry, was: str, will: str) -> bool:
    """Tell whether an entry notes that the one address has become the other since the last publication."""
    return not entry.version and entry.what == "alias" and (entry.url, entry.to) == (was, will)


def _noted(corpus: Corpus, was: str, will: str) -> bool:
    return any(_notes(entry, was, will) for entry in corpus.ledger)


def changed(root: Path, corpus: Corpus, kind: str, old: str, new: str, on: str, why: str) -> dict[Path, str]:
    """Return content/changes.yaml with the alias that a published address needs, or nothing where none does."""
    was, will = ids.address(kind, old), ids.address(kind, new)
    file = root / CHANGES
    before = file.read_text("utf-8") if file.is_file() else ""
    text = edit.without_entry(before, "renamed", {"url": will, "to": was})
    text = edit.replace_id(text, LED_TO, was, will) if text else ""
    published = any(e.what == "page" and e.url == was for e in corpus.ledger)
    if published and not _noted(corpus, was, will):
        text = edit.append(text, "renamed", {"url": was, "to": will, "on": on, "why": why})
    return {file: text} if text != before else {}


def edits(root: Path, kind: str, old: str, new: str, *, joined: bool = False) -> dict[Path, str]:
    """Return the new text of every file in which the id stands; `joined` leaves the record itself. Writes nothing."""
    found: dict[Path, str] = {}
    for file, before in ids.mentioning(root, kind, old):
        own = file.stem == ids.HOMES[kind] and file.suffix == ".yaml" and not joined
        text = ids.replaced(file, before, kind, old, new)
        if own:
            text = edit.replace_id(text, ((KEY,),), old, new)
        if text != before:
            found[file] = text
    return found
