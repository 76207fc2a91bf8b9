"""`regesta verify`: a document beside its capture, word by word, with every omission and correction."""

from __future__ import annotations

import argparse
import difflib
import json
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path

from .. import captures
from ..fidelity import Alignment, Step, check_document, words
from ..load import load
from ..model import Capture, Document
from . import report

MARKS = {"same": " ", "omitted": "-", "corrected": "~", "joined": "+"}
LEGEND = "- left out   ~ corrected   + a word divided at the end of a line"
NARROWEST = 60
GUTTER = 8
"""Columns for the number of a line, and for the id of a passage."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="the id of a document, or of a capture: all of its documents")
    parser.add_argument("--json", action="store_true", help="as data: the steps that the site shows too")
    parser.add_argument("--width", type=int, default=0, help="columns (default: those of the terminal)")


def run(options: argparse.Namespace, root: Path) -> int:
    """Return 0 when every word of each is accounted for, else 1."""
    corpus, _ = load(root)
    every = {**corpus.documents, **corpus.drafts}
    chosen = [every[options.id]] if options.id in every else [d for d in every.values() if d.capture == options.id]
    chosen.sort(key=lambda document: document.lines)
    if not chosen:
        near = difflib.get_close_matches(options.id, [*every, *corpus.captures], 1)
        print(f"There is no document or capture {options.id!r}." + (f" Did you mean {near[0]!r}?" if near else ""))
        return 1
    width = max(options.width or shutil.get_terminal_size((100, 24)).columns, NARROWEST)
    lost = False
    found: list[dict[str, object]] = []
    for document in chosen:
        capture = corpus.captures.get(document.capture)
        if capture is None:
            print(f"{document.id}: its capture {document.capture!r} is not held.")
            lost = True
            continue
        alignment = check_document(captures.text_lines(captures.read_text(root, capture)), capture.omissions, document)
        lost |= bool(alignment.differences)
        if options.json:
            found.append(data(document, capture, alignment))
        else:
            print("\n".join(rows(document, capture, alignment, width)))
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    return 1 if lost else 0


def data(document: Document, capture: Capture, alignment: Alignment) -> dict[str, object]:
    """Return the alignment as data."""
    return {
        "document": document.id,
        "capture": capture.path,
        "sha256": capture.sha256,
        "lines": list(document.lines),
        "steps": [asdict(step) for step in alignment.steps],
        "differences": [asdict(difference) for difference in alignment.differences],
    }


def rows(document: Document, capture: Capture, alignment: Alignment, width: int) -> Iterator[str]:
    """Give the lines that are shown: capture at the left, text at the right."""
    column = (width - 2 * GUTTER - 5) // 2
    yield f"{document.id}  {document.title}"
    yield f"{capture.path}, lines {document.lines[0]} to {document.lines[1]}, SHA-256 {capture.sha256}"
    yield LEGEND
    yield f"{'line':>{GUTTER - 2}}   {'capture':<{column}} | {'passage':<{GUTTER}} text".rstrip()
    line, passage = 0, ""
    for step in alignment.steps:
        yield from _row(step, column, step.line != line, step.passage != passage)
        line, passage = step.line, step.passage or passage
    yield from _controls(document)
    for difference in alignment.differences:
        place = f"line {difference.line}, {difference.passage}"
        yield f"! {difference.code} {place}: {difference.words!r} {difference.why}".rstrip()
    yield _total(alignment.steps, len(alignment.differences))
    yield ""


def _row(step: Step, column: int, new_line: bool, new_passage: bool) -> Iterator[str]:
    wrap = textwrap.TextWrapper(column, break_on_hyphens=False).wrap
    left, right = wrap(step.captured) or [""], wrap(step.published) or [""]
    if step.kind in ("omitted", "corrected"):
        right = [*([] if step.kind == "omitted" else right), *wrap(f"({step.reason})")]
    for number, (a, b) in enumerate(zip_longest(left, right, fillvalue="")):
        at = str(step.line) if number == 0 and new_line else ""
        id = step.passage if number == 0 and new_passage and step.kind != "omitted" else ""
        yield f"{at:>{GUTTER - 2}} {MARKS[step.kind]} {a:<{column}} | {id:<{GUTTER}} {b}".rstrip()


def _controls(document: Document) -> Iterator[str]:
    """Give the omissions that are of no word: characters that no reader sees."""
    for one in document.omissions:
        if not words(one.text):
            signs = " ".join(f"U+{ord(c):04X}" for c in one.text)
            yield f"{one.lines[0]:>{GUTTER - 2}} - {signs} ({one.reason})"


def _total(steps: Sequence[Step], differences: int) -> str:
    counts = {kind: sum(len(s.captured.split()) for s in steps if s.kind == kind) for kind in MARKS}
    same = counts["same"] + counts["joined"]
    verdict = "every word is accounted for" if not differences else report.count(differences, "difference")
    return (
        f"{report.count(same, 'word')} the same, {counts['omitted']:,} left out, {counts['corrected']:,} corrected: "
        f"{verdict}."
    )
