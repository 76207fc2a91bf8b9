"""The description of an actor rests on passages, and so does an office that names any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Corpus
from ..problems import Problem
from . import grounds
from .where import authority, line


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("actors")
    waiting = grounds.unread(corpus, root)
    for actor in corpus.actors.values():
        said = (actor.id, *(["description"] if actor.description else []))
        if actor.description and not actor.rests_on:
            yield Problem(
                path,
                line(root, path, *said),
                "no-evidence",
                f"the description of {actor.id!r} rests on nothing",
                "name its passages under rests_on: as document#passage",
            )
        yield from grounds.rests(actor.description, actor.rests_on, corpus, waiting, root, path, (actor.id,), said)
        for index, office in enumerate(actor.offices):
            at = (actor.id, "offices", index)
            yield from grounds.rests("", office.rests_on, corpus, waiting, root, path, at, at)
