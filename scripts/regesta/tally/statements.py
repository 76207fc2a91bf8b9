"""What was stated in public, counted: who it was directed at, when, and which texts are one statement filed twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import dates
from ..model import Corpus
from ..witnesses import original


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of one document towards one addressee (`of`, or nobody), in the passages `at`.

    `year` is empty where the date is not known. `root` is the document that stands for all those that are the same
    text or a state of it: statements of one root are one.
    """

    act: str
    of: str
    document: str
    year: str
    root: str
    at: tuple[str, ...]


def statements(corpus: Corpus) -> tuple[Statement, ...]:
    """Return every statement of the published documents, in order of time; `at` is empty for one of the whole text."""
    found = []
    for document in (corpus.documents[id] for id in corpus.chronology):
        if not document.acts:
            continue
        where: dict[tuple[str, str], list[str]] = {}
        for act in document.acts:
            where.setdefault((act.act, act.of), []).extend([act.at] if act.at != "all" else [])
        first = original(document, corpus).id
        year = dates.year(document.date)
        found += [Statement(act, of, document.id, year, first, tuple(at)) for (act, of), at in where.items()]
    return tuple(found)


def independent(found: Iterable[Statement]) -> int:
    """Return how many statements these are when those of one root count once."""
    return len({s.root for s in found})
