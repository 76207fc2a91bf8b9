"""Whether one capture is much like another: how many of its runs of words the other has.

The runs are word shingles (Broder, "On the resemblance and containment of documents", 1997), of which one in `SAMPLE`
is kept, always the same ones: so two texts can be compared by what was kept of each.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple
from zlib import crc32

RUN = 5
SAMPLE = 4
LEAST = 3
MUCH = 0.6
"""The share of the runs of the smaller text that the other has, from which on it is told."""

_WORD = re.compile(r"[^\W_]+")


class Likeness(NamedTuple):
    """`share` of the runs of the smaller of two texts is in the other, `id`."""

    id: str
    share: float


def sketch(text: str) -> frozenset[int]:
    """Return the runs of words of `text` that are kept, as numbers. Case, punctuation and line breaks do not count."""
    words = _WORD.findall(text.lower())
    runs = (crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1))
    return frozenset(run for run in runs if run % SAMPLE == 0)


class Index:
    """The captures that are held, by the runs that they have."""

    def __init__(self) -> None:
        self._by_run: dict[int, list[int]] = {}
        self._ids: list[str] = []
        self._sizes: list[int] = []

    def add(self, id: str, sketch: frozenset[int]) -> None:
        number = len(self._ids)
        self._ids.append(id)
        self._sizes.append(len(sketch))
        for run in sketch:
            self._by_run.setdefault(run, []).append(number)

    def like(self, sketch: frozenset[int]) -> list[Likeness]:
        """Return the captures that are much like one with `sketch`, the likest first."""
        common = Counter(number for run in sketch for number in self._by_run.get(run, ()))
        found = [
            Likeness(self._ids[number], count / min(len(sketch), self._sizes[number]))
            for number, count in common.items()
            if count >= LEAST
        ]
        return sorted((one for one in found if one.share >= MUCH), key=lambda one: (-one.share, one.id))
