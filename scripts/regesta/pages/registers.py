"""Lists in order of names, divided by the rule for every list: whole while they are short, else by group and letter.

Pages keep their addresses as long as the division holds: `person/`, `person/s/`, `person/s/2/`; `s/` where a list has
one group only, or more of them than a page may list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from .. import spelling
from .folds import MOST, Fold, Weigh, fits, one, parts
from .gathered import Branch

OTHER = "other"
NO_GROUP = ("_others", "Others")
"""The group of what stands in no hierarchy. No id has an underscore, so that none has its address."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A record before it is listed: its id, the name that it is filed under, and its groups, the widest first.

    A group is (last step of its address, name). All records of a list have as many groups.
    """

    id: str
    name: str
    groups: tuple[tuple[str, str], ...] = ()


def initial(name: str) -> str:
    """Return the letter under which a name is filed, without marks: "E" for "Élysée"; "other" for none of A to Z."""
    first = spelling.fold(name)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def registered(held: Iterable[Filed], most: int = MOST, weigh: Weigh[Filed] = one) -> Fold[Filed]:
    """Return the list of `held` as pages; groups and what is not divided by letter stay in the order given."""
    listed = tuple(held)
    folds = () if fits(listed, most, weigh) else tuple(_divided(listed, 0, "", "", 0, most, weigh))
    return Fold("", "", "", "all", 0, tuple(chain.from_iterable(f.held for f in folds)) or listed, folds)


def _divided(
    held: Sequence[Filed], depth: int, path: str, label: str, start: int, most: int, weigh: Weigh[Filed]
) -> Iterator[Fold[Filed]]:
    levels = len(held[0].groups)
    if depth > levels:
        yield from parts(held, path, label, start, most, weigh)
        return
    found: dict[tuple[str, str], list[Filed]] = {}
    for one_ in held if depth < levels else sorted(held, key=lambda h: (spelling.fold(h.name), h.id)):
        letter = initial(one_.name)
        key = one_.groups[depth] if depth < levels else (letter.lower(), letter.capitalize())
        found.setdefault(key, []).append(one_)
    if len(found) == 1 or len(found) > most:
        ordered = [h for these in found.values() for h in these]
        yield from _divided(ordered, depth + 1, path, label, start, most, weigh)
        return
    for (slug, name), these in found.items():
        at, called = f"{path}{slug}/", f"{label}, {name}" if label else name
        whole = fits(these, most, weigh)
        folds = () if whole else tuple(_divided(these, depth + 1, at, called, start, most, weigh))
        listed = tuple(chain.from_iterable(f.held for f in folds)) or tuple(these)
        yield Fold(at, called, name, "group" if depth < levels else "letter", start, listed, folds)
        start += len(these)


def roots(over: Mapping[str, str]) -> Mapping[str, str]:
    """Return of each record the widest under which it stands, itself where it is under none.

    `over` has for each record that under which it stands, or nothing. A circle (`check` reports it) ends where it
    began.
    """
    found: dict[str, str] = {}
    for id in over:
        trail, at = {id: None}, id
        while at not in found and over.get(at) in over and over[at] not in trail:
            at = over[at]
            trail[at] = None
        found |= dict.fromkeys(trail, found.get(at, at))
    return found


def groups(over: Mapping[str, str], name: Callable[[str], str]) -> Callable[[str], tuple[tuple[str, str], ...]]:
    """Return what gives the group of a record in a hierarchy: the widest record over it; of what stands alone, none."""
    top = roots(over)
    wide = {top[id] for id in over if top[id] != id}
    return lambda id: ((top[id], name(top[id])) if top[id] in wide else NO_GROUP,)


def forest(ids: Iterable[str], over: Mapping[str, str], branch: Callable[[str], Branch]) -> tuple[Branch, ...]:
    """Return the records of a page, each under the one over it where that is on the page too."""
    here = dict.fromkeys(ids)
    under: dict[str, list[str]] = defaultdict(list)
    for id in here:
        under[over[id] if over.get(id) in here else ""].append(id)

    def grown(id: str) -> Branch:
        return replace(branch(id), under=tuple(map(grown, under.get(id, ()))))

    return tuple(map(grown, under[""]))
