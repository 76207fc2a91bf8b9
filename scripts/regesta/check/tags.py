"""The TAGS of cables: each stands for what it means, and a reviewed cable has what it was filed under, or says why not.

A code in the header of a cable is the source's and never a problem of itself, known or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..codes import tags
from ..model import Corpus, Document
from ..problems import Problem
from .where import authority, did_you_mean, line

HOMES = {"topic": "topics", "place": "places", "actor": "actors"}


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    yield from claimed(corpus, root)
    yield from answered(corpus, root)


def claimed(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """A record claims codes that there are; of two places or actors one, and of topics none that a broader one has."""
    for tag, holders in tags.holders(corpus).items():
        for place, (kind, id) in enumerate(holders):
            path = authority(HOMES[kind])
            at = line(root, path, id, "state_tags")
            if tag not in tags.meanings():
                hint = did_you_mean(tag, tags.meanings(), "codes/tags.yaml has the list")
                yield Problem(path, at, "unknown-tag", f"{kind} {id!r} claims {tag!r}, which is none of the TAGS", hint)
            for first, other in holders[:place]:
                if kind == first == "topic" and not _above(id, other, corpus) and not _above(other, id, corpus):
                    continue
                message = f"{kind} {id!r} claims {tag}, and {first} {other!r} does too"
                yield Problem(path, at, "duplicate-id", message, "leave it with the one that it fits best")


def answered(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """A reviewed cable has each topic and place that its TAGS stand for, or a note that quotes the code."""
    holders = tags.holders(corpus)
    for document in corpus.documents.values():
        if document.annotation.status != "reviewed":
            continue
        noted = {word for note in document.notes for word in note.quote.replace(",", " ").split()}
        for tag in dict.fromkeys(tags.of(document)):
            meant = holders.get(tag, ())
            if meant and tag not in noted and not any(id in _has(document, kind, corpus) for kind, id in meant):
                what = " or ".join(f"{kind} {id!r}" for kind, id in meant)
                yield Problem(
                    document.path,
                    line(root, document.path, "cable", "tags"),
                    "unanswered-tag",
                    f"the sender filed {document.id} under {tag}, {what}, which the document does not have",
                    f"add it if the text carries it; else say why in a note at: header, quote: {tag}",
                )


def _above(id: str, other: str, corpus: Corpus) -> bool:
    """Tell whether the topic `other` is above `id`."""
    seen: set[str] = set()
    while id in corpus.topics and id not in seen:
        seen.add(id)
        id = corpus.topics[id].broader
        if id == other:
            return True
    return False


def _has(document: Document, kind: str, corpus: Corpus) -> set[str]:
    """Return the records of a kind that a document has, with those above them; a state is a place and an actor."""
    found: set[str] = set()
    if kind == "topic":
        for id in document.topics:
            while id and id not in found:
                found.add(id)
                id = corpus.topics[id].broader if id in corpus.topics else ""
        return found
    for id in (*document.places, document.place):
        while id and id not in found:
            found.add(id)
            id = corpus.places[id].within if id in corpus.places else ""
    return found.union(document.actor_ids)
