"""The list of all documents, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Corpus, Site
from .entries import by_year, of_document
from .gathered import coverage
from .page import Page, View
from .shell import Head, shell
from .witnesses import issued_by_all


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the list."""
    yield Page("documents/index.html", "documents.html", ("corpus",), partial(view, corpus, site))


def view(corpus: Corpus, site: Site) -> View:
    """Return every published document by year; undated ones stand at the end."""
    held = [corpus.documents[id] for id in corpus.chronology]
    extent, rows = coverage(held, 0, issued_by_all(held, corpus))
    head = Head("Documents", "/documents/", "All documents in order of time, each with its regest.", "/documents/")
    return {
        "shell": shell(corpus, site, head),
        "title": "Documents",
        "extent": extent,
        "coverage": rows,
        "years": by_year(of_document(d, corpus, site) for d in held),
    }
