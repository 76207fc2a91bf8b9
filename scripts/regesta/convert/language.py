"""Whether a paragraph is in another language than its document, by the evidence of codes/languages.yaml."""

from __future__ import annotations

import re

from ..codes import table

_WORD = re.compile(r"[^\W\d_]+")
LEAST = 5
"""Fewer signs than this are a name or a quotation, not a language."""


def other_language(text: str, main: str) -> str:
    """Return the language of `text` where it is evidently not `main`, else an empty string.

    The rule: at least `LEAST` signs of one language (its function words, or words with a letter that is its own),
    twice as many as of any other, and more of them than a tenth of the words; no more than one function word of `main`.
    """
    words = [w.lower() for w in _WORD.findall(text)]
    languages = table("languages")
    own = sum(w in languages[main]["words"] for w in words) if main in languages else 0
    if own > 1:
        return ""
    signs = {
        code: sum(w in known["words"] or not set(known["letters"]).isdisjoint(w) for w in words)
        for code, known in languages.items()
        if code != main
    }
    ranked = sorted(signs, key=lambda code: -signs[code])
    best, second = ranked[0], ranked[1]
    enough = signs[best] >= LEAST and signs[best] * 10 > len(words)
    return best if enough and signs[best] >= 2 * signs[second] else ""
