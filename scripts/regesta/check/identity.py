"""Ids: minted once, of the form that permalinks have, and one for each record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..model import Corpus, Document
from ..problems import Problem
from .rule import Rule


def each(_corpus: Corpus, _root: Path) -> Rule:
    return minted


def minted(document: Document) -> Iterator[Problem]:
    """An id is an official reference (of a cable, as its header has it) or `<series>-<n>`.

    Another version of a cable has its reference with a number, `07paris692-2`.
    """
    stated = reference(document)
    version = bool(stated) and re.fullmatch(re.escape(stated) + r"(-([2-9]|[1-9]\d+))?", document.id)
    if not version and not re.fullmatch(re.escape(document.series) + r"-[1-9]\d*", document.id):
        yield Problem(
            document.path,
            0,
            "unminted-id",
            f"{document.id!r} is neither {document.series}-<n> nor the official reference of the document",
            f"name the file {reference(document) or document.series + '-<next number>'}.md",
        )


def reference(document: Document) -> str:
    """Return the id that the official reference of a cable gives: PARIS 000692 of 2007 is 07paris692."""
    stated = str(document.cable.get("reference", ""))
    match = re.fullmatch(r"(?:\d\d\s*)?([A-Z][A-Z .]*?)\s*0*(\d+)", stated)
    year = re.match(r"\d\d(\d\d)", document.date)
    if not match or not year:
        return ""
    return f"{year[1]}{re.sub(r'[^A-Z]', '', match[1]).lower()}{match[2]}"


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """A document that the corpus holds needs no stub, and both would claim one address."""
    del root
    for id in corpus.stubs:
        if id in corpus.documents or id in corpus.drafts:
            yield Problem(
                "content/authority/stubs.yaml",
                0,
                "duplicate-id",
                f"{id!r} is held now",
                "remove its stub; the document has taken its address",
            )
