"""What pages that gather documents list, whole or divided: the entries of a page, its figure, the pages under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..model import Corpus, Document, Site
from . import chart, folded
from .dossiers import Dossiers
from .entries import Entry, by_year, of_event, words
from .folds import Dated, Fold
from .page import Page, View
from .shell import Head, shell


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page gathers documents of: "Topic", its name, its address, the list that it is of.

    The documents of a private person are not drawn, and their pages are not for search engines.
    """

    what: str
    title: str
    address: str
    crumb: str
    private: bool = False


Open = Callable[[Document], Entry]


def whole(subject: Subject, dossiers: Dossiers, opened: Open, corpus: Corpus, site: Site) -> View:
    """Return what the page itself lists: all, or, where it is divided, how much there is on each page under it."""
    fold = dossiers.folds[subject.address]
    return _listed(next(folded.leaves(fold, subject.address, site)), subject, opened, corpus, site)


def pages(subject: Subject, fold: Fold[Dated], opened: Open, corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the pages that the page of `subject` is divided into; `opened` gives the entry of a document there."""
    for leaf in folded.leaves(fold, subject.address, site) if fold.folds else ():
        if leaf.label:
            make = partial(_part, leaf, subject, opened, corpus, site)
            yield Page(f"{leaf.path[1:]}index.html", "part.html", make, indexed=not subject.private)


def _part(leaf: folded.Leaf[Dated], subject: Subject, opened: Open, corpus: Corpus, site: Site) -> View:
    title = folded.titled(subject.title, leaf)
    description = f"{title}: {folded.extent(leaf.fold)}."
    head = Head(title, leaf.path, description, subject.crumb, noindex=subject.private)
    return {
        "shell": shell(corpus, site, head),
        "what": subject.what,
        "title": title,
        "whole": site.link(subject.address),
        "of": subject.title,
        "extent": folded.extent(leaf.fold),
        "ways": leaf.ways,
        **_listed(leaf, subject, opened, corpus, site),
    }


def _listed(leaf: folded.Leaf[Dated], subject: Subject, opened: Open, corpus: Corpus, site: Site) -> View:
    documents: list[Entry] = []
    events: list[Entry] = []
    items: list[chart.Item] = []
    for held in () if leaf.fold.folds else leaf.fold.held:
        if held.kind == "event":
            event = corpus.events[held.id]
            entry = of_event(event, corpus, site)
            told = f"{words(event.date)}: {event.title}"
            events.append(entry)
            items.append(chart.Item(event.date, "event", event.status, told, entry.href))
        else:
            entry = opened(corpus.documents[held.id])
            documents.append(entry)
            items.append(chart.item(entry, held.edtf, f"#{entry.anchor}"))
    drawn = Markup("") if subject.private else folded.figure(leaf, items, subject.address, site)
    return {"figure": drawn, "under": leaf.under, "years": by_year(documents), "events": tuple(events)}
