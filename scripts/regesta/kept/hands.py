"""Many of a kind, worked on by as many processes as there are processors; few by this one."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from ..progress import Watcher, counted
from .records import dumps, loads

T = TypeVar("T")

SMALL = 200
"""Fewer are done sooner than other processes have begun."""
CHUNKS = 8
"""Chunks for each process: a heavy one holds nobody up for long."""


def processors() -> int:
    """Return how many processes may run at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[str], T], names: Sequence[str], what: str, watcher: Watcher) -> list[T]:
    """Return what `work` gives for each of `names`, in their order; `watcher` is told how far `what` is.

    Processes are forked, so that they have all that `work` knows; what they give comes back as bytes.
    """
    workers = processors() if threading.active_count() == 1 else 1  # a fork has the locks of other threads, not them
    if workers < 2 or len(names) < SMALL or "fork" not in multiprocessing.get_all_start_methods():
        return [work(name) for name in counted(names, what, len(names), watcher)]
    step = -(-len(names) // (workers * CHUNKS))
    _SHARED.append(work)
    found: list[T] = []
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            watcher(what, 0, len(names))
            for data in pool.map(_chunk, [names[n : n + step] for n in range(0, len(names), step)]):
                found += loads(data)
                watcher(what, len(found), len(names))
            return found
    finally:
        _SHARED.pop()


_SHARED: list[Callable[[str], Any]] = []
"""What processes find when they begin: those who fork inherit it."""


def _chunk(names: Sequence[str]) -> bytes:
    work = _SHARED[-1]
    return dumps([work(name) for name in names])
