"""What went away: a page that leads on where a record was renamed, a tombstone where it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Corpus, Entry, Site
from .entries import words
from .page import Page, View
from .shell import Head, shell


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield a page for each alias and withdrawal of the ledger; the latest entry of an address counts."""
    latest = {e.url: e for e in corpus.ledger if e.what in ("alias", "withdrawn")}
    for entry in latest.values():
        path = f"{entry.url.strip('/')}/index.html"
        if entry.what == "alias":
            yield Page(path, "alias.html", partial(alias, entry, corpus, site), indexed=False)
        else:
            yield Page(path, "tombstone.html", partial(tombstone, entry, corpus, site), indexed=False)


def alias(entry: Entry, corpus: Corpus, site: Site) -> View:
    """Return the page that leads from an old address to the new one."""
    to = site.link(entry.to)
    head = Head("This page has moved", entry.url, "", canonical=entry.to, refresh=to)
    return {"shell": shell(corpus, site, head), "title": head.title, "to": to, "address": site.permalink(entry.to)}


def tombstone(entry: Entry, corpus: Corpus, site: Site) -> View:
    """Return what stood at an address, when and why it was withdrawn, and what replaces it."""
    head = Head("Withdrawn", entry.url, "", noindex=True)
    return {
        "shell": shell(corpus, site, head),
        "title": "Withdrawn",
        "address": site.permalink(entry.url),
        "stood": entry.title,
        "on": words(entry.on) if entry.on else "",
        "why": entry.why,
        "to": site.link(entry.to) if entry.to else "",
        "to_address": site.permalink(entry.to) if entry.to else "",
        "redacted": any(e.what == "redacted" and e.url == entry.url for e in corpus.ledger),
    }
