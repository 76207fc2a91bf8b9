"""The language of a text and of its paragraphs, by the evidence of codes/languages.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..codes import table

_WORD = re.compile(r"[^\W\d_]+")
LEAST = 5
"""Fewer signs than this are a name or a quotation, not a language."""

USUAL = "en"
"""What a text is taken to be in as long as nothing speaks against it."""


@cache
def _known() -> dict[str, tuple[frozenset[str], re.Pattern[str] | None]]:
    """Return for each language its function words, and the pattern of a word with a letter that is its own."""
    return {
        code: (frozenset(known["words"]), re.compile(f"[{known['letters']}]") if known["letters"] else None)
        for code, known in table("languages").items()
    }


def main_language(texts: Iterable[str]) -> str:
    """Return the language in which most of `texts` is: most signs, twice as many as of English; else English."""
    words = [w.lower() for text in texts for w in _WORD.findall(text)]
    other = _evident(words, USUAL)
    own = sum(w in _known()[USUAL][0] for w in words)
    return other if other and _signs(words, other) > 2 * own else USUAL


def other_language(text: str, main: str) -> str:
    """Return the language of `text` where it is evidently not `main`, else an empty string.

    The rule: at least `LEAST` signs of one language (its function words, or words with a letter that is its own),
    twice as many as of any other, and more of them than a tenth of the words; no more than one function word of `main`.
    """
    words = [w.lower() for w in _WORD.findall(text)]
    own = sum(w in _known()[main][0] for w in words) if main in _known() else 0
    return "" if own > 1 else _evident(words, main)


def _signs(words: list[str], code: str) -> int:
    known, letters = _known()[code]
    return sum(w in known or bool(letters and letters.search(w)) for w in words)


def _evident(words: list[str], main: str) -> str:
    if len(words) < LEAST:
        return ""
    signs = {code: _signs(words, code) for code in _known() if code != main}
    ranked = sorted(signs, key=lambda code: -signs[code])
    best, second = ranked[0], ranked[1]
    enough = signs[best] >= LEAST and signs[best] * 10 > len(words)
    return best if enough and signs[best] >= 2 * signs[second] else ""
