"""A document read for its names and terms: what every rule looks at. Nothing of its annotation is in it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .. import mentions, written_dates
from ..model import Actor, Corpus, Document, Mention, Passage
from . import terms

UNREAD = frozenset({"preformatted", "close"})
SUBJECTS = frozenset({"title", "heading", "paragraph", "list", "quotation"})
"""The kinds of passage that carry topics."""


@dataclass(frozen=True, slots=True)
class Names:
    """The written forms of actors and places, the family names of persons, and the ids of all of them."""

    actors: mentions.Index
    places: mentions.Index
    families: Mapping[str, tuple[str, ...]]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """`actors` and `places` are the mentions of every record of the authority files, listed or not; `shared` the
    passages and written forms that several actors have; `terms` are by passage, each with the words as written;
    `days` by passage, as written and in EDTF.
    """

    document: Document
    actors: tuple[Mention, ...]
    places: tuple[Mention, ...]
    shared: tuple[tuple[str, str], ...]
    terms: Mapping[str, Mapping[str, str]]
    days: Mapping[str, tuple[tuple[str, str], ...]]

    @property
    def all_terms(self) -> Mapping[str, str]:
        """The terms of the whole text, each with the words as they stand where it occurs first."""
        return ChainMap(*map(dict, self.terms.values()))


def names(corpus: Corpus) -> Names:
    """Return the names of all actors and places of `corpus`."""
    families: dict[str, dict[str, None]] = {}
    for actor in corpus.actors.values():
        if family := family_name(actor):
            families.setdefault(family, {})[actor.id] = None
    return Names(
        mentions.index((a.id, name) for a in corpus.actors.values() for name in written_forms(a)),
        mentions.index((p.id, name) for p in corpus.places.values() for name in (p.name, *p.names)),
        {family: tuple(ids) for family, ids in families.items()},
        frozenset((*corpus.actors, *corpus.places)),
    )


def written_forms(actor: Actor) -> tuple[str, ...]:
    """Return every form in which the authority file has an actor's name."""
    return (actor.name, *actor.names, *actor.misspellings)


def family_name(actor: Actor) -> str:
    """Return the family name of a person: what stands before the comma of `sort`, else the last word of the name."""
    if actor.type != "person" or actor.private or " " not in actor.name:
        return ""
    return actor.sort.partition(",")[0] if "," in actor.sort else actor.name.rsplit(maxsplit=1)[-1]


def read(document: Document, names: Names) -> Reading:
    """Return `document` read. What its own front matter says of names (`as`) is not looked at."""
    passages = [p for p in document.passages if p.kind not in UNREAD]
    actors: list[Mention] = []
    places: list[Mention] = []
    shared: list[tuple[str, str]] = []
    for passage in map(_unmarked, passages):
        found, ambiguous = mentions.find(passage, (names.actors,), names.known)
        actors.extend(found)
        shared.extend((passage.id, form) for form in dict.fromkeys(ambiguous))
        places.extend(mentions.find(passage, (names.places,), names.known)[0])
    return Reading(
        document,
        tuple(actors),
        tuple(places),
        tuple(shared),
        {p.id: terms.of(p.text) for p in passages if p.kind in SUBJECTS},
        {p.id: written_dates.days_in(p.text) for p in passages},
    )


def _unmarked(passage: Passage) -> Passage:
    """Return a passage as text alone: markup that names an actor outright is annotation."""
    return Passage(passage.id, passage.kind, passage.text)


def by_actor(found: tuple[Mention, ...]) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Give each record that is mentioned, its passages and its written forms."""
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        groups.setdefault(mention.actor, []).append(mention)
    for id, group in groups.items():
        yield (
            id,
            tuple(dict.fromkeys(m.passage for m in group)),
            tuple(dict.fromkeys(" ".join(m.form.split()) for m in group)),
        )
