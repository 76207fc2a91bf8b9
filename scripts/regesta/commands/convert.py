"""`regesta convert`: makes documents of captures. It writes what is not there yet, and never overwrites a file."""

from __future__ import annotations

import argparse
import difflib
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import captures, edit, fidelity, frontmatter, ledger, markup
from ..convert import KINDS, Conversion, Draft, convert, detect
from ..convert.draft import file_text, omission
from ..model import Capture, Omission
from ..problems import Problem
from . import report

DOCUMENTS = "content/documents"
LONGEST_DIFF = 40


@dataclass(frozen=True, slots=True)
class Existing:
    """A document that is there already: its capture and its text in Markdown."""

    capture: str
    body: str
    first_line: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do: new files by path, documents that are there and agree, and what is wrong."""

    files: Mapping[str, str]
    unchanged: tuple[str, ...]
    differing: tuple[tuple[Draft, Existing], ...]
    sidecars: Mapping[str, str]
    problems: tuple[Problem, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("captures", nargs="*", metavar="CAPTURE", help="id or file of a capture (default: all)")
    parser.add_argument("--kind", choices=list(KINDS), help="read them as this kind, whatever their sidecars say")


def run(options: argparse.Namespace, root: Path) -> int:
    held, found = captures.read_all(root)
    names = list(dict.fromkeys(Path(name).stem for name in options.captures)) or list(held)
    problems = [_with_kind(p, root) for p in found if not options.captures or Path(p.path).stem in names]
    damaged = {Path(p.path).stem for p in problems}
    problems += [_unknown(name, held) for name in names if name not in held and name not in damaged]
    chosen = [
        replace(held[name], kind=options.kind or held[name].kind)
        for name in names
        if name in held and name not in damaged
    ]
    plan = make_plan(root, chosen)
    for path, text in {**plan.files, **plan.sidecars}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    for line in _summary(plan):
        print(line)
    problems += plan.problems
    sys.stderr.write("".join(f"{problem}\n" for problem in sorted(problems)))
    return 1 if problems else 0


def make_plan(root: Path, chosen: Sequence[Capture]) -> Plan:
    """Return what the captures give, beside what is there already. Reads; writes nothing."""
    existing = _existing(root)
    used = {*existing, *_published(root)}
    files: dict[str, str] = {}
    sidecars: dict[str, str] = {}
    unchanged: list[str] = []
    differing: list[tuple[Draft, Existing]] = []
    problems: list[Problem] = []
    for capture in chosen:
        text = captures.read_text(root, capture)
        conversion = convert(text, capture, _first(capture, existing, used))
        problems += conversion.problems
        problems += _unfaithful(capture, text, conversion)
        if missing := _undeclared(capture, conversion):
            path = captures.sidecar_path(capture)
            sidecars[path] = _declared((root / path).read_text("utf-8"), missing)
        for draft in conversion.drafts:
            path = f"{DOCUMENTS}/{draft.id}.md"
            there = existing.get(draft.id)
            used.add(draft.id)
            if there is None:
                files[path] = file_text(draft)
            elif there.capture != capture.id:
                message = f"{draft.id} is a document of the capture {there.capture!r}, not of {capture.id!r}"
                problems.append(Problem(path, 0, "file-exists", message, "give one of the two another id"))
            elif _passages(there.body) == _passages(draft.body):
                unchanged.append(draft.id)
            else:
                differing.append((draft, there))
                hint = "compare them above; nothing was changed. Delete the file to have it made anew"
                message = f"the text of {draft.id} is not what {capture.path} gives"
                problems.append(Problem(path, there.first_line, "file-exists", message, hint))
    return Plan(files, tuple(unchanged), tuple(differing), sidecars, tuple(problems))


def _existing(root: Path) -> dict[str, Existing]:
    found: dict[str, Existing] = {}
    for file in sorted((root / DOCUMENTS).glob("*.md")):
        path = f"{DOCUMENTS}/{file.name}"
        text = file.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")
        source, body, first_line, _ = frontmatter.split(text, path)
        data, _ = frontmatter.load(source)
        stated = data.get("source")
        capture = str(stated.get("capture", "")) if isinstance(stated, Mapping) else ""
        found[file.stem] = Existing(capture, body, first_line)
    return found


def _published(root: Path) -> set[str]:
    """Return the ids of all documents that were ever published: an id is never given twice."""
    entries, _ = ledger.read(root)
    return {entry.url.split("/")[2] for entry in entries if entry.url.startswith("/d/")}


def _first(capture: Capture, existing: Mapping[str, Existing], used: set[str]) -> int:
    """Return the number of the first document of `capture`: the one it has, or the next that is free in its series."""
    own = [n for id, e in existing.items() if e.capture == capture.id and (n := _number(id, capture.series))]
    return min(own) if own else max((_number(id, capture.series) for id in used), default=0) + 1


def _number(id: str, series: str) -> int:
    number = id.removeprefix(f"{series}-")
    return int(number) if number != id and number.isdecimal() else 0


def _passages(body: str) -> list[tuple[str, str]]:
    """Return what counts as the text: links and emphasis that an editor puts on words change nothing in it."""
    return [(p.id, markup.normalise(p.text)) for p in markup.parse(body, "", 1)[0]]


def _unfaithful(capture: Capture, text: str, conversion: Conversion) -> Iterator[Problem]:
    lines = captures.text_lines(text)
    shared = (*capture.omissions, *_undeclared(capture, conversion))
    differences = list(fidelity.check_capture(lines, shared, conversion.drafts))
    for draft in conversion.drafts:
        differences += fidelity.check_document(lines, shared, draft).differences
    for difference in differences:
        message = f"{capture.path} line {difference.line} is not converted faithfully: {difference.words!r}"
        hint = "mend the text of the document by hand; regesta check says when it is whole"
        yield Problem(captures.sidecar_path(capture), 0, difference.code, message, hint)


def _undeclared(capture: Capture, conversion: Conversion) -> tuple[Omission, ...]:
    """Return the omissions that the capture's sidecar does not declare yet."""
    declared = [(fidelity.words(o.text), frozenset(o.lines)) for o in capture.omissions]
    return tuple(
        o
        for o in conversion.omissions
        if not any(fidelity.words(o.text) == text and lines >= frozenset(o.lines) for text, lines in declared)
    )


