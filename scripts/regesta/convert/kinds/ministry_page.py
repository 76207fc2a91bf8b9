"""A page of a ministry: a numbered text and below it dated briefs, each a bullet with paragraphs. Many documents.

The grammar: the tools of the page; a title; numbered paragraphs, the last ending in the date of the text in brackets;
then `• Title (date)`, each with one or more indented paragraphs; a footer. The bullets go into the sidecar's omissions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Capture, Correction, DocumentKind, Omission
from ..conversion import Block, Conversion, Draft
from ..dates import Written, find, written
from ..draft import markdown
from ..language import other_language
from ..text import Line, blocks, chrome, filled, numbered, span, squeeze, unwrap

BULLET = re.compile(r"\s*(?P<bullet>[•·▪●])\s*(?P<title>\S.*)")
BRACKET = re.compile(r"\((?P<words>[^()]*)\)\.?\s*$")
NUMBER = re.compile(r"(\d{1,3})\.\s")


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    kept, omissions = chrome(numbered(text), "ministry-page")
    parts = _parts(kept)
    bullets: dict[str, list[int]] = {}
    drafts: list[Draft] = []
    for part in parts:
        match = BULLET.match(part[0].text)
        corrections: tuple[Correction, ...] = ()
        if match:
            head = squeeze(match["title"])
            if part[0].text.split()[0] == match["bullet"]:
                bullets.setdefault(match["bullet"], []).append(part[0].number)
            else:
                word = head.split()[0]
                corrections = (Correction("title", match["bullet"] + word, word, "bullet of the list of briefs"),)
        else:
            head = squeeze(part[0].text)
        drafts.append(_draft(f"{capture.series}-{first + len(drafts)}", head, part, capture, bool(match), corrections))
    reason = "bullet of the list of briefs; each brief is a document of its own"
    listed = [Omission(tuple(lines), bullet, reason) for bullet, lines in bullets.items()]
    return Conversion(capture.id, "ministry-page", "", tuple(drafts), (*_together(omissions), *listed))


def _parts(kept: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of the text, then of each brief."""
    parts: list[list[Line]] = [[]]
    for line in kept:
        if BULLET.match(line.text):
            parts.append([])
        if parts[-1] or line.text.strip():
            parts[-1].append(line)
    return [part for part in parts if part]


def _draft(
    id: str, head: str, part: Sequence[Line], capture: Capture, brief: bool, corrections: tuple[Correction, ...]
) -> Draft:
    found = [Block("title", "title", head)]
    seen: dict[str, int] = {}
    for n, block in enumerate(blocks(part[1:]), 1):
        words = unwrap(block)
        number = NUMBER.match(words)
        name = f"p{number[1] if number else n}"
        seen[name] = seen.get(name, 0) + 1
        name = f"{name}-{seen[name]}" if seen[name] > 1 else name
        found.append(Block(name, "paragraph", words, other_language(words, "en")))
    words, date = _date(head, find(head)) if brief else _date(squeeze(filled(part)[-1].text), "")
    kind: DocumentKind = "brief" if brief else "ministry-page"
    bracket = BRACKET.search(head) if brief and words else None
    title = head[: bracket.start()].strip() if bracket else head
    where = "the bracket after the title" if bracket else "the title" if brief else "the bracket at the end of the text"
    return Draft(
        id=id,
        title=title or head,
        kind=kind,
        series=capture.series,
        capture=capture.id,
        lines=span(part),
        body=markdown(found),
        date=date.date if date else "",
        date_as_written=words,
        date_basis=f"stated: {where}" if date and date.date else "",
        covers=date.covers if date else "",
        extract=brief,
        corrections=corrections,
    )


def _date(text: str, otherwise: str) -> tuple[str, Written | None]:
    """Return the words of the date in brackets at the end of `text`, or `otherwise`, and what they say."""
    candidates = [otherwise]
    if match := BRACKET.search(text):
        words = match["words"].strip()
        candidates = [words, re.split(r"\s[-–]\s", words)[-1], otherwise]
    for candidate in candidates:
        if found := written(candidate):
            return candidate, found
    return "", None


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
