"""The report on a capture: what it gave and where each of its words is, as data that other programs read (JSON)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from .. import fidelity
from ..convert import Conversion, Draft
from ..convert.encoding import Encoding
from ..fidelity.tally import Tally
from ..model import Capture, Correction, Omission, Passage
from ..problems import Problem

CABLE: Mapping[str, Any] = MappingProxyType(
    {
        "reference": "",
        "sent": "",
        "origin": "",
        "recipients": [],
        "info": [],
        "precedence": "",
        "classification": "",
        "captions": [],
        "declassify": "",
        "tags": [],
        "subject": "",
        "references": [],
        "classified_by": "",
        "reasons": [],
        "signed": "",
        "sections": 0,
        "partial": False,
    }
)
"""What the metadata of a cable always have, as they are where the cable does not say it."""


def report(
    path: str, capture: Capture, conversion: Conversion, words: Tally, problems: Sequence[Problem], encoding: Encoding
) -> dict[str, Any]:
    """Return the report on a capture that was converted. Paths of documents are relative to their folder."""
    left_out = [("", o) for o in (*capture.omissions, *undeclared(capture, conversion))]
    left_out += [(draft.id, o) for draft in conversion.drafts for o in draft.omissions]
    return {
        "capture": path,
        "kind": conversion.kind,
        "why": conversion.why,
        "encoding": {"name": encoding.name, "why": encoding.why},
        "documents": [_document(draft) for draft in conversion.drafts],
        "words": words._asdict(),
        "omissions": [_omission(id, o) for id, o in left_out],
        "corrections": [_correction(draft.id, c) for draft in conversion.drafts for c in draft.corrections],
        "problems": [_problem(p) for p in problems],
    }


def failed(path: str, problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the report on a capture of which nothing could be made."""
    return {
        "capture": path,
        "kind": "",
        "why": "",
        "encoding": {"name": "", "why": ""},
        "documents": [],
        "words": Tally(0, 0, 0, 0)._asdict(),
        "omissions": [],
        "corrections": [],
        "problems": [_problem(p) for p in problems],
    }


def renamed(report: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    """Return `report` with the documents of `ids` under their new ids."""
    documents = [{**d, "id": ids[d["id"]], "path": f"{ids[d['id']]}.md"} for d in report["documents"]]
    moved = {
        key: [{**entry, "document": ids.get(entry["document"], entry["document"])} for entry in report[key]]
        for key in ("omissions", "corrections")
    }
    return {**report, "documents": documents, **moved}


def with_problems(report: Mapping[str, Any], problems: Iterable[Problem]) -> dict[str, Any]:
    """Return `report` with `problems` added."""
    return {**report, "problems": [*report["problems"], *(_problem(p) for p in problems)]}


def undeclared(capture: Capture, conversion: Conversion) -> tuple[Omission, ...]:
    """Return the omissions that the capture's sidecar does not declare yet."""
    if not capture.omissions:
        return conversion.omissions
    declared = [(fidelity.words(o.text), frozenset(o.lines)) for o in capture.omissions]
    return tuple(
        o
        for o in conversion.omissions
        if not any(fidelity.words(o.text) == text and lines >= frozenset(o.lines) for text, lines in declared)
    )


def _document(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "path": f"{draft.id}.md",
        "title": draft.title,
        "date": draft.date,
        "kind": draft.kind,
        "metadata": _metadata(draft),
        "passages": [_passage(p) for p in draft.passages],
    }


def _metadata(draft: Draft) -> dict[str, Any]:
    own = {
        "date_as_written": draft.date_as_written,
        "date_basis": draft.date_basis,
        "covers": draft.covers,
        "place": draft.place,
        "language": draft.language,
        "extract": draft.extract,
        "lines": list(draft.lines),
    }
    return {**CABLE, **draft.cable, **own} if draft.kind == "cable" else own


def _passage(passage: Passage) -> dict[str, Any]:
    """Return a passage; `number` is the source's own, without pilcrow and point."""
    return {
        "id": passage.id,
        "kind": passage.kind,
        "number": passage.number.strip("¶. \t\n"),
        "language": passage.language,
        "text": passage.text,
    }


def _omission(document: str, omission: Omission) -> dict[str, Any]:
    return {
        "document": document,
        "lines": list(omission.lines),
        "text": omission.text,
        "reason": omission.reason,
    }


def _correction(document: str, correction: Correction) -> dict[str, Any]:
    return {
        "document": document,
        "at": correction.at,
        "as_captured": correction.as_captured,
        "as_published": correction.as_published,
        "reason": correction.reason,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
