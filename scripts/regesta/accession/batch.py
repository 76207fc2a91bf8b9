"""Many captures: handed out in chunks to as many processes as there are processors, taken back in their order.

No more is in memory than what is being worked on, however many captures there are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from ..kept.hands import processors
from .work import Done, Task, failed, work

CHUNK = 8
FEW = 24
"""So few captures are done sooner than a second process has begun."""

AHEAD = 4
"""Chunks for each process that wait or are done and not yet taken."""


def run(tasks: Iterable[Task], processes: int | None = None) -> Iterator[Done]:
    """Give what each capture of `tasks` gives, in their order. `processes` are as many as processors by default."""
    rest = iter(tasks)
    first = list(islice(rest, FEW))
    number = processes or processors()
    if len(first) < FEW or number == 1:
        yield from map(work, chain(first, rest))
        return
    yield from _shared(chain(first, rest), number)


def _shared(tasks: Iterator[Task], number: int) -> Iterator[Done]:
    waiting: deque[tuple[list[Task], Future[list[Done]]]] = deque()
    pool = ProcessPoolExecutor(number)
    try:
        while True:
            while len(waiting) < number * AHEAD and (chunk := list(islice(tasks, CHUNK))):
                waiting.append((chunk, pool.submit(_work, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                done = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                done = [_alone(task) for task in chunk]
                pool = ProcessPoolExecutor(number)
                waiting = deque((other, pool.submit(_work, other)) for other, _ in waiting)
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)


def _work(chunk: Sequence[Task]) -> list[Done]:
    return [work(task) for task in chunk]


def _alone(task: Task) -> Done:
    """Return what a capture gives in a process of its own, for it may be the one that ended the others."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            message = "the process that converted it was ended, as for want of memory"
            return failed(task, "converter-failed", message, "convert it alone, or divide it")
