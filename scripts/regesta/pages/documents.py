"""The list of all documents, in order of time; of too many for one page, divided (`folds`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Corpus, Site
from . import folded
from .entries import by_year
from .folds import Dated, dated, divided
from .gathered import coverage
from .page import Page, View
from .shell import Head, shell
from .witnesses import issued_by_all

ADDRESS = "/documents/"


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the list, and the pages that it is divided into."""
    whole = divided(dated("document", id, corpus.documents[id].date) for id in corpus.chronology)
    for leaf in folded.leaves(whole, ADDRESS, site):
        yield Page(f"{leaf.path[1:]}index.html", "documents.html", partial(view, leaf, corpus, site))


def view(leaf: folded.Leaf[Dated], corpus: Corpus, site: Site) -> View:
    """Return every published document of the page by year; undated ones stand at the end."""
    extent = folded.extent(leaf.fold)
    rows: tuple[str, ...] = ()
    if not leaf.label:
        held = [corpus.documents[id] for id in corpus.chronology]
        extent, rows = coverage(held, 0, issued_by_all(held, corpus))
    title = folded.titled("Documents", leaf)
    years = by_year(folded.entries(leaf, corpus, site))
    head = Head(title, leaf.path, "All documents in order of time, each with its regest.", ADDRESS)
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "extent": extent,
        "coverage": rows,
        "ways": leaf.ways or folded.anchors(years),
        "under": leaf.under,
        "years": years,
    }
