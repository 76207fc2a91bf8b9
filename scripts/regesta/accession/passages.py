"""Where the words of each passage of one text are in another text of the same capture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..fidelity import Alignment, words
from ..markup import parse
from ..model import Correction, Omission, Passage

SHARE = 0.2
"""A passage that has less than this of another's words, and not the most of them, is not where that one has gone."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document as it is aligned: its passages, and each of them in Markdown as it is written."""

    id: str
    lines: tuple[int, int]
    passages: tuple[Passage, ...]
    written: Mapping[str, str]
    corrections: tuple[Correction, ...] = ()
    omissions: tuple[Omission, ...] = ()


def text(
    id: str, body: str, lines: tuple[int, int], corrections: tuple[Correction, ...], omissions: tuple[Omission, ...]
) -> Text:
    """Return the text that `body` is."""
    passages = parse(body, id, 1)[0]
    rows = body.split("\n")
    starts = [p.line - 1 for p in passages]
    ends = [*starts[1:], len(rows)]
    written = {p.id: "\n".join(rows[a:b]).strip("\n") for p, a, b in zip(passages, starts, ends, strict=True)}
    return Text(id, lines, passages, written, corrections, omissions)


def homes(
    capture: Sequence[str], old: tuple[Text, Alignment], new: tuple[Text, Alignment]
) -> dict[str, tuple[str, ...]]:
    """Return for each passage of the old text the passages of the new one that have its words, in order."""
    before, after = _places(capture, *old), _places(capture, *new)
    shared: dict[str, Counter[str]] = {p.id: Counter() for p in old[0].passages}
    for position, passage in before.items():
        if place := after.get(position):
            shared[passage][place] += 1
    found: dict[str, tuple[str, ...]] = {}
    for passage, counts in shared.items():
        enough = max(counts.values(), default=0)
        least = min(enough, SHARE * counts.total())
        found[passage] = tuple(p.id for p in new[0].passages if counts[p.id] and counts[p.id] >= least)
    return found


def _places(capture: Sequence[str], text: Text, alignment: Alignment) -> dict[int, str]:
    """Return the passage of each word of the capture that `text` has, words counted over the whole capture."""
    position = sum(len(words(line)) for line in capture[: text.lines[0] - 1])
    places: dict[int, str] = {}
    for step in alignment.steps:
        size = step.captured.count(" ") + 1
        if step.kind != "omitted":
            places.update(dict.fromkeys(range(position, position + size), step.passage))
        position += size
    return places
