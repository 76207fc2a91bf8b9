"""Actors: by type and in order of their names, and for each what the sources say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from .. import export, fields, markup
from ..dates import parse
from ..model import Actor, Corpus, Document, Office, Site
from . import grounds, shown
from .company import actor_in, actors_with, topics_with
from .downloads import downloads
from .entries import Entry, by_year, marked, of_document, with_mentions, words
from .gathered import Company, coverage, event_entries, figure
from .margin import reference
from .page import Page, View
from .shell import Alternate, Head, shell
from .witnesses import issued_by_all
from .words import Ref, count, passage_refs

TYPES = ("person", "organisation", "state")


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


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the index of actors and one page for each; those of private persons are not for search engines."""
    yield Page("actors/index.html", "actors.html", partial(index, corpus, site))
    for actor in corpus.actors.values():
        yield Page(
            f"a/{actor.id}/index.html",
            "actor.html",
            partial(view, actor, corpus, site),
            indexed=not actor.private,
        )


def sort_name(actor: Actor) -> str:
    """Return the name under which an actor is filed."""
    return actor.sort or actor.name


def index(corpus: Corpus, site: Site) -> View:
    """Return the actors by type and letter. Private persons are in no index."""
    groups = []
    for kind in TYPES:
        found = sorted(
            (a for a in corpus.actors.values() if a.type == kind and not a.private),
            key=lambda a: sort_name(a).casefold(),
        )
        letters = tuple(
            (letter, tuple(_listed(a, corpus, site) for a in these))
            for letter, these in groupby(found, key=lambda a: sort_name(a)[:1].upper())
        )
        if letters:
            groups.append((fields.ACTOR_TYPE_LABELS[kind], kind, letters))
    head = Head(
        "Actors", "/actors/", "People, organisations and states of the documents, with other spellings.", "/actors/"
    )
    return {
        "shell": shell(corpus, site, head),
        "title": "Actors",
        "extent": f"{count(sum(not a.private for a in corpus.actors.values()), 'actor')}, "
        "each with the number of its documents",
        "groups": tuple(groups),
    }


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


def view(actor: Actor, corpus: Corpus, site: Site) -> View:
    """Return who an actor is, and where and how the sources speak of it."""
    url = f"/a/{actor.id}/"
    held = tuple(corpus.documents[id] for id in corpus.by_actor.get(actor.id, ()))
    entries = tuple(_entry(actor, d, corpus, site) for d in held)
    passages = sum(len({m.passage for m in d.mentions if m.actor == actor.id}) for d in held)
    suggested = frozenset(d.id for d in held if d.suggested("actors", actor.id))
    extent, rows = coverage(held, passages, issued_by_all(held, corpus), suggested)
    files = downloads(export.list_files(url) if held else (), site)
    events = tuple(corpus.events[id] for id in corpus.events_of_actor.get(actor.id, ()))
    head = Head(
        title=actor.name,
        path=url,
        description=described(actor, corpus),
        crumb="/actors/",
        noindex=actor.private,
        alternates=tuple(Alternate(f.href, f.media_type, f.title) for f in files),
    )
    parent = corpus.actors.get(actor.part_of)
    return {
        "shell": shell(corpus, site, head),
        "id": actor.id,
        "link": site.link(url),
        "title": actor.name,
        "kind": {"person": "Person", "state": "State", "organisation": "Organisation"}[actor.type],
        "description": described(actor, corpus),
        "rests_on": grounds.refs(actor.rests_on, corpus, site),
        "note": Markup(markup.prose(actor.note, site.base)) if actor.note else "",
        "note_rests_on": grounds.refs(
            grounds.of_note(actor.note, actor.rests_on, _where(actor, held), corpus), corpus, site
        ),
        "private": actor.private,
        "part_of": Company(site.link(f"/a/{parent.id}/"), parent.name, "") if parent else None,
        "parts": tuple(
            Company(site.link(f"/a/{a.id}/"), a.name, str(len(corpus.by_actor.get(a.id, ()))))
            for a in (corpus.actors[id] for id in corpus.parts.get(actor.id, ()))
        ),
        "offices": tuple(
            _office(actor, o, n, corpus, site)
            for n, o in sorted(enumerate(actor.offices, 1), key=lambda held: _since(held[1]))
        ),
        "forms": written(actor, held, corpus, site),
        "publishes": tuple(
            Company(site.link(f"/s/{s.id}/"), s.title, "") for s in corpus.series.values() if s.publisher == actor.id
        ),
        "same_as": actor.same_as,
        "extent": extent,
        "coverage": rows,
        "downloads": files,
        "on_timeline": "" if actor.private else site.link(f"/timeline/?actor={actor.id}"),
        "figure": Markup("") if actor.private else figure(held, entries, events, site),
        "years": by_year(entries),
        "events": event_entries((e.id for e in events), corpus, site),
        "actors": () if actor.private else actors_with(held, actor_in(actor.id), corpus, site, actor.id),
        "topics": topics_with(held, actor_in(actor.id), corpus, site),
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
    named = [f"{d.id}#{m.passage}" for d in held for m in d.mentions if m.actor == actor.id]
    return tuple(dict.fromkeys([*actor.rests_on, *named]))


def _entry(actor: Actor, document: Document, corpus: Corpus, site: Site) -> Entry:
    entry = marked(of_document(document, corpus, site), document, "actors", actor.id)
    where = [(m.passage, m.start) for m in document.mentions if m.actor == actor.id]
    return with_mentions(entry, document, corpus, where)


def written(actor: Actor, held: tuple[Document, ...], corpus: Corpus, site: Site) -> tuple[Written, ...]:
    """Return each form in which the sources write the name, with the passages, the most frequent first."""
    forms: dict[str, dict[str, dict[str, None]]] = {}
    for document in held:
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
