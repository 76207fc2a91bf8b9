"""Notices that files have changed: names, sizes and times of change, looked at a few times a second.

This decides only that it is worth looking. What is then made anew is decided by what the files say (`build/`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Seen = Mapping[str, tuple[int, int, int, int]]
"""For each file, by its path: inode, size, and the times in ns when its content and its record were last changed."""

EVERY = 0.2
"""Seconds between two looks."""
SOON = 0.1
"""Seconds from a change to the look that tells whether it is over: editors save in several steps."""
SHARE = 4
"""Where a look is dear, one waits so many times longer than it took: never more than a fifth of a processor."""


def seen(paths: Iterable[Path]) -> Seen:
    """Return what stands at `paths` and below them, without what editors leave beside the files that they edit."""
    found: dict[str, tuple[int, int, int, int]] = {}
    for path in paths:
        if path.is_dir():
            _below(str(path), found)
        elif path.is_file():
            found[str(path)] = _state(path.stat())
    return found


def _below(folder: str, found: dict[str, tuple[int, int, int, int]]) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _passing(entry.name):
                    continue
                if entry.is_dir():
                    _below(entry.path, found)
                    continue
                try:
                    found[entry.path] = _state(entry.stat())
                except FileNotFoundError:  # gone since, or a link to nothing
                    continue
    except (FileNotFoundError, NotADirectoryError):
        return


def _state(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _passing(name: str) -> bool:
    """Tell swap files, backups and locks of editors, and what Python keeps: regesta reads none of them."""
    return name.startswith((".", "#")) or name.endswith("~") or name == "__pycache__"


def differing(before: Seen, now: Seen) -> tuple[str, ...]:
    """Return the files that are new, gone, or changed, in the order of their paths."""
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


def awaited(
    before: Seen,
    look: Callable[[], Seen],
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Seen:
    """Wait until `look` gives something else than `before`, and the same twice; return that."""
    last, pause = before, EVERY
    while True:
        sleep(pause)
        begun = clock()
        now = look()
        if now == last and now != before:
            return now
        last, pause = now, EVERY if now == before else SOON
        pause = max(pause, SHARE * (clock() - begun))
