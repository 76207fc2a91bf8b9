"""The shape of a statistic: numbers under a heading, each with the ids of what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

Kind = Literal["document", "passage", "event", "actor", "topic", "draft"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Count:
    """One number. `of` are the ids of the records of `kind` that it counts or is about (of passages: `document#p3`).

    `where` is the address within the site that shows them together, where there is one.
    """

    label: str
    number: int
    kind: Kind = "document"
    of: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Numbers of one kind. `total` is what they are shares of (0: of nothing), `note` says how they were counted."""

    id: str
    title: str
    counts: tuple[Count, ...]
    total: int = 0
    note: str = ""


def grouped(items: Iterable[T], key: Callable[[T], str], id: Callable[[T], str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of `items` by key, in their order, keys as they come."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(key(item), []).append(id(item))
    return {k: tuple(ids) for k, ids in found.items()}


def counts(groups: Mapping[str, tuple[str, ...]], labels: Mapping[str, str], kind: Kind) -> tuple[Count, ...]:
    """Return a count for each label, also where nothing is counted, then for each group that has none."""
    order = dict.fromkeys([*labels, *groups])
    return tuple(Count(labels.get(k, k), len(groups.get(k, ())), kind, groups.get(k, ())) for k in order)
