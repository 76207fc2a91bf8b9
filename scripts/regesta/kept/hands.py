"""Many of a kind, worked on by as many processes as there are processors; few by this one."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from .records import dumps, loads

T = TypeVar("T")

SMALL = 200
"""Fewer are done sooner than other processes have begun."""
CHUNKS = 8
"""Chunks for each process: a heavy one holds nobody up for long."""


def processors() -> int:
    """Return how many processes may run at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[str]], Sequence[T]], names: Sequence[str]) -> list[T]:
    """Return what `work` gives for `names`, one for each, in their order.

    Processes are forked, so that they have all that `work` knows; what they give comes back as bytes.
    """
    workers = processors()
    if workers < 2 or len(names) < SMALL or "fork" not in multiprocessing.get_all_start_methods():
        return list(work(names))
    step = -(-len(names) // (workers * CHUNKS))
    _SHARED.append(work)
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            chunks = [names[n : n + step] for n in range(0, len(names), step)]
            return [one for data in pool.map(_chunk, chunks) for one in loads(data)]
    finally:
        _SHARED.pop()


_SHARED: list[Callable[[Sequence[str]], Sequence[Any]]] = []
"""What processes find when they begin: those who fork inherit it."""


def _chunk(names: Sequence[str]) -> bytes:
    return dumps(list(_SHARED[-1](names)))
