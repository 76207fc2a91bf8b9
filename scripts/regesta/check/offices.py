"""The span of an office is what its basis says, and the passages that it rests on fall into it.

What is not compared: two holders of one office at one time, since nothing tells a machine which offices have one
holder only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import dates
from ..model import Actor, Corpus, Document, Office, Passage
from ..problems import Problem
from . import bases
from .quoted import all_stand_in, quotations
from .where import authority, line


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("actors")
    for actor in corpus.actors.values():
        for index, office in enumerate(actor.offices):
            if office.span and bases.parses(office.span):
                for key, code, message, hint in _of_office(actor, office, corpus):
                    yield Problem(path, line(root, path, actor.id, "offices", index, *key), code, message, hint)


def _of_office(actor: Actor, office: Office, corpus: Corpus) -> Iterator[tuple[tuple[str | int, ...], str, str, str]]:
    """Give the key, code, message and hint of everything that does not hold."""
    told = dates.words(office.span)
    name = f"{actor.id}, {office.title}"
    label = bases.label(office.basis)
    example = f'"{label or "attested"}: {told}, ..."'
    if not office.basis:
        yield ("span",), "no-date-basis", f"{name}: nothing says how {office.span!r} is known", f"add basis: {example}"
        return
    if not bases.opens_with(office.basis, office.span):
        yield (
            ("span",),
            "date-contradicts-basis",
            f"{name}: {office.span!r} is {told!r}, and the basis does not open with these words",
            f"correct the span; or, if it is true, open the basis with its words and say why: {example}",
        )
    if label == "attested" and not office.rests_on:
        hint = "add rests_on: the passages that show it, as document#passage; or say outside: and whence"
        yield ("basis",), "no-evidence", f"{name}: it is attested, and no passage is named", hint
    held = [(index, _held(reference, corpus)) for index, reference in enumerate(office.rests_on)]
    known = [(index, *found) for index, found in held if found]
    evidence = [(index, d, p, bases.of_passage(p, d)) for index, d, p in known]
    for index, document, passage, found in evidence:
        if found and not any(bases.may_meet(office.span, edtf) for edtf in found):
            yield (
                ("rests_on", index),
                "date-contradicts-basis",
                f"{name}: {document.id}#{passage.id} has {dates.words(found[0])!r}, which is not within {told!r}",
                "correct the span, or name the passage that shows it",
            )
    if label == "attested" and known and len(known) == len(office.rests_on):
        for bound in bases.bounds(office.span):
            if not bases.gives((edtf for *_, found in evidence for edtf in found), bound):
                yield (
                    ("span",),
                    "date-contradicts-basis",
                    f"{name}: no passage that it rests on gives {dates.words(bound)!r}",
                    "correct the span, or add the passage that gives it under rests_on:",
                )
    texts = [p.text for _, _, p in known]
    for quotation in quotations(office.basis) if texts else ():
        if not all_stand_in(quotation, texts):
            yield (
                ("basis",),
                "quote-not-found",
                f"{name}: “{quotation}” does not stand in {', '.join(office.rests_on)}",
                "copy the words letter for letter, or add the passage that has them under rests_on:",
            )


def _held(reference: str, corpus: Corpus) -> tuple[Document, Passage] | None:
    id, _, name = reference.partition("#")
    document = corpus.documents.get(id)
    passage = document.passage(name) if document else None
    return (document, passage) if document and passage else None
