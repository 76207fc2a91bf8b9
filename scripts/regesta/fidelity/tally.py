"""How many words of a capture are where: in a text, in an omission, in a correction; the rest is in none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .tokens import words


class Tally(NamedTuple):
    """All four count words of the capture: `capture` is the sum of the others where nothing is lost."""

    capture: int
    text: int
    omitted: int
    corrected: int

    @property
    def lost(self) -> int:
        return self.capture - self.text - self.omitted - self.corrected


def tally(
    capture: Sequence[str], owned: Iterable[range], lost: Iterable[str], steps: Iterable[tuple[str, str]]
) -> Tally:
    """Return the tally of the lines of `capture`.

    `owned` are the lines of its texts, `lost` the words on other lines that nothing declares (of `check_capture`), and
    `steps` the kind and the captured words of each step of the alignments.
    """
    counts = [len(words(line)) for line in capture]
    of_texts = {number for lines in owned for number in lines}
    shared = sum(count for number, count in enumerate(counts, 1) if number not in of_texts)
    by_kind = {"same": 0, "joined": 0, "omitted": 0, "corrected": 0}
    for kind, captured in steps:
        by_kind[kind] += captured.count(" ") + 1
    omitted = by_kind["omitted"] + shared - sum(len(run.split()) for run in lost)
    return Tally(sum(counts), by_kind["same"] + by_kind["joined"], omitted, by_kind["corrected"])
