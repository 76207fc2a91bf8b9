"""What a build is writing, noted in the output folder itself until the site there is whole.

Whoever builds into the folder next, from whatever corpus and by whatever command, sees by it that a build was broken
off, and which files that one may have left. One process builds into a folder at a time.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .inputs import UNFINISHED

try:
    import fcntl
except ImportError:  # where there are no locks of files, there is no fork either
    fcntl = None  # type: ignore[assignment]

ASIDE = ".regesta-"
"""How a folder within the output folder begins in which a build puts files aside."""
_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """Make the output folder and have it for oneself; another build that has it is waited for. Raises OSError."""
    output.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    folder = os.open(output, os.O_RDONLY)  # the folder, and no file in it: that could be exchanged meanwhile
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.stderr.write(f"Another build is writing to {output}. Waiting for it to end.\n")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def left(output: Path) -> frozenset[str] | None:
    """Return the paths that a build which was broken off has noted; None where the last one came to its end.

    A path that leaves the folder was noted by nobody.
    """
    try:
        noted = (output / UNFINISHED).read_text("utf-8", errors="surrogateescape")
    except FileNotFoundError:
        return None
    return frozenset(path for path in noted.split("\n") if stays(path))


def stays(path: str) -> bool:
    """Return whether `path` lies within the folder that it is relative to, links apart."""
    up = ".." in path and ".." in path.split("/")
    return bool(path) and not up and not os.path.isabs(path) and "\\" not in path and "\0" not in path


def begin(output: Path) -> None:
    """Note that from here on the folder is not what its checksums say."""
    os.close(os.open(output / UNFINISHED, _APPEND, 0o666))


def note(output: Path, path: str) -> None:
    """Note a file that is about to be written, or with a slash at its end a folder. Several processes may do so."""
    file = os.open(os.path.join(output, UNFINISHED), _APPEND, 0o666)
    try:
        os.write(file, f"{path}\n".encode("utf-8", "surrogateescape"))
    finally:
        os.close(file)


def sweep(output: Path, noted: frozenset[str]) -> frozenset[str]:
    """Take away what is not of the site but was left on the way to it, and return the files noted."""
    for path in noted:
        if path.endswith("/"):
            if path.startswith(ASIDE) and path.count("/") == 1:
                shutil.rmtree(output / path, ignore_errors=True)
        else:
            with suppress(OSError):
                os.unlink(unwritten(os.path.join(output, path)))
    return frozenset(path for path in noted if not path.endswith("/"))


def unwritten(target: str) -> str:
    """Return where a file stands until all of it is written."""
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.new")


def end(output: Path) -> None:
    """Note that the folder is what its checksums say."""
    (output / UNFINISHED).unlink(missing_ok=True)
