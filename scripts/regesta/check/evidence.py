"""Every statement rests on words: quotations are found, actors and places are named, regests name no stranger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from .. import mentions
from ..markup import normalise
from ..model import Corpus, Document, Passage
from ..problems import Problem
from .quoted import all_stand_in, quotations, stands_in
from .rule import Rule
from .where import authority, line

OUTSIDE = re.compile(r"\[[^\]]*\]")
COPY = "copy the words letter for letter, quotation marks and hyphens included"


def each(corpus: Corpus, root: Path) -> Rule:
    names = mentions.index((a.id, name) for a in corpus.actors.values() for name in (a.name, *a.names))

    def rule(document: Document) -> Iterator[Problem]:
        if document.state == "published":
            yield from regest(document, corpus, names, root)
        yield from actors(document, corpus, root)
        yield from unlisted(document, corpus, root)
        yield from places(document, corpus, root)
        yield from note_quotations(document, root)
        yield from own_words(document, root)

    return rule


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    yield from attestations(corpus, root)


def actors(document: Document, corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Every listed actor is mentioned, described (`as`), or has a role; what `as` says stands in the text."""
    named = {m.actor for m in document.mentions}
    in_role = {id for ids in document.roles.values() for id in ids}
    texts = [p.text for p in document.passages]
    for index, actor in enumerate(document.actors):
        if actor.id in corpus.actors and actor.id not in named and actor.id not in in_role:
            yield Problem(
                document.path,
                line(root, document.path, "actors", index),
                "actor-not-found",
                f"no name of {actor.id!r} stands in the text",
                "give the words that mean it: as: [...], or a role, or take it out",
            )
        yield from _forms(actor.id, actor.forms, texts, root, document.path, "actors", index)


