"""Where in a document: the words in which citations name a passage, or a run of passages."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"([a-z]+)([0-9]+)((?:-[0-9]+)*)")
_KINDS = {"p": ("para.", "paras."), "n": ("note", "notes"), "h": ("heading", "headings")}


def locator(passage: str, last: str = "") -> str:
    """Return where it stands, or from where to where: `para. 3`, `paras. 3–5`, `note 1`, `title to para. 2`."""
    if last in ("", passage):
        return _one(passage)
    first, end = counted(passage), counted(last)
    if first and end and first.split()[0] == end.split()[0]:
        return f"{first}–{end.split()[1]}"
    return f"{_one(passage)} to {_one(last)}"


def counted(passage: str) -> str:
    """Return how a run that begins with `passage` begins (`paras. 3`), or nothing where it is no plain number."""
    match = _NUMBERED.fullmatch(passage)
    return f"{_KINDS[match[1]][1]} {match[2]}" if match and match[1] in _KINDS and not match[3] else ""


def siglum(passage: str, last: str = "") -> str:
    """Return the same in this edition's own ids: `passage p3`, `passages p3–p5`."""
    return f"passage {passage}" if last in ("", passage) else f"passages {passage}–{last}"


def _one(passage: str) -> str:
    match = _NUMBERED.fullmatch(passage)
    if not match:
        return passage
    named = _KINDS[match[1]][0] if match[1] in _KINDS else match[1]
    return f"{named} {match[2]}{match[3]}"
