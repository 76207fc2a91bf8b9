"""People as they stand beside words: who speaks and through whom, and the office that each held at the time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .. import dates, offices
from ..model import Actor, Corpus, Document, Event, Site
from .words import Ref, listed, unbroken


@dataclass(frozen=True, slots=True)
class Person:
    """An actor with the office held at the time, in words, and the passages where it is named; `note` if in none."""

    href: str
    text: str
    office: str
    refs: tuple[Ref, ...] = ()
    note: str = ""


def person(
    id: str, date: str, texts: Collection[str], corpus: Corpus, site: Site, refs: tuple[Ref, ...] = ()
) -> Person:
    """Return an actor as it stood on `date`; `texts` are as in `office`."""
    actor = corpus.actors.get(id)
    held = office(actor, date, texts) if actor else ""
    return Person(site.link(f"/a/{id}/"), actor.name if actor else id, held, refs)


def texts_of(document: Document) -> frozenset[str]:
    """Return the passages of a document as offices name them: `document#passage`."""
    return frozenset(f"{document.id}#{p.id}" for p in document.passages)


def attesting(event: Event) -> frozenset[str]:
    """Return the passages that attest an event, as offices name them."""
    return frozenset(f"{a.document}#{a.passage}" for a in event.attested)


def office(actor: Actor, date: str, texts: Collection[str] = ()) -> str:
    """Return the offices held on `date` in words; nothing where none is recorded.

    "Ambassador of Ruritania"; "possibly Director for Asia", where the dates do not decide; "Desk officer, attested 21
    February 2007", where one of `texts` shows the office of another time.
    """
    return listed(_held(held) for held in offices.on(actor, date, texts))


def _held(held: offices.Held) -> str:
    match held.standing:
        case "certain":
            return held.office.title
        case "possible":
            return f"possibly {held.office.title}"
        case _:
            return f"{held.office.title}, attested {_words(held.attested)}"


def _words(edtf: str) -> str:
    try:
        return unbroken(dates.words(edtf))
    except dates.BadDate:
        return edtf


def voice(document: Document, passage: str, corpus: Corpus) -> str:
    """Return who speaks in a passage and through whom: "Sonia Barbry, reporting Michel Filhol"; mostly nothing."""
    return ", reporting ".join(_name(id, corpus) for id in document.voices.get(passage, ()))


def voice_with_offices(document: Document, passage: str, corpus: Corpus) -> str:
    """Return the same with the offices held on the date of the document, for where the document is not at hand."""
    speaking = document.voices.get(passage, ())
    texts = texts_of(document) if speaking else frozenset()

    def named(id: str) -> str:
        actor = corpus.actors.get(id)
        held = office(actor, document.date, texts) if actor else ""
        return f"{_name(id, corpus)} ({held})" if held else _name(id, corpus)

    return ", reporting ".join(map(named, speaking))


def voice_in_short(document: Document, passage: str, corpus: Corpus) -> str:
    """Return the same by the names under which people are filed: "Barbry, reporting Filhol"."""
    return ", reporting ".join(_filed(id, corpus) for id in document.voices.get(passage, ()))


def _name(id: str, corpus: Corpus) -> str:
    return corpus.actors[id].name if id in corpus.actors else id


def _filed(id: str, corpus: Corpus) -> str:
    actor = corpus.actors.get(id)
    return (actor.sort.partition(",")[0] if "," in actor.sort else actor.name) if actor else id
