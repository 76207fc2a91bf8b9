"""Actors whose names and variants stand in the text.

The score is the share of the reviewed documents naming the actor that list it too, drawn towards that share among all
actors of its type, as if two more documents had been seen: a name that editors mostly pass over is proposed weakly.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..index import Index
from ..reading import Reading, by_actor
from ..suggestion import Suggestion

NAME = "names"
SEEN = 2


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    for id, passages, forms in by_actor(reading.actors):
        if id not in index.corpus.actors:
            continue
        named = index.all.named[id] - index.out.named[id]
        kept = index.all.kept[id] - index.out.kept[id]
        score = (kept + SEEN * _usual(index)) / (named + SEEN)
        why = f"reviewed documents that name it: {named}, that list it: {kept}"
        yield Suggestion("actors", id, score, (NAME,), passages, forms, why)


def _usual(index: Index) -> float:
    """Return the share over all actors, as if one document more had listed and one had not."""
    named = index.all.named.total() - index.out.named.total()
    kept = index.all.kept.total() - index.out.kept.total()
    return (kept + 1) / (named + 2)
