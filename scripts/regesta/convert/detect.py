"""Which kind of capture a text looks like, by signs that a reader would name too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..codes import table
from ..model import CaptureKind
from .kinds import article, ministry_page, report
from .text import Line, filled, numbered, squeeze

_CABLE_SIGNS = (
    ("a date-time group", re.compile(r"[ZOPR](?: ?[ZOPR])* \d{6}Z [A-Z]{3} \d{2}\b")),
    ("an E.O. line", re.compile(r"(?:E\.? ?O\.?|e\.o\.) ?1\d{4}\b")),
    ("TAGS", re.compile(r"TAGS\b")),
    ("a SUBJECT line", re.compile(r"SUBJ(ECT)?\b ?:")),
    (
        "a class line",
        re.compile(
            r"(C O N F I D E N T I A L|S E C R E T|UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\b.* \d{3,6}$"
        ),
    ),
    ("a numbered paragraph with a pilcrow", re.compile(r"¶ ?\d+\.")),
    ("a paragraph with its classification", re.compile(r"¶? ?\d{1,3} ?\. ?\((?:C|S|U|SBU|LOU|TS)\b[A-Z/ ,]*\)")),
    ("who classified it", re.compile(r"classified by\b", re.IGNORECASE)),
    ("the labels of a cable's page", re.compile(r"(?:Reference|Canonical) ID\b|(?:Original|Current) Classification\b")),
    ("a transmission id or prosign", re.compile(r"VZCZ\w+$|Z(?:NY|NR) [A-Z]{5} ZZ[HK]$|DE RU\w+ #\d+")),
    ("a page line", re.compile(r"PAGE \d+\s+[A-Z]+")),
    ("an origin and its addressees", re.compile(r"FM (AM|US|SEC|[A-Z]+ )[A-Z ]+$")),
    ("the words of a partial extract", re.compile(r"This record is a partial extract of the original cable")),
)
_INSIDE = re.compile(r"\bE\.O\. ?1\d{4}: .*\bTAGS:? .*\bSUBJ(?:ECT)?: ")
REPORT_LINES = 6
"""A dateline stands below the title, and below what a page puts there: path, author, counters."""


def detect(text: str) -> tuple[CaptureKind, str]:
    """Return the kind of capture that `text` looks like, and why, in words. What looks like none is `plain`."""
    lines = [Line(line.number, squeeze(line.text)) for line in filled(numbered(text))]
    signs = [name for name, pattern in _CABLE_SIGNS if any(pattern.match(line.text) for line in lines)]
    if len(signs) >= 2:
        return "cable", f"it has {', '.join(signs[:-1])} and {signs[-1]}"
    if inside := next((line for line in lines if _INSIDE.search(line.text)), None):
        return "cable", f"line {inside.number} has E.O., TAGS and SUBJECT, run together"
    dated = ministry_page.dated_titles(lines)
    if dated >= 2:
        return "ministry-page", f"{dated} bullets have a title that ends in a date in brackets"
    dateline = next((line for line in lines[:REPORT_LINES] if report.DATELINE.match(line.text)), None)
    if dateline:
        return "report", f"line {dateline.number} begins with a dateline"
    notes = [line for line in lines if article.NOTE.match(line.text)]
    if notes and any(article.MARK.search(line.text) for line in lines if line not in notes):
        return "article", f"it has note marks, and notes from line {notes[0].number} on"
    return _by_chrome(lines) or ("plain", "it has the signs of no other kind")


def _by_chrome(lines: Sequence[Line]) -> tuple[CaptureKind, str] | None:
    owners: dict[CaptureKind, str] = {"article": "the pages of think tanks", "ministry-page": "the ministry's pages"}
    for sign in table("chrome")["signs"]:
        pattern = re.compile(sign["pattern"])
        if known := next((line for line in lines if pattern.fullmatch(line.text)), None):
            kind: CaptureKind = sign["kinds"][0]
            return kind, f"line {known.number} is what {owners[kind]} have: {known.text}"
    return None
