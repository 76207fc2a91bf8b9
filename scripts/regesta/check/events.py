"""Events agree with their documents: who, where and what about stands in one that attests them, or they say whence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Corpus, Document, Event
from ..problems import Problem
from .where import authority, line


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Give each actor, place and topic of an event that no attesting document lists and no evidence accounts for.

    A place is listed also where one within it is; evidence from outside stands under `evidence` or `note`, of the
    event or of an attestation.
    """
    path = authority("events")
    held = {**corpus.drafts, **corpus.documents}
    for event in corpus.events.values():
        documents = [held[a.document] for a in event.attested if a.document in held]
        if len(documents) < len(event.attested) or _outside(event):
            continue  # a document that is not there is reported already
        for what, ids, listed in (
            ("actors", event.actors, {id for d in documents for id in _actors(d)}),
            ("places", event.places, {id for d in documents for id in _places(d, corpus)}),
            ("topics", event.topics, {id for d in documents for id in d.topics}),
        ):
            for index, id in enumerate(ids):
                if id not in listed:
                    names = ", ".join(dict.fromkeys(d.id for d in documents))
                    yield Problem(
                        path,
                        line(root, path, event.id, what, index),
                        "unattested-link",
                        f"{id!r} is among the {what} of {event.id!r}, and of no document that attests it ({names})",
                        f"list it under {what}: there, if the text has it; else say whence under evidence: or note:",
                    )


def _outside(event: Event) -> bool:
    return bool(event.evidence or event.note or any(a.evidence or a.note for a in event.attested))


def _actors(document: Document) -> Iterator[str]:
    yield from document.actor_ids
    yield from (id for speakers in document.voices.values() for id in speakers)
    yield from (act.of for act in document.acts if act.of)


def _places(document: Document, corpus: Corpus) -> Iterator[str]:
    for id in (*document.places, document.place):
        seen: set[str] = set()
        while id and id not in seen:
            seen.add(id)
            yield id
            id = corpus.places[id].within if id in corpus.places else ""
