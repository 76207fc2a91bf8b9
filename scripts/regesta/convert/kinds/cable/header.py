"""Where the header of a cable is, and the headers of its further sections.

A header has routing (or none), a class line, captions and labelled fields. It stands before the body, in some captures
of the 1970s after it. A cable in sections repeats routing and class line, often the fields too, between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ....model import Omission
from ...text import Line, squeeze
from . import artefacts, classline, numbers

LABEL = re.compile(
    r"\s*(?:(?P<eo>(?:E\. ?[O0]\.|EO:? ?1\d{4}|e\.o\.|(?:Executive Order|EXECUTIVE ORDER)(?= 1\d))\s*:?)"
    r"|(?P<tags>(?:TAGS?|Tags)\b(?!\w)\s*:?)"
    r"|(?P<subject>(?:SUBJ(?:ECT)?|Subj(?:ect)?)\s*:|SUBJECT\b(?= {1,8}[A-Z(]))"
    r"|(?P<ref>(?:REF(?:TEL)?S?|Ref(?:tel)?s?|REFERENCES?|References?)(?:\([Ss]\))?\s*:"
    r"|REFS?\b(?=\s+(?:\(?[A-Z0-9]{1,2}[).:]|\d\d [A-Z]|[A-Z][A-Z ]+ \d)))"
    r"|(?P<by>(?:\([CSU]\)\s*)?(?:CLASSIFIED BY|Classified [Bb]y|classified by|CLASSIFIED:|Classified:)\s*:?)"
    r"|(?P<reason>(?:REASONS?|Reasons?)\s*:)"
    r"|(?P<derived>(?:DERIVED FROM|Derived [Ff]rom|DECLASSIFY ON|Declassify [Oo]n|DECL(?:AS)? ON)\s*:?))"
    r"\s*(?P<value>.*)"
)
_FIRST = ("E", "e", "T", "S", "R", "C", "D", "(")
_GROUP_LINE = re.compile(r"\s*(?:[ZOPRYWM] )*[ZOPRYWM] \d{2} ?\d{4} ?Z|\s*\d{6}Z [A-Za-z]{3} \d\d\b")
_ROUTING = re.compile(
    r"\s*(?:VZCZC|VZ[A-Z]{3,}|(?:[ZOPR]{2} )+R[A-Z]{3}|DE R[A-Z]{3}|ZNY |ZNR |ZDK|ZOC|FM [A-Z]"
    r"|PAGE 0?1 +[A-Z]|ACTION [A-Z]|INFO [A-Z]|TO [A-Z]{3}|XMT [A-Z]|R[UH][A-Z0-9]{2,6}/|BT\s*$|-{10,} *\d{6})"
)
_PAGE_ONE = re.compile(r"\s*PAGE 0?1 ")
_LISTED = re.compile(r"\W*(?:[A-Za-z]|[0-9])[.):]+\s*")
_REFERRED = re.compile(r"(?:\d{2,4}\s)?[A-Z][A-Z .]+ \d{1,6}\b")
_RULE = re.compile(r"\s*[-_=*~](?:\s?[-_=*~]){2,}\s*$")
_CAPTION_LINE = re.compile(
    r"\s*(?:[A-Z0-9/.,'&()\" :;-]*\b(?:FOR|PASS|ALSO|INFO|ATTN|PLEASE)\b[A-Z0-9/.,'&()\" :;#-]*"
    r"|[A-Z]{2,}(?:/[A-Z]+)+)\s*"
)
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
_MOST_ROUTING = 70
_MOST_GAP = 12
"""Without numbered paragraphs, a label further than this from the one before is none."""


def begins(text: str) -> bool:
    """Return whether a cable may begin with a line such as `text`: routing, class line, or a labelled field."""
    stripped = text.lstrip()
    if stripped[:1] not in _CAPITALS:
        return False
    if _GROUP_LINE.match(text) or _ROUTING.match(text) or classline.read(text) is not None:
        return True
    return bool((match := LABEL.match(text)) and (match["eo"] or match["subject"]) and stripped[:3] != "Sub")


def label(text: str) -> re.Match[str] | None:
    """Return the label with which a line begins, or None."""
    return LABEL.match(text) if text.lstrip()[:1] in _FIRST else None


@dataclass(frozen=True, slots=True)
class Parts:
    """A cable in the order of its capture: what stands `before` its header (the body, in some captures), and after."""

    before: tuple[Line, ...]
    header: tuple[Line, ...]
    after: tuple[Line, ...]


def anchor(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where the header begins and where its class line is, or what stands for it; (-1, -1) for none."""
    klass = next((i for i, line in enumerate(lines) if (c := classline.read(line.text)) and c.section <= 1), -1)
    group = next((i for i, line in enumerate(lines) if _GROUP_LINE.match(line.text)), -1)
    first_label = next((i for i, line in enumerate(lines) if (m := label(line.text)) and not m["reason"]), -1)
    at = klass if klass >= 0 else group if group >= 0 else first_label
    if at < 0:
        return -1, -1
    if 0 <= first_label < at and not (0 <= group < first_label) and not _numbered(lines[:first_label]):
        at = first_label if klass < 0 or _numbered(lines[first_label:at]) else at
    last = max((i for i in range(at) if _proved(lines[i])), default=-1)
    if last < 0:
        return 0, at
    begin = next((i for i in range(last + 1, at) if begins(lines[i].text)), at)
    while begin > last + 1 and (not lines[begin - 1].text.strip() or classline.banner(lines[begin - 1].text)):
        begin -= 1
    return begin, at


