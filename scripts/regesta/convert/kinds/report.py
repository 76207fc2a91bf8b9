"""A report of a news site: title (or none), dateline, short paragraphs, links to other reports between them."""

from __future__ import annotations

import re

from ...captures import sidecar_path
from ...codes import table
from ...model import Capture, Correction
from ...problems import Problem
from ..conversion import Block, Conversion, Draft
from ..dates import written
from ..draft import markdown
from ..language import other_language
from ..text import Line, blocks, chrome, filled, numbered, span, squeeze, unwrap

# `City, D Month YYYY (TDI):` and `City: Month D, YYYY-(TDI)`
DATELINE = re.compile(
    r"(?P<city>[^\W\d_][^\d:,()]{1,40}?)\s*[,:]\s*"
    r"(?P<date>\d{1,2} [A-Za-z]+,? \d{4}|[A-Za-z]+ \d{1,2},? \d{4})\s*-?\s*\([A-Za-z .]{2,40}\)\s*:?"
)


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    kept, omissions = chrome(numbered(text), "report")
    lines = filled(kept)
    if not lines:
        return Conversion(capture.id, "report", "", (), tuple(omissions))
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()
    found: list[Block] = []
    if DATELINE.match(lines[0].text.strip()):
        title, body = squeeze(lines[0].text)[:80], kept
        message = f"{capture.path} begins with its dateline and has no title"
        problems = (Problem(sidecar_path(capture), 0, "doubtful-structure", message, "write the editor's title:"),)
    else:
        title, corrections = _title(lines[0])
        body = [line for line in kept if line.number > lines[0].number]
        found.append(Block("title", "title", title))
    for n, block in enumerate(blocks(body), 1):
        words = unwrap(block)
        found.append(Block(f"p{n}", "paragraph", words, other_language(words, "en")))
    dateline = next((m for line in filled(body)[:3] if (m := DATELINE.match(line.text.strip()))), None)
    day = written(dateline["date"]) if dateline else None
    draft = Draft(
        id=f"{capture.series}-{first}",
        title=title,
        kind="report",
        series=capture.series,
        capture=capture.id,
        lines=span(numbered(text)),
        body=markdown(found),
        date=day.date if day else "",
        date_as_written=dateline["date"] if dateline and day else "",
        date_basis="stated: dateline" if day else "",
        place=_slug(dateline["city"]) if dateline else "",
        corrections=corrections,
        omissions=tuple(omissions),
    )
    return Conversion(capture.id, "report", "", (draft,), problems=problems)


def _title(line: Line) -> tuple[str, tuple[Correction, ...]]:
    """Return the title without the path of its page, where the capture has run the two together."""
    words = squeeze(line.text)
    for crumb in table("chrome")["breadcrumbs"]:
        match = re.match(crumb["pattern"], words) if "report" in crumb["kinds"] else None
        if match and words[match.end() :].strip():
            rest = words[match.end() :].strip()
            whole = len(words) == match.end() or words[match.end()] == " "
            run = match[0] + (" " if whole else "") + rest.split()[0]
            return rest, (Correction("title", run, rest.split()[0], crumb["reason"]),)
    return words, ()


def _slug(name: str) -> str:
    """Return the id of a place whose name is plain English; others are the editor's to name."""
    words = re.findall(r"[a-z]+", name.lower())
    return "-".join(words) if name.isascii() else ""
