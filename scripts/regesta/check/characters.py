"""Characters that nobody sees can make a text read otherwise than it is; they are declared, or they are not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ..model import Corpus, Document
from ..problems import Problem
from .rule import Rule

# C0 controls but tab and newline; soft hyphens, zero-width spaces, marks and overrides of direction, joiners that
# no script needs. The zero-width joiner and non-joiner (U+200C, U+200D) are part of how Persian and Urdu are written.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def each(_corpus: Corpus, _root: Path) -> Rule:
    return of_document


def of_document(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        if passage.text.isascii() and passage.text.isprintable():
            continue  # nearly every English text, told at once: each of the patterns would read all of it
        for code, pattern in (("control-character", CONTROL), ("invisible-character", INVISIBLE)):
            if found := pattern.search(passage.text):
                before = passage.text[: found.start()].split()
                name = unicodedata.name(found[0], "control character")
                yield Problem(
                    document.path,
                    passage.line,
                    code,
                    f"U+{ord(found[0]):04X} ({name.lower()}) stands in {passage.id} after {' '.join(before[-3:])!r}",
                    "take it out of the text; where the capture has it, declare it under omissions: with its line",
                )
