"""The record of suggestions agrees with the document: what is marked stands there, what was rejected does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model import Corpus, Document, SuggestionKind
from ..problems import Problem
from .where import did_you_mean, line


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    attested: dict[str, set[str]] = {}
    for event in corpus.events.values():
        for attestation in event.attested:
            attested.setdefault(attestation.document, set()).add(event.id)
    for document in [*corpus.documents.values(), *corpus.drafts.values()]:
        yield from of_document(document, frozenset(attested.get(document.id, ())), root)


def of_document(document: Document, attested: frozenset[str], root: Path) -> Iterator[Problem]:
    """The ids of suggestions are found where their kind is written; `attested` are the events of the document."""
    there: Mapping[SuggestionKind, frozenset[str]] = {
        "actors": frozenset(document.actor_ids),
        "topics": frozenset(document.topics),
        "events": attested,
        "dates": frozenset([document.date]),
    }
    for kind, ids in document.annotation.suggested.items():
        for index, id in enumerate(ids):
            if id not in there[kind]:
                yield Problem(
                    document.path,
                    line(root, document.path, "annotation", "suggested", kind, index),
                    "bad-annotation",
                    f"{id!r} is marked as suggested and is not among the {kind} of {document.id}",
                    did_you_mean(id, there[kind], "take the mark off, or put it back"),
                )
    for kind, ids in document.annotation.rejected.items():
        for index, id in enumerate(ids):
            if id in there[kind]:
                yield Problem(
                    document.path,
                    line(root, document.path, "annotation", "rejected", kind, index),
                    "bad-annotation",
                    f"{id!r} is rejected and is among the {kind} of {document.id}",
                    "take it out of one of the two",
                )
