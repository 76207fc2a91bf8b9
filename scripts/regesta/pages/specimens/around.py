"""What stands around every page, and what scripts bring to life: seen in their own place, not repeated."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Site
from .specimen import Component, Seen


def components(site: Site) -> Iterator[Component]:
    """Yield them."""
    yield Component(
        "site-header",
        "The head of every page: the name of the edition, the main lists, the search.",
        seen=Seen("#main", "it is the head of this page"),
    )
    yield Component(
        "site-footer",
        "The foot of every page: extent, licence, contact, and the ways for which the head has no room.",
        seen=Seen("#main", "it is the foot of this page"),
    )
    yield Component(
        "page-head",
        "The head of a page that is not a document. What it is (Topic, State) hangs; the caller adds lead, apparatus, "
        "coverage, figure.",
        seen=Seen("#main", "it is the top of this page"),
    )
    yield Component(
        "search-form",
        "The search, on its own page. It is hidden until a script can answer.",
        seen=Seen(site.link("/search/"), "it is on the page Search"),
    )
