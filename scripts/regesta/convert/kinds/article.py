"""An article of a think tank: title, paragraphs with note marks, notes, and who wrote it.

The grammar: the first line is the title; ` [n] ` in a paragraph is a mark where a block `[n] ...` is its note, and is
left as it is where there is none; blocks after the notes (a biography) are paragraphs like the others.
"""

from __future__ import annotations

import re

from ...captures import sidecar_path
from ...model import Capture
from ...problems import Problem
from ..conversion import Block, Conversion, Draft
from ..dates import written
from ..draft import markdown
from ..language import other_language
from ..text import Line, blocks, chrome, filled, numbered, span, squeeze, unwrap

MARK = re.compile(r"\[(\d{1,3})\]")
NOTE = re.compile(r"\s*\[(\d{1,3})\]\s+(?=\S)")
ACCESSION = re.compile(r"Date of Accession: (\d{1,2}\.\d{1,2}\.\d{4})")


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    kept, omissions = chrome(numbered(text), "article")
    if not filled(kept):
        return Conversion(capture.id, "article", "", (), tuple(omissions))
    title = filled(kept)[0]
    pieces = _pieces([line for line in kept if line.number > title.number])
    notes = _notes(pieces)
    marks = tuple(dict.fromkeys(m for i, p in enumerate(pieces) if i not in notes.values() for m in MARK.findall(p)))
    paired = {mark: index for mark, index in notes.items() if mark in marks}
    heading = squeeze(title.text)
    found = [Block("title", "title", heading)]
    count = 0
    for index, piece in enumerate(pieces):
        mark = next((m for m, i in paired.items() if i == index), "")
        if mark:
            words = NOTE.sub("", piece, count=1)
            own = tuple(m for m in paired if f"[{m}]" in words)
            found.append(Block(f"n{mark}", "note", words, marks=own, mark=mark))
            continue
        count += 1
        own = tuple(m for m in paired if f"[{m}]" in piece)
        found.append(Block(f"p{count}", "paragraph", piece, other_language(piece, "en"), own))
    date, basis = _date(pieces)
    draft = Draft(
        id=f"{capture.series}-{first}",
        title=heading,
        kind="article",
        series=capture.series,
        capture=capture.id,
        lines=span(numbered(text)),
        body=markdown(found),
        date=date,
        date_basis=basis,
        omissions=tuple(omissions),
    )
    return Conversion(capture.id, "article", "", (draft,), problems=_unpaired(capture, marks, notes))


def _pieces(lines: list[Line]) -> list[str]:
    """Return the text of each paragraph and each note; notes need no blank line between them."""
    pieces: list[str] = []
    for block in blocks(lines):
        starts = [i for i, line in enumerate(block) if NOTE.match(line.text)]
        cuts = sorted({0, *starts}) if starts else [0]
        for start, end in zip(cuts, [*cuts[1:], len(block)], strict=True):
            pieces.append(unwrap(block[start:end]))
    return pieces


def _notes(pieces: list[str]) -> dict[str, int]:
    """Return where the note of each mark is: the last block that begins with it, no other before it being its note."""
    found: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        match = NOTE.match(piece)
        if match and match[1] not in found:
            found[match[1]] = index
    return found


def _date(pieces: list[str]) -> tuple[str, str]:
    """Return the earliest day on which a text can be that cites pages as seen on a day."""
    seen = [day.date for p in pieces for words in ACCESSION.findall(p) if (day := written(words))]
    return (f"[{max(seen)}..]", "inferred: latest date of accession in the references") if seen else ("", "")


def _unpaired(capture: Capture, marks: tuple[str, ...], notes: dict[str, int]) -> tuple[Problem, ...]:
    path = sidecar_path(capture)
    missing = [
        Problem(path, 0, "mark-without-note", f"note mark [{m}] of {capture.path} has no note", "it is kept as text")
        for m in marks
        if m not in notes
    ]
    unmarked = [
        Problem(path, 0, "note-without-mark", f"note [{m}] of {capture.path} has no mark", "it is kept as a paragraph")
        for m in notes
        if m not in marks
    ]
    return (*missing, *unmarked)
