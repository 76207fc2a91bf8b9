"""When two written names may be one: the same words in another order, spelling, transliteration, or with initials.

Names are compared only where a key brings them together, so that the work grows with their number and not its square.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LETTERS = str.maketrans("ıłøđð", "ilodd") | str.maketrans({"þ": "th", "æ": "ae", "œ": "oe", **dict.fromkeys("’'ʿʾ‘ʼ")})
_SOUNDS = (("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("ph", "f"), ("dj", "j"), ("dzh", "j"), ("ts", "z"))
Words = tuple[str, ...]
SHORTEST = 6
"""Letters that a name of one word has to have before a single other letter makes it a likely misspelling."""


@lru_cache(maxsize=100_000)
def folded(name: str) -> Words:
    """Return the words of `name` in the order in which they are spoken, without accents, capitals and points.

    "Sharif, Shehbaz" is shehbaz sharif, "Descôtes" is descotes, "Cox’s" is coxs.
    """
    last, comma, first = name.partition(", ")
    spoken = f"{first} {last}" if comma and "," not in first else name
    plain = unicodedata.normalize("NFKD", spoken.casefold().translate(_LETTERS))
    return tuple(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


def key(words: Words) -> str:
    """Return what all ways have in common that differ in accents, capitals, hyphens, spaces and order of words."""
    return " ".join(sorted(words))


def neighbours(words: Words) -> Iterator[str]:
    """Give the keys under which a name meets those that may be spelt otherwise: its consonants, and all but one."""
    bones = "".join(sorted(map(_bones, words)))
    yield bones
    for place in range(len(bones)):
        yield bones[:place] + bones[place + 1 :]


def spelt_alike(one: Words, other: Words) -> bool:
    """Tell whether two names have the same words but for one letter, or for vowels as transliterations differ."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(sorted(one, key=_bones), sorted(other, key=_bones), strict=True) if a != b]
    if len(one) == 1:
        return all(min(len(a), len(b)) >= SHORTEST and a[0] == b[0] and distance(a, b) == 1 for a, b in pairs)
    vowels = [pair for pair in pairs if _vowels_differ(*pair)]
    return len(pairs) - len(vowels) <= 1 and all(pair in vowels or _letter_differs(*pair) for pair in pairs)


def _vowels_differ(a: str, b: str) -> bool:
    """Muhammad and Mohamed: the same consonants, and most of the letters."""
    return (
        min(len(a), len(b)) >= 4
        and _bones(a) == _bones(b)
        and 3 * distance(_single(a), _single(b)) <= max(len(a), len(b))
    )


def _letter_differs(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 5 or any(c.isdigit() for c in a + b) or a[0] != b[0]:
        return False
    return distance(a, b) == 1


def initials(words: Words) -> str:
    """Return the key under which a name meets its short form: last word, and first letters of those before."""
    return f"{words[-1]} {''.join(w[0] for w in words[:-1])}" if len(words) > 1 else ""


def abbreviates(one: Words, other: Words) -> bool:
    """Tell whether one of two names has initials where the other has words: A. Q. Khan, Abdul Qadeer Khan."""
    if len(one) != len(other) or one == other or one[-1] != other[-1]:
        return False
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=100_000)
def _bones(word: str) -> str:
    """Return a word by its sound, without vowels but the first letter: Muhammad, Mohammed and Mohamed are mhmd."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return word[:1] + re.sub(r"[aeiouy]", "", _single(word)[1:])


def _single(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def distance(a: str, b: str) -> int:
    """Return the Damerau-Levenshtein distance (optimal string alignment): letters put in, out, other or exchanged."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
