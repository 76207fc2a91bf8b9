"""The page of a document: its text with all that stands beside it, and what it is tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from .. import export, fields
from .. import related as relation
from ..access import access_of
from ..codes import tags
from ..export import zotero
from ..export.changes import last_change
from ..model import Corpus, Document, Site
from . import (
    cable,
    citing,
    clocks,
    hierarchy,
    languages,
    marks,
    people,
    relations,
    resting,
    shown,
    verification,
    wordings,
)
from .dossiers import Dossiers
from .downloads import downloads
from .entries import apparatus, iso, issuing_body, words
from .page import Page, View
from .passages import blocks
from .shell import Alternate, Head, contact, shell
from .words import Ref, first_upper, passage_refs

SCRIPT = "/theme/js/document.js"


@dataclass(frozen=True, slots=True)
class Link:
    """A record that the document is tied to, with the passages where."""

    href: str
    text: str
    refs: tuple[Ref, ...] = ()
    note: str = ""
    mark: Markup | str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """The actors that have one role in the document."""

    label: str
    actors: tuple[people.Person, ...]


def pages(corpus: Corpus, site: Site, dossiers: Dossiers) -> Iterator[Page]:
    """Yield one page for each published document."""
    at, known, holders = relations.positions(corpus), relation.index(corpus), tags.holders(corpus)
    ground = resting.index(corpus, site)
    for document in corpus.documents.values():
        yield Page(
            f"d/{document.id}/index.html",
            "document.html",
            partial(view, document, corpus, site, dossiers, at, known, holders, ground),
            modified=last_change(document),
        )


def view(
    document: Document,
    corpus: Corpus,
    site: Site,
    dossiers: Dossiers,
    at: relations.Positions,
    known: relation.Index,
    holders: tags.Holders,
    ground: resting.Index,
) -> View:
    """Return all that the page of `document` shows."""
    url = f"/d/{document.id}/"
    files = downloads(export.document_files(document), site)
    head = Head(
        title=document.title,
        path=url,
        description=document.regest,
        crumb="/documents/",
        kind="article",
        alternates=tuple(Alternate(f.href, f.media_type, f.title) for f in files),
        meta=zotero.meta(document, corpus, site),
    )
    passages = blocks(document, corpus, site, dossiers)
    return {
        "shell": shell(corpus, site, head),
        "script": site.link(SCRIPT),
        "id": document.id,
        "title": languages.titled(document, corpus),
        "permalink": site.permalink(url),
        "wording": verification.wording(document),
        "link": site.link(url),
        "date": first_upper(words(document.date.partition("T")[0])),
        "time": words(document.date).partition(", ")[2] if "T" in document.date else "",
        "date_iso": iso(document.date),
        "date_basis": _basis(document),
        "mark": marks.mark(document.date, "document"),
        "place": corpus.places[document.place].name if document.place in corpus.places else "",
        "regest": document.regest,
        "apparatus": apparatus(document, corpus, site),
        "state": state(document, corpus, site),
        "header": next((b for b in passages if b.id == "header"), None),
        "decoded": cable.decoded(document, corpus, site, holders),
        "blocks": tuple(b for b in passages if b.id != "header"),
        "resting": resting.below(document, shown.passages(document, corpus), ground),
        "access": "" if access_of(document, corpus) == "full" else fields.ACCESS_LABELS[access_of(document, corpus)],
        "roles": roles(document, corpus, site),
        "topics": topics(document, document.reviewed_topics, corpus, site, dossiers),
        "suggested_topics": topics(
            document, [t for t in document.topics if document.suggested("topics", t)], corpus, site, dossiers
        ),
        "headings": headings(document, corpus, site, dossiers),
        "places": places(document, corpus, site, dossiers),
        "acts": acts(document, corpus, site, dossiers),
        "events": events(document, corpus, site),
        "suggested": first_upper(fields.SUGGESTED),
        "relations": relations.of(document, corpus, site, known),
        "siblings": relations.siblings(document, corpus, site),
        "neighbours": relations.neighbours(document, corpus, site, at),
        "clocks": tuple((c.label, c.text) for c in clocks.of(document, corpus, site)),
        "record": record(document, corpus, site, at),
        "gone": wordings.gone(corpus.wordings.get(url, {}), [b.id for b in passages]),
        "citing": citing.of(document, passages, corpus, site),
        "downloads": files,
        "report": contact(corpus.edition.contact, f"{document.id}: {document.title}"),
        "verification": verification.of(document, corpus, site),
    }


def _basis(document: Document) -> str:
    written = f"Written “{document.date_as_written}”. " if document.date_as_written else ""
    covers = f"Covers {words(document.covers)}. " if document.covers else ""
    basis = first_upper(document.date_basis)
    suggested = f" The date is {fields.SUGGESTED}." if document.suggested("dates", document.date) else ""
    return f"{written}{covers}{basis}{'.' if basis and not basis.endswith('.') else ''}{suggested}".strip()


def state(document: Document, corpus: Corpus, site: Site) -> tuple[Markup, ...]:
    """Return in words what kind of text this is, where it is not simply the whole of one."""
    found: list[Markup] = []
    if document.extract:
        found.append(Markup("An extract: what its words refer back to may be missing from it."))
    for other, words_ in (
        (document.duplicate_of, "The same text is filed also as {}; the two are one witness."),
        (document.variant_of, "Another state of the same text is {}; the two are not independent witnesses."),
        (document.translation_of, "A translation of {}."),
    ):
        if other:
            found.append(Markup(words_).format(Markup('<a href="{}">{}</a>').format(site.link(f"/d/{other}/"), other)))
    for twin in (corpus.documents[id] for id in corpus.twins.get(document.id, ()) if id in corpus.documents):
        words_ = "The same text is filed again as {}." if twin.duplicate_of == document.id else "A variant of it is {}."
        found.append(Markup(words_).format(Markup('<a href="{}">{}</a>').format(site.link(f"/d/{twin.id}/"), twin.id)))
    return tuple(found)


def roles(document: Document, corpus: Corpus, site: Site) -> tuple[Role, ...]:
    """Return the actors by role, then those named only, those suggested apart, each with office and passages."""
    where: dict[str, dict[str, None]] = {}
    for mention in document.mentions:
        where.setdefault(mention.actor, {})[mention.passage] = None
    order = {p.id: n for n, p in enumerate(shown.passages(document, corpus))}
    texts = people.texts_of(document)

    def link(id: str) -> people.Person:
        ids = sorted((p for p in where.get(id, ()) if p in order and p != "header"), key=lambda p: order[p])
        return people.person(id, document.date, texts, corpus, site, passage_refs("", ids))

    with_role = {a for ids in document.roles.values() for a in ids}
    others = [a.id for a in document.actors if a.id not in with_role]
    named = tuple(link(id) for id in others if not document.suggested("actors", id))
    suggested = tuple(link(id) for id in others if document.suggested("actors", id))
    return (
        *(
            Role(fields.role_label(role, document.kind), tuple(map(link, ids)))
            for role, ids in document.roles.items()
            if ids
        ),
        *([Role("Named", named)] if named else []),
        *([Role(first_upper(fields.SUGGESTED), suggested)] if suggested else []),
    )


def topics(
    document: Document, which: Iterable[str], corpus: Corpus, site: Site, dossiers: Dossiers
) -> tuple[Link, ...]:
    """Return those topics of a document, each with the passages that carry it."""
    return tuple(
        Link(
            site.link(dossiers.entry(f"/t/{id}/", document.id)),
            corpus.topics[id].label if id in corpus.topics else id,
            passage_refs("", shown.among(document.topics[id], document, corpus)),
        )
        for id in which
    )


def headings(document: Document, corpus: Corpus, site: Site, dossiers: Dossiers) -> tuple[Link, ...]:
    """Return the headings under which the topics of the document stand."""
    topics = (corpus.topics[id] for id in document.topics if id in corpus.topics)
    found = {over.id: over.label for topic in topics for over in hierarchy.headings_over(topic, corpus.topics)}
    return tuple(Link(site.link(dossiers.entry(f"/t/{id}/", document.id)), label) for id, label in found.items())


def places(document: Document, corpus: Corpus, site: Site, dossiers: Dossiers) -> tuple[Link, ...]:
    """Return the places, each with the passages where it is named."""
    where: dict[str, dict[str, None]] = {}
    for mention in document.place_mentions:
        where.setdefault(mention.actor, {})[mention.passage] = None
    return tuple(
        Link(
            site.link(dossiers.entry(f"/p/{id}/", document.id)),
            corpus.places[id].name,
            passage_refs("", shown.among(where.get(id, ()), document, corpus)),
        )
        for id in document.places
        if id in corpus.places
    )


def acts(document: Document, corpus: Corpus, site: Site, dossiers: Dossiers) -> tuple[Link, ...]:
    """Return what the text does in public, strongest first, and towards whom."""
    ordered = sorted((a for a in document.acts if a.act in corpus.acts), key=lambda a: corpus.acts[a.act].rank)
    return tuple(
        Link(
            site.link(dossiers.entry(f"/acts/{a.act}/", document.id)),
            corpus.acts[a.act].label,
            passage_refs("", shown.among([a.at], document, corpus)),
            corpus.actors[a.of].name if a.of in corpus.actors else "",
        )
        for a in ordered
    )


def events(document: Document, corpus: Corpus, site: Site) -> tuple[Link, ...]:
    """Return the events that the text attests, in order of time, each with the passages."""
    found = []
    for id in corpus.events_of_document.get(document.id, ()):
        event = corpus.events[id]
        where = {a.passage for a in event.attested if a.document == document.id}
        ids = [p.id for p in shown.passages(document, corpus) if p.id in where]
        status = "" if event.status == "occurred" else f", {fields.STATUS_LABELS[event.status].lower()}"
        status += f", {fields.SUGGESTED}" if document.suggested("events", id) else ""
        found.append(
            Link(site.link(f"/e/{id}/"), event.title, passage_refs("", ids), words(event.date) + status,
                 marks.mark(event.date, f"event {event.status}"))
        )  # fmt: skip
    return tuple(found)


def record(document: Document, corpus: Corpus, site: Site, at: relations.Positions) -> tuple[tuple[str, Markup], ...]:
    """Return what is recorded of the document beyond its head: series, language, rights, dates of the edition."""
    series = corpus.series.get(document.series)
    capture = corpus.captures.get(document.capture)
    order = corpus.by_series.get(document.series, ())
    rows: list[tuple[str, Markup | str]] = [
        ("Issuing body", issuing_body(document, corpus)),
        ("Language", fields.language_label(document.language)),
    ]
    if series:
        name = Markup('<a href="{}">{}</a>').format(site.link(f"/s/{document.series}/"), series.title)
        number = at.in_series[document.id] + 1
        where = f"no. {number} of {len(order)} by date" if len(order) > 1 else "its only document"
        rows.append(("Series", Markup("{}, {}").format(name, where)))
    if capture:
        rights = capture.rights or (series.rights if series else "")
        rows.append(("Rights", rights_statement(rights) + fields.ACCESS_LABELS[capture.access]))
    rows += [("Accession", words(document.accessioned) if document.accessioned else "")]
    rows += [("Revised", Markup("{}: {}").format(words(r.on), r.what)) for r in document.revisions]
    return tuple((label, Markup("{}").format(text)) for label, text in rows if text)


def rights_statement(rights: str) -> Markup:
    """Return a rights statement in words with a link to its definition, ready for more words to follow."""
    if not rights:
        return Markup("")
    label = fields.rights_label(rights)
    if rights.startswith(("http://", "https://")):
        return Markup('<a href="{}" class="outside">{}</a>. ').format(rights, label)
    return Markup("{}. ").format(label)
