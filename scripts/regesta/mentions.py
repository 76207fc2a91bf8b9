"""Names in a text: every occurrence of a listed record's written forms, longest first, at Unicode word boundaries.

One index of all names of the corpus serves every document; its hits are filtered by the document's own list, so
that "Khan" in one document is not "Khan" in another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from .model import Mention, Passage

# Letters and digits, with the marks that stand on or within them: accents as characters of their own (NFD), Hebrew and
# Arabic vowel signs, Indic signs, the joiners of Persian and Urdu. U+02BC is an apostrophe, a letter only to Unicode.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u200d"
_WORD = re.compile(rf"(?:[^\W\u02bc]|[{_MARKS}])+")
_SAME = str.maketrans({"’": "'", "‘": "'", "\u02bc": "'", "‑": "-", "‐": "-"})
"""What is typed in more than one way and means the same: apostrophes and hyphens."""


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of a name, cut into words and what stands between them."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    owner: str
    own: bool = False


Index = Mapping[str, tuple[Form, ...]]
NOTHING: Index = MappingProxyType({})


def index(names: Iterable[tuple[str, str]], *, own: bool = False) -> Index:
    """Return the forms of `names` (pairs of owner id and written form) by their first word, longest first.

    `own` marks the forms that a document itself gives to a record (`as:`): they settle who is meant.
    """
    forms: dict[str, list[Form]] = defaultdict(list)
    for owner, name in names:
        text = unicodedata.normalize("NFC", name)
        tokens = list(_WORD.finditer(text))
        if tokens:
            gaps = tuple(_gap(text, a, b) for a, b in pairwise(tokens))
            form = Form(tuple(t[0] for t in tokens), gaps, owner, own)
            forms[_capitals(form.words[0])].append(form)
    return {word: tuple(sorted(found, key=lambda f: -len(f.words))) for word, found in forms.items()}


def find(
    passage: Passage, indexes: Iterable[Index], listed: frozenset[str], strangers: Index = NOTHING
) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Return the mentions of `listed` records in `passage`, and the forms that two of them share (never guessed).

    Markup that names an actor outright is a mention too, and no other is looked for inside it; nor inside a longer
    name of `strangers`, whom the document does not list: the Khan of "A.Q. Khan" is not the Khan that it does.
    """
    text = passage.text
    explicit = [s for s in passage.spans if s.kind == "actor"]
    mentions = [Mention(s.target, passage.id, s.start, s.end, text[s.start : s.end]) for s in explicit]
    ambiguous: list[str] = []
    tokens = [t for t in _WORD.finditer(text) if not any(s.start <= t.start() < s.end for s in explicit)]
    position = 0
    indexes = tuple(indexes)
    while position < len(tokens):
        here = tokens[position]
        word = _capitals(unicodedata.normalize("NFC", here[0]))
        matches = _longest(text, tokens, position, (f for i in indexes for f in i.get(word, ()) if f.owner in listed))
        length = len(matches[0].words) if matches else 0
        others = _longest(text, tokens, position, (f for f in strangers.get(word, ()) if f.owner not in listed))
        if others and len(others[0].words) > length:
            position += len(others[0].words)
            continue
        if not matches:
            position += 1
            continue
        start, end = here.start(), tokens[position + length - 1].end()
        owners = {f.owner for f in matches if f.own} or {f.owner for f in matches}
        if len(owners) == 1:
            mentions.append(Mention(owners.pop(), passage.id, start, end, text[start:end]))
        else:
            ambiguous.append(text[start:end])
        position += length
    return tuple(sorted(mentions, key=lambda m: m.start)), tuple(ambiguous)


def owners(index: Index, form: str) -> tuple[str, ...]:
    """Return the ids of all whose written form `form` is, in capitals too, in the order of the index."""
    tokens = list(_WORD.finditer(form))
    found = index.get(_capitals(unicodedata.normalize("NFC", tokens[0][0])), ()) if tokens else ()
    return tuple(dict.fromkeys(f.owner for f in found if len(f.words) == len(tokens) and _matches(form, tokens, 0, f)))


def _longest(text: str, tokens: list[re.Match[str]], position: int, forms: Iterable[Form]) -> list[Form]:
    found = [form for form in forms if _matches(text, tokens, position, form)]
    longest = max((len(f.words) for f in found), default=0)
    return [f for f in found if len(f.words) == longest]


def _matches(text: str, tokens: list[re.Match[str]], position: int, form: Form) -> bool:
    window = tokens[position : position + len(form.words)]
    if len(window) < len(form.words):
        return False
    words = [unicodedata.normalize("NFC", t[0]) for t in window]
    as_is = [w == f for w, f in zip(words, form.words, strict=True)]
    if not all(as_is) and max(map(len, words)) <= 2:
        return False  # "US" may be "us" in a line of capitals
    if not all(
        same or (w == w.upper() and _capitals(w) == _capitals(f))
        for same, w, f in zip(as_is, words, form.words, strict=True)
    ):
        return False
    return all(_gap(text, a, b) == gap for (a, b), gap in zip(pairwise(window), form.gaps, strict=True))


def _capitals(word: str) -> str:
    """Return `word` in capitals; Turkish writes its i as İ and English does not, ß is SS or ẞ."""
    return unicodedata.normalize("NFC", word.upper()).replace("İ", "I").replace("ẞ", "SS")


def _gap(text: str, before: re.Match[str], after: re.Match[str]) -> str:
    """What stands between two words of a name, so that a line break or the dots of initials make no difference."""
    between = text[before.end() : after.start()].translate(_SAME)
    if len(unicodedata.normalize("NFC", before[0])) == 1 and before[0].isupper():
        return "".join(between.replace(".", " ").split())  # A.Q., A. Q., A Q; J.-Y., J-Y
    if "." in between and not between.strip(". \n\t"):
        return ""
    return " ".join(between.split()) or " "
