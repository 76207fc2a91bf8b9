"""An article of a think tank: title, paragraphs with note marks, notes, and who wrote it.

The grammar: the first line is the title; `[n]`, free or glued to a word, is a mark where a block `[n] ...` is its note,
and is left as it is where there is none; blocks after the notes (a biography) are paragraphs like the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ... import dates
from ...captures import sidecar_path
from ...model import Capture, Correction
from ...problems import Problem
from ...written_dates import written
from ..conversion import Block, Conversion, Draft
from ..draft import markdown
from ..language import main_language, other_language
from ..text import Line, chrome, filled, numbered, paragraphs, span, squeeze, unwrap

MARK = re.compile(r"\[(\d{1,3})\]")
NOTE = re.compile(r"\s*\[(\d{1,3})\](?P<space>\s*)(?=[^\s\[\]:,.;)])")
ACCESSION = re.compile(r"Dates? of Accession:? (\d{1,2}\.\d{1,2}\.\d{4})")
PUBLISHED = re.compile(r"(?:(?:Published|Posted|Date)(?: on)?:? )?(?P<date>.{6,30})", re.IGNORECASE)
HEAD = 5
"""Lines from the top in which a page says when its text was published."""


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    kept, omissions = chrome(numbered(text), "article")
    if not filled(kept):
        return Conversion(capture.id, "article", "", (), tuple(omissions))
    title = filled(kept)[0]
    pieces = _pieces([line for line in kept if line.number > title.number])
    notes = _notes(pieces)
    marks = _marks(pieces)
    paired = {mark: index for mark, index in notes.items() if mark in marks}
    heading = squeeze(title.text)
    language = main_language([heading, *pieces])
    found, corrections = _blocks(pieces, paired, language)
    written_as, date, basis = _stated(filled(kept)[1:HEAD]) or ("", *_date(pieces))
    draft = Draft(
        id=f"{capture.series}-{first}",
        title=heading,
        kind="article",
        series=capture.series,
        capture=capture.id,
        lines=span(numbered(text)),
        body=markdown([Block("title", "title", heading), *found]),
        language=language,
        date=date,
        date_as_written=written_as,
        date_basis=basis,
        corrections=corrections,
        omissions=tuple(omissions),
    )
    return Conversion(capture.id, "article", "", (draft,), problems=_unpaired(capture, marks, notes, pieces))


def _blocks(
    pieces: Sequence[str], paired: Mapping[str, int], language: str
) -> tuple[list[Block], tuple[Correction, ...]]:
    """Return the passages, and the corrections of notes whose number and first word the capture has run together."""
    by_index = {index: mark for mark, index in paired.items()}
    found: list[Block] = []
    corrections: list[Correction] = []
    count = 0
    for index, piece in enumerate(pieces):
        if mark := by_index.get(index, ""):
            number = NOTE.match(piece)
            words = NOTE.sub("", piece, count=1)
            own = tuple(m for m in dict.fromkeys(MARK.findall(words)) if m in paired)
            other = other_language(words, language)
            found.append(Block(f"n{mark}", "note", words, other, marks=own, mark=mark))
            if number and not number["space"]:
                word = words.split()[0]
                reason = "space between the number of a note and its first word"
                corrections.append(Correction(f"n{mark}", f"[{mark}]{word}", f"[{mark}] {word}", reason))
            continue
        count += 1
        # A block that begins like a note but is not one (a second note of that number) keeps its number as text.
        rest = NOTE.sub("", piece, count=1) if NOTE.match(piece) else piece
        leading = NOTE.match(piece)
        own = tuple(m for m in dict.fromkeys(MARK.findall(rest)) if m in paired and (not leading or leading[1] != m))
        found.append(Block(f"p{count}", "paragraph", piece, other_language(piece, language), own))
    return found, tuple(corrections)


def _pieces(lines: list[Line]) -> list[str]:
    """Return the text of each paragraph and each note; notes need no blank line between them."""
    pieces: list[str] = []
    for block in paragraphs(lines):
        starts = sorted({0, *(i for i, line in enumerate(block) if NOTE.match(line.text))})
        for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
            pieces.append(unwrap(block[start:end]))
    return pieces


def _notes(pieces: Sequence[str]) -> dict[str, int]:
    """Return where the note of each mark is: the first block that begins with it after a block that has the mark.

    Where no block before it has the mark, it is the first block that begins with it.
    """
    found: dict[str, int] = {}
    unmarked: dict[str, int] = {}
    seen: set[str] = set()
    for index, piece in enumerate(pieces):
        match = NOTE.match(piece)
        if match:
            (found if match[1] in seen else unmarked).setdefault(match[1], index)
            seen.update(_others(piece, match))
        else:
            seen.update(MARK.findall(piece))
    return {**unmarked, **found}


def _marks(pieces: Sequence[str]) -> tuple[str, ...]:
    """Return every mark that stands in the text of a paragraph or note, in order; a note's own number is none."""
    found: dict[str, None] = {}
    for piece in pieces:
        begins = NOTE.match(piece)
        found.update(dict.fromkeys(_others(piece, begins) if begins else MARK.findall(piece)))
    return tuple(found)


def _others(piece: str, begins: re.Match[str]) -> list[str]:
    """Return the marks in a block that begins like a note, without that note's own: it cannot stand within itself."""
    return [mark for mark in MARK.findall(piece[begins.end() :]) if mark != begins[1]]


def _stated(head: Sequence[Line]) -> tuple[str, str, str] | None:
    """Return the date that a line of its own below the title states: as written, in EDTF, and how it is known."""
    for line in head:
        match = PUBLISHED.fullmatch(squeeze(line.text))
        day = written(match["date"]) if match else None
        if match and day and day.date:
            return match["date"], day.date, f"stated: line {line.number} of the capture"
    return None


def _date(pieces: Sequence[str]) -> tuple[str, str]:
    """Return the earliest day on which a text can be that cites pages as seen on a day."""
    seen = [day.date for p in pieces for words in ACCESSION.findall(p) if (day := written(words))]
    if not seen:
        return "", ""
    date = f"[{max(seen)}..]"
    return date, f"inferred: {dates.words(date)}, the latest date of accession in the references"


def _unpaired(
    capture: Capture, marks: Sequence[str], notes: Mapping[str, int], pieces: Sequence[str]
) -> tuple[Problem, ...]:
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
    starts = [match[1] for piece in pieces if (match := NOTE.match(piece))]
    twice = [
        Problem(
            path,
            0,
            "doubtful-structure",
            f"{starts.count(m)} blocks of {capture.path} begin with [{m}]",
            "one is taken as the note, the others are kept as paragraphs",
        )
        for m in dict.fromkeys(starts)
        if starts.count(m) > 1
    ]
    return (*missing, *unmarked, *twice)
