"""Topics whose label, other labels or scope note have words in common with the text.

A word counts by how much it sets a passage apart. Of the label that fits best, the share of its weight found in the
text; of the scope note, what is found, with diminishing returns. What a scope note says does not belong is passed
over: its sentences that begin with "Not". The square at the end makes the score what it says it is: without it, it was
about the root of the share of suggestions that a reviewer had made too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ...model import Topic
from .. import terms
from ..index import Index
from ..reading import Reading
from ..suggestion import Suggestion

NAME = "labels"
LABEL = 0.8
"""What the whole label, found in the text, is worth before the scope note is looked at."""
NOTE = 20.0
"""The weight of words of a scope note after which two thirds of the doubt is gone (about six rare words)."""
LEAST = 0.05
WORDS = 6

_SENTENCE = re.compile(r"(?<=[.;:])\s+")


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    here = reading.all_terms
    for topic in index.corpus.topics.values():
        if not index.may_have(topic.id):
            continue
        labels, note = _said(topic)
        label = max(labels, key=lambda words: _share(words, here, index), default=frozenset())
        weights = {t: index.weight(t) for t in (label | note) if t in here}
        rest = math.exp(-math.fsum(weights[t] for t in note if t in weights) / NOTE)
        score = (1 - (1 - LABEL * _share(label, here, index)) * rest) ** 2
        if score < LEAST:
            continue
        passages = carriers(reading, weights)
        words = sorted(weights, key=lambda t: (t not in label, -weights[t], t))[:WORDS]
        written = tuple(dict.fromkeys(here[t] for t in words if weights[t]))
        yield Suggestion("topics", topic.id, score, (NAME,), passages, written, "words of its label and scope note")


def carriers(reading: Reading, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Return the passages that have most of the weight: at least half as much as the one that has most."""
    found = {p: math.fsum(weights.get(t, 0.0) for t in terms) for p, terms in reading.terms.items()}
    most = max(found.values(), default=0.0)
    return tuple(p for p, weight in found.items() if most and weight >= most / 2)


def _share(words: frozenset[str], here: Mapping[str, str], index: Index) -> float:
    whole = math.fsum(index.weight(t) for t in words)
    return math.fsum(index.weight(t) for t in words if t in here) / whole if whole else 0.0


@lru_cache(maxsize=4096)
def _said(topic: Topic) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    belongs = " ".join(s for s in _SENTENCE.split(topic.scope_note) if not s.startswith(("Not ", "not ")))
    return tuple(terms.single(one) for one in (topic.label, *topic.alt)), frozenset(terms.of(belongs))
