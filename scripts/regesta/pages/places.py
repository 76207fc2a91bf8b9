"""Places: what lies within what, and for each place the documents and events that are tied to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from .. import markup
from ..model import Corpus, Document, Place, Site
from . import folded, grounds, parts
from .company import place_in, topics_with
from .dossiers import OF_PLACE, Dossiers
from .entries import Entry, of_document, with_mentions
from .folds import Fold
from .gathered import Branch, Company, bounded, coverage
from .page import Page, View
from .registers import Filed, forest, groups, registered
from .shell import Head, shell
from .witnesses import issued_by_all
from .words import count

ADDRESS = "/places/"


def pages(corpus: Corpus, site: Site, dossiers: Dossiers) -> Iterator[Page]:
    """Yield the index of places, one page for each, and the pages that a long one is divided into."""
    inside = _inside(corpus)
    for leaf in folded.leaves_of(_register(corpus), ADDRESS, site, lambda fold: count(len(fold.held), "place")):
        yield Page(f"{leaf.path[1:]}index.html", "places.html", partial(index, leaf, corpus, site))
    for place in corpus.places.values():
        url = f"/p/{place.id}/"
        yield Page(f"{url[1:]}index.html", "place.html", partial(view, place, inside, corpus, site, dossiers))
        yield from parts.pages(_subject(place), dossiers.folds[url], partial(_entry, place, corpus, site), corpus, site)


def _subject(place: Place) -> parts.Subject:
    return parts.Subject("Place", place.name, f"/p/{place.id}/", "/places/")


def _register(corpus: Corpus) -> Fold[Filed]:
    group = groups({p.id: p.within for p in corpus.places.values()}, lambda id: corpus.places[id].name)
    named = sorted(corpus.places.values(), key=lambda p: p.name)
    return registered(Filed(p.id, p.name, group(p.id)) for p in named)


def index(leaf: folded.Leaf[Filed], corpus: Corpus, site: Site) -> View:
    """Return the places of a page of the list, each under the one that it lies within."""
    here = [corpus.places[filed.id] for filed in leaf.fold.held]
    title = folded.titled("Places", leaf)
    head = Head(title, leaf.path, "The places that the documents name, each within its country or region.", ADDRESS)
    listed = () if leaf.fold.folds else tuple(p.id for p in here)
    branches = forest(listed, {p.id: p.within for p in here}, lambda id: _branch(corpus.places[id], corpus, site))
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "extent": f"{count(len(here), 'place')}, each with the number of its documents",
        "ways": leaf.ways,
        "under": leaf.under,
        "branches": tuple(b for b in branches if b.under),
        "others": tuple(b for b in branches if not b.under),
    }


def _inside(corpus: Corpus) -> Mapping[str, list[Place]]:
    """Return the places that lie within each, by name; counted once for all pages."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(corpus.places.values(), key=lambda p: p.name):
        found[place.within].append(place)
    return found


def _branch(place: Place, corpus: Corpus, site: Site) -> Branch:
    return Branch(site.link(f"/p/{place.id}/"), place.name, str(len(corpus.by_place.get(place.id, ())) or ""), ())


def view(place: Place, inside: Mapping[str, list[Place]], corpus: Corpus, site: Site, dossiers: Dossiers) -> View:
    """Return the page of one place."""
    held = tuple(corpus.documents[id] for id in corpus.by_place.get(place.id, ()))
    passages = sum(len(d.outline.places.get(place.id, ())) for d in held)
    extent, rows = coverage(held, passages, issued_by_all(held, corpus), held=dossiers.years)
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
        "inside": bounded(
            [
                Company(site.link(f"/p/{p.id}/"), p.name, str(len(corpus.by_place.get(p.id, ()))))
                for p in inside.get(place.id, ())
            ],
            site.link(ADDRESS),
        ),
        "actor": Company(site.link(f"/a/{actor.id}/"), actor.name, "") if actor else None,
        "extent": extent,
        "coverage": rows,
        **parts.whole(_subject(place), dossiers, partial(_entry, place, corpus, site), corpus, site),
        "topics": topics_with(held, place_in(place.id), partial(dossiers.entry, url), corpus, site),
    }


def _where(place: Place, held: Iterable[Document]) -> tuple[str, ...]:
    """Return where the place is named, for what a note speaks of."""
    return tuple(f"{d.id}#{passage}" for d in held for passage in d.outline.places.get(place.id, ()))


def _entry(place: Place, corpus: Corpus, site: Site, document: Document) -> Entry:
    entry = of_document(document, corpus, site)
    if place.id not in document.outline.places:
        return entry
    where = [(m.passage, m.start) for m in document.place_mentions if m.actor == place.id]
    return with_mentions(entry, document, corpus, where, most=OF_PLACE)
