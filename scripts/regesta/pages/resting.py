"""The way back: what the editors say anywhere that rests on a passage, each with a link to the very sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import Corpus, Document, Passage, Site
from . import grounds
from .words import Ref, count, first_upper, listed, passage_label

INLINE = 2  # more statements than these are folded under their number


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that rests on a passage; `more` are further sentences of the same text that do."""

    kind: str
    before: str
    text: str
    href: str
    more: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Resting:
    """All that rests on one passage: in one line, or, where it is much, `groups` by kind under a `summary`.

    `on` is how the line calls the passage: "this", or by its label where it had to stand below a later one.
    """

    on: str = "this"
    statements: tuple[Statement, ...] = ()
    summary: str = ""
    groups: tuple[tuple[str, tuple[Statement, ...]], ...] = ()


Index = Mapping[str, Mapping[str, Resting]]
"""By document, what rests on each passage of it."""

_SENTENCE_ENDS = re.compile(r"[.!?][”\"]?(?: ?\[[0-9]+\])*\s*\Z")

_PLURALS = {
    "event": "events",
    "synthesis": "syntheses",
    "description": "descriptions",
    "office": "offices",
}


def index(corpus: Corpus, site: Site) -> Index:
    """Return what rests on each passage; counted once for all pages."""
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for reference, statement in (*_events(corpus, site), *_topics(corpus, site), *_actors(corpus, site)):
        id, _, passage = reference.partition("#")
        found[id][passage].append(statement)
    return {id: {passage: _resting(said) for passage, said in on.items()} for id, on in found.items()}


def below(document: Document, passages: Iterable[Passage], ground: Index) -> Mapping[str, tuple[Resting, ...]]:
    """Return what stands below each of the passages shown.

    Nothing is put into the run of a text: what rests on a title, or on another passage in which no sentence ends,
    stands below the passage in which one does.
    """
    found: dict[str, tuple[Resting, ...]] = {}
    on = ground.get(document.id, {})
    waiting: list[tuple[str, Resting]] = []
    last = ""
    for passage in passages:
        last = passage.id
        if last in on:
            waiting.append((last, on[last]))
        if waiting and (_SENTENCE_ENDS.search(passage.text) or passage.id == "header"):
            found[last], waiting = _called(waiting, last), []
    if waiting:
        found[last] = _called(waiting, last)
    return found


def _called(waiting: Iterable[tuple[str, Resting]], here: str) -> tuple[Resting, ...]:
    return tuple(r if id == here else replace(r, on=_label(id)) for id, r in waiting)


def _label(id: str) -> str:
    return "the title" if id == "title" else passage_label(id)


def _events(corpus: Corpus, site: Site) -> Iterator[tuple[str, Statement]]:
    for id in corpus.event_chronology:
        event = corpus.events[id]
        at: dict[str, list[int]] = defaultdict(list)
        for number, said in enumerate(event.attested, 1):
            at[f"{said.document}#{said.passage}"].append(number)
        yield from _numbered(at, "event", "event", event.title, site.link(f"/e/{id}/#a"), "attestation")


def _topics(corpus: Corpus, site: Site) -> Iterator[tuple[str, Statement]]:
    for topic in corpus.topics.values():
        at: dict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(topic.dossier, 1):
            if grounds.may_show(sentence.text, sentence.rests_on, corpus):
                for reference in dict.fromkeys(sentence.rests_on):
                    at[reference].append(number)
        url = site.link(f"/t/{topic.id}/#s")
        yield from _numbered(at, "synthesis", "synthesis of", topic.label, url, "sentence")


def _actors(corpus: Corpus, site: Site) -> Iterator[tuple[str, Statement]]:
    for actor in corpus.actors.values():
        url = site.link(f"/a/{actor.id}/")
        if grounds.may_show(actor.description, actor.rests_on, corpus):
            for reference in dict.fromkeys(actor.rests_on):
                yield reference, Statement("description", "description of", actor.name, f"{url}#description")
        at: dict[str, list[int]] = defaultdict(list)
        for number, office in enumerate(actor.offices, 1):
            for reference in dict.fromkeys(grounds.of_office(actor, office, corpus)):
                at[reference].append(number)
        yield from _numbered(at, "office", "office of", actor.name, f"{url}#office-", "office")


def _numbered(
    at: Mapping[str, list[int]], kind: str, before: str, text: str, url: str, part: str
) -> Iterator[tuple[str, Statement]]:
    for reference, numbers in at.items():
        more = tuple(Ref(f"{url}{n}", f"{part} {n}", f"{before} {text}, {part} {n}") for n in numbers[1:])
        yield reference, Statement(kind, before, text, f"{url}{numbers[0]}", more)


def _resting(statements: Iterable[Statement]) -> Resting:
    found = tuple(statements)
    if len(found) <= INLINE:
        return Resting(statements=found)
    groups = {kind: tuple(s for s in found if s.kind == kind) for kind in dict.fromkeys(s.kind for s in found)}
    return Resting(
        summary=listed(count(len(of), kind, _PLURALS[kind]) for kind, of in groups.items()),
        groups=tuple((first_upper(kind if len(of) == 1 else _PLURALS[kind]), of) for kind, of in groups.items()),
    )
