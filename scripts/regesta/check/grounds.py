"""A statement of the editors names the passages that it rests on, and quotes them letter for letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..load.documents import stems
from ..model import Corpus, Passage
from ..problems import Problem
from .quoted import quotations, stands_in
from .where import did_you_mean, line, no_document


def unread(corpus: Corpus, root: Path) -> frozenset[str]:
    """Return the documents whose file could not be read, which is reported where it was read."""
    return frozenset(stems(root)) - corpus.documents.keys() - corpus.drafts.keys()


def rests(
    text: str,
    references: Sequence[str],
    corpus: Corpus,
    waiting: frozenset[str],
    root: Path,
    path: str,
    at: Sequence[str | int],
    said: Sequence[str | int],
) -> Iterator[Problem]:
    """Yield what is wrong with the passages that `text` names: `at` are the keys of the record in the file `path`,
    under which `rests_on` stands, `said` are those of the text itself. `waiting` are the documents not yet read."""
    passages = []
    for place, reference in enumerate(references):
        passage, problem = _resolved(reference, corpus, waiting, root, path, (*at, "rests_on", place))
        if problem:
            yield problem
        if passage:
            passages.append(passage)
    if passages and len(passages) == len(references):
        yield from _quotations(text, passages, references, root, path, said)


def _resolved(
    reference: str, corpus: Corpus, waiting: frozenset[str], root: Path, path: str, at: Sequence[str | int]
) -> tuple[Passage | None, Problem | None]:
    id, _, name = reference.partition("#")
    document = corpus.documents.get(id)
    if document is None:
        if id in waiting:
            return None, None
        hint = no_document(id, corpus, "a statement rests on documents that the site shows")
        message = f"{id!r} is no document of the site"
        return None, Problem(path, line(root, path, *at), "unknown-document", message, hint)
    passage = document.passage(name)
    if passage is None:
        ids = [p.id for p in document.passages]
        hint = did_you_mean(name, ids, f"it has {', '.join(ids)}")
        return None, Problem(path, line(root, path, *at), "unknown-passage", f"{id} has no passage {name!r}", hint)
    return passage, None


def _quotations(
    text: str,
    passages: Sequence[Passage],
    references: Sequence[str],
    root: Path,
    path: str,
    said: Sequence[str | int],
) -> Iterator[Problem]:
    for quotation in quotations(text):
        if not any(stands_in(quotation, p.text) for p in passages):
            yield Problem(
                path,
                line(root, path, *said),
                "quote-not-found",
                f"“{quotation}” does not stand in {', '.join(references)}",
                "copy the words letter for letter, or name the passage that has them",
            )
