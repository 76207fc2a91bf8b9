"""Who makes the site: the processes of this machine, each of which takes a chunk of its pieces and writes their files.

The corpus is read once and shared by fork, never sent from one process to another; what comes back is which files
stand where, and what was read for them. One process and many write the same bytes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from .. import waste
from ..kept import hands
from .unit import Unit
from .watch import Read, Watch
from .writer import Aside, Done, Folder

SMALL = 24
"""With fewer pieces than these, other processes cost more than they bring."""
CHUNKS = 16
"""Chunks for each process: a heavy one holds nobody up for long."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece with its arguments watched."""

    unit: Unit
    make: Callable[[], Any]
    plain: str


@dataclass(frozen=True, slots=True)
class Work:
    """A piece that was made: the values that it read, the files that stand now."""

    job: int
    read: tuple[Read, ...]
    done: tuple[Done, ...]


Crew = Callable[[Path, Sequence[Job], Watch], Iterator[Work]]
"""Whoever makes jobs, so that their files stand under the output folder, and says what was read for each.

Raises Unwritable; Unmade where it cannot be done, and nothing was written.
"""


class Unmade(RuntimeError):
    """Why the site cannot be made, and nothing was written: what is wrong, and what to do about it, in one line."""


def local(workers: int) -> Crew:
    """Return the crew of so many processes on this machine."""
    return partial(work, workers=workers)


def work(output: Path, jobs: Sequence[Job], watch: Watch, workers: int) -> Iterator[Work]:
    """Make `jobs` with so many processes and write their files under `output`. Raises Unwritable."""
    if workers < 2 or len(jobs) < SMALL or "fork" not in multiprocessing.get_all_start_methods():
        with waste.looked_for():
            yield from made(Folder(output), jobs, range(len(jobs)), watch)
        return
    _SHARED.append((output, jobs, watch))
    try:
        with hands.mapped(_chunk, chunks(len(jobs), workers), workers, waste.ahead) as parts:
            yield from chain.from_iterable(parts)
    finally:
        _SHARED.pop()


def chunks(jobs: int, workers: int) -> list[range]:
    """Return the numbers of so many jobs in chunks for so many processes."""
    step = -(-jobs // (workers * CHUNKS))
    return [range(n, min(n + step, jobs)) for n in range(0, jobs, step)]


_SHARED: list[tuple[Path, Sequence[Job], Watch]] = []
"""What processes find when they begin: those who fork inherit it."""


def _chunk(span: range) -> list[Work]:
    output, jobs, watch = _SHARED[-1]
    return list(made(Folder(output), jobs, span, watch))


def made(folder: Folder | Aside, jobs: Sequence[Job], span: range, watch: Watch) -> Iterator[Work]:
    """Make the jobs of these numbers here and now, and put their files into `folder`. Raises Unwritable."""
    known: dict[Read, Read] = {}
    for n in span:
        watch.read.clear()
        done = tuple(folder.put(path, content) for path, content in jobs[n].unit.render(jobs[n].make()))
        yield Work(n, tuple(known.setdefault(r, r) for r in watch.read), done)
