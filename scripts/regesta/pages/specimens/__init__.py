"""Every component of the theme with specimens of it: parts of the views of other pages, in each of its variants."""

from __future__ import annotations

from ...model import Corpus, Site
from . import around, documents, lists, records, samples
from .specimen import Component


def components(corpus: Corpus, site: Site, pages: samples.Views) -> tuple[Component, ...]:
    """Return every component in order of name; `pages` are those of the site, by their path."""
    found = samples.chosen(corpus, pages)
    made = (
        *around.components(site),
        *documents.components(found, site),
        *lists.components(found, site),
        *records.components(found, site),
    )
    return tuple(sorted(made, key=lambda c: c.name))
