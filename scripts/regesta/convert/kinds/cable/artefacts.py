"""What a transmission or an archive put between the words: page lines, class banners, release stamps.

They stand on lines of their own, with blank lines about them, in the middle of a sentence; and where the paragraphs of
a capture were joined, inside a line. Each is an omission; what it cut is whole again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ....codes import table
from ....model import Omission
from ...text import Line, squeeze
from . import classline

PAGE_BREAK = "page break of the transmission"
REPEATED = "caption repeated at a page break of the transmission"
HEADER = "header of a section, repeated by the transmission"

_COUNT = r"(?:[01]?\d{1,2})(?:\.\d)? ?O ?F ?\d{2,3}"
_LINE = re.compile(rf"[A-Z][A-Z .'-]{{1,30}} \d{{6,8}} +{_COUNT}|0\d\d(?:\.\d)? OF 0\d\d")
_PAGE = re.compile(
    r"PAGE (?P<page>\d{1,2})(?: OF \d{1,2})? (?P<post>[A-Z][A-Z .'/-]{1,30}?) ?\d{4,6}(?: \d\d OF \d\d)?(?: +\d{6}Z)?"
    r"(?: [A-Z]{3} \d\d)?|PAGE (?P<relay>\d\d) R[UH][A-Z]{2,6} ?\d{3,4}(?: .{0,40})?"
)
_SIPDIS = re.compile(r"\W*(?:SIPDIS|S I P D I S)\W*")
_INSIDE = re.compile(
    rf"(?P<line>(?<!\S)\d{{8}} +{_COUNT}(?!\S))"
    r"|(?P<bare>(?<!\S)0\d\d(?:\.\d)? OF 0\d\d(?!\S))"
    r"|(?P<page>(?<!\S)PAGE +0?\d{1,2}(?: OF \d\d)? +[A-Z][A-Z .'-]{1,30}? +\d{4,6}(?: +\d\d OF \d\d)? +\d{6}Z(?!\S))"
)
_AFTER = re.compile(r"\s+SIPDIS(?!\S)")
_WORDS_BEFORE = re.compile(r"(?:(?<!\S)[A-Z][A-Z.'-]*\s+){1,5}$")
_BANNER_BEFORE = re.compile(
    r"(?:(?<!\S)(?:CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE|UNCLASSIFIED|UNCLAS|C O N F I D E N T I A L|S E C R E T)"
    r"\s+){1,2}$"
)
_CLASS_INSIDE = re.compile(
    r"(?<!\S)(?:C O N F I D E N T I A L|S E C R E T|U N C L A S|CONFIDENTIAL|SECRET|UNCLAS|LIMITED OFFICIAL USE)"
    r"[A-Z /]{0,30}? SECTION \d\d OF \d\d (?P<post>[A-Z][A-Z .'-]{1,30}?) \d{3,7}(?!\S)(?:\s+SIPDIS(?!\S))?"
)


@dataclass(frozen=True, slots=True)
class Cleared:
    """The lines that are left, what was left out, and the numbers of the lines that stand right after a cut."""

    lines: tuple[Line, ...]
    omissions: tuple[Omission, ...]
    cuts: frozenset[int]


@cache
def _stamps() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(s["pattern"]), s["reason"]) for s in table("cable")["stamps"])


def clear(lines: Sequence[Line], header: range, klass: int, post: str) -> Cleared:
    """Return `lines` without what a transmission put between them.

    `header` are the positions of the header in `lines`, where captions stay, and up to the class line at `klass` page
    lines and banners too; `post` is the name on the class line, by which a page line inside a sentence is told from the
    words before it.
    """
    omissions: list[Omission] = []
    marks = ["" if at in header and at <= klass else _mark(line, at in header) for at, line in enumerate(lines)]
    _settle(marks)
    kept: list[Line] = []
    cuts: set[int] = set()
    cut = False
    for line, mark in zip(lines, marks, strict=True):
        if mark in ("page", "banner", "sipdis"):
            reason = REPEATED if mark == "sipdis" else PAGE_BREAK
            omissions.append(Omission((line.number,), squeeze(line.text), reason))
            cut = True
            continue
        if mark == "long":
            line, found = _within(line, post)
            omissions.extend(found)
            if not line.text.strip():
                cut = True
        if cut and line.text.strip():
            cuts.add(line.number)
            cut = False
        kept.append(line)
    return Cleared(tuple(kept), tuple(omissions), frozenset(cuts))


def _mark(line: Line, field: bool) -> str:
    text = line.text
    if not text.strip():
        return "blank"
    if len(text) > 100:
        return "long"
    if " OF " in text and _LINE.fullmatch(squeeze(text)):
        return "page"
    if "PAGE " in text and (match := _PAGE.fullmatch(squeeze(text))):
        return "" if int(match["page"] or match["relay"]) == 1 else "page"
    if _SIPDIS.fullmatch(text):
        return "" if field else "sipdis"
    if classline.banner(text):
        return "banner?"
    if classline.read(text):
        return ""
    return "long" if " OF 0" in text or "PAGE " in text or " SECTION " in text else ""


def _settle(marks: list[str]) -> None:
    """A banner is a page's where a page line or another banner stands beside it, blank lines not counted."""
    start = 0
    while start < len(marks):
        end = start
        while end < len(marks) and marks[end] in ("page", "banner?", "sipdis", "blank"):
            end += 1
        run = [m for m in marks[start:end] if m != "blank"]
        of_page = "page" in run or run.count("banner?") > 1
        for at in range(start, end):
            if marks[at] == "banner?":
                marks[at] = "banner" if of_page else ""
        start = end + 1


