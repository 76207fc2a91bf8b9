"""The words of a text as terms that are counted and compared: lower case, without endings, and pairs of them."""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_KEPT = ("ss", "us", "is")
_SHORTEST = 3

# Words that say nothing of a subject. English, as the labels and scope notes of an English edition are.
STOP = frozenset(
    re.findall(
        r"\w+",
        """a about after again against all also an and any are as at be been before being between both but by can could
        did do does during each first for from further had has have he her here his how if in into is it its may might
        more most must new no nor not of off on once one only or other our out over own said same she should so some
        such than that the their them then there these they this those through to too two under up us very was we were
        what when where whether which who whom whose why will with without would you your""",
    )
)


def of(text: str) -> dict[str, str]:
    """Return the terms of `text`, each with the words as they stand where it occurs first; words, then pairs."""
    words = [(match[0], match[0].lower()) for match in _WORD.finditer(text)]
    found: dict[str, str] = {}
    for written, word in words:
        if word not in STOP and len(word) >= _SHORTEST:
            found.setdefault(stem(word), written)
    for (first, a), (second, b) in pairwise(words):
        if a not in STOP and b not in STOP:
            found.setdefault(f"{stem(a)} {stem(b)}", f"{first} {second}")
    return found


def single(text: str) -> frozenset[str]:
    """Return the terms of `text` that are one word."""
    return frozenset(term for term in of(text) if " " not in term)


def stem(word: str) -> str:
    """Return `word` (in lower case) without its English ending; four letters stay at least."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not (ending == "s" and word.endswith(_KEPT)):
            return word[: -len(ending)] + instead
    return word
