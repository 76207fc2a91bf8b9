"""Series: the issuing body and run that a document belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from .. import markup
from ..model import Corpus, Document, Series, Site
from . import parts
from .company import actors_with, all_of, topics_with
from .document import rights_statement
from .dossiers import Dossiers
from .entries import Entry, of_document
from .gathered import Company, coverage
from .page import Page, View
from .shell import Head, shell
from .words import count


def pages(corpus: Corpus, site: Site, dossiers: Dossiers) -> Iterator[Page]:
    """Yield the list of series, one page for each, and the pages that a long one is divided into."""
    yield Page("series/index.html", "listing.html", partial(index, corpus, site))
    for series in corpus.series.values():
        url = f"/s/{series.id}/"
        yield Page(f"{url[1:]}index.html", "series.html", partial(view, series, corpus, site, dossiers))
        yield from parts.pages(_subject(series), dossiers.folds[url], partial(_entry, corpus, site), corpus, site)


def _subject(series: Series) -> parts.Subject:
    return parts.Subject("Series", series.title, f"/s/{series.id}/", "/series/")


def _entry(corpus: Corpus, site: Site, document: Document) -> Entry:
    return of_document(document, corpus, site)


def index(corpus: Corpus, site: Site) -> View:
    """Return the series with their extents."""
    head = Head("Series", "/series/", "The issuing bodies and runs that the documents belong to.", "/series/")
    return {
        "shell": shell(corpus, site, head),
        "title": "Series",
        "extent": f"{count(len(corpus.series), 'series', 'series')}, each the run of one issuing body",
        "rows": tuple(
            (
                Company(site.link(f"/s/{s.id}/"), s.title, s.id),
                corpus.actors[s.publisher].name if s.publisher in corpus.actors else "",
                count(len(corpus.by_series.get(s.id, ())), "document"),
            )
            for s in corpus.series.values()
        ),
    }


def view(series: Series, corpus: Corpus, site: Site, dossiers: Dossiers) -> View:
    """Return one series: who issued it, under which rights, and its documents."""
    held = tuple(corpus.documents[id] for id in corpus.by_series.get(series.id, ()))
    publisher = corpus.actors.get(series.publisher)
    extent, rows = coverage(held, 0, "", held=dossiers.years)
    url = f"/s/{series.id}/"
    return {
        "shell": shell(corpus, site, Head(series.title, url, series.note, "/series/")),
        "id": series.id,
        "link": site.link(url),
        "title": series.title,
        "publisher": Company(site.link(f"/a/{publisher.id}/"), publisher.name, "") if publisher else None,
        "rights": rights_statement(series.rights),
        "note": Markup(markup.prose(series.note, site.base)) if series.note else "",
        "extent": extent,
        "coverage": rows,
        **parts.whole(_subject(series), dossiers, partial(_entry, corpus, site), corpus, site),
        "actors": actors_with(held, all_of, partial(dossiers.entry, url), corpus, site),
        "topics": topics_with(held, all_of, partial(dossiers.entry, url), corpus, site),
    }
