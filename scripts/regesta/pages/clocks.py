"""Four clocks, kept apart: when it happened, is dated, was published, was captured."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..load.link import time_key
from ..model import Corpus, Document, Event, Site
from .entries import words
from .lapse import later
from .words import count

UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Clock:
    """One of the four: what it tells, in words."""

    label: str
    text: Markup


def of(document: Document, corpus: Corpus, site: Site) -> tuple[Clock, ...]:
    """Return the four clocks of a document, each of them even where it is not known."""
    capture = corpus.captures.get(document.capture)
    basis = f" ({document.date_basis})" if document.date and document.date_basis else ""
    return (
        Clock("Happened", _happened(document, corpus, site)),
        Clock("Dated", Markup("{}{}").format(words(document.date) if document.date else UNKNOWN, basis)),
        Clock("Published", Markup("{}").format(words(document.published) if document.published else UNKNOWN)),
        Clock("Captured", Markup("{}").format(words(capture.captured) if capture and capture.captured else UNKNOWN)),
    )


def _happened(document: Document, corpus: Corpus, site: Site) -> Markup:
    """Return when what the text reports happened: the event that most of its passages attest, and how many more."""
    events = [corpus.events[id] for id in corpus.events_of_document.get(document.id, ())]
    facts = [e for e in events if e.status in ("occurred", "continuing")]
    rest = len(events) - len(facts)
    others = f"{rest} planned, announced or not confirmed" if rest else ""
    if not facts:
        return Markup("{}").format(f"{UNKNOWN}; {others}" if others else UNKNOWN)
    passages = {e.id: len({a.passage for a in e.attested if a.document == document.id}) for e in facts}
    main = max(facts, key=lambda e: (passages[e.id], _before(e, document), time_key(e.date)))
    more = f" and {len(facts) - 1} more" if len(facts) > 1 else ""
    link = Markup('<a href="{}">{}</a>').format(site.link(f"/e/{main.id}/"), main.title)
    return Markup("{} ({}){}{}").format(words(main.date), link, more, f"; {others}" if others else "")


def _before(event: Event, document: Document) -> bool:
    """Whether an event is dated before its document: of those attested alike, the last of them is told."""
    return bool(event.date) and time_key(event.date) <= time_key(document.date)


def reported(event: Event, corpus: Corpus) -> str:
    """Return when the documents that report an event are dated, and how long after it the first of them is.

    "in a document of 23 February 2007, 8 days later"; "in documents of 2 March 2012 to 14 May 2014, the first 9 days
    later". Undated documents are said to be so; they are neither first nor last.
    """
    held = {a.document: corpus.documents[a.document] for a in event.attested if a.document in corpus.documents}
    dated = sorted((d for d in held.values() if d.date), key=lambda d: time_key(d.date))
    undated = len(held) - len(dated)
    more = f"{count(undated, 'document')} without a date" if undated else ""
    if not dated:
        return f"in {more}" if more else ""
    days = list(dict.fromkeys(words(d.date.partition("T")[0]) for d in dated))
    after = later(event.date, dated[0].date)
    if len(days) == 1:
        told = f"in {'a document' if len(dated) == 1 else f'{len(dated)} documents'} of {days[0]}"
        told += f", {after}" if after else ""
    else:
        told = f"in {len(dated)} documents; the earliest of {days[0]}{f', {after},' if after else ''}"
        told += f" the latest of {days[-1]}" if after else f", the latest of {days[-1]}"
    return told + (f"; and {more}" if more else "")
