"""A piece of the site that is made at one go: a page, the files beside a document, a list for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

File = tuple[str, bytes]
"""A path under the output folder, and what stands in the file."""


@dataclass(frozen=True, slots=True)
class Unit:
    """`make` is pure: it gives the same files for the same corpus, in whatever process it is called."""

    name: str
    files: Callable[[], Iterable[File]]
