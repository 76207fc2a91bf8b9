"""Actors: by type and in order of their names, and for each what the sources say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from .. import export, fields, markup
from ..dates import parse
from ..model import Actor, Corpus, Document, Office, Series, Site
from . import folded, grounds, parts, shown
from .company import actor_in, actors_with, topics_with
from .dossiers import OF_ACTOR, Dossiers
from .downloads import alternates, downloads, feed
from .entries import Entry, marked, of_document, with_mentions, words
from .folds import Fold
from .gathered import Company, bounded, coverage
from .margin import reference
from .page import Page, View
from .registers import Filed, registered
from .shell import Head, shell
from .witnesses import issued_by_all
from .words import Ref, count, passage_refs

ADDRESS = "/actors/"
TYPES = ("person", "organisation", "state")
KINDS = {"person": "Person", "state": "State", "organisation": "Organisation"}


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in the index; `also` are other names under which a reader may look for it."""

    href: str
    name: str
    also: str
    description: str
    documents: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A form of a name as the sources write it, with where."""

    form: str
    where: tuple[tuple[str, tuple[Ref, ...]], ...]
    more: int
    misspelt: bool


@dataclass(frozen=True, slots=True)
class Held:
    """An office with its time in words, how it is known, and the passages; `anchor` is its id on the page."""

    anchor: str

    title: str
    of: str
    of_href: str
    span: str
    basis: Markup
    refs: tuple[Ref, ...]


FORMS_SHOWN = 6
FORMS = 40
"""The most written forms that a page shows."""


def pages(corpus: Corpus, site: Site, dossiers: Dossiers) -> Iterator[Page]:
    """Yield the index of actors, one page for each, and the pages that a long one is divided into.

    Those of private persons are not for search engines.
    """
    for leaf in folded.leaves_of(_register(corpus), ADDRESS, site, lambda fold: count(len(fold.held), "actor")):
        yield Page(f"{leaf.path[1:]}index.html", "actors.html", partial(index, leaf, corpus, site))
    publishing = _publishing(corpus)
    for actor in corpus.actors.values():
        url = f"/a/{actor.id}/"
        make = partial(view, actor, publishing.get(actor.id, ()), corpus, site, dossiers)
        yield Page(f"{url[1:]}index.html", "actor.html", make, indexed=not actor.private)
        yield from parts.pages(_subject(actor), dossiers.folds[url], partial(_entry, actor, corpus, site), corpus, site)


def _subject(actor: Actor) -> parts.Subject:
    return parts.Subject(KINDS[actor.type], actor.name, f"/a/{actor.id}/", "/actors/", actor.private)


def _publishing(corpus: Corpus) -> Mapping[str, Sequence[Series]]:
    """Return the series that each actor publishes; counted once for all pages."""
    found: dict[str, list[Series]] = defaultdict(list)
    for series in corpus.series.values():
        found[series.publisher].append(series)
    return found


def sort_name(actor: Actor) -> str:
    """Return the name under which an actor is filed."""
    return actor.sort or actor.name


def _register(corpus: Corpus) -> Fold[Filed]:
    """Return the actors by type and name. Private persons are in no index."""
    public = [a for a in corpus.actors.values() if not a.private]
    order = sorted(public, key=lambda a: (TYPES.index(a.type), sort_name(a).casefold()))
    return registered(Filed(a.id, sort_name(a), ((a.type, fields.ACTOR_TYPE_LABELS[a.type]),)) for a in order)


def index(leaf: folded.Leaf[Filed], corpus: Corpus, site: Site) -> View:
    """Return the actors of a page of the list by type and letter."""
    title = folded.titled("Actors", leaf)
    head = Head(title, leaf.path, "People, organisations and states of the documents, with other spellings.", ADDRESS)
    listed = [corpus.actors[filed.id] for filed in leaf.fold.held if not leaf.fold.folds]
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "extent": f"{count(len(leaf.fold.held), 'actor')}, each with the number of its documents",
        "ways": leaf.ways,
        "under": leaf.under,
        "groups": tuple(
            (fields.ACTOR_TYPE_LABELS[kind], kind, _letters(tuple(these), corpus, site))
            for kind, these in groupby(listed, key=lambda a: a.type)
        ),
    }


def _letters(found: Sequence[Actor], corpus: Corpus, site: Site) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    return tuple(
        (letter, tuple(_listed(a, corpus, site) for a in these))
        for letter, these in groupby(found, key=lambda a: sort_name(a)[:1].upper())
    )


def _listed(actor: Actor, corpus: Corpus, site: Site) -> Listed:
    return Listed(
        site.link(f"/a/{actor.id}/"),
        sort_name(actor),
        ", ".join(n for n in actor.names if not set(n.split()) <= set(actor.name.split())),
        described(actor, corpus),
        str(len(corpus.by_actor.get(actor.id, ()))),
    )


def described(actor: Actor, corpus: Corpus) -> str:
    """Return the description of an actor; nothing where it quotes a text that may not be shown."""
    return actor.description if grounds.may_show(actor.description, actor.rests_on, corpus) else ""


def view(actor: Actor, published: Sequence[Series], corpus: Corpus, site: Site, dossiers: Dossiers) -> View:
    """Return who an actor is, and where and how the sources speak of it."""
    url = f"/a/{actor.id}/"
    held = tuple(corpus.documents[id] for id in corpus.by_actor.get(actor.id, ()))
    passages = sum(len(d.outline.actors.get(actor.id, ())) for d in held)
    suggested = frozenset(d.id for d in held if d.suggested("actors", actor.id))
    extent, rows = coverage(held, passages, issued_by_all(held, corpus), suggested, dossiers.years)
    files = downloads(export.list_files(url) if held else (), site)
    followed, named = feed(url, actor.name, site) if held and not actor.private else ((), ())
    head = Head(
        title=actor.name,
        path=url,
        description=described(actor, corpus),
        crumb="/actors/",
        noindex=actor.private,
        alternates=(*alternates(files), *named),
    )
    parent = corpus.actors.get(actor.part_of)
    entry, named_in = partial(dossiers.entry, url), actor_in(actor.id)
    forms = written(actor, held, corpus, site)
    return {
        "shell": shell(corpus, site, head),
        "id": actor.id,
        "link": site.link(url),
        "title": actor.name,
        "kind": KINDS[actor.type],
        "description": described(actor, corpus),
        "rests_on": grounds.refs(actor.rests_on, corpus, site),
        "note": Markup(markup.prose(actor.note, site.base)) if actor.note else "",
        "note_rests_on": grounds.refs(
            grounds.of_note(actor.note, actor.rests_on, _where(actor, held) if actor.note else (), corpus), corpus, site
        ),
        "private": actor.private,
        "part_of": Company(site.link(f"/a/{parent.id}/"), parent.name, "") if parent else None,
        "parts": bounded(
            [
                Company(site.link(f"/a/{a.id}/"), a.name, str(len(corpus.by_actor.get(a.id, ()))))
                for a in (corpus.actors[id] for id in corpus.parts.get(actor.id, ()))
            ],
            site.link(ADDRESS),
        ),
        "offices": tuple(
            _office(actor, o, n, corpus, site)
            for n, o in sorted(enumerate(actor.offices, 1), key=lambda held: _since(held[1]))
        ),
        "forms": forms[:FORMS],
        "more_forms": f"and {count(len(forms) - FORMS, 'more form')}" if len(forms) > FORMS else "",
        "publishes": bounded(
            [Company(site.link(f"/s/{s.id}/"), s.title, "") for s in published], site.link("/series/")
        ),
        "same_as": actor.same_as,
        "extent": extent,
        "coverage": rows,
        "downloads": (*files, *followed),
        "on_timeline": "" if actor.private else site.link(f"/timeline/?actor={actor.id}"),
        **parts.whole(_subject(actor), dossiers, partial(_entry, actor, corpus, site), corpus, site),
        "actors": () if actor.private else actors_with(held, named_in, entry, corpus, site, actor.id),
        "topics": topics_with(held, named_in, entry, corpus, site),
    }


def _since(office: Office) -> str:
    return office.span or "9999"


def _office(actor: Actor, office: Office, number: int, corpus: Corpus, site: Site) -> Held:
    of = corpus.actors.get(office.of)
    span = words(office.span) if office.span else "dates not known"
    if office.span and "/" not in office.span and parse(office.span).precision in ("day", "second"):
        span = f"attested on {span}"
    return Held(
        f"office-{number}",
        office.title,
        of.name if of else "",
        site.link(f"/a/{of.id}/") if of else "",
        span,
        reference(office.basis, corpus, site),
        grounds.refs(grounds.of_office(actor, office, corpus), corpus, site),
    )


def _where(actor: Actor, held: Iterable[Document]) -> tuple[str, ...]:
    """Return what the description rests on, and after it where else the actor is named, for what a note speaks of."""
    named = [f"{d.id}#{passage}" for d in held for passage in d.outline.actors.get(actor.id, ())]
    return tuple(dict.fromkeys([*actor.rests_on, *named]))


def _entry(actor: Actor, corpus: Corpus, site: Site, document: Document) -> Entry:
    entry = marked(of_document(document, corpus, site), document, "actors", actor.id)
    if actor.id not in document.outline.actors:
        return entry
    where = [(m.passage, m.start) for m in document.mentions if m.actor == actor.id]
    return with_mentions(entry, document, corpus, where, most=OF_ACTOR)


def written(actor: Actor, held: tuple[Document, ...], corpus: Corpus, site: Site) -> tuple[Written, ...]:
    """Return each form in which the sources write the name, with the passages, the most frequent first."""
    forms: dict[str, dict[str, dict[str, None]]] = {}
    for document in (d for d in held if actor.id in d.outline.actors):
        open_passages = {p.id for p in shown.passages(document, corpus)}
        for mention in document.mentions:
            if mention.actor == actor.id and mention.passage in open_passages:
                form = " ".join(mention.form.split())
                forms.setdefault(form, {}).setdefault(document.id, {})[mention.passage] = None
    found = sorted(forms.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    return tuple(
        Written(
            form,
            tuple(
                (id, passage_refs(site.link(f"/d/{id}/"), list(ids))) for id, ids in list(where.items())[:FORMS_SHOWN]
            ),
            max(len(where) - FORMS_SHOWN, 0),
            form in actor.misspellings,
        )
        for form, where in found
    )
