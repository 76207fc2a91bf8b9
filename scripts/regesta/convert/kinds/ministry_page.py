"""A page of a ministry: a numbered text and below it dated briefs, each a bullet with paragraphs. Many documents.

The grammar: the tools of the page; a title; numbered paragraphs, the last ending in the date of the text in brackets;
then `• Title (date)`, each with one or more indented paragraphs; a footer. The bullets go into the sidecar's omissions.
In other designs of the site a brief has no bullet: its title is a line of its own that ends in a date in brackets.
A bullet without a date, and without a paragraph indented below it, is an item of a list, and text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...captures import sidecar_path
from ...model import Capture, Correction, DocumentKind, Omission
from ...problems import Problem
from ...written_dates import Written, find, last_of
from ..conversion import Block, Conversion, Draft
from ..draft import markdown
from ..language import main_language, other_language
from ..text import Line, chrome, filled, numbered, paragraphs, span, squeeze, unwrap

BULLET = re.compile(r"\s*(?P<bullet>[•·▪●])\s*(?P<title>\S.*)")
BRACKET = re.compile(r"\((?P<words>[^()]*)\)\.?\s*$")
NUMBER = re.compile(r"(\d{1,3})\.\s")
CUT = re.compile(r"(?:\(\.\.\.\)|\(…\)|\[\.\.\.\]|\[…\])\s*$")

BULLETED = "bullet of the list of briefs; each brief is a document of its own"
HEADED = "heading of the list of briefs; each brief is a document of its own"
LONGEST_TITLE = 250
MOST_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of one document to be: those of its title, then the others. `bullet` is its bullet, if it has one."""

    title: tuple[Line, ...]
    lines: tuple[Line, ...]
    brief: bool = False
    bullet: str = ""


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    kept, omissions = chrome(numbered(text), "ministry-page")
    parts, headings = _parts(kept)
    bullets: dict[str, list[int]] = {}
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for part in parts:
        head = squeeze(" ".join(line.text for line in part.title))
        corrections: tuple[Correction, ...] = ()
        if part.bullet:
            words = head.split()
            head = head[len(part.bullet) :].strip()
            if words[0] == part.bullet:
                bullets.setdefault(part.bullet, []).append(part.title[0].number)
            else:
                word = head.split()[0]
                corrections = (Correction("title", part.bullet + word, word, "bullet of the list of briefs"),)
        draft = _draft(f"{capture.series}-{first + len(drafts)}", head, part, capture, corrections)
        drafts.append(draft)
        problems += _doubts(draft, part, capture)
    listed = [Omission(tuple(lines), bullet, BULLETED) for bullet, lines in bullets.items()]
    left_out = (*_together(omissions), *headings, *listed)
    return Conversion(capture.id, "ministry-page", "", tuple(drafts), left_out, tuple(problems))


def dated_titles(lines: Sequence[Line]) -> int:
    """Return how many bullets of `lines`, blank ones left out, have a title that ends in a date in brackets."""
    found = 0
    for line, after in pairwise((*lines, Line(0, ""))):
        if BULLET.match(line.text):
            over_two = not BULLET.match(after.text) and _in_bracket(after.text)
            found += bool(_in_bracket(line.text) or over_two)
    return found


def _parts(kept: Sequence[Line]) -> tuple[list[_Part], list[Omission]]:
    """Return the text and each brief, and the headings between the briefs as omissions."""
    starts = _starts(kept)
    cuts = sorted(starts)
    begin = next((i for i, line in enumerate(kept) if line.text.strip()), len(kept))
    parts: list[_Part] = []
    headings: list[Omission] = []
    if begin < (cuts[0] if cuts else len(kept)):
        own = list(kept[begin : cuts[0] if cuts else len(kept)])
        if cuts and (heading := _heading(own[1:])):
            own = [line for line in own if line.number < heading.number]
            headings.append(Omission((heading.number,), squeeze(heading.text), HEADED))
        parts.append(_Part((own[0],), tuple(own[1:])))
    for index, start in enumerate(cuts):
        end = cuts[index + 1] if index + 1 < len(cuts) else len(kept)
        size = starts[start]
        match = BULLET.match(kept[start].text)
        own = list(kept[start + size : end])
        heading = _heading(own) if match and index + 1 < len(cuts) else None
        if heading and _indent(heading) < _indent(filled(own)[0]):
            own = [line for line in own if line.number < heading.number]
            headings.append(Omission((heading.number,), squeeze(heading.text), HEADED))
        bullet = match["bullet"] if match else ""
        parts.append(_Part(tuple(kept[start : start + size]), tuple(own), True, bullet))
    return parts, headings


def _starts(kept: Sequence[Line]) -> dict[int, int]:
    """Return where a brief begins, and over how many lines its title goes."""
    bulleted = {i: _title_lines(kept, i) for i, line in enumerate(kept) if BULLET.match(line.text)}
    briefs = {i: size for i, size in bulleted.items() if _dated(kept, i, size) or _has_text_below(kept, i)}
    if briefs:
        return briefs
    alone = {i: 1 for i, line in enumerate(kept) if _dated_line(kept, i) and not NUMBER.match(squeeze(line.text))}
    alone.pop(next((i for i, line in enumerate(kept) if line.text.strip()), 0), None)
    return alone if len(alone) > 1 else {}


