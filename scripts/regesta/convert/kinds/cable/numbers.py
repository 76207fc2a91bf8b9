"""The numbers of paragraphs: which lines begin one, what number stands there, and where it was evidently misread.

`¶1. (C)`, `1. (C)`, `1.(C)`, `¶1.(SBU)`, `1. TEXT`, `1 (C)`. Numbers with gaps, repeats or disorder are the cable's own
and stay; one cable in nine has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...text import Line

MARK = r"\((?:[A-Z][A-Z/ ,&;.-]{0,40}|[csu]|sbu|c/nf|s/nf)\)"
START = re.compile(
    rf"\s*(?P<pilcrow>¶?) ?(?P<number>[0-9]{{1,3}}) ?(?P<dot>[.])(?![0-9])\s*(?P<mark>{MARK})?"
    rf"|\s*(?P<pilcrow2>¶?) ?(?P<number2>[0-9]{{1,3}})(?P<mark2> ?{MARK}| +[A-Z]\))"
)
_FIRST = frozenset("¶0123456789")
_INSIDE = re.compile(
    r"(?<=[.!?:;)\"”’'>*_-])\s+(?=(?P<pilcrow>¶ ?)?(?P<number>[0-9]{1,3}) ?\.(?![0-9])"
    rf"\s*(?P<mark>{MARK})?\s*[A-Z(\"“'\[])"
)
_ENDED = re.compile(r"[.!?:;)\]\"”’'*_=-]\s*$")
LONG = 120
"""A line longer than this holds a paragraph, or several, that were joined."""
MOST_GAP = 3


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a paragraph: its number as written, and whether a pilcrow or a class mark proves it."""

    number: int
    pilcrow: bool
    marked: bool


def read(text: str) -> Start | None:
    """Return the paragraph that `text` would begin, if it does."""
    match = START.match(text) if text.lstrip()[:1] in _FIRST else None
    if not match:
        return None
    number = int(match["number"] or match["number2"])
    pilcrow = bool(match["pilcrow"] or match["pilcrow2"])
    if match["dot"]:
        return Start(number, pilcrow, bool(match["mark"]) or pilcrow)
    return Start(number, pilcrow, False)


def split(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with those divided in which joined paragraphs stand one after the other.

    A number inside a line begins a paragraph where it follows the one before, after the end of a sentence, and has a
    pilcrow or a class mark; without either, only where no later line begins with that number.
    """
    long = [i for i, line in enumerate(lines) if len(line.text) > LONG]
    if not long:
        return list(lines)
    beginnings = [(i, s.number) for i, line in enumerate(lines) if (s := read(line.text))]
    later = {number: i for i, number in beginnings}
    at_line = dict(beginnings)
    last = 0
    out: list[Line] = []
    for i, line in enumerate(lines):
        last = at_line.get(i, last)
        if len(line.text) <= LONG:
            out.append(line)
            continue
        start = 0
        for match in _INSIDE.finditer(line.text):
            number = int(match["number"])
            evident = match["pilcrow"] or match["mark"] or later.get(number, -1) <= i
            if number == last + 1 and evident and (last or match["mark"] or match["pilcrow"]):
                out.append(Line(line.number, line.text[start : match.start()]))
                start, last = match.end(), number
        out.append(Line(line.number, line.text[start:]))
    return out


def starts(lines: Sequence[Line]) -> dict[int, Start]:
    """Return which of `lines` (by position) begin a paragraph.

    A class mark or a pilcrow proves it. Without them a line does so where its number is the next, after a blank line or
    the end of a sentence; in a cable that has no marks at all also where the number is near, since gaps, repeats and
    disorder occur. A number without its full stop needs both the mark and the place in the order.
    """
    read_all = {i: s for i, line in enumerate(lines) if (s := read(line.text))}
    has_marks = any(s.marked and s.number for s in read_all.values())
    found: dict[int, Start] = {}
    last = 0
    for i, start in read_all.items():
        if start.marked or _in_order(lines, i, start.number, last, has_marks, bool(found)):
            found[i] = start
            last = start.number
    return found


def _in_order(lines: Sequence[Line], i: int, number: int, last: int, has_marks: bool, begun: bool) -> bool:
    before = lines[i - 1].text.rstrip() if i else ""
    dotted = bool(START.match(lines[i].text) and lines[i].text.lstrip(" ¶0123456789").startswith("."))
    if number == last + 1:
        return not before or bool(_ENDED.search(before)) or (len(before) < 50 and before[-1:] != ",")
    if not dotted or before:
        return False
    misread = str(number) == f"1{last + 1}"
    if has_marks:
        return misread and begun
    return not begun or misread or last - 1 <= number <= last + MOST_GAP


def repaired(position: int, found: Mapping[int, Start], before: int) -> str:
    """Return why the number at `position` is evidently `before` + 1, its pilcrow misread as 1; '' where it is not.

    The rule: no pilcrow here where others have one, 1n after n - 1, and what follows goes on from n and not from 1n.
    """
    start, expected = found[position], before + 1
    if start.pilcrow or not before or start.number != int(f"1{expected}"):
        return ""
    after = next((found[i] for i in sorted(found) if i > position), None)
    going_on = after is None or after.number == expected + 1
    if after and after.number == int(f"1{expected + 1}"):
        going_on = not after.pilcrow
    if not going_on or not any(s.pilcrow for s in found.values()):
        return ""
    return f"pilcrow misread as 1: follows paragraph {before}" + (f", precedes {expected + 1}" if after else "")
