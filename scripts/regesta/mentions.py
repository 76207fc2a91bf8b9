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
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from .model import Mention, Passage

# Letters and digits, with the marks that stand on or within them: accents as characters of their own (NFD), Hebrew and
# Arabic vowel signs, Indic signs, the joiners of Persian and Urdu. U+02BC is an apostrophe, a letter only to Unicode.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u200d"
_WORD = re.compile(rf"[\w{_MARKS}]+")
_SAME = str.maketrans({"’": "'", "‘": "'", "\u02bc": "'", "‑": "-", "‐": "-"})
"""What is typed in more than one way and means the same: apostrophes and hyphens."""


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of a name, cut into words and what stands between them."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    owner: str
    own: bool
    capitals: tuple[str, ...]
    second: str
    """The second of `capitals`, or nothing: many names begin as others do."""


Index = Mapping[str, tuple[Form, ...]]
NOTHING: Index = MappingProxyType({})


def index(names: Iterable[tuple[str, str]], *, own: bool = False) -> Index:
    """Return the forms of `names` (pairs of owner id and written form) by their first word, longest first.

    `own` marks the forms that a document itself gives to a record (`as:`): they settle who is meant.
    """
    forms: dict[str, list[Form]] = defaultdict(list)
    for owner, name in names:
        text = _cut(unicodedata.normalize("NFC", name))
        tokens = list(_WORD.finditer(text))
        if tokens:
            gaps = tuple(_gap(text, a, b) for a, b in pairwise(tokens))
            words = tuple(t[0] for t in tokens)
            capitals = tuple(map(_capitals, words))
            form = Form(words, gaps, owner, own, capitals, capitals[1] if len(capitals) > 1 else "")
            forms[form.capitals[0]].append(form)
    return {word: tuple(sorted(found, key=lambda f: -len(f.words))) for word, found in forms.items()}


def find(
    passage: Passage, indexes: Iterable[Index], listed: frozenset[str], strangers: Index = NOTHING
) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Return the mentions of `listed` records in `passage`, and the forms that two of them share (never guessed).

    Markup that names an actor outright is a mention too, and no other is looked for inside it; nor inside a longer
    name of `strangers`, whom the document does not list: the Khan of "A.Q. Khan" is not the Khan that it does.
    """
    text = _cut(passage.text)
    indexes = tuple(indexes)
    explicit = [s for s in passage.spans if s.kind == "actor"]
    capitals, different = _read(text)
    beginning = _beginning(different, (*indexes, strangers))
    if not explicit and not beginning:
        return (), ()
    mentions = [Mention(s.target, passage.id, s.start, s.end, passage.text[s.start : s.end]) for s in explicit]
    ambiguous: list[str] = []
    tokens = list(_WORD.finditer(text))
    if explicit:
        tokens = [t for t in tokens if not any(s.start <= t.start() < s.end for s in explicit)]
        capitals = tuple(_capitals(t[0]) for t in tokens)
    free = 0
    for position, word in enumerate(capitals):
        if word not in beginning or position < free:
            continue
        here = _Place(text, tokens, capitals, position)
        after = ("", capitals[position + 1]) if position + 1 < len(capitals) else ("",)
        matches = _longest(here, [f for i in indexes for f in i.get(word, ()) if f.owner in listed])
        length = len(matches[0].words) if matches else 0
        near = [f for f in strangers.get(word, ()) if f.second in after and f.owner not in listed]
        others = _longest(here, near) if near else []
        if others and len(others[0].words) > length:
            free = position + len(others[0].words)
            continue
        if not matches:
            continue
        start, end = tokens[position].start(), tokens[position + length - 1].end()
        owners = {f.owner for f in matches if f.own} or {f.owner for f in matches}
        if len(owners) == 1:
            mentions.append(Mention(owners.pop(), passage.id, start, end, passage.text[start:end]))
        else:
            ambiguous.append(passage.text[start:end])
        free = position + length
    return tuple(sorted(mentions, key=lambda m: m.start)), tuple(ambiguous)


def _cut(text: str) -> str:
    """Return `text`, as long as it was, with U+02BC dividing words as the apostrophe does that it stands for."""
    return text.replace("\u02bc", "'")


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words of `text` in capitals, and which they are; kept, since persons and places are sought in turn."""
    capitals = tuple(_WORD.findall(text.upper()) if text.isascii() else map(_capitals, _WORD.findall(text)))
    return capitals, frozenset(capitals)


def _beginning(words: frozenset[str], indexes: Iterable[Index]) -> set[str]:
    """Return those of `words` with which a name begins: most passages have none, and are done."""
    return {word for index in indexes if index for word in words & index.keys()}


def owners(index: Index, form: str) -> tuple[str, ...]:
    """Return the ids of all whose written form `form` is, in capitals too, in the order of the index."""
    form = _cut(form)
    tokens = list(_WORD.finditer(form))
    capitals = tuple(_capitals(t[0]) for t in tokens)
    found = index.get(capitals[0], ()) if tokens else ()
    here = _Place(form, tokens, capitals, 0)
    return tuple(dict.fromkeys(f.owner for f in found if len(f.words) == len(tokens) and _matches(here, f)))


class _Place(NamedTuple):
    """A word of a text: where a name may begin."""

    text: str
    tokens: list[re.Match[str]]
    capitals: tuple[str, ...]
    position: int


def _longest(here: _Place, forms: Iterable[Form]) -> list[Form]:
    found = [form for form in forms if _matches(here, form)]
    longest = max((len(f.words) for f in found), default=0)
    return [f for f in found if len(f.words) == longest]


def _matches(here: _Place, form: Form) -> bool:
    end = here.position + len(form.words)
    if here.capitals[here.position : end] != form.capitals:
        return False
    window = here.tokens[here.position : end]
    words = [unicodedata.normalize("NFC", t[0]) for t in window]
    as_is = [w == f for w, f in zip(words, form.words, strict=True)]
    if not all(as_is) and max(map(len, words)) <= 2:
        return False  # "US" may be "us" in a line of capitals
    if not all(same or w == w.upper() for same, w in zip(as_is, words, strict=True)):
        return False
    return all(_gap(here.text, a, b) == gap for (a, b), gap in zip(pairwise(window), form.gaps, strict=True))


@lru_cache(maxsize=1 << 16)
def _capitals(word: str) -> str:
    """Return `word` in capitals and NFC; Turkish writes its i as İ and English does not, ß is SS or ẞ.

    Remembered, since a corpus has many words and few different ones.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).upper()).replace("İ", "I").replace("ẞ", "SS")


def _gap(text: str, before: re.Match[str], after: re.Match[str]) -> str:
    """What stands between two words of a name, so that a line break or the dots of initials make no difference."""
    between = text[before.end() : after.start()].translate(_SAME)
    if len(unicodedata.normalize("NFC", before[0])) == 1 and before[0].isupper():
        return "".join(between.replace(".", " ").split())  # A.Q., A. Q., A Q; J.-Y., J-Y
    if "." in between and not between.strip(". \n\t"):
        return ""
    return " ".join(between.split()) or " "
