"""Pieces of a citation: text with the same as HTML, joined and ended as citations are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import cycle
from typing import NamedTuple


class Rich(NamedTuple):
    """A piece of text and the same as HTML."""

    text: str
    html: str


def roman(text: str) -> Rich:
    return Rich(text, escape(text, quote=False))


def italic(text: str) -> Rich:
    return Rich(text, f"<i>{escape(text, quote=False)}</i>") if text else Rich("", "")


def join(between: str, *parts: Rich) -> Rich:
    """Return the parts that are not empty, one after the other."""
    held = [p for p in parts if p.text]
    return Rich(between.join(p.text for p in held), between.join(p.html for p in held))


def stop(part: Rich) -> Rich:
    """Return `part` with a full stop, unless it ends with a mark of its own."""
    ended = not part.text or part.text.rstrip("”’").endswith((".", "?", "!"))
    return part if ended else Rich(f"{part.text}.", f"{part.html}.")


def curled(title: str, pair: str) -> str:
    """Return `title` with its straight quotation marks as `pair` has them."""
    marks = cycle(pair)
    return re.sub('"', lambda _: next(marks), title)


def quoted(title: str, mark: str) -> Rich:
    """Return a title in quotation marks, `mark` within them as American usage has it, its own in single ones."""
    inner = curled(title.replace("“", "‘").replace("”", "’"), "‘’")
    return roman(f"“{inner}{'' if inner.endswith(('?', '!', mark)) else mark}”")


def series(items: Sequence[str], conjunction: str) -> str:
    """Return a list in words: `a, b, and c`."""
    if len(items) < 3:
        return f" {conjunction} ".join(items)
    return f"{', '.join(items[:-1])}, {conjunction} {items[-1]}"


def natural(name: Mapping[str, str]) -> str:
    return name["literal"] if "literal" in name else f"{name['given']} {name['family']}"


def inverted(name: Mapping[str, str]) -> str:
    return name["literal"] if "literal" in name else f"{name['family']}, {name['given']}"


def initials(given: str) -> str:
    """Return given names as initials: `Anne-Marie` is `A.-M.`"""
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())
