"""The words that pages of every kind share: counts, lists, the labels of passages, texts cut at a sentence's end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’)\]]*(?=\s)")
_NUMBERED = re.compile(r"(?P<kind>p|n|h)(?P<number>[0-9]+)(?P<rest>(?:-[0-9]+)*)")
_NAMED = {"close": "close of the cable"}
_KINDS = {"p": "¶{}", "n": "note {}", "h": "heading {}"}
_MONTH = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_IN_DATE = re.compile(rf"(?:(?P<day>[0-9]) )?(?P<month>{_MONTH})(?P<gap> (?=[0-9]{{4}}))?")
_RANGE = re.compile(r"(?<=[0-9])–(?=[0-9])")
NBSP, JOINER = "\u00a0", "\u2060"

QUOTED = 380
LABELS = 1 << 16
"""How many labels and dates are remembered: texts have the same ones."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a passage, or to the first of a run of them; `spoken` is what a screen reader says."""

    href: str
    text: str
    spoken: str


def count(number: int, singular: str, plural: str = "") -> str:
    """Return "1 document", "64 documents"."""
    return f"{number:,} {noun(number, singular, plural)}"


def noun(number: int, singular: str, plural: str = "") -> str:
    """Return "document" for one, "documents" for any other number."""
    return singular if number == 1 else plural or f"{singular}s"


def listed(items: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    names = list(items)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def first_upper(text: str) -> str:
    """Return `text` with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


@lru_cache(LABELS)
def unbroken(date: str) -> str:
    """Return a date in words that is not broken within a range of days, before a month, or after one without a day."""
    tied = _IN_DATE.sub(lambda m: f"{m['day']}{NBSP}{m['month']}{m['gap'] or ''}" if m["day"]
                        else f"{m['month']}{NBSP if m['gap'] else ''}", date)  # fmt: skip
    return _RANGE.sub(f"–{JOINER}", tied)


@lru_cache(LABELS)
def passage_label(id: str) -> str:
    """Return how a passage is called: "¶3", "¶3 (2)", "note 1", "title", "close of the cable"."""
    match = _NUMBERED.fullmatch(id)
    if not match:
        return _NAMED.get(id, id)
    rest = "".join(f" ({part})" for part in match["rest"].split("-") if part)
    return _KINDS[match["kind"]].format(match["number"]) + rest


def passage_refs(url: str, ids: Sequence[str]) -> tuple[Ref, ...]:
    """Return links to passages of the page at `url`, runs of one kind drawn together: ¶1–3, 5, notes 1–2.

    The order is that of `ids`; the pilcrow stands before the first paragraph of those that follow one another.
    """
    refs: list[Ref] = []
    index = 0
    after_paragraph = False
    while index < len(ids):
        end = index
        while end + 1 < len(ids) and _follows(ids[end], ids[end + 1]):
            end += 1
        text = passage_label(ids[index]) if end == index else _run(ids[index], ids[end])
        is_paragraph = text.startswith("¶")
        text = text.removeprefix("¶") if after_paragraph else text
        after_paragraph = is_paragraph
        spoken = f"passage {ids[index]}" if end == index else f"passages {ids[index]} to {ids[end]}"
        refs.append(Ref(f"{url}#{ids[index]}", text, spoken))
        index = end + 1
    return tuple(refs)


def _run(first: str, last: str) -> str:
    label = passage_label(first)
    return f"{label if first.startswith('p') else label.replace(' ', 's ')}–{last[1:]}"


def _follows(one: str, two: str) -> bool:
    same = one[:1] == two[:1] and one[:1] in ("p", "n")
    return same and one[1:].isdigit() and two[1:].isdigit() and int(two[1:]) == int(one[1:]) + 1


def shortened(text: str, limit: int = QUOTED) -> tuple[str, bool]:
    """Return `text` on one line, cut at the last end of a sentence within `limit`, and whether it was cut."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line, False
    ends = [m.end() for m in _SENTENCE_END.finditer(line, 0, limit + limit // 3)]
    end = ends[-1] if ends and ends[-1] > limit // 3 else line.rfind(" ", 0, limit)
    end = end if end > 0 else limit
    return line[:end], end < len(line)


def around(text: str, at: int, limit: int = QUOTED) -> tuple[str, bool, bool]:
    """Return the sentences of `text` around the character `at`, and whether words before and after were left out."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line, False, False
    reached = len(" ".join(text[:at].split())) + 1
    start = max((m.end() + 1 for m in _SENTENCE_END.finditer(line) if m.end() < min(reached, len(line) - 1)), default=0)
    cut, shorter = shortened(line[start:], limit)
    return cut, start > 0, shorter


def abridged(quote: str, limit: int = 64) -> str:
    """Return the first and the last words of a quotation that stands right beside the text it is taken from."""
    words = quote.split()
    text = " ".join(words)
    if len(text) <= limit or len(words) < 8:
        return text
    return f"{' '.join(words[:5])} … {' '.join(words[-3:])}"
