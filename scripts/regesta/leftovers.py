"""What programs leave beside the files that somebody edits: backups, locks, files that try whether one may write.

Nobody wrote it, so nobody misses it: it is neither read, nor told of, nor taken for a change.
"""

from __future__ import annotations

from pathlib import Path

_OTHERS = frozenset({"4913", "__pycache__"})
"""What Vim makes to try whether it may write in a folder, and what Python keeps beside what it runs."""


def is_left(name: str) -> bool:
    """Whether a file or folder of this name was left by a program: all that is hidden, `#a.md#`, `a.md~`."""
    return name[0] in ".#" or name[-1] == "~" or name in _OTHERS


def written(folder: Path, pattern: str) -> list[Path]:
    """Return what somebody wrote in `folder`, of names that fit `pattern`, in the order of names."""
    return sorted(path for path in folder.glob(pattern) if not is_left(path.name))
