"""Lines to paragraphs: what a margin broke is whole again, what was broken on purpose stays broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ....codes import table
from ...text import Line, squeeze

_DIVIDED = re.compile(r"(?P<part>[^\W\d_]+)-$")
_SMALL, _CAPITAL = re.compile(r"[a-z]+"), re.compile(r"[A-Z]+")
_FIRST = re.compile(r"[^\W\d_]+")
_STAYS_AFTER = frozenset(table("cable")["hyphen_stays_after"])
_STAYS_BEFORE = frozenset(table("cable")["hyphen_stays_before"])
_COMPOUNDS = frozenset(table("cable")["compounds"])
SLACK = 15
"""A line that has this many columns left after the next word would have been put there was ended on purpose."""


class Reflow:
    """How the lines of one cable are joined: its margin, whether it is in capitals, which compounds it writes whole."""

    __slots__ = ("_compounds", "_margin", "_upper")

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = sorted(n for line in lines if (n := len(line.text.strip())))
        self._margin = lengths[len(lengths) * 9 // 10] if lengths else 0
        text = "\n".join(line.text for line in lines)
        self._upper = in_capitals(text)
        self._compounds = _COMPOUNDS.union(re.findall(r"[A-Z]+-[A-Z]+", text)) if self._upper else _COMPOUNDS

    @property
    def upper(self) -> bool:
        return self._upper

    def join(self, lines: Sequence[Line]) -> str:
        """Return `lines` as one line, but for the breaks that no margin made."""
        out = squeeze(lines[0].text) if lines else ""
        for before, line in pairwise(lines):
            piece = squeeze(line.text)
            if not out or not piece:
                out += piece
            elif before.number == line.number:
                out += f" {piece}"
            elif self._on_purpose(before, line):
                out += f"\n{piece}"
            else:
                out = self.after(out, piece)
        return out

    def after(self, before: str, piece: str) -> str:
        """Return `piece` after `before`, in one line: a word that is divided between them is whole again."""
        match = _DIVIDED.search(before[-60:]) if before.endswith("-") else None
        if not match or not piece[:1].isalpha():
            return f"{before} {piece}"
        return (before if self._keeps(match["part"], piece) else before[:-1]) + piece

    def _on_purpose(self, before: Line, line: Line) -> bool:
        """Whether the next word would have stood on the line before, had the margin broken it (not in capitals)."""
        if self._upper or not 40 < self._margin <= 90 or before.number == line.number:
            return False
        text, after = before.text.strip(), line.text.split(None, 1)[0]
        return len(text) + 1 + len(after) + SLACK <= self._margin and after[:1].isupper() and text[-1:] != "-"

    def _keeps(self, part: str, after: str) -> bool:
        """Whether the hyphen after `part` is the word's own. In mixed case nothing was divided, so it is."""
        rest = _FIRST.match(after)
        if not self._upper or part in _STAYS_AFTER or rest is None or rest[0] in _STAYS_BEFORE:
            return True
        return f"{part}-{rest[0]}" in self._compounds


def in_capitals(text: str) -> bool:
    """Return whether `text` is written in capitals, but for a word or two."""
    small, capital = (sum(map(len, case.findall(text))) for case in (_SMALL, _CAPITAL))
    return small * 20 < small + capital
