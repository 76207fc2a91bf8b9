"""Writes the files of the site: only what differs, each at once, nothing outside the output folder."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..export import checksums
from . import journal
from .inputs import MANIFEST

_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did to the output folder: paths relative to it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Unwritable(OSError):
    """A file of the site that cannot be written where it belongs, and why."""


@dataclass(frozen=True, slots=True)
class Done:
    """A file of the site that stands where it belongs: its SHA-256, and whether it had to be written."""

    path: str
    digest: str
    written: bool


class Folder:
    """The output folder: writes files into it that differ from what stands there, and `note`s each before."""

    def __init__(self, output: Path, note: Callable[[Path, str], object] = journal.note) -> None:
        self.output, self.note = output, note
        self.made: set[str] = set()

    def put(self, path: str, content: bytes) -> Done:
        """Write `content` at `path`, unless it stands there.

        Raises Unwritable for a path that leaves the folder, also through a link, and where something else stands.
        """
        target = _inside(self.output, path)
        folder = os.path.dirname(target)
        if folder not in self.made:
            self._make(folder)
        differs = _differs(target, content)
        if differs:
            self.note(self.output, path)
            _replace(target, content)
        return Done(path, hashlib.sha256(content).hexdigest(), differs)

    def _make(self, folder: str) -> None:
        """Make a folder. Within one that is known to lie in the output folder only a link could lead out of it."""
        over = os.path.dirname(folder)
        inside = folder.startswith(f"{self.output}{os.sep}")
        if inside and over not in self.made:
            self._make(over)
        if not inside or not _is_made(folder):
            _make_folder(self.output, Path(folder))
        self.made.add(folder)

    def take(self, path: str, file: str) -> None:
        """Move `file`, which stands on the same file system, to `path`. Raises Unwritable as `put` does."""
        target = _inside(self.output, path)
        _make_folder(self.output, Path(os.path.dirname(target)))
        self.note(self.output, path)
        _move(file, target)


class Aside:
    """A folder for the files that differ from those in the output folder, until they are taken there."""

    def __init__(self, output: Path, aside: Path) -> None:
        self.output, self.aside = output, Folder(aside, _unnoted)

    def put(self, path: str, content: bytes) -> Done:
        """Write `content` at `path` in this folder, unless it stands in the output folder. Raises Unwritable."""
        if _differs(_inside(self.output, path), content):
            return self.aside.put(path, content)
        return Done(path, hashlib.sha256(content).hexdigest(), written=False)


def _unnoted(output: Path, path: str) -> None:
    """The folder in which files are put aside is noted as a whole."""


def finish(output: Path, earlier: set[str], done: Iterable[Done]) -> Report:
    """Remove what is listed as `earlier` and was not done again, and write the checksums of what was done.

    Nothing else in the folder is touched. What is listed is known until it is gone: the checksums are written last.
    """
    files: dict[str, str] = {}
    written: dict[str, None] = {}
    for one in done:
        files[one.path] = one.digest
        if one.written:
            written[one.path] = None
    removed = tuple(sorted(path for path in earlier - files.keys() - {MANIFEST} if _remove(output, path)))
    if Folder(output).put(MANIFEST, checksums.render(files).encode()).written:
        written[MANIFEST] = None
    return Report(tuple(written), removed, len(files) + 1 - len(written))


def manifest(output: Path) -> set[str]:
    """Return the paths that the last build wrote into `output`."""
    file = output / MANIFEST
    if not file.is_file():
        return set()
    listed = {line.split("  ", 1)[1] for line in file.read_text("utf-8").splitlines() if "  " in line}
    return {path for path in listed if journal.stays(path)} | {MANIFEST}


# From here on paths are text: of tens of thousands of files, `pathlib` takes as long as the writing.
def _inside(output: Path, path: str) -> str:
    if not journal.stays(path):
        raise Unwritable(f"{path!r} leaves the output folder")
    return os.path.join(output, path)


def _make_folder(output: Path, folder: Path) -> None:
    if not folder.resolve().is_relative_to(output.resolve()):
        raise Unwritable(f"{folder} leads out of the output folder through a link; remove the link")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise Unwritable(f"{folder} is to be a folder, and a file stands there; remove it") from error


def _is_made(folder: str) -> bool:
    """Make `folder`, and return whether it was not there yet."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        return False
    return True


def _differs(target: str, content: bytes) -> bool:
    try:
        found = os.lstat(target)
        if stat.S_ISLNK(found.st_mode) or found.st_size != len(content):
            return True
        with open(target, "rb") as file:
            return file.read() != content
    except (FileNotFoundError, IsADirectoryError):
        return True


def _replace(target: str, content: bytes) -> None:
    beside = journal.unwritten(target)
    try:
        file = os.open(beside, _ANEW, 0o666)  # `open` takes half as long again
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)
    except OSError as error:
        raise Unwritable(f"{target}: {error.strerror}") from error
    _move(beside, target)


def _move(file: str, target: str) -> None:
    try:
        os.replace(file, target)
    except IsADirectoryError as error:
        os.unlink(file)
        raise Unwritable(f"{target} is to be a file, and a folder stands there; remove it") from error


def _remove(output: Path, path: str) -> bool:
    target = Path(_inside(output, path))
    if not os.path.isfile(target) or not target.parent.resolve().is_relative_to(output.resolve()):
        return False
    target.unlink()
    folder = target.parent
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
    return True
