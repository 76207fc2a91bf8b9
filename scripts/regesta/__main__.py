"""`regesta` and `python -m regesta`."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn

from .cli import main


def run() -> NoReturn:
    """Run the command that the arguments name, and end with its exit status.

    The process ends at once: to take the records of a corpus apart, one by one, takes a second for ten thousand.
    """
    status = main()
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        pass
    os._exit(status)


if __name__ == "__main__":
    run()
