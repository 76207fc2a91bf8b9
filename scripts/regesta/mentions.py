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

from .model import Mention, Passage

_WORD = re.compile(r"[\w\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of a name, cut into words and what stands between them."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    owner: str
    own: bool = False


Index = Mapping[str, tuple[Form, ...]]


def index(names: Iterable[tuple[str, str]], *, own: bool = False) -> Index:
    """Return the forms of `names` (pairs of owner id and written form) by their first word, longest first.

    `own` marks the forms that a document itself gives to an actor (`as:`): they settle who is meant.
    """
    forms: dict[str, list[Form]] = defaultdict(list)
    for owner, name in names:
        tokens = list(_WORD.finditer(unicodedata.normalize("NFC", name)))
        if not tokens:
            continue
        text = unicodedata.normalize("NFC", name)
        gaps = tuple(_gap(text[a.end() : b.start()]) for a, b in pairwise(tokens))
        words = tuple(t[0] for t in tokens)
        forms[words[0].upper()].append(Form(words, gaps, owner, own))
    return {word: tuple(sorted(found, key=lambda f: -len(f.words))) for word, found in forms.items()}


def find(
    passage: Passage, indexes: Iterable[Index], listed: frozenset[str]
) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Return the mentions of `listed` records in `passage`, and the forms that two of them share (never guessed).

    Markup that names an actor outright is a mention too, and no other is looked for inside it.
    """
    text = passage.text
    explicit = [s for s in passage.spans if s.kind == "actor"]
    mentions = [Mention(s.target, passage.id, s.start, s.end, text[s.start : s.end]) for s in explicit]
    ambiguous: list[str] = []
    tokens = [t for t in _WORD.finditer(text) if not any(s.start <= t.start() < s.end for s in explicit)]
    position = 0
    indexes = tuple(indexes)
    while position < len(tokens):
        matches = _longest(text, tokens, position, indexes, listed)
        if not matches:
            position += 1
            continue
        start, end = tokens[position].start(), tokens[position + len(matches[0].words) - 1].end()
        owners = {f.owner for f in matches if f.own} or {f.owner for f in matches}
        if len(owners) == 1:
            mentions.append(Mention(owners.pop(), passage.id, start, end, text[start:end]))
        else:
            ambiguous.append(text[start:end])
        position += len(matches[0].words)
    return tuple(sorted(mentions, key=lambda m: m.start)), tuple(ambiguous)


def _longest(
    text: str, tokens: list[re.Match[str]], position: int, indexes: tuple[Index, ...], listed: frozenset[str]
) -> list[Form]:
    first = unicodedata.normalize("NFC", tokens[position][0]).upper()
    found = [
        form
        for index in indexes
        for form in index.get(first, ())
        if form.owner in listed and _matches(text, tokens, position, form)
    ]
    longest = max((len(f.words) for f in found), default=0)
    return [f for f in found if len(f.words) == longest]


def _matches(text: str, tokens: list[re.Match[str]], position: int, form: Form) -> bool:
    window = tokens[position : position + len(form.words)]
    if len(window) < len(form.words):
        return False
    if any(_gap(text[a.end() : b.start()]) != gap for a, b, gap in zip(window, window[1:], form.gaps, strict=False)):
        return False
    words = [unicodedata.normalize("NFC", t[0]) for t in window]
    return all(w == f for w, f in zip(words, form.words, strict=True)) or (
        all(w == f.upper() for w, f in zip(words, form.words, strict=True)) and max(map(len, words)) > 2
    )


def _gap(between: str) -> str:
    """What stands between two words of a name, so that a line break or the dots of initials make no difference."""
    if "." in between and not between.strip(". \n\t"):
        return ""
    return " ".join(between.replace("’", "'").replace("‑", "-").split()) or " "
