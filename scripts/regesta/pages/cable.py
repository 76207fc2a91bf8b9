"""The header of a cable in plain words: from whom, to whom, how urgent, how secret, about what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from .. import dates
from ..codes import table, tags
from ..model import Corpus, Document, Site
from .entries import words
from .words import count, listed


@dataclass(frozen=True, slots=True)
class Decoded:
    """`summary` stands where the header is folded, `rows` have each field as (name, in plain words)."""

    summary: str
    rows: tuple[tuple[str, Markup | str], ...]


def decoded(document: Document, corpus: Corpus, site: Site, holders: tags.Holders) -> Decoded | None:
    """Return the header of `document` in plain words from its `cable:` record, or None for any other kind of text."""
    cable = document.cable
    if not cable:
        return None
    to = [addressee(a) for a in _many(cable, "recipients")]
    informed = [addressee(a) for a in _many(cable, "info")]
    sender = addressee(str(cable.get("origin", "")))
    precedence = str(cable.get("precedence", ""))
    rows = (
        ("Reference", str(cable.get("reference", ""))),
        ("Sent", words(str(cable["sent"])) if cable.get("sent") else ""),
        ("From", sender),
        ("For action", listed(to)),
        ("For information", listed(informed)),
        ("Precedence", table("precedences")["words"].get(precedence, precedence.lower())),
        ("Classification", _classification(cable)),
        ("Reasons", "; ".join(_with_meaning(_many(cable, "reasons"), table("cable")["reasons"]))),
        ("Classified by", str(cable.get("classified_by", ""))),
        ("Captions", "; ".join(_with_meaning(_many(cable, "captions"), table("captions")["captions"]))),
        ("Subjects", Markup("; ").join(_subject(tag, corpus, site, holders) for tag in tags.of(document))),
        ("Refers to", ", ".join(_many(cable, "references"))),
        ("Sections", str(cable.get("sections", ""))),
        ("Signed", str(cable.get("signed", "")).title()),
    )
    return Decoded(_summary(sender, precedence, to, informed), tuple(row for row in rows if row[1]))


def addressee(name: str) -> str:
    """Return an addressee in words: AMEMBASSY KABUL is the US Embassy Kabul."""
    meanings: Mapping[str, str] = table("posts")["addressees"]
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
    return f"{level}{_until(str(cable.get('declassify', '')))}" if level else ""


def _until(declassify: str) -> str:
    """Return when the text was to be declassified: a day, or the schedule as the cable has it (GDS)."""
    if not declassify:
        return ""
    try:
        return f", to be declassified on {words(dates.parse(declassify).edtf)}"
    except dates.BadDate:
        return f", declassification: {declassify}"


def _subject(tag: str, corpus: Corpus, site: Site, holders: tags.Holders) -> Markup:
    """Return one of the TAGS with its meaning, and a link to what stands for it here where that has another name."""
    meaning = tags.meanings().get(tag, "not in the list of TAGS")
    links: list[Markup] = []
    names: list[str] = []
    for kind, id in holders.get(tag, ()):
        prefix, name = _RECORDS[kind](corpus, id)
        links.append(Markup('<a href="{}">{}</a>').format(site.link(f"/{prefix}/{id}/"), name))
        names.append(name)
    if not links:
        return Markup("{} ({})").format(tag, meaning)
    linked = Markup(", ").join(links)
    return Markup("{} ({})").format(tag, linked if names == [meaning] else Markup("{}: {}").format(meaning, linked))


_RECORDS: Mapping[str, Callable[[Corpus, str], tuple[str, str]]] = {
    "topic": lambda corpus, id: ("t", corpus.topics[id].label),
    "place": lambda corpus, id: ("p", corpus.places[id].name),
    "actor": lambda corpus, id: ("a", corpus.actors[id].name),
}


def _many(cable: Mapping[str, Any], key: str) -> list[str]:
    value = cable.get(key, ())
    return [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)]


def _with_meaning(codes: Iterable[str], meanings: Mapping[str, str]) -> list[str]:
    return [f"{code} ({meanings[code]})" if code in meanings else code for code in codes]
