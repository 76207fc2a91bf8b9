"""Places: what lies within what, and for each place the documents and events that are tied to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from .. import markup
from ..model import Corpus, Document, Place, Site
from . import grounds
from .company import place_in, topics_with
from .entries import Entry, by_year, of_document, with_mentions
from .gathered import Branch, Company, coverage, event_entries, figure
from .page import Page, View
from .shell import Head, shell
from .witnesses import issued_by_all
from .words import count


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the index of places and one page for each."""
    inside = _inside(corpus)
    yield Page("places/index.html", "places.html", partial(index, inside, corpus, site))
    for place in corpus.places.values():
        yield Page(f"p/{place.id}/index.html", "place.html", partial(view, place, inside, corpus, site))


def index(inside: Mapping[str, list[Place]], corpus: Corpus, site: Site) -> View:
    """Return the places, each under the one that it lies within."""
    top = sorted((p for p in corpus.places.values() if p.within not in corpus.places), key=lambda p: p.name)
    head = Head(
        "Places", "/places/", "The places that the documents name, each within its country or region.", "/places/"
    )
    return {
        "shell": shell(corpus, site, head),
        "title": "Places",
        "extent": f"{count(len(corpus.places), 'place')}, each with the number of its documents",
        "branches": tuple(_branch(p, inside, corpus, site) for p in top if p.id in inside),
        "others": tuple(_branch(p, inside, corpus, site) for p in top if p.id not in inside),
    }


def _inside(corpus: Corpus) -> Mapping[str, list[Place]]:
    """Return the places that lie within each, by name; counted once for all pages."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(corpus.places.values(), key=lambda p: p.name):
        found[place.within].append(place)
    return found


def _branch(place: Place, inside: Mapping[str, list[Place]], corpus: Corpus, site: Site) -> Branch:
    under = tuple(_branch(p, inside, corpus, site) for p in inside.get(place.id, ()))
    documents = len(corpus.by_place.get(place.id, ()))
    return Branch(site.link(f"/p/{place.id}/"), place.name, str(documents or ""), under)


def view(place: Place, inside: Mapping[str, list[Place]], corpus: Corpus, site: Site) -> View:
    """Return the page of one place."""
    held = tuple(corpus.documents[id] for id in corpus.by_place.get(place.id, ()))
    entries = tuple(_entry(place, d, corpus, site) for d in held)
    events = tuple(corpus.events[id] for id in corpus.events_of_place.get(place.id, ()))
    passages = sum(len({m.passage for m in d.place_mentions if m.actor == place.id}) for d in held)
    extent, rows = coverage(held, passages, issued_by_all(held, corpus))
    where = _where(place, held)
    within = corpus.places.get(place.within)
    actor = corpus.actors.get(place.id)
    url = f"/p/{place.id}/"
    return {
        "shell": shell(corpus, site, Head(place.name, url, f"Documents and events tied to {place.name}.", "/places/")),
        "id": place.id,
        "link": site.link(url),
        "title": place.name,
        "kind": place.kind,
        "names": place.names,
        "note": Markup(markup.prose(place.note, site.base)) if place.note else "",
        "note_rests_on": grounds.refs(grounds.of_note(place.note, where[:1], where, corpus), corpus, site),
        "within": Company(site.link(f"/p/{within.id}/"), within.name, "") if within else None,
        "inside": tuple(
            Company(site.link(f"/p/{p.id}/"), p.name, str(len(corpus.by_place.get(p.id, ()))))
            for p in inside.get(place.id, ())
        ),
        "actor": Company(site.link(f"/a/{actor.id}/"), actor.name, "") if actor else None,
        "extent": extent,
        "coverage": rows,
        "figure": figure(held, entries, events, site),
        "years": by_year(entries),
        "events": event_entries((e.id for e in events), corpus, site),
        "topics": topics_with(held, place_in(place.id), corpus, site),
    }


def _where(place: Place, held: Iterable[Document]) -> tuple[str, ...]:
    """Return where the place is named, for what a note speaks of."""
    return tuple(dict.fromkeys(f"{d.id}#{m.passage}" for d in held for m in d.place_mentions if m.actor == place.id))


def _entry(place: Place, document: Document, corpus: Corpus, site: Site) -> Entry:
    where = [(m.passage, m.start) for m in document.place_mentions if m.actor == place.id]
    return with_mentions(of_document(document, corpus, site), document, corpus, where, most=2)
