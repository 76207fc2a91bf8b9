"""Topics of the reviewed passages that a passage resembles most.

Resemblance is the cosine of vectors of terms weighted by rarity (tf-idf; Salton and Buckley, "Term-weighting approaches
in automatic text retrieval", 1988), each term counted once. Of the `NEAREST` passages each gives its topics its
resemblance; what several give is combined as if they erred independently, and the whole is halved, as it is the
weakest ground of all: that two texts are alike does not say in what.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..index import Index, Taught
from ..reading import Reading
from ..suggestion import Suggestion

NAME = "resemblance"
NEAREST = 8
STRETCH = 1.5
WORTH = 0.5
LEAST = 0.05
WORDS = 4


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    title = {t: None for p in reading.document.passages if p.kind == "title" for t in reading.terms.get(p.id, ())}
    scores: dict[str, dict[str, float]] = {}
    nearest: dict[str, tuple[float, Taught, set[str]]] = {}
    for passage, written in reading.terms.items():
        for cosine, taught, shared in _nearest(dict.fromkeys((*written, *title)), reading, index):
            for topic in taught.topics:
                if not index.may_have(topic):
                    continue
                at = scores.setdefault(topic, {})
                at[passage] = 1 - (1 - at.get(passage, 0.0)) * (1 - min(0.95, STRETCH * cosine))
                if cosine > nearest.get(topic, (0.0,))[0]:
                    nearest[topic] = (cosine, taught, shared)
    for topic, at in scores.items():
        most = max(at.values())
        if WORTH * most < LEAST:
            continue
        _, like, shared = nearest[topic]
        passages = tuple(p for p, score in at.items() if score >= 0.75 * most)
        words = tuple(reading.all_terms[t] for t in sorted(shared, key=lambda t: (-index.weight(t), t))[:WORDS])
        why = f"like {like.document} {like.passage}, which carries it"
        yield Suggestion("topics", topic, WORTH * most, (NAME,), passages, words, why)


def _nearest(terms: Iterable[str], reading: Reading, index: Index) -> list[tuple[float, Taught, set[str]]]:
    """Return the reviewed passages of other documents nearest to one with `terms`, and the terms they share."""
    weights = {t: index.weight(t) for t in terms}
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    if not length:
        return []
    dots: defaultdict[int, float] = defaultdict(float)
    shared: dict[int, set[str]] = {}
    for term, weight in weights.items():
        for number in index.near(term):
            dots[number] += weight * weight
            shared.setdefault(number, set()).add(term)
    own = {*index.out.documents, reading.document.id}
    found = [
        (dot / (length * index.taught[n].length), index.taught[n], shared[n])
        for n, dot in dots.items()
        if index.taught[n].document not in own
    ]
    return sorted(found, key=lambda one: (-one[0], one[1].document, one[1].passage))[:NEAREST]