def _title_lines(kept: Sequence[Line], at: int) -> int:
    """Return over how many lines the title of the bullet goes: to the bracket that closes it, if it is near."""
    for size in range(1, MOST_TITLE_LINES + 1):
        block = kept[at : at + size]
        if len(block) < size or any(not line.text.strip() or BULLET.match(line.text) for line in block[1:]):
            break
        if _in_bracket(" ".join(line.text for line in block)):
            return size
    return 1


def _dated(kept: Sequence[Line], at: int, size: int) -> bool:
    words = squeeze(" ".join(line.text for line in kept[at : at + size]))
    return len(words) <= LONGEST_TITLE and (bool(BRACKET.search(words)) or bool(find(words)))


def _has_text_below(kept: Sequence[Line], at: int) -> bool:
    """Tell whether a blank line and then a paragraph, set further in than the bullet, follow it."""
    if at + 1 >= len(kept) or kept[at + 1].text.strip():
        return False
    below = next((kept[i] for i in range(at + 2, len(kept)) if kept[i].text.strip()), None)
    return bool(below and not BULLET.match(below.text) and _indent(below) > _indent(kept[at]))


def _dated_line(kept: Sequence[Line], at: int) -> bool:
    """Tell whether a line that stands alone is a title with its date in brackets."""
    words = squeeze(kept[at].text)
    alone = (at == 0 or not kept[at - 1].text.strip()) and (at + 1 == len(kept) or not kept[at + 1].text.strip())
    return alone and len(words) <= LONGEST_TITLE and not words.endswith(".") and _in_bracket(words) is not None


def _heading(own: Sequence[Line]) -> Line | None:
    """Return the last line of a text where it heads the briefs after it: a few words, alone, that are no sentence."""
    lines = filled(own)
    if len(lines) < 2:
        return None
    last, index = lines[-1], list(own).index(lines[-1])
    alone = index > 0 and not own[index - 1].text.strip()
    short = len(last.text.split()) <= 4 and not re.search(r"[.!?:;,)”\"]\s*$", last.text)
    return last if alone and short else None


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _draft(id: str, head: str, part: _Part, capture: Capture, corrections: tuple[Correction, ...]) -> Draft:
    pieces = [unwrap(block) for block in paragraphs(part.lines)]
    language = main_language([head, *pieces])
    found = [Block("title", "title", head), *_passages(pieces, language)]
    every = (*part.title, *part.lines)
    words, date = _date(head, find(head)) if part.brief else _date(squeeze(filled(every)[-1].text), "")
    kind: DocumentKind = "brief" if part.brief else "ministry-page"
    bracket = BRACKET.search(head) if part.brief and words else None
    title = head[: bracket.start()].strip() if bracket else head
    where = "the bracket after the title" if bracket else "the title"
    where = where if part.brief else "the bracket at the end of the text"
    return Draft(
        id=id,
        title=title or head,
        kind=kind,
        series=capture.series,
        capture=capture.id,
        lines=span(every),
        body=markdown(found),
        language=language,
        date=date.date if date else "",
        date_as_written=words,
        date_basis=f"stated: {where}" if date and date.date else "",
        covers=date.covers if date else "",
        extract=part.brief,
        corrections=corrections,
    )


def _passages(pieces: Sequence[str], language: str) -> list[Block]:
    """Return the paragraphs by the source's own numbers; a block without one goes on with the one before it."""
    found: list[Block] = []
    seen: dict[str, int] = {}
    numbered = any(NUMBER.match(words) for words in pieces)
    last = 0
    for n, words in enumerate(pieces, 1):
        number = NUMBER.match(words)
        last = int(number[1]) if number else last if numbered else n
        name = f"p{last}"
        seen[name] = seen.get(name, 0) + 1
        name = f"{name}-{seen[name]}" if seen[name] > 1 else name
        found.append(Block(name, "paragraph", words, other_language(words, language)))
    return found


def _date(text: str, otherwise: str) -> tuple[str, Written | None]:
    """Return the words of the date in brackets at the end of `text`, or `otherwise`, and what they say."""
    if found := _in_bracket(text):
        return found
    if otherwise and (found := last_of(otherwise)):
        return found
    return "", None


def _in_bracket(text: str) -> tuple[str, Written] | None:
    match = BRACKET.search(text)
    return last_of(match["words"]) if match else None


def _doubts(draft: Draft, part: _Part, capture: Capture) -> list[Problem]:
    """Return what an editor should look at: a text that the page cuts, a brief that says no day."""
    path = sidecar_path(capture)
    found: list[Problem] = []
    lines = filled((*part.title, *part.lines))
    if CUT.search(lines[-1].text):
        message = f"{draft.id} (line {lines[-1].number}) is cut by the page: {squeeze(lines[-1].text)[-40:]!r}"
        found.append(Problem(path, 0, "doubtful-structure", message, "capture the page that it leads to"))
    if part.brief and not (draft.date or draft.covers):
        message = f"{draft.id} (line {part.title[0].number}) says no date that can be read: {draft.title[:80]!r}"
        found.append(Problem(path, 0, "doubtful-structure", message, "write date: and date_basis:, if it is known"))
    return found


def _together(omissions: Sequence[Omission]) -> list[Omission]:
    """Return `omissions` with those of the same reason that follow one another, blank lines between, as one."""
    found: list[Omission] = []
    for one in omissions:
        before = found[-1] if found else None
        if before and before.reason == one.reason and one.lines[0] - before.lines[-1] <= 2:
            lines = tuple(range(before.lines[0], one.lines[-1] + 1))
            found[-1] = Omission(lines, f"{before.text} {one.text}", one.reason)
        else:
            found.append(one)
    return found
