"""On which line of its file a statement stands. Files are read again only here, and only when there is a problem."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from .. import frontmatter
from ..frontmatter import Source
from ..model import Corpus

AUTHORITY = "content/authority"


@lru_cache(maxsize=64)
def _source(path: Path, _stamp: int) -> Source:
    text = path.read_text("utf-8").replace("\r\n", "\n")
    return frontmatter.split(text, path.name)[0] if path.suffix == ".md" else Source(text, path.name)


def line(root: Path, path: str, *keys: str | int) -> int:
    """Return the line (from 1) of the value under `keys` in the YAML of `path`."""
    file = root / path
    return _source(file, file.stat().st_mtime_ns).line(*keys)


def authority(kind: str) -> str:
    """Return the path of the authority file of `kind` (actors, topics ...)."""
    return f"{AUTHORITY}/{kind}.yaml"


def no_document(id: str, corpus: Corpus, otherwise: str) -> str:
    """Return the hint for an id that is no document's: withdrawn, a draft, published once, or perhaps misspelt."""
    address = f"/d/{id}/"
    if any(entry.what == "withdrawn" and entry.url == address for entry in corpus.ledger):
        return "it was withdrawn: name a document that the site shows"
    if id in corpus.drafts:
        return "it is a draft: take its state: draft out, or name a document that the site shows"
    if any(entry.what == "page" and entry.url == address for entry in corpus.ledger):
        return (
            f"it was published: bring content/documents/{id}.md back; `regesta withdraw` takes a document from the site"
        )
    return did_you_mean(id, corpus.documents, otherwise)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the hint for an id that is not known: the nearest one that is, or what to do instead."""
    close = difflib.get_close_matches(word, list(known), 1, 0.75)
    return f"did you mean {close[0]!r}?" if close else otherwise
