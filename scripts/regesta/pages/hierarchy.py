"""The hierarchy of topics: what stands under a heading, at any depth, topics under topics too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Corpus, Topic


def headings_over(topic: Topic, topics: Mapping[str, Topic]) -> Iterator[Topic]:
    """Yield the headings over a topic, the nearest first."""
    above = topics.get(topic.broader)
    while above:
        if above.container:
            yield above
        above = topics.get(above.broader)


def topics_of(topic: Topic, corpus: Corpus) -> Iterator[str]:
    """Yield the ids of the topics that the page of `topic` is about: its own; of a heading those under it too."""
    return _below(topic.id, corpus) if topic.container else iter((topic.id,))


def _below(id: str, corpus: Corpus) -> Iterator[str]:
    yield id
    for narrower in corpus.narrower.get(id, ()):
        yield from _below(narrower, corpus)
