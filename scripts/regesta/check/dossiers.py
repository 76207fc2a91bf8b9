"""Every sentence of a synthesis rests on passages, and quotes them letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Corpus
from ..problems import Problem
from . import grounds
from .where import authority, line


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("topics")
    waiting = grounds.unread(corpus, root)
    for topic in corpus.topics.values():
        for index, sentence in enumerate(topic.dossier):
            at = (topic.id, "dossier", index)
            if not sentence.rests_on:
                yield Problem(
                    path,
                    line(root, path, *at),
                    "no-evidence",
                    f"a sentence of the dossier of {topic.id!r} rests on nothing",
                    "name its passages under rests_on: as document#passage",
                )
            yield from grounds.rests(sentence.text, sentence.rests_on, corpus, waiting, root, path, at, at)
