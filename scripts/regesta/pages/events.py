"""Events: what happened or was to happen, each with the passages that attest it and where they disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from .. import fields, markup
from ..model import Attestation, Corpus, Document, Event, Site
from . import clocks, evidence, folded, grounds, languages, marks, people, shown, witnesses
from .entries import by_year, iso, issuing_body, short, words
from .folds import Dated, dated, divided
from .gathered import Company
from .lapse import later
from .margin import reference
from .page import Page, View
from .passages import find
from .shell import Head, shell
from .words import count, first_upper, passage_refs

ADDRESS = "/events/"

_NOT_A_FACT = {
    "planned": "Planned: the sources speak of what was to happen. That it did is not established here.",
    "announced": "Announced: the sources report an announcement. That it was carried out is not established here.",
    "unconfirmed": "Not confirmed: one source says so, and no evidence was found that it happened as told.",
    "continuing": "Continuing: it had not ended when the sources spoke of it.",
}


NOT_NAMED = "not named in these texts"


@dataclass(frozen=True, slots=True)
class Said:
    """An attestation: the words within their passage, who says them where, and what is wrong with them if anything.

    `anchor` is its id on the page.
    """

    anchor: str
    href: str
    passage: str
    document_href: str
    document: str
    title: Markup
    when: str
    later: str
    body: str
    voice: str
    language: str
    before: str
    quote: str
    after: str
    says: str
    kind: str
    note: Markup
    evidence: tuple[Markup, ...]
    suggested: str


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the list of events and one page for each."""
    whole = divided(dated("event", id, corpus.events[id].date) for id in corpus.event_chronology)
    for leaf in folded.leaves(whole, ADDRESS, site):
        yield Page(f"{leaf.path[1:]}index.html", "events.html", partial(index, leaf, corpus, site))
    for event in corpus.events.values():
        yield Page(f"e/{event.id}/index.html", "event.html", partial(view, event, corpus, site))


def index(leaf: folded.Leaf[Dated], corpus: Corpus, site: Site) -> View:
    """Return the events of a page of the list in order of time."""
    found = [corpus.events[held.id] for held in leaf.fold.held]
    doubted = [e for e in found if any(a.says for a in e.attested)]
    title = folded.titled("Events", leaf)
    years = by_year(folded.entries(leaf, corpus, site))
    head = Head(title, leaf.path, "What the documents report, each event with the words that attest it.", ADDRESS)
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "extent": _held(len(found), len(doubted)),
        "ways": leaf.ways or folded.anchors(years),
        "under": leaf.under,
        "years": years,
    }


def _held(events: int, doubted: int) -> str:
    said = count(events, "event")
    if not doubted:
        return said
    if events == 1:
        return f"{said}; the source differs from the record"
    return f"{said}; on {doubted} of them a source differs from the record"


def view(event: Event, corpus: Corpus, site: Site) -> View:
    """Return the record of an event and every passage that attests it."""
    url = f"/e/{event.id}/"
    said = tuple(s for n, a in enumerate(event.attested, 1) if (s := _said(a, n, event, corpus, site)))
    held = tuple(corpus.documents[id] for id in dict.fromkeys(s.document for s in said))
    home = evidence.home(event)
    note_on, discrepancy_on = evidence.of_note(event, corpus), evidence.of_discrepancy(event, corpus)
    head = Head(event.title, url, f"{first_upper(words(event.date))}. {event.title}.", "/events/")
    return {
        "shell": shell(corpus, site, head),
        "id": event.id,
        "link": site.link(url),
        "title": event.title,
        "date": first_upper(words(event.date)),
        "date_iso": iso(event.date),
        "mark": marks.mark(event.date, f"event {event.status}"),
        "rests_on": grounds.refs(evidence.attesting(event, corpus), corpus, site),
        "date_basis": reference(first_upper(event.date_basis), corpus, site),
        "date_rests_on": grounds.refs(evidence.of_date(event, corpus), corpus, site, home),
        "status": fields.STATUS_LABELS[event.status],
        "status_note": _NOT_A_FACT.get(event.status, ""),
        "witnesses": witnesses.attested_by(held, corpus),
        "extent": _extent(said, held),
        "reported": clocks.reported(event, corpus),
        "places": tuple(_place(event, id, corpus, site) for id in event.places),
        "actors": tuple(_actor(event, id, corpus, site) for id in event.actors),
        "topics": tuple(_topic(event, id, corpus, site) for id in event.topics),
        "discrepancy": Markup(markup.prose(event.discrepancy, site.base)) if event.discrepancy else "",
        "discrepancy_rests_on": grounds.refs(discrepancy_on, corpus, site, home),
        "note": Markup(markup.prose(event.note, site.base)) if event.note else "",
        "note_rests_on": grounds.refs(note_on, corpus, site, home),
        "evidence": tuple(reference(e, corpus, site) for e in event.evidence),
        "agree": tuple(s for s in said if not s.says),
        "differ": tuple(s for s in said if s.says),
    }


