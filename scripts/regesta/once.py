"""What many pages show of one document is made once: its entry, its citation, its references.

A function marked so is pure, and says the same however often it is asked. Who builds a site hands on a corpus that
remembers (`build.watch`); any other makes the value anew each time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from .model import Corpus, Document, Site

T = TypeVar("T")
Made = Callable[[Document, Corpus, Site], T]


def once(made: Made[T]) -> Made[T]:
    """Mark a pure function of a document, the corpus and the site, the value of which nobody changes."""

    @wraps(made)
    def known(document: Document, corpus: Corpus, site: Site) -> T:
        remembered = getattr(corpus, "once", None)
        found: T = remembered(made, document, site) if remembered else made(document, corpus, site)
        return found

    return known
