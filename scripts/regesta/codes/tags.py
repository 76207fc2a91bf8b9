"""TAGS: what each code means, and which topic, place or actor of a corpus it stands for (their `state_tags`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from ..model import Corpus, Document
from . import table

Kind = Literal["topic", "place", "actor"]
Holders = Mapping[str, tuple[tuple[Kind, str], ...]]


@cache
def meanings() -> Mapping[str, str]:
    """Return what each of the TAGS means, of every part of the list."""
    return {code: meaning for part in table("tags").values() for code, meaning in part.items()}


def of(document: Document) -> tuple[str, ...]:
    """Return the TAGS of a cable as its header has them, in order; none for any other text."""
    stated = document.cable.get("tags", ())
    return tuple(str(tag) for tag in (stated if isinstance(stated, list | tuple) else [stated]))


def holders(corpus: Corpus) -> Holders:
    """Return the records that each of the TAGS stands for, as (kind, id), in the order topics, places, actors."""
    found: dict[str, tuple[tuple[Kind, str], ...]] = {}
    records: list[tuple[Kind, str, tuple[str, ...]]] = [
        *(("topic", t.id, t.state_tags) for t in corpus.topics.values()),
        *(("place", p.id, p.state_tags) for p in corpus.places.values()),
        *(("actor", a.id, a.state_tags) for a in corpus.actors.values()),
    ]
    for kind, id, tags in records:
        for tag in tags:
            found[tag] = (*found.get(tag, ()), (kind, id))
    return found


def unknown(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """Return the TAGS of cables that the list does not have, each with the documents that bear it."""
    found: dict[str, tuple[str, ...]] = {}
    for document in corpus.documents.values():
        for tag in of(document):
            if tag not in meanings():
                found[tag] = (*found.get(tag, ()), document.id)
    return found
