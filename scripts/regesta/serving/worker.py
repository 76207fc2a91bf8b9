"""One process beside the server that works for it: warm, for it has imported everything, and never two at a time.

It is not forked from the server, whose threads may hold locks, but from a process that imports and does nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

WARM = "forkserver" in multiprocessing.get_all_start_methods()
PATIENCE = 2.0
"""Seconds that a process has to end when it is told to."""


class Worker:
    """Runs `task`, which says what it has to say into the connection that is its first argument."""

    def __init__(self, task: Callable[..., None], modules: Sequence[str]) -> None:
        self.task = task
        self._running: tuple[BaseProcess, Connection] | None = None
        if WARM:
            multiprocessing.set_forkserver_preload(list(modules))

    def start(self, *arguments: object, fresh: bool) -> None:
        """Run the task with `arguments`, and end what is running; `fresh` in a process that imports all anew."""
        self.end()
        warm = WARM and not fresh
        context = multiprocessing.get_context("forkserver") if warm else multiprocessing.get_context("spawn")
        heard, says = context.Pipe(duplex=False)
        process = context.Process(target=_apart, args=(self.task, says, *arguments))
        process.start()
        says.close()
        self._running = process, heard

    def hear(self) -> object:
        """Wait for what the task says next, and return it. Raises EOFError where it has ended without a word."""
        assert self._running
        return self._running[1].recv()

    def said(self) -> object | None:
        """Return what the task has said and nobody has heard yet, if anything."""
        try:
            return self._running[1].recv() if self._running and self._running[1].poll() else None
        except EOFError:
            return None

    def end(self) -> None:
        """End the task, and whatever it has started; it is given the time to clear up."""
        if self._running is None:
            return
        process, heard = self._running
        self._running = None
        heard.close()
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if process.is_alive():
                _signal(process, sign)
                process.join(PATIENCE)
        process.close()


def _apart(task: Callable[..., None], says: Connection, *arguments: object) -> None:
    """Run the task in a group of processes of its own: Ctrl+C is for the server, which ends the whole group."""
    os.setsid()
    task(says, *arguments)


def _signal(process: BaseProcess, sign: signal.Signals) -> None:
    assert process.pid
    try:
        os.killpg(process.pid, sign)
    except ProcessLookupError:  # not yet a group of its own, or gone
        process.kill()
