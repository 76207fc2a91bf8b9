"""What a publisher's page says about a cable, above or below it: tables of metadata, statements, help.

The tables come in the layouts that a browser's text of a page has: a row of labels over a row of values (tabs, bars or
spaces between them), `label: value` a line, a line for the label and the next for the value, all labels and then all
values. Their values are read; their words, and the page's own, are omissions: they are no part of the cable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ....codes import table
from ....model import Omission
from ...text import Line, squeeze
from . import classline, header, sent

TABLE = "table of the publisher's page; its values are read as metadata"
ATTRIBUTES = "table of the archive about the message, below it"
_TOP = 80
"""A page's table stands within so many lines of the top."""

_LABELS: dict[str, str] = table("cable")["page_labels"]
_LABEL = re.compile(
    r"[|*\s]*(?P<label>" + "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True)) + r")(?![\w-])[|*\s]*"
)
_REFERENCE = re.compile(
    r"(?a)(?<![\w/])(?P<year>(?:19|20)?\d{2})(?P<post>[A-Z][A-Z-]+?)0*(?P<serial>\d{1,7})(?:_[a-z])?(?!\w)"
)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_BARS = re.compile(r"[\s|:+=-]+")
_END = re.compile(r"Message Attributes\b")


@dataclass(frozen=True, slots=True)
class Page:
    """What the page says: `reference` as written there, `id` of it, `sent` in EDTF; empty where it says nothing."""

    reference: str = ""
    id: str = ""
    sent: str = ""
    written: str = ""
    classification: str = ""
    captions: tuple[str, ...] = ()
    origin: str = ""
    tags: tuple[str, ...] = ()
    partial: bool = False


@dataclass(slots=True)
class _Reading:
    values: dict[str, str] = field(default_factory=dict)
    omissions: list[Omission] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def take(self, line: Line, reason: str) -> None:
        self.taken.add(line.number)
        self.omissions.append(Omission((line.number,), squeeze(line.text), reason))

    def say(self, label: str, value: str) -> None:
        name = _LABELS[label]
        if name and value:
            self.values.setdefault(name, value)


def read(lines: Sequence[Line]) -> tuple[list[Line], list[Omission], Page]:
    """Return the lines that are the cable's, those of the page as omissions, and what the page says."""
    reading = _Reading()
    partial = _statements(lines, reading)
    rest = [line for line in lines[:_TOP] if line.number not in reading.taken and line.text.strip()]
    top = next((i for i, line in enumerate(rest) if header.begins(line.text)), len(rest))
    _table(rest[:top], reading)
    _attributes(lines, reading)
    kept = [line for line in lines if line.number not in reading.taken]
    return kept, reading.omissions, _page(reading.values, partial)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, bool, bool], ...]:
    return tuple(
        (re.compile(s["pattern"]), s["reason"], bool(s.get("partial")), bool(s.get("top")))
        for s in table("cable")["statements"]
    )


def _statements(lines: Sequence[Line], reading: _Reading) -> bool:
    """Take the publisher's statements and help; return whether they say that this is an extract."""
    partial = False
    top = next((i for i, line in enumerate(lines) if header.begins(line.text)), min(_TOP, len(lines)))
    for at, line in enumerate(lines):
        text = line.text
        if at >= top and "partial extract" not in text and "original cable" not in text:
            continue
        text = squeeze(text)
        for pattern, reason, extract, only_top in _patterns():
            if text and (at < top or not only_top) and pattern.fullmatch(text):
                reading.take(line, reason)
                partial = partial or extract
                break
    return partial


def _table(lines: Sequence[Line], reading: _Reading) -> None:
    """Read the table among `lines`, those above the cable, in whatever layout it has."""
    rows = [_cells(line.text) for line in lines]
    labelled = [i for i, cells in enumerate(rows) if cells and _label(cells[0])]
    found = {cell for i in labelled for cell in rows[i] if _label(cell)}
    if len(found) < 2:
        return
    at = labelled[0]
    while at < len(lines):
        cells = rows[at]
        labels = [_label(cell) for cell in cells]
        if all(labels) and len(labels) > 1:
            at = _under(lines, rows, at, labels, reading)
        elif labels and labels[0]:
            at = _beside(lines, rows, at, labels[0], reading)
        elif not cells:
            reading.take(lines[at], TABLE)
            at += 1
        else:
            at += 1


