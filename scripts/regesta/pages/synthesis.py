"""What the passages of a topic say together, sentence by sentence, each with the passages that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Corpus, Site, Topic
from . import grounds
from .people import voice_in_short
from .words import Ref


@dataclass(frozen=True, slots=True)
class Rest:
    """A passage that a sentence rests on, and who speaks in it: hearsay is not told as fact."""

    ref: Ref
    voice: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a synthesis with links to its passages; `anchor` is its id on the page."""

    anchor: str
    text: str
    refs: tuple[Rest, ...]


def sentences(topic: Topic, corpus: Corpus, site: Site) -> tuple[Said, ...]:
    """Return the sentences of the dossier of `topic`.

    One that quotes a text that may not be shown in full is left out: quotations are the source's words.
    """
    return tuple(
        Said(f"s{number}", s.text, tuple(rest for r in s.rests_on for rest in _rests(r, corpus, site)))
        for number, s in enumerate(topic.dossier, 1)
        if grounds.may_show(s.text, s.rests_on, corpus)
    )


def _rests(reference: str, corpus: Corpus, site: Site) -> tuple[Rest, ...]:
    id, _, passage = reference.partition("#")
    document = corpus.documents.get(id)
    voice = voice_in_short(document, passage, corpus) if document else ""
    return tuple(Rest(ref, voice) for ref in grounds.refs([reference], corpus, site))
