"""Many of a kind, worked on by as many processes as there are processors; few by this one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from ..progress import Watcher, counted
from .records import dumps, loads

T = TypeVar("T")
U = TypeVar("U")

SMALL = 200
"""Fewer are done sooner than other processes have begun."""
CHUNKS = 8
"""Chunks for each process: a heavy one holds nobody up for long."""
LOOK = 0.5
"""Seconds between two looks whether the process is still there that others work for."""


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
        with mapped(_chunk, [names[n : n + step] for n in range(0, len(names), step)], workers) as parts:
            watcher(what, 0, len(names))
            for data in parts:
                found += loads(data)
                watcher(what, len(found), len(names))
            return found
    finally:
        _SHARED.pop()


@contextmanager
def mapped(
    work: Callable[[T], U], parts: Sequence[T], workers: int, begin: Callable[[], object] = int
) -> Iterator[Iterator[U]]:
    """Give what forked processes make of each part, in order; each of them calls `begin` first.

    They end when this process is interrupted, without a word of their own, and when it is killed. Raises Ended.
    """
    with (
        _told(),
        ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (os.getpid(), begin)) as pool,
    ):
        # An interrupt would strike a process that is not ready for it: it comes when all of them have begun.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            made = pool.map(partial(_part, work), parts)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield made


class Ended(OSError):
    """One of several processes was ended by somebody else, most often by the system for want of memory."""


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise Ended("a process that helped was ended, as for want of memory; `--workers 1` takes the least") from error


@dataclass(slots=True)
class _State:
    """Of a process that works for another: whether it is working, whether it was interrupted."""

    busy: bool = False
    stopped: bool = False


_STATE = _State()


def _begin(parent: int, begin: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, _stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    begin()


def _stop(*_: object) -> None:
    _STATE.stopped = True
    if _STATE.busy:
        raise KeyboardInterrupt


def _part(work: Callable[[T], U], part: T) -> U:
    """Do one part. An interrupt counts here alone: while a process waits for work it would be an error of the pool."""
    _STATE.busy = True
    try:
        if _STATE.stopped:
            raise KeyboardInterrupt
        return work(part)
    finally:
        _STATE.busy = False


def _end_with(parent: int) -> None:
    """End this process soon after `parent`: it would wait for work for ever, and hold what both have open."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(1)


_SHARED: list[Callable[[str], Any]] = []
"""What processes find when they begin: those who fork inherit it."""


def _chunk(names: Sequence[str]) -> bytes:
    work = _SHARED[-1]
    return dumps([work(name) for name in names])