def _under(lines: Sequence[Line], rows: Sequence[list[str]], at: int, labels: list[str], reading: _Reading) -> int:
    """Take a row of labels and the row of values under it; return where to go on."""
    reading.take(lines[at], TABLE)
    at += 1
    while at < len(rows) and not rows[at]:
        reading.take(lines[at], TABLE)
        at += 1
    if at == len(rows) or (rows[at] and _label(rows[at][0])):
        return at
    if len(rows[at]) == len(labels):
        for label, value in zip(labels, rows[at], strict=True):
            reading.say(label, value)
    else:
        _say_by_form(" ".join(rows[at]), labels, reading)
    reading.take(lines[at], TABLE)
    return at + 1


def _beside(lines: Sequence[Line], rows: Sequence[list[str]], at: int, label: str, reading: _Reading) -> int:
    """Take a label and its value, beside it or on the lines after it; return where to go on."""
    reading.take(lines[at], TABLE)
    value = " ".join(rows[at][1:])
    inline = value or _value(rows[at][0])
    at += 1
    if inline:
        reading.say(label, inline)
        return at
    labels = [label]
    while at < len(rows) and rows[at] and (other := _label(rows[at][0])) and not _value(rows[at][0]):
        labels.append(other)
        reading.take(lines[at], TABLE)
        at += 1
    for label in labels:
        if at == len(rows) or (rows[at] and _label(rows[at][0])):
            break
        reading.say(label, " ".join(rows[at]))
        reading.take(lines[at], TABLE)
        at += 1
    return at


def _cells(text: str) -> list[str]:
    """Return the cells of a row: tabs, bars or three spaces divide them, or, in a row of labels, the labels do."""
    text = _LINK.sub(r"\1", text).strip().strip("|").strip()
    if not text or _BARS.fullmatch(text):
        return []
    cells = [cell.strip() for cell in re.split(r"\s*\|\s*|\t+|\s{3,}", text) if cell.strip()]
    if len(cells) == 1 and (run := _run_of_labels(text)):
        return run
    return cells


def _run_of_labels(text: str) -> list[str]:
    found, at = [], 0
    while at < len(text) and (match := _LABEL.match(text, at)):
        found.append(match["label"])
        at = match.end()
    return found if at >= len(text) and len(found) > 1 else []


def _label(cell: str) -> str:
    """Return the label with which `cell` begins, alone or before a colon and its value, or ''."""
    match = _LABEL.match(cell)
    if not match:
        return ""
    rest = cell[match.end() :]
    return match["label"] if not rest.strip(" :*") or rest.lstrip(" *").startswith(":") else ""


def _value(cell: str) -> str:
    match = _LABEL.match(cell)
    return cell[match.end() :].strip(" :*") if match else ""


def _say_by_form(text: str, labels: Sequence[str], reading: _Reading) -> None:
    """Read a row of values that nothing divides, by the form that each has."""
    names = {_LABELS[label]: label for label in labels}
    if (match := _REFERENCE.search(text)) and "reference" in names:
        reading.say(names["reference"], match[0])
    if "created" in names and (found := sent.on_page(text)):
        reading.say(names["created"], found[1])
    if "classification" in names and (level := classline.level(text)):
        words = text[text.upper().find(level.split()[0]) :]
        reading.say(names["classification"], words)
        caveats = re.match(r"[A-Z/ ]*(?= [A-Z][a-z]|$)", words)
        if "origin" in names and caveats and (origin := words[caveats.end() :].strip()):
            reading.say(names["origin"], origin)


def _attributes(lines: Sequence[Line], reading: _Reading) -> None:
    """Take the archive's table of attributes, which goes from its title to the end."""
    start = next((i for i, line in enumerate(lines) if i and _END.match(line.text.lstrip())), len(lines))
    for line in lines[start:]:
        if line.text.strip() and line.number not in reading.taken:
            reading.take(line, ATTRIBUTES)


def _page(values: dict[str, str], partial: bool) -> Page:
    match = _REFERENCE.search(values.get("reference", ""))
    moment, written = sent.on_page(values.get("created", "")) or ("", "")
    level = values.get("classification", "")
    return Page(
        reference=match[0] if match else "",
        id=f"{match['year'][-2:]}{match['post'].replace('-', '').lower()}{match['serial']}" if match else "",
        sent=moment,
        written=written,
        classification=classline.level(level),
        captions=classline.captions(level),
        origin=values.get("origin", ""),
        tags=tuple(re.findall(r"(?<![\w-])[A-Z]{2,6}(?= ?(?:-|,|;|\||$))", values.get("tags", ""))),
        partial=partial,
    )
