"""Every sentence of a synthesis rests on passages, and quotes them letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Corpus, Passage, Sentence
from ..problems import Problem
from .quoted import quotations, stands_in
from .where import authority, did_you_mean, line


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("topics")
    files = frozenset(file.stem for file in (root / "content" / "documents").glob("*.md"))
    unread = files - corpus.documents.keys() - corpus.drafts.keys()
    for topic in corpus.topics.values():
        for index, sentence in enumerate(topic.dossier):
            at = (topic.id, "dossier", index)
            if not sentence.rests_on:
                yield Problem(
                    path,
                    line(root, path, *at),
                    "no-evidence",
                    f"a sentence of the dossier of {topic.id!r} rests on nothing",
                    "name its passages under rests_on: as document#passage",
                )
            passages = []
            for place, reference in enumerate(sentence.rests_on):
                passage, problem = _resolved(reference, corpus, unread, root, (*at, "rests_on", place))
                if problem:
                    yield problem
                if passage:
                    passages.append(passage)
            if passages and len(passages) == len(sentence.rests_on):
                yield from _quotations(sentence, passages, path, line(root, path, *at))


def _resolved(
    reference: str, corpus: Corpus, unread: frozenset[str], root: Path, at: tuple[str | int, ...]
) -> tuple[Passage | None, Problem | None]:
    path = authority("topics")
    id, _, name = reference.partition("#")
    document = corpus.documents.get(id)
    if document is None:
        if id in unread:
            return None, None  # it could not be read, which is reported already
        hint = did_you_mean(id, corpus.documents, "a dossier rests on documents that the site shows")
        message = f"{id!r} is no document of the site"
        return None, Problem(path, line(root, path, *at), "unknown-document", message, hint)
    passage = document.passage(name)
    if passage is None:
        ids = [p.id for p in document.passages]
        hint = did_you_mean(name, ids, f"it has {', '.join(ids)}")
        return None, Problem(path, line(root, path, *at), "unknown-passage", f"{id} has no passage {name!r}", hint)
    return passage, None


def _quotations(sentence: Sentence, passages: list[Passage], path: str, at: int) -> Iterator[Problem]:
    for quotation in quotations(sentence.text):
        if not any(stands_in(quotation, p.text) for p in passages):
            yield Problem(
                path,
                at,
                "quote-not-found",
                f"“{quotation}” does not stand in {', '.join(sentence.rests_on)}",
                "copy the words letter for letter, or name the passage that has them",
            )