def without_stamps(lines: Sequence[Line]) -> tuple[list[Line], list[Omission]]:
    """Return the lines without release stamps, which may run over several lines or stand inside one."""
    if not any(_may_be_stamp(line.text) for line in lines):
        return list(lines), []
    kept: list[Line] = []
    omissions: list[Omission] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        named = at + 1 < len(lines) and lines[at + 1].text.lstrip().startswith("Declassified")
        if not named and not _may_be_stamp(line.text):
            kept.append(line)
            at += 1
        elif taken := _stamp_over(lines, at):
            omissions += taken
            at += len(taken)
        else:
            line, found = _stamps_within(line)
            omissions += found
            kept.append(line)
            at += 1
    return kept, omissions


def _may_be_stamp(text: str) -> bool:
    return "Declassified" in text or "RELEASE" in text or "Case No" in text


def _stamp_over(lines: Sequence[Line], at: int) -> list[Omission]:
    """Return the stamp that begins with the line `at` and ends with a line, one omission for each of its lines."""
    text = ""
    for end in range(at, min(at + 6, len(lines))):
        piece = squeeze(lines[end].text)
        if not piece:
            break
        text = f"{text} {piece}".strip()
        reason = next((reason for pattern, reason in _stamps() if pattern.fullmatch(text)), "")
        if reason:
            return [Omission((line.number,), squeeze(line.text), reason) for line in lines[at : end + 1]]
    return []


def _stamps_within(line: Line) -> tuple[Line, list[Omission]]:
    text, omissions = squeeze(line.text), []
    for pattern, reason in _stamps():
        for match in reversed(list(pattern.finditer(text))):
            if _whole_words(text, match.start(), match.end()):
                omissions.append(Omission((line.number,), match[0], reason))
                text = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
    return (Line(line.number, text), omissions) if omissions else (line, [])


def _whole_words(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())


def _within(line: Line, post: str) -> tuple[Line, list[Omission]]:
    """Return a long line without the page lines and class lines of sections inside it."""
    spans = list(_spans(line.text, post))
    if not spans:
        return line, []
    text, pieces, omissions, last = line.text, [], [], 0
    for start, end, reason in spans:
        if start < last or not squeeze(text[start:end]):
            continue
        pieces.append(text[last:start])
        omissions.append(Omission((line.number,), squeeze(text[start:end]), reason))
        last = end
    pieces.append(text[last:])
    return Line(line.number, " ".join(p.strip() for p in pieces if p.strip())), omissions


def _spans(text: str, post: str) -> Iterator[tuple[int, int, str]]:
    if " OF " not in text and "PAGE" not in text:
        return
    found = [(m.start(), m.end(), HEADER) for m in _CLASS_INSIDE.finditer(text)]
    for match in _INSIDE.finditer(text):
        start, end = match.span()
        if match["line"]:
            start = _post_before(text, start, post)
        elif match["page"] and (banner := _BANNER_BEFORE.search(text, max(0, start - 60), start)):
            start = banner.start()
        if after := _AFTER.match(text, end):
            end = after.end()
        found.append((start, end, PAGE_BREAK))
    yield from sorted(found)


def _post_before(text: str, end: int, post: str) -> int:
    """Return where the name of the post before `end` begins: the cable's own, a known one, or one word."""
    before = _WORDS_BEFORE.search(text, max(0, end - 60), end)
    if not before:
        return end
    words = before[0].split()
    known = table("posts")["posts"]
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(words[-count:])
        if name == post or name in known or count == 1:
            return end - len(before[0]) + _offset(before[0], len(words) - count)
    return end


def _offset(text: str, skip: int) -> int:
    """Return where in `text` the word after the first `skip` words begins."""
    starts = [m.start() for m in re.finditer(r"\S+", text)]
    return starts[skip]
