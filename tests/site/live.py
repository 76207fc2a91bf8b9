"""`regesta serve` as an editor starts it, and what it says."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError
from urllib.request import urlopen

from .conftest import COMMAND

T = TypeVar("T")
LONG = 60.0
"""Seconds after which a test no longer waits: far more than a busy machine needs."""


class Served:
    """A running server: its address, and all that it has said so far on its terminal."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        started = until(lambda: re.search(r"Serving at (http://\S+)/ ", self.said()))
        self.address = started[1]

    def _read(self) -> None:
        assert self.process.stdout
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def said(self) -> str:
        return "".join(self.lines)

    def page(self, path: str) -> str:
        try:
            with urlopen(self.address + path) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()


def _at_a_terminal() -> None:
    """Hear Ctrl+C, though tests that a script runs in the background be deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(root: Path) -> subprocess.Popen[str]:
    """Start to serve the corpus under `root`, in a group of processes of its own, as a terminal does."""
    return subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
        preexec_fn=_at_a_terminal,
    )


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """Serve the corpus under `root`, and end it at the end."""
    process = started(root)
    try:
        yield Served(process)
    finally:
        process.terminate()
        process.wait(LONG)


def until(found: Callable[[], T]) -> T:
    """Return what `found` gives as soon as it is something; fail where it never is."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if one := found():
            return one
        time.sleep(0.05)
    raise AssertionError("nothing came")
