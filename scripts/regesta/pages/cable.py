"""The header of a cable in plain words: from whom, to whom, how urgent, how secret, about what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..codes import table
from ..model import Document
from .entries import words
from .words import count, listed


@dataclass(frozen=True, slots=True)
class Decoded:
    """`summary` stands where the header is folded, `rows` have each field as (name, in plain words)."""

    summary: str
    rows: tuple[tuple[str, str], ...]


def decoded(document: Document) -> Decoded | None:
    """Return the header of `document` in plain words from its `cable:` record, or None for any other kind of text."""
    cable = document.cable
    if not cable:
        return None
    codes = table("cable")
    to = [addressee(a, codes) for a in _many(cable, "recipients")]
    informed = [addressee(a, codes) for a in _many(cable, "info")]
    sender = addressee(str(cable.get("origin", "")), codes)
    precedence = str(cable.get("precedence", ""))
    rows = (
        ("Reference", str(cable.get("reference", ""))),
        ("Sent", words(str(cable["sent"])) if cable.get("sent") else ""),
        ("From", sender),
        ("For action", listed(to)),
        ("For information", listed(informed)),
        ("Precedence", codes["precedence"].get(precedence, precedence.lower())),
        ("Classification", _classification(cable)),
        ("Reasons", "; ".join(_with_meaning(_many(cable, "reasons"), codes["reasons"]))),
        ("Classified by", str(cable.get("classified_by", ""))),
        ("Captions", "; ".join(_with_meaning(_many(cable, "captions"), codes["captions"]))),
        ("Subjects", "; ".join(_with_meaning(_many(cable, "tags"), codes["tags"]))),
        ("Refers to", ", ".join(_many(cable, "references"))),
        ("Sections", str(cable.get("sections", ""))),
        ("Signed", str(cable.get("signed", "")).title()),
    )
    return Decoded(_summary(sender, precedence, to, informed), tuple(row for row in rows if row[1]))


def addressee(name: str, codes: Mapping[str, Any]) -> str:
    """Return an addressee in words: AMEMBASSY KABUL is the US Embassy Kabul."""
    meanings: Mapping[str, str] = codes["addressees"]
    if name in meanings:
        return meanings[name]
    kind, _, place = name.partition(" ")
    return f"{meanings[kind]} {place.title()}" if kind in meanings else name


def _summary(sender: str, precedence: str, to: Iterable[str], informed: list[str]) -> str:
    parts = [
        f"from {sender}" if sender else "",
        precedence.lower(),
        f"to {listed(to)}" if to else "",
        f"for information to {count(len(informed), 'other addressee')}" if informed else "",
    ]
    return ", ".join(filter(None, parts))


def _classification(cable: Mapping[str, Any]) -> str:
    level = str(cable.get("classification", "")).capitalize()
    until = f", to be declassified on {words(str(cable['declassify']))}" if cable.get("declassify") else ""
    return level + until if level else ""


def _many(cable: Mapping[str, Any], key: str) -> list[str]:
    value = cable.get(key, ())
    return [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)]


def _with_meaning(codes: Iterable[str], meanings: Mapping[str, str]) -> list[str]:
    return [f"{code} ({meanings[code]})" if code in meanings else code for code in codes]
