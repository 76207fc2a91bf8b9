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
    document.pages,
    stubs.pages,
    timeline.pages,
    search.pages,
    topics.pages,
    actors.pages,
    places.pages,
    acts.pages,
    events.pages,
    series.pages,
    captures.pages,
    statistics.pages,
    corrections.pages,
    data.pages,
    essays.pages,
    withdrawn.pages,
    notfound.pages,
)


def plan(corpus: Corpus, site: Site, root: Path) -> Iterator[Page]:
    """Yield every page of the site, none of them made yet; `root` is that of the corpus, for what reads captures."""
    for pages in KINDS:
        yield from pages(corpus, site)
    yield from verify.pages(corpus, site, root)
