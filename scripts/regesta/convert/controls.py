"""Control characters: they vanish in a browser, so they are left out of the text and declared.

C0 but for tab and newline, and DEL. A word of nothing else is an omission; a word that has one is a correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..captures import text_lines
from ..fidelity import check_document, words
from ..model import Correction, Omission
from .conversion import Conversion, Draft

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
"""The others (\\x0b, \\x0c, \\x1c to \\x1f) are white space to Python, and so to everything here."""

REASON = "control character, which no reader would see"


class Damaged(NamedTuple):
    """The word with a control character, as captured, that is number `place` of the words of line `line`."""

    line: int
    place: int
    captured: str
    clean: str


def without(text: str) -> tuple[str, tuple[Damaged, ...]]:
    """Return `text` without control characters, and the words that had some."""
    if not CONTROL.search(text):
        return text, ()
    found: list[Damaged] = []
    for number, line in enumerate(text_lines(text), 1):
        index = 0
        for word in line.split():
            clean = CONTROL.sub("", word)
            if clean != word:
                found.append(Damaged(number, index, word, clean))
            index += bool(clean)
    return CONTROL.sub("", text), tuple(found)


def declare(conversion: Conversion, text: str, damaged: Sequence[Damaged]) -> Conversion:
    """Return `conversion`, made of the clean text, with what was taken out of it declared."""
    if not damaged:
        return conversion
    clean = text_lines(without(text)[0])
    drafts = tuple(_declared(draft, clean, conversion, damaged) for draft in conversion.drafts)
    owned = {n for draft in drafts for n in range(draft.lines[0], draft.lines[1] + 1)}
    shared = tuple(Omission((d.line,), d.captured, REASON) for d in damaged if d.line not in owned and not d.clean)
    return replace(conversion, drafts=drafts, omissions=(*conversion.omissions, *shared))


def _declared(draft: Draft, clean: Sequence[str], conversion: Conversion, damaged: Iterable[Damaged]) -> Draft:
    first, last = draft.lines
    own = [d for d in damaged if first <= d.line <= last]
    if not own:
        return draft
    passages = _passages(draft, clean, conversion)
    omissions = [Omission((d.line,), d.captured, REASON) for d in own if not d.clean]
    corrections = [
        Correction(passages[d.line, d.place], d.captured, d.clean, REASON)
        for d in own
        if d.clean and (d.line, d.place) in passages
    ]
    return replace(
        draft, omissions=(*draft.omissions, *omissions), corrections=(*draft.corrections, *corrections)
    )


def _passages(draft: Draft, clean: Sequence[str], conversion: Conversion) -> dict[tuple[int, int], str]:
    """Return the passage that has the word of each line and index, for the words that a passage has."""
    found: dict[tuple[int, int], str] = {}
    counts: dict[int, int] = {}
    for line, passage in _placed(draft, clean, conversion):
        index = counts.get(line, 0)
        counts[line] = index + 1
        if passage:
            found[line, index] = passage
    return found


def _placed(draft: Draft, clean: Sequence[str], conversion: Conversion) -> Iterator[tuple[int, str]]:
    for step in check_document(clean, conversion.omissions, draft).steps:
        for _ in words(step.captured):
            yield step.line, step.passage if step.kind == "same" else ""
