"""`regesta rename`: gives a record of the authority files another id, in every file that names it."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import edit
from ..edit import ANY, KEY
from ..load import load
from ..load.authority import ID
from . import report
from .options import add_day
from .publish import CHANGES

AUTHORITY = "content/authority"

# For each kind of record: the prefix of its address, and where its ids stand in which files.
DOCUMENT_PATHS: dict[str, tuple[edit.Path, ...]] = {
    "actor": (
        ("actors", ANY),
        ("actors", ANY, "id"),
        *((role, ANY) for role in ("creators", "recipients", "informed", "signatories", "interlocutors")),
        ("voices", ANY, ANY),
        ("acts", ANY, ANY, "of"),
    ),
    "place": (("place",), ("places", ANY)),
    "topic": (("topics", KEY),),
    "act": (("acts", KEY),),
    "event": (),
}
AUTHORITY_PATHS: dict[str, dict[str, tuple[edit.Path, ...]]] = {
    "actor": {
        "actors": ((KEY,), (ANY, "part_of"), (ANY, "offices", ANY, "of")),
        "events": ((ANY, "actors", ANY),),
        "series": ((ANY, "publisher"),),
        "stubs": ((ANY, "creators", ANY),),
    },
    "place": {"places": ((KEY,), (ANY, "within")), "events": ((ANY, "places", ANY),)},
    "topic": {"topics": ((KEY,), (ANY, "broader"), (ANY, "related", ANY)), "events": ((ANY, "topics", ANY),)},
    "act": {"acts": ((KEY,),)},
    "event": {"events": ((KEY,),)},
}
# Where an address that is not published yet may stand in content/changes.yaml.
LED_TO: tuple[edit.Path, ...] = (("renamed", ANY, "to"), ("withdrawn", ANY, "to"))
PREFIXES = {"actor": "a", "place": "p", "topic": "t", "act": "acts", "event": "e"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=list(PREFIXES), help="what kind of record")
    parser.add_argument("old", help="its id now")
    parser.add_argument("new", help="its id from now on")
    parser.add_argument("--why", default="renamed", help="the reason, for the ledger")
    add_day(parser)


def run(options: argparse.Namespace, root: Path) -> int:
    corpus = report.sound(load(root))
    if corpus is None:
        return 1
    records = {
        "actor": corpus.actors,
        "place": corpus.places,
        "topic": corpus.topics,
        "act": corpus.acts,
        "event": {**corpus.events, **corpus.draft_events},
    }[options.kind]
    prefix = PREFIXES[options.kind]
    old, new = f"/{prefix}/{options.old}/", f"/{prefix}/{options.new}/"
    refusal = (
        f"there is no {options.kind} {options.old!r}"
        if options.old not in records
        else f"{options.new!r} is taken"
        if options.new in records
        else f"{options.new!r} cannot be an id: lower-case ASCII letters, digits and single hyphens"
        if not ID.fullmatch(options.new)
        else f"{new} was published once and stays what it was: choose another id"
        if any(new in (e.url, e.to) for e in corpus.ledger)
        else ""
    )
    if refusal:
        print(f"{refusal}; nothing was changed.")
        return 1
    edited = edits(root, options.kind, options.old, options.new)
    changes = root / CHANGES
    text = changes.read_text("utf-8") if changes.is_file() else ""
    moved = edit.replace_id(text, LED_TO, old, new) if text else ""
    if any(e.what == "page" and e.url == old for e in corpus.ledger):
        moved = edit.append(moved, "renamed", {"url": old, "to": new, "on": options.on, "why": options.why})
    if moved != text:
        edited[changes] = moved
    for path, text in edited.items():
        path.write_text(text, "utf-8")
        print(f"changed {path.relative_to(root)}")
    return 0


def edits(root: Path, kind: str, old: str, new: str) -> dict[Path, str]:
    """Return the new text of every file in which the id stands. Nothing is written."""
    found: dict[Path, str] = {}
    for name, paths in AUTHORITY_PATHS[kind].items():
        file = root / AUTHORITY / f"{name}.yaml"
        if file.is_file():
            found[file] = edit.replace_id(file.read_text("utf-8"), paths, old, new)
    for file in sorted((root / "content" / "documents").glob("*.md")):
        text = file.read_text("utf-8")
        if old not in text:
            continue
        found[file] = edit.front_matter(text, lambda matter: edit.replace_id(matter, DOCUMENT_PATHS[kind], old, new))
        if kind == "actor":
            found[file] = found[file].replace(f"](actor:{old})", f"](actor:{new})")
    return {file: text for file, text in found.items() if text != file.read_text("utf-8")}
