"""What the last build made, and from what: kept outside of the site, and of no consequence but for time.

A piece is made anew when a value that it read is another than it was, and when anything that all pieces are made with
is: the templates, the settings, the software. The record can be taken away or be damaged at any time; then everything
is made anew, to the same bytes.
"""

from __future__ import annotations

import hashlib
import pickle
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .. import kept
from .watch import Read, Watch
from .writer import Done

SUM = 32
FEW = 24
"""So many numbers are sooner found by their bytes than by looking at each of millions."""


class Made(NamedTuple):
    """A piece as it was made: what it is called with, the numbers of the values that it read, its files.

    The numbers are bytes, four of each, and the whole is no dataclass: a build begins with fifty thousand of them.
    """

    plain: str
    read: bytes
    files: tuple[tuple[str, str], ...]

    @property
    def numbers(self) -> memoryview:
        return memoryview(self.read).cast("I")


@dataclass(slots=True)
class Memory:
    """`ground` is the digest of what every piece is made with; `sums` are the digests of the values read.

    `site` is the SHA-256 of the checksums that the build published: those of another site are not what is known here.
    """

    ground: str
    reads: dict[Read, int] = field(default_factory=dict)
    sums: list[str] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)
    site: str = ""

    def compare(self, watch: Watch) -> set[int]:
        """Note what all values are now, and return the numbers of those that are no longer what they were."""
        stale: set[int] = set()
        for read, n in self.reads.items():
            now = watch.digest(read)
            if now != self.sums[n]:
                stale.add(n)
            self.sums[n] = now  # one string for both, of a hundred thousand
        return stale

    def number(self, read: Read, watch: Watch) -> int:
        """Return the number of a value, noting what it is now."""
        found = self.reads.get(read)
        if found is None:
            found = self.reads[read] = len(self.sums)
            self.sums.append(watch.digest(read))
        return found

    def keep(self, name: str, plain: str, read: Iterable[Read], done: Iterable[Done], watch: Watch) -> None:
        """Note a piece that was made."""
        numbers = [self.number(r, watch) for r in read]
        self.made[name] = Made(plain, _packed(numbers), tuple((d.path, d.digest) for d in done))

    def begun(self) -> Memory:
        """Return a record of the same values and of no piece yet; it takes the values over from this one."""
        return Memory(self.ground, self.reads, self.sums)

    def forget_unread(self, once: set[int]) -> None:
        """Drop those values of the numbers `once`, which pieces read that are no more, that no piece reads any longer.

        The others keep their numbers until most are free.
        """
        reads = reading(once)
        unread = once.difference(*(made.numbers for made in self.made.values() if reads(made)))
        if not unread:
            return
        self.reads = {value: n for value, n in self.reads.items() if n not in unread}
        if len(self.sums) > 2 * len(self.reads):
            anew = {n: place for place, n in enumerate(self.reads.values())}
            self.sums = [self.sums[n] for n in anew]
            self.reads = {value: anew[n] for value, n in self.reads.items()}
            self.made = {
                name: made._replace(read=_packed(anew[n] for n in made.numbers)) for name, made in self.made.items()
            }


def reading(numbers: set[int]) -> Callable[[Made], bool]:
    """Return what tells whether a piece read any of the values of these numbers."""
    if len(numbers) > FEW:
        return lambda made: not numbers.isdisjoint(made.numbers)
    packed = [_packed([n]) for n in numbers]

    def reads(made: Made) -> bool:
        # The bytes of a number may stand across two others too: then it is looked for once more.
        return any(one in made.read for one in packed) and not numbers.isdisjoint(made.numbers)

    return reads


def _packed(numbers: Iterable[int]) -> bytes:
    return array("I", sorted(numbers)).tobytes()


def ground(theme: Path, *settings: str) -> str:
    """Return the digest of what every piece is made with: the theme, the software to its last letter, the settings."""
    found = hashlib.sha256("\n".join([kept.software(), *settings]).encode())
    kept.add_folder(found, theme)
    return found.hexdigest()


def read(file: Path, ground: str) -> Memory:
    """Return the record in `file`; an empty one where there is none, it is damaged, or was made with something else."""
    try:
        with file.open("rb") as opened:
            seal = opened.read(SUM)
            if hashlib.file_digest(opened, "sha256").digest() == seal:
                opened.seek(SUM)
                found: object = pickle.load(opened)
                if isinstance(found, Memory) and found.ground == ground:
                    return found
    except (OSError, pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
        pass
    return Memory(ground)


def write(file: Path, memory: Memory) -> None:
    """Write the record, at once or not at all; it is never whole in memory as bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    with beside.open("w+b") as opened:
        opened.write(bytes(SUM))
        pickler = pickle.Pickler(opened, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # hardly a value stands here twice, and to look for it takes as long as to write
        pickler.dump(memory)
        opened.seek(SUM)
        seal = hashlib.file_digest(opened, "sha256").digest()
        opened.seek(0)
        opened.write(seal)
    beside.replace(file)
