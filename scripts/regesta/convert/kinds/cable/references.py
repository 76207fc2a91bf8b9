"""The other cables that a header refers to, as written and under the ids by which publishers know them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ....codes import table

_REFERENCE = re.compile(
    r"(?<![\w/-])(?:(?P<year>(?:19|20)?\d{2})[ -]?)?"
    r"(?P<post>[A-Z][A-Z'’.-]{2,30}(?: [A-Z]{2,20}){0,4}|[A-Z]{2}(?: [A-Z]{2,20}){1,4})"
    r"[ -]?(?P<serial>(?<=[ -])\d{1,6}|(?<=\D)\d{2,6})(?![\w]|[/:.-]\d)"
)
_MORE = re.compile(r"(?:,? (?:AND|and|&) |, ?|/)(?P<serial>\d{2,6})(?![\w/:-]|\.\d)")
_ITEM = re.compile(r"(?<!\S)\(?[A-Z]\)(?=\s|[A-Z0-9])|(?<!\S)¶?[A-Z][.:)]+(?=\s|[A-Z0-9])")
_NO_POSTS = frozenset(table("cable")["no_posts"])
_POSTS = table("posts")["posts"]
_ALIASES = table("posts")["aliases"]


class Reference(NamedTuple):
    """A reference as written, and its id: empty where the year is not known."""

    written: str
    id: str


def read(value: str, year: str, post: str = "", serial: str = "") -> list[Reference]:
    """Return each reference in `value`, in order, once.

    Without a year it is of the cable's own `year` (two digits), unless it has a higher number than the cable itself at
    the same post: then its year is another, and not known.
    """
    value = _ITEM.sub(" ; ", " ".join(value.split()))
    found: list[Reference] = []
    for match in _REFERENCE.finditer(value):
        name = _post(match["post"])
        if not name:
            continue
        stated = (match["year"] or "")[-2:]
        numbers = [match["serial"], *_more(value, match.end())]
        for at, number in enumerate(numbers):
            later = not stated and name == post and serial.isdigit() and int(number) >= int(serial)
            of = "" if later else stated or year
            prefix = f"{match['year']} " if match["year"] else ""
            written = f"{prefix}{name} {number}" if at or name != match["post"] else " ".join(match[0].split())
            found.append(Reference(written, mint(of, name, number) if of else ""))
    return list(dict.fromkeys(found))


def mint(year: str, post: str, serial: str) -> str:
    """Return the id under which publishers have a cable: 07 PARIS 000692 is 07paris692."""
    name = _ALIASES.get(post, post) if post in ("SECSTATE", "SEC STATE") else post
    return f"{year[-2:]}{re.sub(r'[^A-Za-z]', '', name).lower()}{int(serial)}"


def _post(words: str) -> str:
    """Return the name of a post in `words`, or '': a known one at their end, or all of them."""
    parts = words.split()
    if parts[-1] in _NO_POSTS:
        return ""
    for start in range(len(parts)):
        name = " ".join(parts[start:])
        if name in _POSTS:
            return name
    while parts and parts[0] in _NO_POSTS:
        parts = parts[1:]
    return " ".join(parts)


def _more(value: str, end: int) -> list[str]:
    """Return the further numbers of the same post: `PARIS 384, 385 AND 390`."""
    numbers = []
    while match := _MORE.match(value, end):
        numbers.append(match["serial"])
        end = match.end()
    return numbers
