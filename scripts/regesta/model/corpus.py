"""Everything, linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .authority import Act, Actor, Event, Place, Series, Stub, Topic
from .capture import Capture
from .document import Document
from .edition import Edition, Entry, Essay


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of it, linked.

    Mappings keep their order: documents by series and number of their ids, authority records as in the files.
    `draft_events` are those that only drafts attest: the site does not show them. `chronology` has all published
    documents by date, undated ones last; `by_...` and `events_of_...` give ids of documents and events in that order;
    `by_actor` counts roles too; `referrers` are the documents that refer to one, held or not; `wordings` are the
    entries of every wording that was published, by address and passage; `narrower` are topics, `parts` the actors
    that are part of one, `twins` the documents that name one as their duplicate or variant.
    """

    edition: Edition
    captures: Mapping[str, Capture]
    documents: Mapping[str, Document]
    drafts: Mapping[str, Document]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    topics: Mapping[str, Topic]
    acts: Mapping[str, Act]
    events: Mapping[str, Event]
    series: Mapping[str, Series]
    stubs: Mapping[str, Stub]
    essays: Mapping[str, Essay]
    ledger: tuple[Entry, ...]
    chronology: tuple[str, ...]
    draft_events: Mapping[str, Event]
    event_chronology: tuple[str, ...]
    by_actor: Mapping[str, tuple[str, ...]]
    by_place: Mapping[str, tuple[str, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    by_act: Mapping[str, tuple[str, ...]]
    by_series: Mapping[str, tuple[str, ...]]
    by_capture: Mapping[str, tuple[str, ...]]
    referrers: Mapping[str, tuple[str, ...]]
    events_of_document: Mapping[str, tuple[str, ...]]
    events_of_actor: Mapping[str, tuple[str, ...]]
    events_of_topic: Mapping[str, tuple[str, ...]]
    events_of_place: Mapping[str, tuple[str, ...]]
    narrower: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    wordings: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    twins: Mapping[str, tuple[str, ...]]
