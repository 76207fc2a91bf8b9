"""The pages of the site, planned: one module for each kind of page, in this table and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..model import Corpus, Site
from . import (
    actors,
    acts,
    captures,
    corrections,
    data,
    document,
    documents,
    dossiers,
    essays,
    events,
    home,
    notfound,
    places,
    search,
    series,
    statistics,
    stubs,
    timeline,
    topics,
    verify,
    withdrawn,
)
from .page import Page

KINDS: tuple[Callable[[Corpus, Site], Iterator[Page]], ...] = (
    home.pages,
    documents.pages,
    stubs.pages,
    timeline.pages,
    search.pages,
    events.pages,
    captures.pages,
    statistics.pages,
    corrections.pages,
    data.pages,
    essays.pages,
    withdrawn.pages,
    notfound.pages,
)
GATHERING: tuple[Callable[[Corpus, Site, dossiers.Dossiers], Iterator[Page]], ...] = (
    document.pages,
    topics.pages,
    actors.pages,
    places.pages,
    series.pages,
    acts.pages,
)
"""Kinds of pages that gather documents, or link to where they are gathered."""


def plan(corpus: Corpus, site: Site, root: Path) -> Iterator[Page]:
    """Yield every page of the site, none of them made yet; `root` is that of the corpus, for what reads captures."""
    for pages in KINDS:
        yield from pages(corpus, site)
    gathered = dossiers.of(corpus)
    for gathering in GATHERING:
        yield from gathering(corpus, site, gathered)
    yield from verify.pages(corpus, site, root)
