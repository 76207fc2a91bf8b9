"""What a specimen is, and how the first that fits is taken from the views of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ...model import Site
from .samples import Sample

Given = tuple[Any, ...]
Found = Iterable[tuple[str, Given]]
"""What a macro can be given, each with the path of the page that it is taken from."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A macro of a partial with what it is given, and the page on which it stands so.

    `frame` is what it stands in there: "article", "list", "line", or "", which is the page itself. `inner` stands
    within it.
    """

    partial: str
    macro: str
    given: Given
    of: str
    frame: str = ""
    inner: Specimen | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One look of a component; without `specimen` the corpus has none."""

    label: str
    specimen: Specimen | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a component is seen that is not shown again."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Component:
    """A component: the name that its partial and its style sheet share, and when it is to be used."""

    name: str
    use: str
    variants: tuple[Variant, ...] = ()
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro of a partial, and what it stands in (`Specimen.frame`)."""

    site: Site
    partial: str
    name: str
    frame: str = ""

    def variant(self, label: str, found: Found) -> Variant:
        """Return a look of it: the first that was found."""
        first = next(iter(found), None)
        if first is None:
            return Variant(label, None)
        return Variant(label, Specimen(self.partial, self.name, first[1], self.site.link(first[0]), self.frame))


def each(samples: Iterable[Sample], *keys: str) -> Iterator[tuple[str, Given]]:
    """Yield of each page the parts of its view that are so called, where it has the first of them."""
    return ((s.url, tuple(s.view[key] for key in keys)) for s in samples if s.view.get(keys[0]))


def items(samples: Iterable[Sample], key: str) -> Iterator[tuple[str, Any]]:
    """Yield of each page the items of a part of its view, one by one."""
    return ((s.url, item) for s in samples for item in s.view[key])


def chosen(found: Iterable[tuple[str, Any]], fits: Callable[[Any], object] = bool) -> Iterator[tuple[str, Given]]:
    """Yield the items that fit, each as what a macro is given."""
    return ((url, (item,)) for url, item in found if fits(item))
