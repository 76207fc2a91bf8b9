"""A piece of the site that is made at one go: a page, the files beside a document, a list for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

File = tuple[str, bytes]
"""A path under the output folder, and what stands in the file."""


def as_made(files: Iterable[File]) -> Iterable[File]:
    """Return what was made: it is files already."""
    return files


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece: `make` gives its data, `render` makes files of them.

    `make` is a `functools.partial` of a pure function: it reads nothing but its arguments, so that these say all that
    the piece is made from. `render` reads nothing else of the corpus. `name` is like no other's.
    """

    name: str
    make: Callable[[], Any]
    render: Callable[[Any], Iterable[File]] = as_made

    def files(self) -> Iterable[File]:
        """Give the files of this piece."""
        return self.render(self.make())
