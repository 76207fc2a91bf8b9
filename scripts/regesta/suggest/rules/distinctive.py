"""Topics that passages with the same distinctive terms carry.

Of the passages in which a term stands, the share that carries a topic: "of 5 passages with “executed”, 4 carry it".
Terms in a quarter of all passages tell nothing, nor those with which a topic is not twice as frequent as without. The
strongest `TERMS` are combined as if they erred independently, each at half its share, since words of one sentence do
not; the square of that is about the share of suggestions that a reviewer had made too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..index import Index
from ..reading import Reading
from ..suggestion import Suggestion
from .labels import carriers

NAME = "terms"
TERMS = 3
HALF = 0.5
COMMON = 0.25
LEAST = 0.1


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    here = reading.all_terms
    shares: dict[str, list[tuple[float, str, int, int]]] = {}
    for term in here:
        stands = index.with_term(term)
        if not 0 < stands <= COMMON * index.passages:
            continue
        for topic, together in index.topics_with(term):
            usual = index.carrying(topic) / index.passages
            share = (together + usual) / (stands + 1) * stands / (stands + 1)
            if share > 2 * usual:
                shares.setdefault(topic, []).append((share, term, together, stands))
    for topic, found in shares.items():
        strongest = sorted(found, key=lambda s: (-s[0], s[1]))[:TERMS]
        doubt = 1.0
        for share, *_ in strongest:
            doubt *= 1 - HALF * share
        score = (1 - doubt) ** 2
        if score < LEAST:
            continue
        passages = carriers(reading, {term: share for share, term, *_ in found})
        words = tuple(dict.fromkeys(here[term] for _, term, *_ in strongest))
        _, term, together, stands = strongest[0]
        why = f"of {stands} reviewed passages with “{here[term]}”, {together} carry it"
        yield Suggestion("topics", topic, score, (NAME,), passages, words, why)
