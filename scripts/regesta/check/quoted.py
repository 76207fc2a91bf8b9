"""Whether words stand in a text: letter for letter, and no part of a longer word or number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..markup import normalise

QUOTED = re.compile(r"“([^“”]+)”")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_CUT = re.compile(r"\s*\[?(?:…|\.\.\.)\]?\s*")
# Scripts that put no space between words: there a quotation may begin and end anywhere.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def stands_in(words: str, text: str) -> bool:
    """Return whether `words` stand in `text`, up to white space, as whole words; nothing but signs stands nowhere.

    "1 French" does not stand in "11 French engineers", "0.3%" not in "20.3%", "can" not in "can’t".
    """
    words, text = normalise(words), normalise(text)
    if not any(c.isalnum() for c in words):
        return False
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_inside(text, start) or _inside(text, end)):
            return True
        start = text.find(words, start + 1)
    return False


def quotations(text: str, *, bracketed: bool = True) -> Iterator[str]:
    """Give what stands in “ ” in an editor's sentence; without what stands in [ ] when `bracketed` is false.

    The point or comma that English puts before the closing mark is the editor's, not the source's.
    """
    for quotation in QUOTED.findall(text if bracketed else _BRACKETS.sub(" ", text)):
        yield quotation.rstrip(".,") or quotation


def all_stand_in(quotation: str, texts: Iterable[str]) -> bool:
    """Return whether every part of `quotation`, as cut by … or [...], stands in one of `texts`."""
    held = tuple(texts)
    return all(any(stands_in(part, text) for text in held) for part in _CUT.split(quotation) if part)


def _inside(text: str, at: int) -> bool:
    """Return whether position `at` of `text` is inside a word or a number."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if not before or not after:
        return False
    if before.isalnum() and after.isalnum():
        return not (_UNSPACED.match(before) or _UNSPACED.match(after))
    if before.isdigit() and after in ".,":
        return text[at + 1 : at + 2].isdigit()
    if after.isdigit() and before in ".,":
        return text[at - 2 : at - 1].isdigit()
    return after in "'’" and text[at + 1 : at + 3] in ("t", "t ")
