"""Notices that files have changed: names, sizes and times of change, looked at a few times a second.

This decides only that it is worth looking. What is then made anew is decided by what the files say (`build/`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ..leftovers import is_left

State = tuple[int, int, int]
"""Of a file its inode, its size, and the time in ns when it was last changed (ctime, which nobody can set back)."""
Seen = Mapping[str, State]
"""The state of each file, by its path."""

EVERY = 0.2
"""Seconds between two looks."""
SOON = 0.1
"""Seconds that a changed file has to stay as it is: editors save in several steps."""
SHARE = 4
"""Where a look is dear, one waits so many times longer than it took: never more than a fifth of a processor."""


def seen(paths: Iterable[Path]) -> Seen:
    """Return what stands at `paths` and below them, without what editors leave beside the files that they edit."""
    found: dict[str, State] = {}
    for path in paths:
        if path.is_dir():
            _below(str(path), found)
        elif one := state(str(path)):
            found[str(path)] = one
    return found


def _below(folder: str, found: dict[str, State]) -> None:
    """Add the files below `folder`: a few times a second, for tens of thousands of them, so as few calls as can be."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_left(entry.name):
                    continue
                try:
                    if entry.is_dir():
                        _below(entry.path, found)
                        continue
                    stat = entry.stat()
                except OSError:  # gone since, or a link to nothing, or to itself
                    continue
                found[entry.path] = stat.st_ino, stat.st_size, stat.st_ctime_ns
    except OSError:  # gone since, or not to be read: who builds says so
        return


def outside(folder: Path, seen: Seen) -> Seen:
    """Return of what was seen what stands neither at `folder` nor below it."""
    return {path: state for path, state in seen.items() if not f"{path}{os.sep}".startswith(f"{folder}{os.sep}")}


def differing(before: Seen, now: Seen) -> tuple[str, ...]:
    """Return the files that are new, gone, or changed, in the order of their paths."""
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


def state(path: str) -> State | None:
    """Return the state of one file, or None where there is none."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_ctime_ns


def awaited(
    before: Seen,
    look: Callable[[], Seen],
    state: Callable[[str], State | None] = state,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Seen:
    """Wait until `look` gives something else than `before`, and what has changed stays as it is; return that look.

    What changes meanwhile elsewhere differs from what is returned, so the next look tells it.
    """
    pause = EVERY
    while True:
        sleep(pause)
        begun = clock()
        now = look()
        pause = max(EVERY, SHARE * (clock() - begun))
        if changed := differing(before, now):
            sleep(SOON)
            if all(state(path) == now.get(path) for path in changed):
                return now
