"""What was published and reads otherwise now: each former wording beside the present one, their words compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..model import Entry, Passage
from .entries import words
from .words import passage_label

Pieces = tuple[tuple[bool, str], ...]
"""A text in runs of words, each with whether the other wording has not got it."""

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Past:
    """A wording that was published under a pin and has changed since, and the present one beside it.

    `of` and `now_of` say in which version of the edition each was published first. Where the wording was redacted,
    `then` is empty and `why` may say the reason.
    """

    pin: str
    of: str
    then: Pieces
    now_of: str
    now: Pieces
    why: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A passage that was published and that the page does not show now, with every address that was given for it."""

    id: str
    called: str
    of: str
    pins: tuple[str, ...]


def past(passage: Passage, published: Iterable[Entry]) -> tuple[Past, ...]:
    """Return the wordings of `passage` in the ledger that are not the present one, oldest first."""
    first: dict[str, Entry] = {}
    for entry in published:
        if entry.fingerprint:
            first.setdefault(entry.fingerprint, entry)
    now_of = _version(first[passage.fingerprint]) if passage.fingerprint in first else "not in a version yet"
    return tuple(
        Past(f"{passage.id}.{pin}", _version(entry), *_compared(entry.wording, passage.text, now_of), entry.why)
        for pin, entry in first.items()
        if pin != passage.fingerprint
    )


def gone(published: Mapping[str, tuple[Entry, ...]], present: Iterable[str]) -> tuple[Gone, ...]:
    """Return the passages of a document that were published and that are not among those `present` on its page."""
    held = frozenset(present)
    return tuple(
        Gone(
            id, passage_label(id), _version(entries[0]), tuple(dict.fromkeys(f"{id}.{e.fingerprint}" for e in entries))
        )
        for id, entries in published.items()
        if id not in held
    )


def compare(then: str, now: str) -> tuple[Pieces, Pieces]:
    """Return both wordings in runs of words, those marked that the other has not got."""
    old, new = _WORD.findall(then), _WORD.findall(now)
    matcher = SequenceMatcher(None, [w.rstrip() for w in old], [w.rstrip() for w in new], autojunk=False)
    before: list[tuple[bool, str]] = []
    after: list[tuple[bool, str]] = []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        for pieces, run in ((before, old[start:end]), (after, new[begin:stop])):
            if run:
                pieces.append((kind != "equal", "".join(run)))
    return tuple(before), tuple(after)


def _compared(then: str, now: str, now_of: str) -> tuple[Pieces, str, Pieces]:
    before, after = compare(then, now) if then else ((), ((False, now),))
    return before, now_of, after


def _version(entry: Entry) -> str:
    on = f", {words(entry.on)}" if entry.on else ""
    return f"version {entry.version}{on}"
