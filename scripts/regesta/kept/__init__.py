"""What was worked out before and need not be again: kept under `.regesta/`, and of no consequence but for time.

Everything kept stands under the digest of all that it was worked out from, the software included. No time stamp
decides anything. What is taken away, cut off or damaged is worked out anew.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import sys
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from .. import files
from .records import dumps, loads

T = TypeVar("T")

FOLDER = ".regesta/read"
SUM = 32
BLOCK = 256
"""So many results stand in one file: an edit writes one file anew."""
SOFTWARE = Path(__file__).parent.parent
LIBRARIES = ("jinja2", "markdown", "markupsafe", "pydantic", "pyyaml")
"""What reads documents and makes pages, beside regesta itself."""


@cache
def software() -> str:
    """Return the digest of this software to its last letter, of what it runs on and of the libraries it uses."""
    found = hashlib.sha256(sys.version.encode())
    add_folder(found, SOFTWARE)
    for name in LIBRARIES:
        found.update(f"\n{name} {version(name)}".encode())
    return found.hexdigest()


def add_folder(found: Any, folder: Path) -> None:
    """Add to a digest the names and bytes of all files below `folder`; names may be anything but text."""
    for path in files.below(str(folder)):
        file = Path(path)
        if file.suffix != ".pyc" and file.is_file():
            found.update(f"\n{file.relative_to(folder).as_posix()}\n".encode("utf-8", "surrogateescape"))
            found.update(file.read_bytes())


def digest(*parts: object) -> str:
    """Return the digest of plain records and values: all that their `repr` says."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def read(file: Path, ground: str) -> Any:
    """Return what is kept in `file`; None where there is nothing, it is damaged, or it has another ground."""
    try:
        data = file.read_bytes()
        if _seal(ground, data) == data[:SUM]:
            return loads(memoryview(data)[SUM:])
    except (OSError, pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
        pass
    return None


def write(file: Path, ground: str, value: object) -> None:
    """Keep `value` in `file`, at once or not at all."""
    data = bytes(SUM) + dumps(value)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(_seal(ground, data) + memoryview(data)[SUM:])
    beside.replace(file)


def _seal(ground: str, data: bytes) -> bytes:
    found = hashlib.sha256(ground.encode())
    found.update(memoryview(data)[SUM:])
    return found.digest()


def sum_of(file: Path) -> str:
    """Return the SHA-256 of a file as it is now; nothing where it cannot be read."""
    try:
        with open(file, "rb") as opened:  # quicker than Path by half, ten thousand times
            return hashlib.sha256(opened.read()).hexdigest()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place for results: `folder` is None where nothing is kept. `sums` are SHA-256 of files by path, where known."""

    folder: Path | None = None
    sums: Mapping[str, str] = field(default_factory=dict)

    def sum(self, file: Path) -> str:
        """Return the SHA-256 of a file; nothing where it cannot be read, or nothing is kept."""
        if self.folder is None:
            return ""
        return self.sums.get(str(file)) or sum_of(file)

    def through(
        self,
        kind: str,
        ground: str,
        keys: Mapping[str, str],
        make: Callable[[Sequence[str]], Sequence[T]],
        now: Callable[[str, T], str],
    ) -> dict[str, T]:
        """Return a result for each name of `keys`, in their order: the one kept under its key, else what is made now.

        `make` gets the names whose results are not kept and gives theirs, in the same order; `now` gives the key of a
        name and its result once more: what changed while it was read is not kept, nor what has no key. `ground` is the
        digest of what all results rest on, beside the software.
        """
        if self.folder is None:
            return dict(zip(keys, make(list(keys)), strict=True))
        place = self.folder / kind
        whole = hashlib.sha256(f"{software()} {kind} {ground}".encode()).hexdigest()
        blocks = _blocks(keys)
        before = {file: read(place / file, whole) or {} for file in blocks}
        found: dict[str, T] = {}
        for file, names in blocks.items():
            held = before[file]
            found.update((n, held[n][1]) for n in names if n in held and held[n][0] == keys[n] != "")
        stale = [name for name in keys if name not in found]
        found.update(zip(stale, make(stale), strict=True))
        anew = frozenset(stale)
        settled = {
            name: keys[name] if name not in anew or now(name, found[name]) == keys[name] else "" for name in keys
        }
        # Where nothing can be written, or another does the same at this time, nothing is lost but time.
        for file, names in blocks.items():
            if len(before[file]) != len(names) or not anew.isdisjoint(names):
                with suppress(OSError):
                    write(place / file, whole, {name: (settled[name], found[name]) for name in names})
        for other in place.glob("*"):
            if other.name not in blocks:
                with suppress(OSError):
                    other.unlink()
        return {name: found[name] for name in keys}

    def forget(self) -> None:
        """Take away all that is kept."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


NOTHING = Shelf()


def shelf(root: Path, sums: Mapping[str, str] = MappingProxyType({})) -> Shelf:
    """Return the shelf of the corpus in `root`; `sums` are SHA-256 of its files, where they are known."""
    return Shelf(root / FOLDER, sums)


def _blocks(names: Collection[str]) -> dict[str, list[str]]:
    """Return the names by the file they are kept in: twice as many documents have twice as many files."""
    number = 1 << max(0, (len(names) - 1) // BLOCK).bit_length()
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(f"{number}-{zlib.crc32(name.encode('utf-8', 'surrogateescape')) % number}", []).append(name)
    return found
