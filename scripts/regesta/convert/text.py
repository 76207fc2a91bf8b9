"""Lines, blocks and paragraphs of plain text, each line with the number it has in its capture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ..captures import text_lines
from ..codes import table
from ..model import Omission

WRAPPED_AT = 50
"""A line shorter than this was not ended by a margin: the wraps of cables and mails are at 64 to 76 columns."""

LONGEST_WRAPPED = 120
"""A line longer than this was not broken by a margin either: it is a whole paragraph."""

_ITEM = re.compile(r"\s*(?:[•·▪●◦‣*]|--?|[–—]|\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_DIVIDED = re.compile(r"[^\W\d_]-$")


class Line(NamedTuple):
    """A line of a capture, counted from 1."""

    number: int
    text: str


def numbered(text: str) -> list[Line]:
    return [Line(n, line) for n, line in enumerate(text_lines(text), 1)]


def blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the runs of lines that blank lines divide."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def filled(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that have words."""
    return [line for line in lines if line.text.strip()]


def squeeze(text: str) -> str:
    """Return `text` on one line, white space collapsed."""
    return " ".join(text.split())


def join(lines: Sequence[Line]) -> str:
    """Return `lines` as one line: hard wraps become spaces, a word divided at a hyphen is whole, with its hyphen.

    Whether the hyphen is the word's own cannot be seen, so it stays.
    """
    out = ""
    for line in lines:
        piece = squeeze(line.text)
        divided = _DIVIDED.search(out) and piece[:1].isalpha()
        out += piece if divided or not out else f" {piece}"
    return out


def unwrap(block: Sequence[Line]) -> str:
    """Return the text of a block: re-flowed where a margin broke its lines, else with its line breaks.

    The items of a list keep their own lines, whatever their length.
    """
    starts = [i for i, line in enumerate(block) if i == 0 or _ITEM.match(line.text)]
    return "\n".join(_unwrap(block[a:b]) for a, b in zip(starts, [*starts[1:], len(block)], strict=True))


def _unwrap(lines: Sequence[Line]) -> str:
    lengths = [len(line.text.strip()) for line in lines]
    if len(lines) > 1 and all(WRAPPED_AT <= length <= LONGEST_WRAPPED for length in lengths[:-1]):
        return join(lines)
    return "\n".join(squeeze(line.text) for line in lines)


def paragraphs(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the blocks of `lines`, and where a line is longer than any margin, each line as one of its own."""
    found: list[list[Line]] = []
    for block in blocks(lines):
        flowing = any(len(line.text.strip()) > LONGEST_WRAPPED for line in block)
        found += [[line] for line in block] if flowing else [block]
    return found


@cache
def _chrome(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(p["pattern"]), p["reason"]) for p in table("chrome")["lines"] if kind in p["kinds"])


def chrome(lines: Sequence[Line], kind: str) -> tuple[list[Line], list[Omission]]:
    """Return the lines that belong to the text, and the page's own as omissions.

    What is chrome is data, codes/chrome.yaml: patterns that match whole lines of captures of some kinds.
    """
    patterns = _chrome(kind)
    kept: list[Line] = []
    left_out: list[Omission] = []
    for line in lines:
        words = squeeze(line.text)
        reason = next((reason for pattern, reason in patterns if pattern.fullmatch(words)), "") if words else ""
        if reason:
            left_out.append(Omission((line.number,), words, reason))
        else:
            kept.append(line)
    return kept, left_out


def span(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the numbers of the first and the last of `lines` that have words."""
    numbers = [line.number for line in filled(lines)]
    return numbers[0], numbers[-1]
