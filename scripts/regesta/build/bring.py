"""Brings the output folder to where the corpus is: makes the pieces that are not so yet, leaves the others alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..progress import Watcher, counted, silent
from . import memory
from .crew import Crew, Job
from .memory import Memory
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
    earlier = manifest(output)
    now, done, jobs = _left(
        memory.read(kept.record, kept.ground) if earlier else Memory(kept.ground), earlier, units, watch
    )
    if jobs:  # what is interrupted from here on is not what the record says
        kept.record.unlink(missing_ok=True)
    making = kept.crew(output, jobs, watch)
    for one in counted(making, "Making pages and files", len(jobs), watcher):
        job = jobs[one.job]
        now.keep(job.unit.name, job.plain, one.read, one.done, watch)
        done += one.done
    now.forget_unread()
    report = finish(output, earlier, done)
    memory.write(kept.record, now)
    return report


def _left(
    before: Memory, earlier: set[str], units: Sequence[Unit], watch: Watch
) -> tuple[Memory, list[Done], list[Job]]:
    """Return the record of the pieces that stand as they are, their files, and the pieces that are to be made."""
    done: list[Done] = []
    jobs: list[Job] = []
    wrapped = [watch.arguments(unit.make) for unit in units]
    stale = before.stale(watch)
    now = before.renewed(stale, watch)
    for unit, (make, plain) in zip(units, wrapped, strict=True):
        made = before.made.get(unit.name)
        if (
            made
            and made.plain == plain
            and (not stale or stale.isdisjoint(made.numbers))
            and earlier.issuperset(p for p, _ in made.files)
        ):
            now.made[unit.name] = made
            done += (Done(path, digest, written=False) for path, digest in made.files)
        else:
            jobs.append(Job(unit, make, plain))
    watch.rest()
    return now, done, jobs
