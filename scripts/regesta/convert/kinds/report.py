"""A report of a news site: title (or none), dateline, short paragraphs, links to other reports between them."""

from __future__ import annotations

import re
from functools import cache

from ...captures import sidecar_path
from ...codes import table
from ...model import Capture, Correction, Omission
from ...problems import Problem
from ...written_dates import written
from ..conversion import Block, Conversion, Draft
from ..draft import markdown
from ..language import main_language, other_language
from ..text import Line, chrome, filled, numbered, paragraphs, span, squeeze, unwrap

# `City, D Month YYYY (TDI):` and `City: Month D, YYYY-(TDI)`
DATELINE = re.compile(
    r"(?P<city>[^\W\d_][^\d:,()]{1,40}?)\s*[,:]\s*"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)? [A-Za-z]+\.?,? \d{4}|[A-Za-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
    r"\s*[-–—]?\s*\([A-Za-z .]{2,40}\)\s*:?"
)
HEAD = 6
"""Filled lines from the top in which a dateline stands."""

LONGEST_TITLE = 80


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    kept, omissions = chrome(numbered(text), "report")
    kept, paths = _paths(kept)
    omissions = sorted((*omissions, *paths), key=lambda o: o.lines)
    lines = filled(kept)
    if not lines:
        return Conversion(capture.id, "report", "", (), tuple(omissions))
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()
    found: list[Block] = []
    if DATELINE.match(squeeze(lines[0].text)):
        title, body = _beginning(squeeze(lines[0].text)), kept
        message = f"{capture.path} begins with its dateline and has no title"
        problems = (Problem(sidecar_path(capture), 0, "doubtful-structure", message, "write the editor's title:"),)
    else:
        title, corrections = _title(lines[0])
        body = [line for line in kept if line.number > lines[0].number]
        found.append(Block("title", "title", title))
    pieces = [unwrap(block) for block in paragraphs(body)]
    language = main_language([title, *pieces])
    found += [Block(f"p{n}", "paragraph", piece, other_language(piece, language)) for n, piece in enumerate(pieces, 1)]
    dateline = next((m for line in filled(body)[:HEAD] if (m := DATELINE.match(squeeze(line.text)))), None)
    day = written(dateline["date"]) if dateline else None
    if dateline and not day:
        message = f"the dateline of {capture.path} states a day that does not exist: {dateline['date']!r}"
        problems += (Problem(sidecar_path(capture), 0, "doubtful-structure", message, "write date: and date_basis:"),)
    draft = Draft(
        id=f"{capture.series}-{first}",
        title=title,
        kind="report",
        series=capture.series,
        capture=capture.id,
        lines=span(numbered(text)),
        body=markdown(found),
        language=language,
        date=day.date if day else "",
        date_as_written=dateline["date"] if dateline and day else "",
        date_basis="stated: dateline" if day else "",
        place=_slug(dateline["city"]) if dateline else "",
        corrections=corrections,
        omissions=tuple(omissions),
    )
    return Conversion(capture.id, "report", "", (draft,), problems=problems)


@cache
def _crumbs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(c["pattern"]), c["reason"]) for c in table("chrome")["breadcrumbs"] if "report" in c["kinds"]
    )


def _paths(lines: list[Line]) -> tuple[list[Line], list[Omission]]:
    """Return the lines without those that are nothing but the path of the page in its site, and these as omissions."""
    kept: list[Line] = []
    left_out: list[Omission] = []
    for line in lines:
        words = squeeze(line.text)
        reason = next((reason for pattern, reason in _crumbs() if words and pattern.fullmatch(words)), "")
        if reason:
            left_out.append(Omission((line.number,), words, reason))
        else:
            kept.append(line)
    return kept, left_out


def _title(line: Line) -> tuple[str, tuple[Correction, ...]]:
    """Return the title without the path of its page, where the capture has run the two together."""
    words = squeeze(line.text)
    for pattern, reason in _crumbs():
        match = pattern.match(words)
        if match and (rest := words[match.end() :].strip()):
            apart = words[match.end()] == " "
            run = match[0] + (" " if apart else "") + rest.split()[0]
            return rest, (Correction("title", run, rest.split()[0], reason),)
    return words, ()


def _beginning(words: str) -> str:
    """Return the first words of a text that has no title, whole words."""
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE + 1].rsplit(" ", 1)[0]


def _slug(name: str) -> str:
    """Return the id of a place whose name is plain English; others are the editor's to name."""
    words = re.findall(r"[a-z]+", name.lower())
    return "-".join(words) if name.isascii() else ""
