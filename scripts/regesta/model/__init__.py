"""The records everything else is a projection of. Frozen data, no I/O; what each means is in docs/model.md."""

from .authority import Act, Actor, ActorType, Attestation, Event, EventStatus, Office, Place, Series, Stub, Topic
from .capture import Access, Capture, CaptureKind, Correction, Omission, Redaction
from .corpus import Corpus
from .document import (
    EMPTY,
    ActOf,
    Annotation,
    Document,
    DocumentKind,
    ListedActor,
    Mention,
    Note,
    NoteKind,
    Passage,
    PassageKind,
    Revision,
    Span,
)
from .edition import Edition, Entry, Essay, Site
from .record import Record

__all__ = [
    "EMPTY",
    "Access",
    "Act",
    "ActOf",
    "Actor",
    "ActorType",
    "Annotation",
    "Attestation",
    "Capture",
    "CaptureKind",
    "Corpus",
    "Correction",
    "Document",
    "DocumentKind",
    "Edition",
    "Entry",
    "Essay",
    "Event",
    "EventStatus",
    "ListedActor",
    "Mention",
    "Note",
    "NoteKind",
    "Office",
    "Omission",
    "Passage",
    "PassageKind",
    "Place",
    "Record",
    "Redaction",
    "Revision",
    "Series",
    "Site",
    "Span",
    "Stub",
    "Topic",
]
