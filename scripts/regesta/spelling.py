"""How a word is written when its marks do not matter: the one folding that the index and the reader's browser share.

Pagefind folds letters with marks that Unicode takes apart (é, ş, ü). Letters that are no such pair (ı, ø, ß, ł) it
keeps, so they are folded here, and in theme/static/js/search/fold.js, which has the same table; a test compares both.
"""

from __future__ import annotations

import unicodedata

LETTERS = {
    "ı": "i", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ŋ": "n",
    "ə": "e", "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "",
}  # fmt: skip
_TABLE = str.maketrans(LETTERS)


def unmarked(text: str) -> str:
    """Return `text` in lower case without the marks of its letters: what Pagefind itself makes of it."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def fold(text: str) -> str:
    """Return `text` in lower case, without marks, its special letters written with common ones."""
    return unmarked(text).translate(_TABLE)
