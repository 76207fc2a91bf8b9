"""What was found in order before is not checked again where nothing has changed of all that was read for it.

Only what is in order is kept: of what is not, the message names lines and likely ids that any edit may change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from .. import kept
from ..kept import Shelf
from ..kept.hands import spread
from ..model import Capture, Corpus, Document
from ..problems import Problem
from ..progress import Watcher, silent
from . import references, words
from .rule import Rule

Problems = tuple[Problem, ...]


def authority(corpus: Corpus) -> str:
    """Return the digest of the authority records but for events, which say nothing of other records."""
    records = (corpus.actors, corpus.places, corpus.topics, corpus.acts, corpus.series)
    return kept.digest([list(held.values()) for held in records])


def of_authority(
    corpus: Corpus,
    root: Path,
    shelf: Shelf,
    authority: str,
    families: Mapping[str, Callable[[Corpus, Path], Iterator[Problem]]],
) -> Iterator[Problem]:
    """Give the problems that families find which read nothing but the records of `authority`, the digest of them."""

    def make(stale: Sequence[str]) -> list[Problems]:
        return [tuple(families[name](corpus, root)) for name in stale]

    keys = dict.fromkeys(families, authority)
    yield from _all(shelf.through("authority-checked", "", keys, make, lambda _, found: "" if found else authority))


def of_documents(
    corpus: Corpus,
    root: Path,
    shelf: Shelf,
    authority: str,
    families: Sequence[Callable[[Corpus, Path], Rule]],
    watcher: Watcher = silent,
) -> Iterator[Problem]:
    """Give the problems of each document and draft by the rules that `families` make."""
    documents = {**corpus.documents, **corpus.drafts}
    if shelf.folder is None:
        keys = dict.fromkeys(documents, "")
    else:
        standing = _standing(corpus, root)
        keys = {id: _key(d, corpus, standing) for id, d in documents.items()}

    def make(stale: Sequence[str]) -> list[Problems]:
        if not stale:
            return []
        rules = [each(corpus, root) for each in families]  # before processes begin, which inherit them
        return spread(
            lambda id: tuple(p for rule in rules for p in rule(documents[id])), stale, "Checking documents", watcher
        )

    def now(id: str, found: Problems) -> str:
        return keys[id] if not found and _stands(documents[id], corpus, root) else ""

    yield from _all(shelf.through("documents-checked", authority, keys, make, now))


def of_captures(corpus: Corpus, root: Path, shelf: Shelf) -> Iterator[Problem]:
    """Give the problems of each capture as a whole."""
    texts: dict[str, list[Document]] = {id: [] for id in corpus.captures}
    for document in [*corpus.documents.values(), *corpus.drafts.values()]:
        texts.setdefault(document.capture, []).append(document)
    keys = {
        id: kept.digest(capture.digest, [(d.id, d.lines) for d in texts[id]]) for id, capture in corpus.captures.items()
    }

    def make(stale: Sequence[str]) -> list[Problems]:
        return [tuple(words.of_capture(corpus.captures[id], texts[id], root)) for id in stale]

    def now(id: str, found: Problems) -> str:
        return keys[id] if not found and _same(corpus.captures[id], root) else ""

    yield from _all(shelf.through("captures-checked", "", keys, make, now))


def _all(found: Mapping[str, Problems]) -> Iterator[Problem]:
    return (problem for problems in found.values() for problem in problems)


def _key(document: Document, corpus: Corpus, standing: Callable[[str], object]) -> str:
    """Return all else that the rules of a document read: its text and its capture, how those stand that it names."""
    capture = corpus.captures.get(document.capture)
    named = (*document.references, document.duplicate_of, document.variant_of, document.translation_of)
    return f"{document.digest} {capture.digest if capture else ''} {[standing(id) for id in named if id]}"


def _standing(corpus: Corpus, root: Path) -> Callable[[str], object]:
    """Return what tells of an id of a document how it stands, and its date."""
    there, withdrawn, gone = references.there(root), references.withdrawn(corpus), references.gone(corpus)

    def standing(id: str) -> object:
        document = corpus.documents.get(id) or corpus.drafts.get(id)
        stub = corpus.stubs.get(id)
        return (
            (document.state, document.date) if document else (),
            (stub.date,) if stub else (),
            (id in there, id in withdrawn, id in gone),
        )

    return standing


def _stands(document: Document, corpus: Corpus, root: Path) -> bool:
    """Return whether the files of a document are what was read."""
    capture = corpus.captures.get(document.capture)
    return kept.sum_of(root / document.path) == document.digest and (capture is None or _same(capture, root))


def _same(capture: Capture, root: Path) -> bool:
    return kept.sum_of(root / capture.path) == capture.sha256
