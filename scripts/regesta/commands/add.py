"""`regesta add`: takes captures in, byte for byte, with sidecars and drafts of their documents; all or none of one."""

from __future__ import annotations

import argparse
import hashlib
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from .. import captures
from ..accession import batch, corpus, elsewhere, intake, likeness, staging
from ..accession.work import Done, Task
from ..convert import KINDS
from ..load.authority import read_all
from ..problems import Problem
from ..progress import counted, on_terminal
from . import options, report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="text or saved page, or a folder of them")
    parser.add_argument("--kind", choices=list(KINDS), help="what they are (default: what each looks like)")
    options.add_series(parser, "the series that ids are numbered in (default: the kind)")


@dataclass
class _Holding:
    """What the corpus holds as captures are taken in, so that none is taken in twice or under another's name."""

    documents: dict[str, str]
    used: set[str]
    names: set[str]
    by_checksum: dict[str, str]
    index: likeness.Index
    series: frozenset[str]


def run(given: argparse.Namespace, root: Path) -> int:
    """Return 0 when every file is held, now or before; 1 when one could not be taken in."""
    for path in staging.recover(root):
        print(f"put in place what an interrupted run had left: {path}")
    holding = _holding(root)
    problems = elsewhere.without(given.files)
    report.tell(problems)
    report.tell(elsewhere.passed_over(given.files))
    names = list(dict.fromkeys(elsewhere.files(given.files)))
    tasks: list[Task] = []
    known: dict[str, str] = {}
    for name in names:
        if held := _held(Path(name), holding):
            known[name] = held
        else:
            tasks.append(Task(name, Path(name), kind=given.kind, series=given.series))
    for name, id in known.items():
        print(f"{name}: the corpus holds it already, as {captures.FOLDER}/{id}.txt; nothing was added.")
    failed, added = len(problems), 0
    before = len(known)
    with on_terminal(sys.stderr) as watcher:
        for done in counted(batch.run(tasks), "Taking captures in", len(tasks), watcher):
            if same := _held(done.task.file, holding):
                file = f"{captures.FOLDER}/{same}.txt"
                report.say(f"{done.task.path}: the same, to the byte, as {file}; nothing was added.")
                before += 1
                continue
            hindered = [p for p in done.problems if not done.accounted] or _take_in(done, given.series, root, holding)
            report.tell(hindered)
            failed += bool(hindered)
            added += not hindered
    if len(names) > 1:
        print(f"{report.count(added, 'capture')} taken in, {before} held before, {failed} not taken in.")
    return 1 if failed else 0


def _holding(root: Path) -> _Holding:
    held, _ = captures.read_all(root)
    documents = corpus.documents(root)
    index = likeness.Index()
    checksums: dict[str, str] = {}
    for capture in held.values():
        checksums[capture.html_sha256 or capture.sha256] = capture.id
        checksums[capture.sha256] = capture.id
        try:
            index.add(capture.id, likeness.sketch(captures.read_text(root, capture)))
        except (UnicodeError, LookupError):
            continue  # `regesta check` tells it
    names = {p.stem for p in (root / captures.FOLDER).glob("*") if p.is_file()}
    series = frozenset(read_all(root)[0].series)
    return _Holding(documents, {*documents, *corpus.published(root)}, names, checksums, index, series)


def _held(file: Path, holding: _Holding) -> str:
    """Return the capture that is the same to the byte, if there is one."""
    try:
        return holding.by_checksum.get(hashlib.sha256(file.read_bytes()).hexdigest(), "")
    except OSError:
        return ""  # told when it is worked on


def _take_in(done: Done, series: str, root: Path, holding: _Holding) -> list[Problem]:
    """Put one capture, its sidecar and its documents in their places; say what was done, or return what hindered it."""
    data = done.task.file.read_bytes()
    if done.capture is None or done.conversion is None or not done.conversion.drafts:
        message = f"nothing was taken in: {done.task.path} holds no words"
        return [Problem(done.task.path, 0, "nothing-found", message, "capture it again")]
    series = series or done.conversion.kind
    id = elsewhere.free_id(done.capture.id, holding.names)
    content = done.page.text.encode() if done.page else data
    digest = hashlib.sha256(content).hexdigest()
    capture = replace(
        done.capture,
        id=id,
        path=f"{captures.FOLDER}/{id}.txt",
        series=series,
        sha256=digest,
        html_sha256=hashlib.sha256(data).hexdigest() if done.page else "",
    )
    done = corpus.new_ids(intake.adopted(done, capture), holding.used)
    files = {capture.path: content, captures.sidecar_path(capture): intake.sidecar(done, capture).encode()}
    if done.page:
        files[captures.html_path(capture)] = data
    files |= {f"{corpus.DOCUMENTS}/{document}.md": text.encode() for document, text in done.files.items()}
    try:
        staging.commit(root, id, files)
    except OSError as error:
        code = "file-exists" if isinstance(error, FileExistsError) else "unreadable-file"
        return [Problem(done.task.path, 0, code, f"nothing was taken in: {error.strerror}: {error.filename}")]
    sketch = likeness.sketch(captures.decode(content, capture.encoding))
    like = holding.index.like(sketch)
    report.say("\n".join(intake.said(done, capture, like, capture.series in holding.series)))
    holding.names.add(id)
    holding.used.update(done.files)
    holding.by_checksum |= {capture.sha256: id, capture.html_sha256 or capture.sha256: id}
    holding.index.add(id, sketch)
    return []