def _extent(said: tuple[Said, ...], held: tuple[Document, ...]) -> str:
    """Return how many passages attest it in how many documents, and how many of these repeat another."""
    same = sum(bool(d.duplicate_of or d.variant_of) for d in held)
    repeats = f", {'one' if same == 1 else same} of which repeats another" if same else ""
    repeats = repeats.replace("repeats", "repeat") if same > 1 else repeats
    return (
        f"{count(len({(s.document, s.passage) for s in said}), 'passage')} in {count(len(held), 'document')}{repeats}"
    )


def _actor(event: Event, id: str, corpus: Corpus, site: Site) -> people.Person:
    """Return an actor with its office on the date of the event, and where the attesting texts have it."""
    found = grounds.refs(evidence.of_actor(event, id, corpus), corpus, site, evidence.home(event))
    person = people.person(id, event.date, people.attesting(event), corpus, site, found)
    return person if found else replace(person, note=NOT_NAMED)


def _place(event: Event, id: str, corpus: Corpus, site: Site) -> Company:
    """Return a place with the passages in which the attesting texts have it."""
    name = corpus.places[id].name if id in corpus.places else id
    found = grounds.refs(evidence.of_place(event, id, corpus), corpus, site, evidence.home(event))
    return Company(site.link(f"/p/{id}/"), name, "" if found else NOT_NAMED, found)


def _topic(event: Event, id: str, corpus: Corpus, site: Site) -> Company:
    """Return a topic with the passages in which the attesting texts have it."""
    label = corpus.topics[id].label if id in corpus.topics else id
    found = grounds.refs(evidence.of_topic(event, id, corpus), corpus, site, evidence.home(event))
    return Company(site.link(f"/t/{id}/"), label, "" if found else NOT_NAMED, found)


def _said(said: Attestation, number: int, event: Event, corpus: Corpus, site: Site) -> Said | None:
    document = corpus.documents.get(said.document)
    if document is None:
        return None
    url = site.link(f"/d/{document.id}/")
    passage = shown.passage(document, said.passage, corpus)
    before, quote, after = _within(said.quote, passage.text) if passage else ("", "", "")
    return Said(
        anchor=f"a{number}",
        href=f"{url}#{said.passage}" if passage else url,
        passage=passage_refs("", [said.passage])[0].text,
        document_href=url,
        document=document.id,
        title=languages.titled(document, corpus),
        when=short(document.date),
        later=later(event.date, document.date),
        body=issuing_body(document, corpus),
        voice=people.voice_with_offices(document, said.passage, corpus),
        language=languages.of_passage(passage, document, corpus) if passage else "",
        before=before,
        quote=quote,
        after=after,
        says=first_upper(words(said.says)) if said.says else "",
        kind=fields.NOTE_KIND_LABELS[said.kind] if said.kind else "",
        note=Markup(markup.prose(said.note, site.base)) if said.note else Markup(""),
        evidence=tuple(reference(e, corpus, site) for e in said.evidence),
        suggested=fields.SUGGESTED if document.suggested("events", event.id) else "",
    )


CONTEXT = 160


def _within(quote: str, text: str) -> tuple[str, str, str]:
    """Return the quotation with the words of its passage before and after it, as far as they help to read it."""
    found = find(quote, text)
    if not found:
        return "", quote, ""
    before, after = " ".join(text[: found[0]].split()), " ".join(text[found[1] :].split())
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before, " ".join(text[slice(*found)].split()), after
