"""The page for an address that leads nowhere: it says how addresses are made and where the lists are.

A script adds the addresses that come nearest to the one asked for. The page is served at any address, of any depth, so
that every link in it begins at the root of the host.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..export import sitemap
from ..model import Corpus, Site
from .page import Page, View
from .shell import Head, shell

SCRIPT = "/theme/js/notfound.js"
LETTERS = (
    ("/d/", "a document", "/documents/", "Documents"),
    ("/a/", "an actor", "/actors/", "Actors"),
    ("/t/", "a topic", "/topics/", "Topics"),
    ("/e/", "an event", "/events/", "Events"),
    ("/acts/", "an act", "/acts/", "Acts"),
    ("/p/", "a place", "/places/", "Places"),
    ("/s/", "a series", "/series/", "Series"),
    ("/c/", "a capture", "/captures/", "Captures"),
)


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield 404.html."""
    yield Page("404.html", "404.html", partial(view, corpus, site), indexed=False)


def view(corpus: Corpus, site: Site) -> View:
    """Return the ways out."""
    head = Head("Nothing stands at this address", "/404.html", "", noindex=True)
    return {
        "shell": shell(corpus, site, head),
        "title": head.title,
        "script": site.link(SCRIPT),
        "base": site.base,
        "sitemap": site.link(sitemap.PATH),
        "ways": tuple((prefix, what, site.link(path), name) for prefix, what, path, name in LETTERS),
    }
