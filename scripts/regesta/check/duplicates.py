"""One record for each person, place and topic: two that may be one are told, till merged or declared distinct."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from ..model import Actor, Corpus, Place, Topic
from ..problems import Problem
from . import spelling
from .where import authority, line

WINDOW = 8
"""How many names that share a key each is compared with: a common name must not make the work quadratic."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record with the names that tell it from others; `sort` keeps kinds of actors apart where spelling is unsure."""

    id: str
    names: tuple[str, ...]
    distinct: tuple[str, ...]
    sort: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class Likely:
    """Two records, the earlier in the file first, that may be one, and the names that say so."""

    first: str
    second: str
    why: str


def of_authority(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Give each pair of records that may be one, at the later of the two."""
    for kind, plural, records in (
        ("actor", "actors", [_actor(a) for a in corpus.actors.values()]),
        ("place", "places", [_place(p) for p in corpus.places.values()]),
        ("topic", "topics", [_topic(t) for t in corpus.topics.values()]),
    ):
        path = authority(plural)
        for pair in likely(records):
            yield Problem(
                path,
                line(root, path, pair.second),
                "likely-duplicate",
                f"{kind} {pair.second!r} may be {pair.first!r}: {pair.why}",
                f"regesta rename {kind} {pair.second} {pair.first} --merge; or, where they are two, "
                f"distinct_from: [{pair.first}]",
            )
    yield from identifiers({a.id: a.same_as for a in corpus.actors.values()}, "actor", "same_as", root)
    yield from identifiers({t.id: t.exact_match for t in corpus.topics.values()}, "topic", "exact_match", root)


def _actor(actor: Actor) -> Named:
    """Two persons may share a surname; what tells a person is a full name."""
    person = actor.type == "person"
    others = (n for n in (*actor.names, *actor.misspellings) if not person or len(spelling.folded(n)) > 1)
    return Named(actor.id, (actor.name, *others), actor.distinct_from, actor.type, person)


def _place(place: Place) -> Named:
    return Named(place.id, (place.name, *place.names), place.distinct_from)


def _topic(topic: Topic) -> Named:
    return Named(topic.id, (topic.label, *topic.alt), topic.distinct_from)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the record that is the `place`th of its file; `words` are as `spelling.folded` gives them."""

    place: int
    text: str
    words: spelling.Words


def likely(records: Sequence[Named]) -> Iterator[Likely]:
    """Give the pairs that share a name, or names that are spelt alike or abbreviated, once each."""
    names = [
        Name(place, text, words)
        for place, record in enumerate(records)
        for text in dict.fromkeys(record.names)
        if (words := spelling.folded(text))
    ]
    told: set[tuple[int, int]] = set()
    for why, one, other in (*_same(names), *_spelt(names, records), *_short(names, records)):
        first, second = sorted((one, other), key=lambda n: n.place)
        a, b = records[first.place], records[second.place]
        if (first.place, second.place) not in told and a.id not in b.distinct and b.id not in a.distinct:
            told.add((first.place, second.place))
            yield Likely(a.id, b.id, why.format(first.text, second.text))


Found = Iterator[tuple[str, Name, Name]]


def _same(names: Sequence[Name]) -> Found:
    for block in _blocks(names, lambda name: (spelling.key(name.words),)):
        for one, other in pairwise(block):
            if one.place != other.place:
                yield "both are called {0!r}" if one.text == other.text else "{0!r} and {1!r} are one name", one, other


def _spelt(names: Sequence[Name], records: Sequence[Named]) -> Found:
    """Of each spelling one name is enough: those that share it are told already."""
    single = list({(spelling.key(n.words), records[n.place].sort): n for n in reversed(names)}.values())
    for block in _blocks(single, lambda name: spelling.neighbours(name.words)):
        for one, other in _near(block):
            if records[one.place].sort == records[other.place].sort and spelling.spelt_alike(one.words, other.words):
                yield "{0!r} and {1!r} are spelt alike", one, other


def _short(names: Sequence[Name], records: Sequence[Named]) -> Found:
    people = [n for n in names if records[n.place].person and len(n.words) > 1]
    for block in _blocks(people, lambda name: (spelling.initials(name.words),)):
        for one, other in _near(block):
            if spelling.abbreviates(one.words, other.words):
                yield "{0!r} and {1!r} may be one name", one, other


def _blocks(names: Iterable[Name], keys: Callable[[Name], Iterable[str]]) -> Iterator[list[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for key in dict.fromkeys(keys(name)):
            found[key].append(name)
    return (block for key, block in found.items() if key and len(block) > 1)


def _near(block: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Give the pairs of different records in a block; in a large one, each with those that stand next to it by name."""
    ordered = sorted(block, key=lambda n: (n.words, n.place)) if len(block) > WINDOW else block
    for place, one in enumerate(ordered):
        for other in islice(ordered, place + 1, place + 1 + WINDOW):
            if one.place != other.place:
                yield one, other


def identifiers(stated: Mapping[str, tuple[str, ...]], kind: str, field: str, root: Path) -> Iterator[Problem]:
    """Give the records that claim an identifier which another has: then they are one, or one of them is wrong."""
    holders: dict[str, dict[str, int]] = defaultdict(dict)
    for id, addresses in stated.items():
        for index, address in enumerate(addresses):
            holders[_bare(address)].setdefault(id, index)
    path = authority(f"{kind}s")
    for address, held in holders.items():
        for (first, _), (second, index) in pairwise(held.items()):
            yield Problem(
                path,
                line(root, path, second, field, index),
                "shared-identifier",
                f"{kind}s {first!r} and {second!r} are both said to be {address}",
                f"regesta rename {kind} {second} {first} --merge; or take out the one that is wrong",
            )


def _bare(address: str) -> str:
    """Return what identifies: http or https, a slash at the end, and Wikidata's two forms make no difference."""
    bare = address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return bare.replace("wikidata.org/entity/", "wikidata.org/wiki/")
