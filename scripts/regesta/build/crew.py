"""The processes that make the site: each takes a chunk of its pieces, makes them and writes their files.

The corpus is read once and shared by fork, never sent from one process to another; what comes back is which files
stand where. One process and many write the same bytes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from .unit import Unit
from .writer import Done, Folder, Report, finish, manifest

SMALL = 400
"""With fewer pieces than these, other processes cost more than they bring."""
CHUNKS = 16
"""Chunks for each process: a heavy one holds nobody up for long."""


def processors() -> int:
    """Return how many processes may run at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def write(output: Path, units: Iterable[Unit], workers: int = 1) -> Report:
    """Write the files of `units` under `output` where they differ, and remove what an earlier build left there.

    `workers` is the number of processes. Raises Unwritable.
    """
    held = tuple(units)
    earlier = manifest(output)
    many = workers > 1 and len(held) >= SMALL and "fork" in multiprocessing.get_all_start_methods()
    return finish(output, earlier, _shared(output, held, workers) if many else made(output, held))


def made(output: Path, units: Iterable[Unit]) -> Iterator[Done]:
    """Make `units` one after the other in this process, and write their files."""
    folder = Folder(output)
    for unit in units:
        for path, content in unit.files():
            yield folder.put(path, content)


_SHARED: list[tuple[Path, Sequence[Unit]]] = []
"""What processes find when they begin: those who fork inherit it."""


def _shared(output: Path, units: Sequence[Unit], workers: int) -> Iterator[Done]:
    step = -(-len(units) // (workers * CHUNKS))
    _SHARED.append((output, units))
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            spans = [range(n, min(n + step, len(units))) for n in range(0, len(units), step)]
            yield from chain.from_iterable(pool.map(_chunk, spans))
    finally:
        _SHARED.pop()


def _chunk(span: range) -> list[Done]:
    output, units = _SHARED[-1]
    return list(made(output, (units[n] for n in span)))
