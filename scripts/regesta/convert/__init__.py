"""Captures to drafts of documents: one kind of capture, one file in kinds/. Pure: text in, data out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from ..captures import sidecar_path
from ..codes import table
from ..model import Capture, CaptureKind
from ..problems import Problem
from .controls import declare, without
from .conversion import Conversion, Draft
from .kinds import article, cable, ministry_page, plain, report
from .text import filled, numbered, squeeze

__all__ = ["KINDS", "Conversion", "Draft", "convert", "detect"]

Converter = Callable[[str, Capture, int], Conversion]

KINDS: Mapping[CaptureKind, Converter] = MappingProxyType(
    {
        "cable": cable.convert,
        "article": article.convert,
        "report": report.convert,
        "ministry-page": ministry_page.convert,
        "plain": plain.convert,
    }
)


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    """Return the drafts of the documents in `text`, the text of `capture`, by the grammar of the capture's kind.

    Ids that are not official references are numbered from `first` in the capture's series. Nothing is refused: a
    capture without a word gives no draft and the problem `nothing-found`.
    """
    conversion = declare(KINDS[capture.kind](without(text), capture, first), text)
    conversion = replace(conversion, why=conversion.why or f"the sidecar says that it is {capture.kind}")
    if conversion.drafts:
        return conversion
    problem = Problem(sidecar_path(capture), 0, "nothing-found", f"{capture.path} holds no words", "capture it again")
    return replace(conversion, problems=(*conversion.problems, problem))


_CABLE_SIGNS = (
    ("a date-time group", re.compile(r"\s*[ZOPR](?: [ZOPR])* \d{6}Z [A-Z]{3} \d{2}\b")),
    ("an E.O. line", re.compile(r"\s*E\.?O\.? ?1\d{4}", re.IGNORECASE)),
    ("TAGS", re.compile(r"\s*TAGS\b")),
    ("a SUBJECT line", re.compile(r"\s*SUBJ(ECT)?:")),
    (
        "a class line",
        re.compile(r"\s*(C O N F I D E N T I A L|S E C R E T|UNCLAS|CONFIDENTIAL|SECRET)\b.* \d{3,6}\s*$"),
    ),
    ("a numbered paragraph with a pilcrow", re.compile(r"\s*¶ ?\d+\.")),
    ("a page line", re.compile(r"\s*PAGE \d+\s+[A-Z]+")),
)


def detect(text: str) -> tuple[CaptureKind, str]:
    """Return the kind of capture that `text` looks like, and why, in words. What looks like none is `plain`."""
    lines = filled(numbered(text))
    signs = [name for name, pattern in _CABLE_SIGNS if any(pattern.match(line.text) for line in lines)]
    if len(signs) >= 2:
        return "cable", f"it has {', '.join(signs[:-1])} and {signs[-1]}"
    bullets = sum(bool(ministry_page.BULLET.match(x.text)) and x.text.rstrip().endswith(")") for x in lines)
    if bullets >= 2:
        return "ministry-page", f"{bullets} bullets have a title that ends in brackets"
    dateline = next((line for line in lines[:3] if report.DATELINE.match(line.text.strip())), None)
    if dateline:
        return "report", f"line {dateline.number} begins with a dateline"
    notes = [line for line in lines if article.NOTE.match(line.text)]
    if notes and any(article.MARK.search(line.text) for line in lines if line not in notes):
        return "article", f"it has note marks, and notes from line {notes[0].number} on"
    chrome = [re.compile(p["pattern"]) for p in table("chrome")["lines"] if p["kinds"] == ["article"]]
    known = next((line for line in lines if any(p.fullmatch(squeeze(line.text)) for p in chrome)), None)
    if known:
        return "article", f"line {known.number} is what the pages of think tanks have: {squeeze(known.text)}"
    return "plain", "it has the signs of no other kind"
