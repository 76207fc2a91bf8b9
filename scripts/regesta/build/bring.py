"""Brings the output folder to where the corpus is: makes the pieces that are not so yet, leaves the others alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ..kept import sum_of
from ..progress import Watcher, counted, silent
from . import journal, memory
from .crew import Crew, Job, Unmade
from .inputs import MANIFEST
from .memory import Made, Memory
from .unit import Unit
from .watch import Watch
from .writer import Done, Report, finish, manifest


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the record of the last build is, the digest of what every piece is made with, and who makes them."""

    record: Path
    ground: str
    crew: Crew


def bring(output: Path, units: Sequence[Unit], watch: Watch, kept: Kept, watcher: Watcher = silent) -> Report:
    """Write under `output` the files of the pieces that differ from the last time, and take away what is no more.

    Raises Unwritable and Unmade.
    """
    left = journal.left(output)
    before = memory.read(kept.record, kept.ground)
    if left is not None or before.site != sum_of(output / MANIFEST):
        before = Memory(kept.ground)
    earlier = manifest(output) | journal.sweep(output, left or frozenset())
    now, jobs = _left(before, earlier, units, watch)
    once = {n for name in before.made.keys() - now.made.keys() for n in before.made[name].numbers}
    del before
    if jobs or earlier - {MANIFEST}:
        journal.begin(output)
    still = tuple(now.made.values())
    done: list[Done] = []
    making = kept.crew(output, jobs, watch)
    try:
        for one in counted(making, "Making pages and files", len(jobs), watcher):
            job = jobs[one.job]
            now.keep(job.unit.name, job.plain, one.read, one.done, watch)
            done += one.done
    except Unmade:
        if left is None:  # nothing was written: the site is what it was
            journal.end(output)
        raise
    now.forget_unread(once)
    report = finish(output, earlier, chain(_standing(still), done))
    now.site = sum_of(output / MANIFEST)
    memory.write(kept.record, now)
    return report


def _standing(pieces: Iterable[Made]) -> Iterator[Done]:
    """Give the files of pieces that stand as they are."""
    return (Done(path, digest, written=False) for piece in pieces for path, digest in piece.files)


def _left(before: Memory, earlier: set[str], units: Sequence[Unit], watch: Watch) -> tuple[Memory, list[Job]]:
    """Return the record of the pieces that stand as they are, and the pieces that are to be made.

    Of the files of an `earlier` build those are taken out of the set that stand as they are.
    """
    jobs: list[Job] = []
    wrapped = [watch.arguments(unit.make) for unit in units]
    stale = memory.reading(before.compare(watch))
    now = before.begun()
    for unit, (make, plain) in zip(units, wrapped, strict=True):
        made = before.made.get(unit.name)
        if made and made.plain == plain and not stale(made) and earlier.issuperset(p for p, _ in made.files):
            now.made[unit.name] = made
            earlier.difference_update(p for p, _ in made.files)
        else:
            jobs.append(Job(unit, make, plain))
    watch.rest()
    return now, jobs
