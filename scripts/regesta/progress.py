"""How far a long step is: one line on a terminal, rewritten in place and gone at the end; nowhere else a word.

Steps tell a `Watcher` what they do and how many things are done; they do not know whether anybody looks.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")
Watcher = Callable[[str, int, int], None]
"""Is told what is being done, how many things are done, and of how many; of 0 where nobody can count them."""

PATIENCE = 1.0
"""Seconds after which somebody who waits is told for what."""
EVERY = 0.1
"""Seconds between two states of the line."""
ALIKE = 30
"""Fewer things than these are too unlike one another for the first to say how long the others take."""
CLEAR = "\r\x1b[K"


def silent(_what: str, _done: int, _total: int) -> None:
    """Watch nothing."""


def counted(items: Iterable[T], what: str, total: int, watcher: Watcher) -> Iterator[T]:
    """Give `items`, and tell `watcher` of each when the next one is asked for."""
    watcher(what, 0, total)
    for done, item in enumerate(items, 1):
        yield item
        watcher(what, done, total)


def told(what: str, done: int, total: int, elapsed: float) -> str:
    """Return "Making pages: 3,120 of 12,400, about 40 s still", after `elapsed` seconds."""
    if not total:
        return f"{what} ..."
    still = f", about {lasting(elapsed / done * (total - done))} still" if done and total >= ALIKE else ""
    return f"{what}: {done:,} of {total:,}{still}"


def lasting(seconds: float) -> str:
    """Return a length of time no more exactly than it is known: "1 s", "40 s", "3 min", "2 h"."""
    if seconds < 10:
        return f"{max(1, round(seconds))} s"
    if seconds < 90:
        return f"{round(seconds / 5) * 5} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{round(seconds / 3600)} h"


@contextmanager
def on_terminal(stream: TextIO) -> Iterator[Watcher]:
    """Give a watcher that writes to `stream` where that is a terminal, and one that says nothing where it is not."""
    if not stream.isatty():
        yield silent
        return
    line = Line(stream)
    try:
        yield line
    finally:
        line.erase()


class Line:
    """A watcher that rewrites one line of `stream`, from the second on that a step lasts, until the step is done."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self.stream, self.clock = stream, clock
        self.what, self.begun, self.drawn = "", 0.0, 0.0
        self.shown = self.waiting = False

    def __call__(self, what: str, done: int, total: int) -> None:
        now = self.clock()
        if what != self.what:
            self.what, self.begun, self.drawn = what, now, 0.0
        if total and done >= total:
            self.what = ""
            self.erase()
        elif (self.waiting and not total) or (now - self.begun >= PATIENCE and now - self.drawn >= EVERY):
            self.drawn, self.shown, self.waiting = now, True, True
            self._write(CLEAR + told(what, done, total, now - self.begun)[: _width(self.stream) - 1])

    def erase(self) -> None:
        """Leave the line empty."""
        if self.shown:
            self.shown = False
            self._write(CLEAR)

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
