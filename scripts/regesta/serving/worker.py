"""One process beside the server that works for it: warm, for it has imported everything, and never two at a time.

It is not forked from the server, whose threads may hold locks, but from a process that imports and does nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from . import signs

WARM = "forkserver" in multiprocessing.get_all_start_methods()
PATIENCE = 2.0
"""Seconds that a process has to end when it is told to."""


class Worker:
    """Runs `task`, which says what it has to say into the connection that is its first argument."""

    def __init__(self, task: Callable[..., None], modules: Sequence[str]) -> None:
        self.task = task
        self._running: tuple[BaseProcess, Connection] | None = None
        resource_tracker.ensure_running()  # which lets through what was held back: nothing is yet
        if WARM:
            multiprocessing.set_forkserver_preload(list(modules))

    def warm(self) -> None:
        """Wait until all is imported that is to be; signs are held back already. Raises KeyboardInterrupt."""
        if WARM:
            forkserver.ensure_running()
            process = multiprocessing.get_context("forkserver").Process(target=_nothing)
            with signs.heard():
                process.start()
                process.join()

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
        """Wait for what the task says next, and return it.

        Raises EOFError where it has ended without a word, and KeyboardInterrupt.
        """
        assert self._running
        process, heard = self._running
        with signs.heard():
            wait([heard, process.sentinel])
            if not heard.poll():  # what helped the task holds its end of the connection open
                raise EOFError
            return heard.recv()

    def said(self) -> object | None:
        """Return what the task has said and nobody has heard yet, if anything."""
        try:
            return self._running[1].recv() if self._running and self._running[1].poll() else None
        except EOFError:
            return None

    def end(self) -> None:
        """End the task, which is given the time to clear up, and whatever it has started and left behind."""
        if self._running is None:
            return
        process, heard = self._running
        self._running = None
        heard.close()
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if process.is_alive():
                _signal(process, sign)
                process.join(PATIENCE)
        _signal(process, signal.SIGKILL)  # what helped it does not notice that it is gone
        process.close()


def _nothing() -> None:
    """End at once."""


def _apart(task: Callable[..., None], says: Connection, *arguments: object) -> None:
    """Run the task in a group of processes of its own: Ctrl+C is for the server, which ends the whole group.

    What ends the server is held back from all that it starts (`signs`), and so it would be from this.
    """
    os.setsid()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    task(says, *arguments)


def _signal(process: BaseProcess, sign: signal.Signals) -> None:
    assert process.pid
    try:
        os.killpg(process.pid, sign)
    except (ProcessLookupError, PermissionError):  # not yet a group of its own, or gone
        process.kill()
