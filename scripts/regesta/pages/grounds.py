"""What a statement of the editors rests on: links straight to the passages, never by way of another page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ..access import access_of, ids_to_show
from ..model import Actor, Corpus, Office, Site
from .words import Ref, passage_refs

_CITED = re.compile(r"\b(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*)(?:, (?P<passage>[a-z]+[0-9]*(?:-[0-9]+)*))?\b")


def refs(references: Iterable[str], corpus: Corpus, site: Site, home: str = "") -> tuple[Ref, ...]:
    """Return links to passages given as `document#passage`, in the order of each text, runs as one.

    The first of each document has its id; that of `home`, the only document that the page is about, is left out. A
    passage that may not be shown is linked as its document.
    """
    found: list[Ref] = []
    for id, group in groupby(dict.fromkeys(references), key=lambda r: r.partition("#")[0]):
        document = corpus.documents.get(id)
        if document is None:
            continue
        url = site.link(f"/d/{id}/")
        wanted = {r.partition("#")[2] for r in group}
        names = [p for p in ids_to_show(document, corpus) if p in wanted]
        linked = passage_refs(url, names) or (Ref(url, "", "document"),)
        text = linked[0].text if id == home and linked[0].text else f"{id} {linked[0].text}".strip()
        found.append(replace(linked[0], text=text, spoken=f"{id}, {linked[0].spoken}"))
        found += [replace(r, spoken=f"{id}, {r.spoken}") for r in linked[1:]]
    return tuple(found)


def may_show(text: str, references: Iterable[str], corpus: Corpus) -> bool:
    """Return whether words of the editors may be shown: not where they quote a text that may not be shown in full."""
    ids = {reference.partition("#")[0] for reference in references}
    open_texts = all(id in corpus.documents and access_of(corpus.documents[id], corpus) == "full" for id in ids)
    return open_texts or "“" not in text


def named(text: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the passages and documents that `text` names: `tdi-1, p2` is `tdi-1#p2`, and `tdi-1` itself."""
    found = []
    for match in _CITED.finditer(text):
        document = corpus.documents.get(match["document"])
        if document:
            there = match["passage"] and document.passage(match["passage"])
            found.append(f"{document.id}#{match['passage']}" if there else document.id)
    return tuple(dict.fromkeys(found))


def of_note(note: str, otherwise: Sequence[str], where: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """Return what a note rests on: the passages that it names, and of a document that it names the first in `where`.

    A note that names none is on the statement that it stands with, and rests on what that rests on, `otherwise`.
    """
    found: list[str] = []
    for reference in named(note, corpus):
        there = [w for w in where if w.partition("#")[0] == reference]
        found += [reference] if "#" in reference else there[:1]
    return tuple(dict.fromkeys(found)) or tuple(otherwise)


def of_office(actor: Actor, office: Office, corpus: Corpus) -> tuple[str, ...]:
    """Return what an office rests on; where that is not given, the passages that its basis names.

    Of a document that the basis names, without a passage, it is the first that names the actor.
    """
    if office.rests_on:
        return office.rests_on
    cited = [corpus.documents[r] for r in named(office.basis, corpus) if "#" not in r]
    where = [f"{d.id}#{passage}" for d in cited for passage in d.outline.actors.get(actor.id, ())]
    return of_note(office.basis, (), where, corpus)