def _proved(line: Line) -> bool:
    start = numbers.read(line.text)
    return start is not None and (start.marked or start.number == 1) and not _listed(line.text)


def _numbered(lines: Sequence[Line]) -> bool:
    return any(_proved(line) for line in lines)


def divide(lines: Sequence[Line], begin: int, at: int) -> Parts:
    """Return the parts of a cable whose header begins at `begin` and has its class line at `at`."""
    if at < 0:
        return Parts((), (), tuple(lines))
    after = end(lines, at)
    return Parts(tuple(lines[:begin]), tuple(lines[begin:after]), tuple(lines[after:]))


def end(lines: Sequence[Line], at: int) -> int:
    """Return where the body begins: after the last labelled field, with what belongs to it.

    A field goes on to the next blank line, to a heading over its rule, or to the first paragraph; a list of references
    goes on over blank lines.
    """
    body = _first_paragraph(lines, at)
    labels: list[tuple[int, re.Match[str]]] = []
    last = at
    for i in range(at, body):
        match = label(lines[i].text)
        if match and (body < len(lines) or i - last <= _MOST_GAP):
            labels.append((i, match))
            last = i
    if not labels:
        return _after_captions(lines, at + 1, body)
    after, match = labels[-1][0] + 1, labels[-1][1]
    while after < body:
        ahead = next((i for i in range(after, body) if lines[i].text.strip()), body)
        if ahead == body or _heading(lines, ahead, body):
            break
        if ahead > after and not (match["ref"] and _listed(lines[ahead].text)):
            break
        after = ahead + 1
    return after


def _first_paragraph(lines: Sequence[Line], at: int) -> int:
    in_references = False
    for i in range(at + 1, len(lines)):
        text = lines[i].text
        if match := label(text):
            in_references = bool(match["ref"])
            continue
        start = numbers.read(text)
        if start is None or (in_references and _listed(text)):
            continue
        after_blank = not lines[i - 1].text.strip()
        if start.marked or start.number == 1 or after_blank:
            return i
    return len(lines)


def _listed(text: str) -> bool:
    """Whether a line is an entry of a list of references: `B. 05 STATE 123`, `¶B. PARIS 5 (NOTAL)`, `1. PARIS 77`."""
    match = _LISTED.match(text)
    if not match:
        return False
    rest = text[match.end() :]
    return not numbers.read(text) or (len(text) < 72 and bool(_REFERRED.match(rest)))


def _heading(lines: Sequence[Line], i: int, body: int) -> bool:
    return bool(_RULE.match(lines[i].text)) or (i + 1 < body and bool(_RULE.match(lines[i + 1].text)))


def _after_captions(lines: Sequence[Line], at: int, body: int) -> int:
    """Return where the captions and attention lines end that follow the class line."""
    end = at
    for i in range(at, body):
        text = lines[i].text
        if not text.strip():
            continue
        if not (_is_caption(text) and not _heading(lines, i, body)):
            break
        end = i + 1
    return end


def _is_caption(text: str) -> bool:
    if len(text) > 100:
        return False
    words = classline.together(text)
    left = words
    for name in classline.captions(words):
        left = left.replace(name, "").replace(name.replace(" ", ""), "")
    return not left.strip(" /,.-()") or bool(_CAPTION_LINE.fullmatch(text))


def sections(
    lines: Sequence[Line], found: Mapping[int, numbers.Start]
) -> tuple[list[Line], list[Omission], frozenset[int], int]:
    """Return the body without the headers of further sections, these as omissions, the lines after them, their count.

    `found` are the positions at which paragraphs begin: no header runs over one.
    """
    kept: list[Line] = []
    omissions: list[Omission] = []
    cuts: set[int] = set()
    count, at, cut = 0, 0, False
    while at < len(lines):
        end, stated = _section(lines, at, found)
        if end > at:
            taken = [line for line in lines[at:end] if line.text.strip()]
            omissions += [Omission((x.number,), squeeze(x.text), artefacts.HEADER) for x in taken]
            count = max(count, stated)
            at, cut = end, True
            continue
        line = lines[at]
        if _PAGE_ONE.match(line.text) and len(line.text) < 72:
            omissions.append(Omission((line.number,), squeeze(line.text), artefacts.PAGE_BREAK))
            cut = True
        else:
            if cut and line.text.strip():
                cuts.add(line.number)
                cut = False
            kept.append(line)
        at += 1
    return kept, omissions, frozenset(cuts), count


def _section(lines: Sequence[Line], at: int, found: Mapping[int, numbers.Start]) -> tuple[int, int]:
    """Return where the header of a section that begins at `at` ends (at `at` if none does), and how many there are."""
    text = lines[at].text
    if text.lstrip()[:1] not in _CAPITALS:
        return at, 0
    klass = classline.read(text)
    where = at
    if klass is None:
        if not (_ROUTING.match(text) or _GROUP_LINE.match(text) or classline.banner(text)):
            return at, 0
        for where in range(at + 1, min(at + _MOST_ROUTING, len(lines))):
            if where in found:
                return at, 0
            klass = classline.read(lines[where].text)
            if klass:
                break
    if klass is None or not klass.section:
        return at, 0
    end = where + 1
    while end < len(lines) and end not in found:
        ahead = next((i for i in range(end, len(lines)) if lines[i].text.strip()), len(lines))
        if ahead == len(lines) or ahead in found:
            break
        if label(lines[ahead].text):
            end = ahead + 1
            while end < len(lines) and lines[end].text.strip() and end not in found:
                end += 1
        elif _is_caption(lines[ahead].text):
            end = ahead + 1
        else:
            break
    return end, klass.sections
