"""The records that were read, linked: order of time, and for each record what refers to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from .. import dates
from ..ledger import last_version, wordings
from ..model import Capture, Corpus, Document, Edition, Entry, Essay, Event
from .authority import Records
from .documents import natural, order

Ids = dict[str, tuple[str, ...]]


def corpus(
    edition: Edition,
    captures: Mapping[str, Capture],
    texts: Mapping[str, Document],
    records: Records,
    ledger: tuple[Entry, ...],
    essays: Mapping[str, Essay],
) -> Corpus:
    """Return the Corpus of these records. Ids that resolve to nothing are kept: `check` reports them."""
    ordered = [texts[id] for id in order(texts, records.series)]
    documents = {d.id: d for d in ordered if d.state == "published"}
    chronology = sorted(documents, key=lambda id: (time_key(documents[id].date), natural(id)))
    in_time = [documents[id] for id in chronology]
    drafts = {d.id: d for d in ordered if d.state == "draft"}
    events = {e.id: e for e in records.events.values() if not _of_drafts_only(e, drafts)}
    event_chronology = sorted(events, key=lambda id: (time_key(events[id].date), id))
    happened = [events[id] for id in event_chronology]
    return Corpus(
        edition=replace(edition, preview=not any(e.what == "page" for e in ledger), version=last_version(ledger)),
        captures=captures,
        documents=documents,
        drafts=drafts,
        actors=records.actors,
        places=records.places,
        topics=records.topics,
        acts=records.acts,
        events=events,
        draft_events={id: e for id, e in records.events.items() if id not in events},
        series=records.series,
        stubs=records.stubs,
        essays=essays,
        ledger=ledger,
        chronology=tuple(chronology),
        event_chronology=tuple(event_chronology),
        by_actor=_inverted((d.id, d.actor_ids) for d in in_time),
        by_place=_inverted((d.id, (*d.places, *([d.place] if d.place else []))) for d in in_time),
        by_topic=_inverted((d.id, d.topics) for d in in_time),
        by_act=_inverted((d.id, [a.act for a in d.acts]) for d in in_time),
        by_series=_inverted((d.id, [d.series]) for d in in_time),
        by_capture=_inverted((d.id, [d.capture]) for d in ordered),
        referrers=_inverted((d.id, d.references) for d in in_time),
        events_of_document=_inverted((e.id, [a.document for a in e.attested]) for e in happened),
        events_of_actor=_inverted((e.id, e.actors) for e in happened),
        events_of_topic=_inverted((e.id, e.topics) for e in happened),
        events_of_place=_inverted((e.id, e.places) for e in happened),
        parts=_inverted((a.id, [a.part_of] if a.part_of else []) for a in records.actors.values()),
        twins=_inverted((d.id, [t for t in (d.duplicate_of, d.variant_of) if t]) for d in ordered if d.id in documents),
        wordings=wordings(ledger),
        narrower=_inverted((t.id, [t.broader] if t.broader else []) for t in records.topics.values()),
    )


def _of_drafts_only(event: Event, drafts: Mapping[str, Document]) -> bool:
    """Whether every passage that attests an event is one of a draft: its page would lead to nothing."""
    return bool(event.attested) and all(a.document in drafts for a in event.attested)


@lru_cache(maxsize=1 << 16)
def time_key(edtf: str) -> Any:
    """Return the key by which a date sorts; one that cannot be read sorts with the undated (`check` reports it)."""
    try:
        return dates.sort_key(edtf)
    except dates.BadDate:
        return dates.sort_key("")


def _inverted(pairs: Iterable[tuple[str, Iterable[str]]]) -> Ids:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for id, targets in pairs:
        for target in targets:
            found[target][id] = None
    return {target: tuple(ids) for target, ids in found.items()}
