"""What the passages of a topic say together, sentence by sentence, each with the passages that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from ..access import access_of
from ..model import Corpus, Sentence, Site, Topic
from .people import voice_in_short
from .words import Ref, passage_label


@dataclass(frozen=True, slots=True)
class Rest:
    """A passage that a sentence rests on, and who speaks in it: hearsay is not told as fact."""

    ref: Ref
    voice: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a synthesis with links to its passages."""

    text: str
    refs: tuple[Rest, ...]


def sentences(topic: Topic, corpus: Corpus, site: Site) -> tuple[Said, ...]:
    """Return the sentences of the dossier of `topic`.

    One that quotes a text that may not be shown in full is left out: quotations are the source's words.
    """
    return tuple(
        Said(s.text, tuple(_rest(r, corpus, site) for r in s.rests_on)) for s in topic.dossier if _may_show(s, corpus)
    )


def _may_show(sentence: Sentence, corpus: Corpus) -> bool:
    ids = {reference.partition("#")[0] for reference in sentence.rests_on}
    open_texts = all(id in corpus.documents and access_of(corpus.documents[id], corpus) == "full" for id in ids)
    return open_texts or "“" not in sentence.text


def _rest(reference: str, corpus: Corpus, site: Site) -> Rest:
    id, _, passage = reference.partition("#")
    document = corpus.documents.get(id)
    ref = Ref(site.link(f"/d/{id}/#{passage}"), f"{id} {passage_label(passage)}", f"rests on {id}, {passage}")
    return Rest(ref, voice_in_short(document, passage, corpus) if document else "")
