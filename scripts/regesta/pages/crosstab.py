"""Tables of numbers by two things. Every number leads to what it counts, in one step."""

from __future__ import annotations

from dataclasses import dataclass

from .words import Ref


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a column or of a line, with where it leads if anywhere."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: a cell has links, mostly one, or none where there is nothing. `note` stands under the line."""

    heading: Heading
    cells: tuple[tuple[Ref, ...], ...]
    total: str
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `corner` names the lines, `more` says which are left out, `every` is where all of them are listed."""

    caption: str
    corner: str
    columns: tuple[Heading, ...]
    lines: tuple[Line, ...]
    total: str = "All"
    more: str = ""
    every: str = ""


def number(many: int, href: str, of: str) -> tuple[Ref, ...]:
    """Return the cell of a number that leads to what it counts; of none, an empty one."""
    return (Ref(href, f"{many:,}", of),) if many else ()
