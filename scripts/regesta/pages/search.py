"""The search page: a form that scripts bring to life, and the lists, which lead to everything without them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from ..access import ids_to_show
from ..export.search_names import PATH as NAMES
from ..export.security import SEARCH_POLICY
from ..model import Corpus, Site
from . import marks
from .page import Page, View
from .shell import Head, shell
from .words import count

SCRIPT = "/theme/js/search/index.js"
INDEX = "/pagefind/"
LISTS = (
    ("/documents/", "Documents", "in order of time"),
    ("/actors/", "Actors", "people, organisations and states, A to Z, with other spellings"),
    ("/topics/", "Topics", "with scope notes"),
    ("/places/", "Places", "each within its country or region"),
    ("/events/", "Events", "in order of time, with their sources"),
    ("/acts/", "Acts", "who condemned, welcomed, regretted what"),
    ("/series/", "Series", "by publisher"),
    ("/timeline/", "Timeline", "documents and events in one view"),
)


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the search page."""
    yield Page("search/index.html", "search.html", partial(view, corpus, site))


def view(corpus: Corpus, site: Site) -> View:
    """Return the form's addresses, the marks of dates that results show, and the lists."""
    held = sum(len(ids_to_show(d, corpus)) for d in corpus.documents.values())
    drawn = {mark_key(mark): mark for mark in (marks.mark(d.date, "document") for d in corpus.documents.values())}
    head = Head("Search", "/search/", "Search every passage of the documents, in any spelling of a name.", "/search/")
    return {
        "shell": {**shell(corpus, site, head), "policy": SEARCH_POLICY},
        "title": "Search",
        "extent": f"{count(held, 'passage')} of {count(len(corpus.documents), 'document')}",
        "action": site.link("/search/"),
        "search_script": site.link(SCRIPT),
        "index": site.link(INDEX),
        "names": site.link(NAMES),
        "marks": tuple(sorted(drawn.items())),
        "lists": tuple((site.link(path), name, note) for path, name, note in LISTS),
    }


def mark_key(mark: Markup) -> str:
    """Return the name by which a record of the index refers to the drawn mark of its date."""
    return hashlib.sha256(mark.encode()).hexdigest()[:8]
