"""The authority files: who, where, what about, what happened, in which series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .document import NoteKind
from .record import Record

EventStatus = Literal["occurred", "planned", "announced", "continuing", "unconfirmed"]
ActorType = Literal["person", "state", "organisation"]


@dataclass(frozen=True, slots=True)
class Office(Record):
    """An office held over `span` (EDTF); `basis` is how that is known, `rests_on` the passages that show it."""

    title: str
    of: str = ""
    span: str = ""
    basis: str = ""
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor(Record):
    """Who acts. `rests_on` names the passages, each as `document#passage`, that the description rests on."""

    id: str
    name: str
    type: ActorType
    sort: str = ""
    names: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    part_of: str = ""
    distinct_from: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    state_tags: tuple[str, ...] = ()
    inline: bool = True
    private: bool = False
    description: str = ""
    rests_on: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place(Record):
    id: str
    name: str
    kind: str = ""
    names: tuple[str, ...] = ()
    within: str = ""
    distinct_from: tuple[str, ...] = ()
    state_tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sentence(Record):
    """A sentence of a synthesis, and the passages that it rests on, each as `document#passage`."""

    text: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic(Record):
    id: str
    label: str
    scope_note: str = ""
    alt: tuple[str, ...] = ()
    broader: str = ""
    related: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()
    exact_match: tuple[str, ...] = ()
    state_tags: tuple[str, ...] = ()
    container: bool = False
    dossier: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Act(Record):
    id: str
    label: str
    rank: int
    noun: str = ""
    scope_note: str = ""


@dataclass(frozen=True, slots=True)
class Attestation(Record):
    """A passage that reports an event: `quote` is exact; `says` is what it states when the record says otherwise."""

    document: str
    passage: str
    quote: str
    says: str = ""
    kind: NoteKind | Literal[""] = ""
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event(Record):
    id: str
    title: str
    status: EventStatus
    date: str
    attested: tuple[Attestation, ...]
    date_basis: str = ""
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    discrepancy: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series(Record):
    id: str
    title: str
    publisher: str
    rights: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stub(Record):
    """A document that others refer to and the corpus does not hold."""

    id: str
    title: str = ""
    kind: str = ""
    date: str = ""
    creators: tuple[str, ...] = ()
    url: str = ""
    note: str = ""
