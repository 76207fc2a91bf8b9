"""The names of what a document lists, found in its text; one that two of them share is a problem, not a guess."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import kept, mentions
from ..model import Document, Mention
from ..problems import Problem
from .authority import Records


@dataclass(frozen=True, slots=True)
class Known:
    """All names of the authority files, indexed once; `people` are the full names of persons alone."""

    actors: mentions.Index
    places: mentions.Index
    people: mentions.Index


def known(records: Records) -> Known:
    """Return the names of `records`, misspellings included."""
    actors = [(a, name) for a in records.actors.values() for name in (a.name, *a.names, *a.misspellings)]
    return Known(
        mentions.index((actor.id, name) for actor, name in actors),
        mentions.index((p.id, name) for p in records.places.values() for name in (p.name, *p.names)),
        mentions.index((actor.id, name) for actor, name in actors if actor.type == "person" and " " in name.strip()),
    )


def digest(records: Records) -> str:
    """Return the digest of all that finding names rests on."""
    actors = [(a.id, a.type, a.name, a.names, a.misspellings) for a in records.actors.values()]
    return kept.digest(actors, [(p.id, p.name, p.names) for p in records.places.values()])


def find(document: Document, names: Known) -> tuple[Document, tuple[Problem, ...]]:
    """Return `document` with the mentions of what it lists, and the names of which nobody can tell whose they are."""
    own = mentions.index(((a.id, form) for a in document.actors for form in a.forms), own=True)
    local = mentions.index(((id, form) for id, forms in document.place_forms.items() for form in forms), own=True)
    actors: list[Mention] = []
    places: list[Mention] = []
    ambiguous: dict[tuple[str, str], int] = {}
    people, there = frozenset(document.actor_ids), frozenset(document.places)
    for passage in document.passages:
        hits, doubtful = mentions.find(passage, (names.actors, own), people, names.people)
        actors.extend(hits)
        # Markup that names an actor says nothing of places.
        bare = replace(passage, spans=()) if passage.spans else passage
        places_here, unclear = mentions.find(bare, (names.places, local), there)
        places.extend(places_here)
        for form, what in (*((f, "actors") for f in doubtful), *((f, "places") for f in unclear)):
            ambiguous.setdefault((form, what), passage.line)
    passages = tuple(
        replace(p, spans=tuple(s for s in p.spans if s.kind != "actor"))
        if any(s.kind == "actor" for s in p.spans)
        else p
        for p in document.passages
    )
    return (
        replace(document, passages=passages, mentions=tuple(actors), place_mentions=tuple(places)),
        tuple(_shared(document.path, line, form, what) for (form, what), line in ambiguous.items()),
    )


def _shared(path: str, line: int, form: str, what: str) -> Problem:
    explicit = f", or write [{form}](actor:id) in the text" if what == "actors" else ""
    message = f"{form!r} could be more than one of the {what} listed"
    return Problem(path, line, "ambiguous-name", message, f"give one of them `as: [{form}]`{explicit}")
