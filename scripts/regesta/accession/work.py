"""One capture: read, recognised, converted, proved, and made into files and a report. What a process does at a time."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .. import captures, fidelity
from ..convert import Conversion, convert, detect
from ..convert.draft import file_text
from ..convert.encoding import Encoding, encoding
from ..convert.formats import foreign
from ..convert.html import LibraryMissing, Page, is_html, main_text, page_encoding
from ..fidelity.tally import Tally, tally
from ..model import Capture, CaptureKind, Omission
from ..problems import Problem
from . import account

FAILURES = frozenset(
    (
        "bad-correction",
        "bad-lines",
        "bad-omission",
        "converter-failed",
        "file-exists",
        "passage-lost",
        "quote-not-found",
        "unreadable-file",
        "words-invented",
        "words-lost",
    )
)
"""Problems by which words are not accounted for. Others are notes to an editor, and every word is there."""

NONE = Encoding("utf-8", "")
NO_WORDS = Tally(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to convert. `path` is as it was given, `capture` what its sidecar says, if it has one.

    Without a sidecar, `kind` or what the text looks like decides, and ids are numbered in `series`. `kind` overrides
    a sidecar too.
    """

    path: str
    file: Path
    capture: Capture | None = None
    kind: CaptureKind | None = None
    series: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a capture gives: the files of its documents by their ids, and the report on it.

    `capture` and `conversion` are absent where the file could not be read or its converter broke. `undeclared` are
    the omissions that no sidecar has yet.
    """

    task: Task
    problems: tuple[Problem, ...]
    capture: Capture | None = None
    conversion: Conversion | None = None
    encoding: Encoding = NONE
    page: Page | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    report: Mapping[str, Any] = field(default_factory=dict)
    tally: Tally = NO_WORDS
    undeclared: tuple[Omission, ...] = ()

    @property
    def accounted(self) -> bool:
        """Whether every word of the capture is in a text, an omission or a correction."""
        return self.conversion is not None and not any(p.code in FAILURES for p in self.problems)


def work(task: Task) -> Done:
    """Return what the capture of `task` gives. Raises nothing: what breaks is a problem of this capture alone."""
    try:
        return _done(task)
    except OSError as error:
        return failed(task, "unreadable-file", f"the file cannot be read: {error.strerror}", "is the path right?")
    except (UnicodeError, LookupError) as error:
        hint = "mend encoding: in its sidecar"
        return failed(task, "unreadable-file", f"it is not in the declared encoding: {error}", hint)
    except LibraryMissing as error:
        return failed(task, "unreadable-file", str(error), "")
    except Exception as error:
        message = f"the converter broke: {type(error).__name__}: {error}"
        return failed(task, "converter-failed", message, "nothing was made of it; --kind plain reads it as it is")


def slug(name: str) -> str:
    """Return `name` as an id: a-z, 0-9 and single hyphens; accents are dropped."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "capture"


def failed(task: Task, code: str, message: str, hint: str) -> Done:
    """Return what a capture gives of which nothing could be made: one problem."""
    problem = Problem(task.path, 0, code, message, hint)
    return Done(task, (problem,), report=account.failed(task.path, (problem,)))


def _done(task: Task) -> Done:
    data = task.file.read_bytes()
    if what := foreign(data):
        hint = "take its text out of it first (pdftotext, or “save as text”), and keep the file beside the corpus"
        return failed(task, "unreadable-file", f"it is {what}, no text", hint)
    page = None
    if task.capture is None and is_html(task.file.name, data):
        told = page_encoding(data)
        page = main_text(captures.decode(data, told.name))
        text = page.text
    else:
        declared = task.capture.encoding if task.capture else ""
        told = Encoding(declared, "the sidecar says so") if declared else encoding(data)
        text = captures.decode(data, told.name)
    capture, why = _capture(task, data, text, "utf-8" if page else told.name)
    conversion = convert(_undeclared_lines(text, capture), capture)
    conversion = replace(conversion, why=why or conversion.why)
    return _proved(task, capture, conversion, text, told, page)


def _capture(task: Task, data: bytes, text: str, name: str) -> tuple[Capture, str]:
    """Return what is converted, and why it is taken to be of its kind (empty where its sidecar says so)."""
    if task.capture:
        kind = task.kind or task.capture.kind
        return replace(task.capture, kind=kind), "--kind says so" if task.kind else ""
    kind, why = (task.kind, "--kind says so") if task.kind else detect(text)
    digest = hashlib.sha256(data).hexdigest()
    id = slug(task.file.stem)
    return Capture(id, task.path, kind, task.series or id, digest, digest, encoding=name), why


def _undeclared_lines(text: str, capture: Capture) -> str:
    """Return `text` without the lines all of whose words its sidecar omits: the editors have decided on them."""
    lines = text.split("\n")
    for one in capture.omissions:
        numbers = [n for n in one.lines if n <= len(lines)]
        whole = [word for n in numbers for word in fidelity.words(lines[n - 1])]
        if whole and whole == fidelity.words(one.text):
            for n in numbers:
                lines[n - 1] = ""
    return "\n".join(lines)


def _proved(task: Task, capture: Capture, conversion: Conversion, text: str, told: Encoding, page: Page | None) -> Done:
    lines = captures.text_lines(text)
    undeclared = account.undeclared(capture, conversion)
    shared = (*capture.omissions, *undeclared)
    of_capture = fidelity.check_capture(lines, shared, conversion.drafts)
    alignments = [fidelity.check_document(lines, shared, draft) for draft in conversion.drafts]
    differences = [*of_capture, *(d for alignment in alignments for d in alignment.differences)]
    own = captures.sidecar_path(capture)
    problems = [replace(p, path=task.path) if p.path == own and not task.capture else p for p in conversion.problems]
    problems += [_unfaithful(difference, task, capture) for difference in differences]
    if told.doubt:
        problems.append(Problem(task.path, 0, "doubtful-structure", f"read as {told.name}: {told.doubt}"))
    counted = tally(
        lines,
        [range(d.lines[0], d.lines[1] + 1) for d in conversion.drafts],
        [d.words for d in of_capture if d.code == "words-lost" and fidelity.words(d.words)],
        ((step.kind, step.captured) for alignment in alignments for step in alignment.steps),
    )
    return Done(
        task,
        tuple(problems),
        capture,
        conversion,
        told,
        page,
        {draft.id: file_text(draft) for draft in conversion.drafts},
        account.report(task.path, capture, conversion, counted, problems, told),
        counted,
        undeclared,
    )


def _unfaithful(difference: fidelity.Difference, task: Task, capture: Capture) -> Problem:
    where = f"{capture.path} line {difference.line}" if difference.line else capture.path
    message = f"{where} is not converted faithfully: {difference.words!r}"
    hint = "mend the text of the document by hand; regesta check says when it is whole"
    path = captures.sidecar_path(capture) if task.capture else task.path
    return Problem(path, 0, difference.code, message, hint)


def numbered(done: Done, ids: Sequence[str]) -> Done:
    """Return `done` with other ids for its documents, in their order."""
    if done.conversion is None or tuple(ids) == tuple(d.id for d in done.conversion.drafts):
        return done
    old = [draft.id for draft in done.conversion.drafts]
    drafts = tuple(replace(draft, id=id) for draft, id in zip(done.conversion.drafts, ids, strict=True))
    files = {new: done.files[was] for was, new in zip(old, ids, strict=True)}
    report = account.renamed(done.report, dict(zip(old, ids, strict=True)))
    return replace(done, conversion=replace(done.conversion, drafts=drafts), files=files, report=report)
