"""`regesta convert`: makes documents of captures. It writes what is not there yet, and never overwrites a file."""

from __future__ import annotations

import argparse
import difflib
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from .. import captures
from ..accession import account, batch, corpus, elsewhere, update
from ..accession.files import Array, create
from ..accession.files import replace as overwrite
from ..accession.work import FAILURES, Done, Task
from ..convert import KINDS, Draft, detect
from ..convert.encoding import encoding
from ..fidelity.tally import Tally
from ..model import Capture
from ..problems import Problem
from ..progress import counted, on_terminal
from . import options, report

LONGEST_DIFF = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "captures",
        nargs="*",
        metavar="FILE",
        help="id or file of a capture; with --to any file or folder (default: all)",
    )
    parser.add_argument("--kind", choices=list(KINDS), help="read them as this kind, whatever their sidecars say")
    parser.add_argument("--to", metavar="FOLDER", type=Path, help="write FOLDER/<id>.md and touch nothing else")
    options.add_series(parser, "with --to: number the documents without a reference in this series")
    parser.add_argument("--report", metavar="FILE.json", type=Path, help="write what was found, and where each word is")
    parser.add_argument(
        "--update",
        action="store_true",
        help="apply the converters to documents that are annotated, keeping the annotation",
    )


def needs_corpus(given: argparse.Namespace) -> bool:
    """With --to, captures may be anywhere."""
    return given.to is None


def run(given: argparse.Namespace, root: Path | None) -> int:
    """Return 0 when every word of every capture is accounted for, else 1."""
    chosen, problems = _chosen(given, root)
    report.tell(elsewhere.passed_over(given.captures))
    with ExitStack() as stack:
        array = stack.enter_context(Array(given.report)) if given.report else None
        watcher = stack.enter_context(on_terminal(sys.stderr))
        if given.to is not None:
            results = elsewhere.write(chosen, given.to, given.series)
        elif given.update and root is not None:
            results = _update(chosen, root)
        else:
            results = _fill(chosen, root or Path.cwd())
        for problem in problems:
            if array:
                array.add(account.failed(problem.path, (problem,)))
        total = Tally(0, 0, 0, 0)
        documents = failed = noted = 0
        for done in counted(results, "Converting captures", len(chosen), watcher):
            if array:
                array.add(done.report)
            total = Tally(*(a + b for a, b in zip(total, done.tally, strict=True)))
            documents += len(done.files)
            failed += not done.accounted
            noted += sum(p.code not in FAILURES for p in done.problems)
            report.tell(sorted(done.problems))
    report.tell(sorted(problems))
    if given.to is not None:
        print(_summary(len(chosen), documents, given.to, total))
    if noted and not given.to:
        print(f"{report.count(noted, 'note')} for an editor above; the words are all there.")
    return 1 if failed or problems else 0


def _chosen(given: argparse.Namespace, root: Path | None) -> tuple[list[Task], list[Problem]]:
    """Return what is to be converted, and what of the corpus cannot be."""
    names = list(dict.fromkeys(given.captures))
    if given.to is not None:
        empty = elsewhere.without(names)
        names = list(elsewhere.files(names))
        if root is None or empty or (names and all(_elsewhere(name, root) for name in names)):
            return [Task(n, Path(n), kind=given.kind, series=given.series) for n in names], empty
    held, found = captures.read_all(root) if root else ({}, ())
    stems = [Path(name).stem for name in names]
    problems = [_with_kind(p, root) for p in found if root and (not names or Path(p.path).stem in stems)]
    damaged = {Path(p.path).stem for p in problems}
    tasks: list[Task] = []
    for name, stem in zip(names or held, stems or held, strict=True):
        if root and given.to is not None and _elsewhere(name, root):
            tasks.append(Task(name, Path(name), kind=given.kind, series=given.series))
        elif root and stem in held and stem not in damaged:
            path = name if names and given.to is not None else held[stem].path
            tasks.append(Task(path, root / held[stem].path, held[stem], given.kind))
        elif stem not in damaged:
            problems.append(_unknown(name, held))
    return tasks, problems


def _elsewhere(name: str, root: Path) -> bool:
    """Tell whether `name` is a file that is no capture of the corpus."""
    path = Path(name)
    return path.is_file() and path.resolve().parent != (root / captures.FOLDER).resolve()