def _declared(sidecar: str, missing: Sequence[Omission]) -> str:
    for one in missing:
        entry = omission(one)
        lines = entry["lines"]
        sidecar = edit.append(sidecar, "omissions", {**entry, "lines": str(lines) if isinstance(lines, str) else lines})
    return sidecar


def _with_kind(problem: Problem, root: Path) -> Problem:
    """Return a problem about a capture without sidecar with what the capture looks like."""
    if problem.code != "capture-undeclared":
        return problem
    try:
        kind, why = detect(captures.decode((root / problem.path).read_bytes(), "utf-8"))
    except UnicodeDecodeError:
        return replace(problem, hint=f"{problem.hint}; it is not UTF-8, so also its encoding:")
    return replace(problem, hint=f"{problem.hint}; it looks like kind: {kind} ({why})")


def _unknown(name: str, held: Mapping[str, Capture]) -> Problem:
    near = difflib.get_close_matches(name, held, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"captures stand in {captures.FOLDER}/, each with its sidecar"
    return Problem(f"{captures.FOLDER}/{name}.txt", 0, "unknown-capture", f"there is no capture {name!r}", hint)


def _summary(plan: Plan) -> Iterator[str]:
    yield from (f"wrote {path}" for path in plan.files)
    yield from (f"added omissions to {path}" for path in plan.sidecars)
    for draft, there in plan.differing:
        yield from _diff(draft, there)
    if plan.files:
        yield f"{report.count(len(plan.files), 'document')} written, each a draft until an editor has annotated it."
    if plan.unchanged:
        verb = "is" if len(plan.unchanged) == 1 else "are"
        yield f"{report.count(len(plan.unchanged), 'document')} {verb} there already; text unchanged."


def _diff(draft: Draft, there: Existing) -> list[str]:
    path = f"{DOCUMENTS}/{draft.id}.md"
    lines = list(
        difflib.unified_diff(_wrapped(there.body), _wrapped(draft.body), path, "as converted", lineterm="", n=1)
    )
    more = len(lines) - LONGEST_DIFF
    return [*lines[:LONGEST_DIFF], *([f"... and {report.count(more, 'line')} more"] if more > 0 else [])]


def _wrapped(body: str) -> list[str]:
    return [piece for line in body.strip().split("\n") for piece in textwrap.wrap(line, 100) or [""]]
