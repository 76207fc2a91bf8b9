"""Documents that others refer to and the corpus does not hold: what is known of them, and where they can be found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from .. import fields, markup
from ..model import Corpus, Site, Stub
from .entries import iso, of_document, words
from .page import Page, View
from .shell import Head, shell
from .words import first_upper


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield one page for each document that has a stub or is referred to, and is not held."""
    gone = {entry.url for entry in corpus.ledger if entry.what in ("alias", "withdrawn")}
    for id in dict.fromkeys([*corpus.stubs, *corpus.referrers]):
        if id not in corpus.documents and f"/d/{id}/" not in gone:
            stub = corpus.stubs.get(id, Stub(id))
            yield Page(f"d/{id}/index.html", "stub.html", partial(view, stub, corpus, site))


def view(stub: Stub, corpus: Corpus, site: Site) -> View:
    """Return what is known of a document that is not held, and who refers to it."""
    url = f"/d/{stub.id}/"
    names = ", ".join(corpus.actors[a].name for a in stub.creators if a in corpus.actors)
    facts = (
        ("Kind", Markup("{}").format(fields.kind_label(stub.kind)) if stub.kind else ""),
        ("From", Markup("{}").format(names)),
        ("To be found at", Markup('<a href="{}">{}</a>').format(stub.url, stub.url) if stub.url else ""),
    )
    title = stub.title or stub.id
    return {
        "shell": shell(
            corpus, site, Head(title, url, f"{title}: a document that this edition does not hold.", "/documents/")
        ),
        "id": stub.id,
        "link": site.link(url),
        "title": title,
        "date": first_upper(words(stub.date)) if stub.date else "Date not known",
        "date_iso": iso(stub.date),
        "facts": tuple((label, text) for label, text in facts if text),
        "note": Markup(markup.prose(stub.note, site.base)) if stub.note else "",
        "entries": tuple(of_document(corpus.documents[id], corpus, site) for id in corpus.referrers.get(stub.id, ())),
    }
