"""What speaks against a topic: its label names a state, body or place that the text does not.

"Attacks in Afghanistan" is like any text on an attack, but for the one word that it is about. Of the names in a label
the one that fewest reviewed documents name has to stand in the text, by whatever name the authority files have, or by a
word with the same first letters (Afghan, Thai).
"""

from __future__ import annotations

from .. import mentions
from ..model import Passage
from .index import Index
from .reading import Reading

DOUBT = 0.35
"""What is left of the score of a topic whose name is absent."""
LETTERS = 4


def factor(topic: str, reading: Reading, index: Index) -> float:
    """Return what the score of `topic` is multiplied by: 1, or `DOUBT`."""
    named = _named(index.corpus.topics[topic].label, index)
    if not named:
        return 1.0
    here = {m.actor for m in (*reading.actors, *reading.places)}
    rarest = min(named, key=lambda one: (index.all.named[one[0]], one[0]))
    if rarest[0] in here:
        return 1.0
    start = rarest[1][:LETTERS].casefold()
    return 1.0 if any(term.startswith(start) for term in reading.all_terms) else DOUBT


def _named(label: str, index: Index) -> tuple[tuple[str, str], ...]:
    """Return the records that a label names, each with the form."""
    passage = Passage("label", "title", label)
    forms = (index.names.actors, index.names.places)
    found = [m for one in forms for m in mentions.find(passage, (one,), index.names.known)[0]]
    return tuple((m.actor, m.form) for m in found)
