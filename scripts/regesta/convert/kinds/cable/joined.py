"""A header whose lines a capture has joined: it is read, and shown, line by line again. No word changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text import Line
from . import header, numbers

LONG = 90
_LEVEL = (
    r"(?:T O P S E C R E T|S E C R E T|C O N F I D E N T I A L|U N C L A S|L I M I T E D"
    r"|TOP SECRET|SECRET|CONFIDENTIAL|UNCLAS|UNCLASSIFIED|LIMITED OFFICIAL USE)"
)
_BREAK = re.compile(
    r"(?:(?<=\sTO)|(?<=\sFM)|(?<=\sINFO)|(?<=^TO)|(?<=^FM)|(?<=^INFO)|(?P<here>))\s+(?="
    r"(?:[ZOPR]{2} )+R[A-Z]{3}|DE R[A-Z]{3}[A-Z0-9]* #|Z[NO][YRC] |(?:[ZOPRYWM] )*[ZOPRYWM] \d{6}Z "
    r"|FM [A-Z]|TO (?:R[UH]|SECSTATE|AM|US)|INFO "
    r"|(?P<addressee>R[UH][A-Z0-9]{2,6}/|(?:AMEMBASSY|AMCONSUL|USMISSION|USDEL) )|SIPDIS\b"
    rf"|{_LEVEL}[A-Z/ ]{{0,30}}? (?:SECTION \d|[A-Z][A-Z .]{{2,25}} \d{{3,7}}(?!\S))"
    r"|E\.O\. ?1|EO 1\d{4}|TAGS[ :]|SUBJ(?:ECT)? ?:|REFS? ?:|REF\(S\)|C(?:lassified|LASSIFIED) B[Yy] ?:?"
    rf"|¶ ?[0-9]{{1,2}}\.|1\. ?{numbers.MARK})"
)


def header_lines(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with those of a joined header divided where its lines began."""
    out: list[Line] = []
    for i, line in enumerate(lines):
        if len(line.text) > LONG and (header.begins(line.text) or header.label(line.text)):
            out += _divided(line)
        else:
            out.append(line)
        if numbers.read(out[-1].text) and i > 0 and len(out[-1].text) > LONG:
            return [*out, *lines[i + 1 :]]
    return out


def _divided(line: Line) -> list[Line]:
    pieces, start = [], 0
    for match in _BREAK.finditer(line.text):
        if match["addressee"] and match["here"] is None:
            continue
        pieces.append(Line(line.number, line.text[start : match.start()]))
        start = match.end()
        if numbers.read(line.text[start : start + 60]):
            break
    pieces.append(Line(line.number, line.text[start:]))
    return [piece for piece in pieces if piece.text.strip()]
