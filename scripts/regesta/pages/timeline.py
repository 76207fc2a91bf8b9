"""The timeline: documents and events in one view, drawn, and below it the same as an ordered list.

Of more entries than one page may hold, years, months and parts of months have pages of their own (`folds`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ..model import Corpus, Site
from . import chart, density, facets, folded, marks
from .entries import Entry, Year, by_year
from .folds import Dated, Fold, dated, divided
from .page import Page, View
from .shell import Head, shell

ADDRESS = "/timeline/"
SCRIPT = "/theme/js/timeline/timeline.js"
FULL = 6
"""A year of so many entries or more has a figure of its own."""

KEY = (
    (marks.mark("2007-02-23", "document"), "a document, dated to the day"),
    (marks.mark("2004-10", "document"), "to the month, or over a span"),
    (marks.mark("[2023-02-13..]", "document"), "not certain: it fades where it may lie"),
    (marks.mark("2007-02-23", "event occurred"), "an event"),
    (marks.mark("2007-02-23", "event planned"), "an event planned, announced or not confirmed"),
)

Spans = tuple[tuple[int, int, tuple[Dated, ...]], ...]
"""The entries that last from one year (the first number) into another (the second)."""


@dataclass(frozen=True, slots=True)
class DrawnYear:
    """A year of the list, with its own figure by months where it is full."""

    year: Year
    figure: Markup


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the timeline and, where it is divided, the page of each year, month and part."""
    whole = held(corpus)
    spans = _spans(whole.held)
    for leaf in folded.leaves(whole, ADDRESS, site):
        yield Page(f"{leaf.path[1:]}index.html", "timeline.html", partial(view, leaf, corpus, site, spans))


def held(corpus: Corpus) -> Fold[Dated]:
    """Return documents and events in one order of time, divided into pages; of one day, events stand first."""
    events = (dated("event", id, corpus.events[id].date) for id in corpus.event_chronology)
    documents = (dated("document", id, corpus.documents[id].date) for id in corpus.chronology)
    return divided([*events, *documents])


def _spans(held: Iterable[Dated]) -> Spans:
    """Return the entries that last from one year into another, by both; one whose end is not known does not."""
    found: dict[tuple[int, int], list[Dated]] = defaultdict(list)
    for one in held:
        if one.first != one.last and one.first.isdigit() and one.last.isdigit():
            found[int(one.first), int(one.last)].append(one)
    return tuple((first, last, tuple(entries)) for (first, last), entries in found.items())


def view(leaf: folded.Leaf[Dated], corpus: Corpus, site: Site, spans: Spans) -> View:
    """Return one page of the timeline."""
    fold, of = leaf.fold, facets.reader(corpus)
    title = folded.titled("Timeline", leaf)
    head = Head(
        title=title,
        path=leaf.path,
        crumb=ADDRESS,
        description="Documents and events in order of time, with the precision of their dates.",
    )
    found = [(h, of(h)) for h in fold.held]
    listed = [(h, replace(folded.entry(h, corpus, site), facets=f)) for h, f in found if not fold.folds]
    years = by_year(e for _, e in listed)
    earlier = _earlier(fold, spans)
    return {
        "shell": shell(corpus, site, head),
        "script": site.link(SCRIPT),
        "title": title,
        "extent": folded.extent(fold),
        "figure": _figure(leaf, listed, earlier, corpus, site),
        "key": () if fold.folds else KEY,
        "ways": leaf.ways or folded.anchors(years),
        "under": leaf.under,
        "postings": site.link(f"{ADDRESS}postings/") if fold.folds else "",
        "start": fold.start,
        "year": fold.held[0].year if leaf.label and fold.held else "",
        "choices": facets.choices(found, corpus),
        "action": site.link(leaf.path),
        "whole": "" if not leaf.label else site.link(ADDRESS),
        "earlier": tuple(
            folded.Way(site.link(f"{ADDRESS}{year}/"), f"{year} ({number})")
            for year, number in sorted(_counted(fold, spans).items())
        ),
        "years": tuple(_drawn(y, listed, leaf) for y in years),
    }


def _figure(
    leaf: folded.Leaf[Dated],
    listed: list[tuple[Dated, Entry]],
    earlier: tuple[Dated, ...],
    corpus: Corpus,
    site: Site,
) -> Markup:
    fold = leaf.fold
    items = [chart.item(e, h.edtf, f"#{e.anchor}") for h, e in listed]
    items += [chart.item(folded.entry(h, corpus, site), h.edtf) for h in earlier]
    links = {int(h.year): f"#y{h.year}" for h in fold.held if h.year.isdigit()}
    return folded.figure(leaf, items, ADDRESS, site, links)


def _earlier(fold: Fold[Dated], spans: Spans) -> tuple[Dated, ...]:
    """Return the entries of earlier years that last into the year of this page, as far as they can be drawn."""
    number = density.drawn_year(fold)
    if fold.scale != "year" or fold.folds:
        return ()
    found = [one for first, last, lasting in spans if first < number <= last for one in lasting]
    return tuple(found) if len(found) + len(fold.held) <= chart.MOST else ()


def _counted(fold: Fold[Dated], spans: Spans) -> dict[int, int]:
    """Return how many entries of each earlier year last into the year of this page."""
    number = density.drawn_year(fold)
    found: dict[int, int] = defaultdict(int)
    for first, last, lasting in spans:
        if fold.scale == "year" and first < number <= last:
            found[first] += len(lasting)
    return found


def _drawn(year: Year, listed: list[tuple[Dated, Entry]], leaf: folded.Leaf[Dated]) -> DrawnYear:
    """Return a year of the whole list with its figure; a page of one year has it at its head already."""
    if leaf.label or not year.label.isdigit() or len(year.entries) < FULL:
        return DrawnYear(year, Markup(""))
    number = int(year.label)
    items = [chart.item(e, h.edtf, f"#{e.anchor}") for h, e in listed]
    return DrawnYear(year, chart.year(items, number))