def _fill(chosen: Sequence[Task], root: Path) -> Iterator[Done]:
    """Write the documents that are not there yet; show where one that is there differs."""
    existing = corpus.documents(root)
    used = {*existing, *corpus.published(root)}
    written = unchanged = 0
    for one in batch.run(chosen):
        done = corpus.own_ids(one, existing, used)
        plan = corpus.plan(root, done, existing)
        for path, text in plan.files.items():
            create(root / path, text.encode())
            report.say(f"wrote {path}")
        if plan.sidecar and done.capture:
            path = captures.sidecar_path(done.capture)
            overwrite(root / path, plan.sidecar.encode())
            report.say(f"added omissions to {path}")
        for draft, there in plan.differing:
            report.say("\n".join(_diff(draft, there.body)))
        used.update(done.files)
        existing.update({Path(path).stem: done.capture.id for path in plan.files if done.capture})
        written += len(plan.files)
        unchanged += len(plan.unchanged)
        yield replace(
            done,
            problems=(*done.problems, *plan.problems),
            report=account.with_problems(done.report, plan.problems),
        )
    if written:
        print(f"{report.count(written, 'document')} written, each a draft until an editor has annotated it.")
    if unchanged:
        verb = "is" if unchanged == 1 else "are"
        print(f"{report.count(unchanged, 'document')} {verb} there already; text unchanged.")


def _update(chosen: Sequence[Task], root: Path) -> Iterator[Done]:
    """Apply the converters to documents that are there, and say what moves."""
    existing = corpus.documents(root)
    used = {*existing, *corpus.published(root)}
    changed = 0
    for one in batch.run(chosen):
        done = corpus.own_ids(one, existing, used)
        step = update.plan(root, done, existing)
        for path, text in step.files.items():
            overwrite(root / path, text.encode())
            report.say(f"updated {path}")
        for line in step.moves:
            report.say(line)
        changed += len(step.files)
        yield replace(
            done,
            problems=(*done.problems, *step.problems),
            report=account.with_problems(done.report, step.problems),
        )
    print(f"{report.count(changed, 'file')} updated." if changed else "Every document is what its capture gives.")


def _with_kind(problem: Problem, root: Path | None) -> Problem:
    """Return a problem about a capture without sidecar with what the capture looks like."""
    if problem.code != "capture-undeclared" or root is None:
        return problem
    data = (root / problem.path).read_bytes()
    told = encoding(data)
    kind, why = detect(captures.decode(data, told.name))
    other = "" if told.name == "utf-8" else f", encoding: {told.name} ({told.why})"
    return replace(problem, hint=f"{problem.hint}; it looks like kind: {kind} ({why}){other}")


def _unknown(name: str, held: Mapping[str, Capture]) -> Problem:
    stem = Path(name).stem
    near = difflib.get_close_matches(stem, held, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"captures stand in {captures.FOLDER}/, each with its sidecar"
    if Path(name).is_file():
        hint = f"regesta add {name} takes it in; --to FOLDER converts it where it is"
    path = f"{captures.FOLDER}/{stem}.txt" if held else name
    return Problem(path, 0, "unknown-capture", f"there is no capture {stem!r}", hint)


def _summary(number: int, documents: int, folder: Path, total: Tally) -> str:
    words = ", ".join(
        f"{n:,} {where}" for n, where in zip(total[1:], ("in texts", "omitted", "corrected"), strict=True)
    )
    return (
        f"{report.count(number, 'capture')}: {report.count(documents, 'document')} in {folder}/. "
        f"{report.count(total.capture, 'word')}: {words}, {total.lost:,} lost."
    )


def _diff(draft: Draft, body: str) -> list[str]:
    path = f"{corpus.DOCUMENTS}/{draft.id}.md"
    lines = list(difflib.unified_diff(_wrapped(body), _wrapped(draft.body), path, "as converted", lineterm="", n=1))
    more = len(lines) - LONGEST_DIFF
    return [*lines[:LONGEST_DIFF], *([f"... and {report.count(more, 'line')} more"] if more > 0 else [])]


def _wrapped(body: str) -> list[str]:
    return [piece for line in body.strip().split("\n") for piece in textwrap.wrap(line, 100) or [""]]
