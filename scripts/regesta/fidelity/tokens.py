"""The words of a text, and beside each where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
"""C0 and DEL, but for those that are white space (tab, line ends, \\x0b, \\x0c, \\x1c to \\x1f)."""


def words(text: str) -> list[str]:
    """Return the words of `text`, in order, each in NFC and without control characters."""
    return unicodedata.normalize("NFC", CONTROL.sub("", text)).split()


class Words:
    """Words and, beside each, where it stands: the line of a capture or the passage of a text."""

    __slots__ = ("at", "text")

    def __init__(self, pieces: Iterable[tuple[int, str]]) -> None:
        self.text: list[str] = []
        self.at: list[int] = []
        for at, piece in pieces:
            found = words(piece)
            self.text += found
            self.at += [at] * len(found)

    def __len__(self) -> int:
        return len(self.text)

    def has(self, run: Sequence[str], start: int) -> bool:
        return self.text[start : start + len(run)] == run

    def begins(self, position: int) -> bool:
        return self.at[position] != self.at[position - 1]

    def has_at(self, run: Sequence[str], place: int) -> bool:
        return any(self.has(run, start) for start, at in enumerate(self.at) if at == place)
