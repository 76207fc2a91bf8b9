"""What ends the server: Ctrl+C, being told to end, a terminal that is closed. It is heard only where one waits.

Elsewhere it is held back until then: no process is started and forgotten, and nothing is ended by half.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

SIGNS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


def hold_back() -> None:
    """Hold these signs back from now on: from this thread, and from the threads and processes that it starts."""
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNS)
    for sign in SIGNS:
        if signal.getsignal(sign) is not signal.SIG_IGN:  # as what is started to outlive its terminal asks for
            signal.signal(sign, _interrupt)


@contextmanager
def heard() -> Iterator[None]:
    """Hear within what was held back, and what comes. Raises KeyboardInterrupt there."""
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNS)


def _interrupt(_sign: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