def unlisted(document: Document, corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Whoever speaks, is addressed by an act, or is named by markup is an actor of the document."""
    known = frozenset(document.actor_ids)
    lines = {p.id: p.line for p in document.passages}
    named: list[tuple[str, str, int]] = [
        *((id, f"speaks in {at}", 0) for at, speakers in document.voices.items() for id in speakers),
        *((act.of, f"is what an act is directed at ({act.act})", 0) for act in document.acts if act.of),
        *((m.actor, f"is named by markup in {m.passage}", lines.get(m.passage, 0)) for m in document.mentions),
    ]
    for id, what, at in dict.fromkeys(named):
        if id in corpus.actors and id not in known:
            place = at or line(root, document.path, "voices" if what.startswith("speaks") else "acts")
            message = f"{id!r} {what}, and is no actor of the document"
            yield Problem(
                document.path, place, "unlisted-actor", message, f"list {id} under actors, or take it out here"
            )


def _forms(
    id: str, forms: Iterable[str], texts: Sequence[str], root: Path, path: str, *keys: str | int
) -> Iterator[Problem]:
    """What `as` says of a record stands in the text, as whole words."""
    for form in forms:
        if not any(stands_in(form, text) for text in texts):
            message, hint = f"{id}: {form!r} does not stand in the text", "copy the words letter for letter"
            yield Problem(path, line(root, path, *keys), "quote-not-found", message, hint)


def places(document: Document, corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Every listed place is named in the text."""
    named = {m.actor for m in document.place_mentions}
    texts = [p.text for p in document.passages]
    for index, id in enumerate(document.places):
        forms = document.place_forms.get(id, ())
        yield from _forms(id, forms, texts, root, document.path, "places", index)
        if id in corpus.places and id not in named:
            yield Problem(
                document.path,
                line(root, document.path, "places", index),
                "place-not-found",
                f"no name of {id!r} stands in the text",
                "give the words that mean it: as: [...], add a spelling to its names in places.yaml, or take it out",
            )


def regest(document: Document, corpus: Corpus, names: mentions.Index, root: Path) -> Iterator[Problem]:
    """A document has a regest, and every actor named in it is listed; words in square brackets are from outside."""
    if not document.regest:
        yield Problem(
            document.path,
            0,
            "no-regest",
            f"{document.id} has no regest",
            "add regest: one to three sentences, what the document does and says",
        )
        return
    text = Passage("regest", "paragraph", OUTSIDE.sub(" ", document.regest))
    everyone = frozenset(corpus.actors)
    known = frozenset(document.actor_ids)
    own = mentions.index((a.id, form) for a in document.actors for form in a.forms)
    listed = {(m.start, m.end) for m in mentions.find(text, (names, own), known)[0]}
    hits, shared = mentions.find(text, (names,), everyone)
    for form in dict.fromkeys(shared):
        if not mentions.find(Passage("regest", "paragraph", form), (names, own), known)[0]:
            yield Problem(
                document.path,
                line(root, document.path, "regest"),
                "regest-actor",
                f"the regest names {form!r}, which is a name of several actors and of none that the document lists",
                "list who is meant under actors if the text names them; else reword the regest",
            )
    for mention in hits:
        inside = any(start <= mention.start and mention.end <= end for start, end in listed)
        if not inside and mention.actor not in known:
            yield Problem(
                document.path,
                line(root, document.path, "regest"),
                "regest-actor",
                f"the regest names {mention.form!r} ({mention.actor}), who is no actor of the document",
                f"list {mention.actor} under actors if the text names it; else reword the regest",
            )


def note_quotations(document: Document, root: Path) -> Iterator[Problem]:
    for index, note in enumerate(document.notes):
        passage = document.passage(note.at)
        if note.quote and passage and not stands_in(note.quote, passage.text):
            yield Problem(
                document.path,
                line(root, document.path, "notes", index, "quote"),
                "quote-not-found",
                f"{note.quote!r} does not stand in {note.at}",
                _nearest(note.quote, document),
            )


def own_words(document: Document, root: Path) -> Iterator[Problem]:
    """What the regest and the basis of the date put in quotation marks stands in the text."""
    texts = [p.text for p in document.passages]
    for key, text in (("regest", document.regest), ("date_basis", document.date_basis)):
        for quotation in quotations(text, bracketed=False):
            if not all_stand_in(quotation, texts):
                yield Problem(
                    document.path,
                    line(root, document.path, key),
                    "quote-not-found",
                    f"{key}: “{quotation}” does not stand in the text",
                    COPY,
                )


def attestations(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Every attestation quotes its passage, letter for letter; one that says otherwise says of what kind it is."""
    path = authority("events")
    held: Mapping[str, Document] = {**corpus.drafts, **corpus.documents}
    for event in (*corpus.events.values(), *corpus.draft_events.values()):
        if not event.attested:
            yield Problem(
                path,
                line(root, path, event.id),
                "no-evidence",
                f"event {event.id!r} is attested nowhere",
                "add the passages that report it under attested:",
            )
        texts = [p.text for a in event.attested if (d := held.get(a.document)) for p in d.passages]
        for quotation in quotations(event.date_basis, bracketed=False):
            if texts and not all_stand_in(quotation, texts):
                yield Problem(
                    path,
                    line(root, path, event.id, "date_basis"),
                    "quote-not-found",
                    f"date_basis: “{quotation}” does not stand in the documents that attest {event.id}",
                    COPY,
                )
        for index, attested in enumerate(event.attested):
            keys = (event.id, "attested", index)
            document = held.get(attested.document)
            passage = document.passage(attested.passage) if document else None
            if document and passage and not stands_in(attested.quote, passage.text):
                yield Problem(
                    path,
                    line(root, path, *keys, "quote"),
                    "quote-not-found",
                    f"{attested.quote!r} does not stand in {document.id} {passage.id}",
                    _nearest(attested.quote, document),
                )
            if attested.says and not attested.kind:
                yield Problem(
                    path,
                    line(root, path, *keys, "says"),
                    "unjudged-difference",
                    f"{attested.document} says {attested.says!r}, and nothing tells what kind of difference it is",
                    "add kind: misprint, internal, outside-evidence, between-sources or textual",
                )


def _nearest(quote: str, document: Document) -> str:
    wanted = normalise(quote)
    for passage in document.passages:
        text = normalise(passage.text)
        if stands_in(wanted, text):
            return f"it stands in {passage.id}"
        if wanted.casefold() in text.casefold():
            return f"{passage.id} has it with other capitals"
    return COPY
