"""The words of a text, and beside each where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""What no reader sees: C0, DEL and C1, but for those that are white space (tab, line ends, \\x0b, \\x0c, \\x1c to
\\x1f, \\x85); soft hyphens; zero-width spaces; marks, overrides and isolates of direction; marks of order and of
annotation.
The zero-width joiner and non-joiner (U+200C, U+200D) are letters of Persian, Urdu and others, and stay.
Source: Unicode, the general categories Cc and Cf, less what is part of how a script is written."""


QUOTATION = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
"""Typographic quotation marks and apostrophes, and the straight ones that they are the same as. Source: Unicode, U+2018
to U+201F. Guillemets, primes and accents are other signs."""

_TYPOGRAPHIC = re.compile("[“”„‟‘’‚‛]")


def words(text: str) -> list[str]:
    """Return the words of `text` as they are compared: as written, but for typographic quotation marks."""
    return as_written(text.translate(QUOTATION) if _TYPOGRAPHIC.search(text) else text)


def as_written(text: str) -> list[str]:
    """Return the words of `text`, in order, each in NFC and without characters that no reader sees."""
    if text.isascii() and text.isprintable():
        return text.split()
    return unicodedata.normalize("NFC", CONTROL.sub("", text)).split()


class Words:
    """Words as they are compared (`text`) and as they are written, and where each stands: a line or a passage."""

    __slots__ = ("at", "text", "written")

    def __init__(self, pieces: Iterable[tuple[int, str]]) -> None:
        self.text: list[str] = []
        self.written: list[str] = []
        self.at: list[int] = []
        for at, piece in pieces:
            found = as_written(piece)
            self.written += found
            self.text += as_written(piece.translate(QUOTATION)) if _TYPOGRAPHIC.search(piece) else found
            self.at += [at] * len(found)

    def __len__(self) -> int:
        return len(self.text)

    def has(self, run: Sequence[str], start: int) -> bool:
        return self.text[start : start + len(run)] == run

    def has_at(self, run: Sequence[str], place: int) -> bool:
        return any(self.has(run, start) for start, at in enumerate(self.at) if at == place)
