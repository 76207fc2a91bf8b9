"""The timeline: documents and events in one view, drawn, and below it the same as an ordered list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ..load.link import time_key
from ..model import Corpus, Site
from . import chart, marks
from .entries import Entry, Year, by_year, of_document, of_event
from .page import Page, View
from .shell import Head, shell
from .words import count

KEY = (
    (marks.mark("2007-02-23", "document"), "a document, dated to the day"),
    (marks.mark("2004-10", "document"), "to the month, or over a span"),
    (marks.mark("[2023-02-13..]", "document"), "not certain: it fades where it may lie"),
    (marks.mark("2007-02-23", "event occurred"), "an event"),
    (marks.mark("2007-02-23", "event planned"), "an event planned, announced or not confirmed"),
)


@dataclass(frozen=True, slots=True)
class DrawnYear:
    """A year of the list, with its own figure by months where it is full."""

    year: Year
    figure: Markup
    href: str = ""
    extent: str = ""


FULL = 6


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the timeline; of a corpus with too many entries for one page, also one page for each year."""
    yield Page("timeline/index.html", "timeline.html", ("corpus",), partial(view, corpus, site))
    if _many(corpus):
        for label in dict.fromkeys(y.label for y in by_year(e for e, _ in entries(corpus, site))):
            if label.isdigit():
                yield Page(
                    f"timeline/{label}/index.html", "timeline.html", ("corpus",), partial(view, corpus, site, label)
                )


def _many(corpus: Corpus) -> bool:
    return len(corpus.chronology) + len(corpus.event_chronology) > chart.MOST


def entries(corpus: Corpus, site: Site) -> list[tuple[Entry, str]]:
    """Return documents and events in one order of time, each with its date."""
    from_documents = [
        (of_document(corpus.documents[id], corpus, site), corpus.documents[id].date) for id in corpus.chronology
    ]
    from_events = [
        (of_event(corpus.events[id], corpus, site), corpus.events[id].date) for id in corpus.event_chronology
    ]
    return sorted([*from_events, *from_documents], key=lambda pair: time_key(pair[1]))


def view(corpus: Corpus, site: Site, only: str = "") -> View:
    """Return the timeline, or the part of it that is the year `only`; of too many entries, the years only."""
    found = entries(corpus, site)
    years = by_year(e for e, _ in found)
    title = f"Timeline, {only}" if only else "Timeline"
    head = Head(
        title=title,
        path=f"/timeline/{only}/" if only else "/timeline/",
        crumb="/timeline/",
        description="Documents and events in order of time, with the precision of their dates.",
    )
    items = [chart.item(e, edtf, f"#{e.anchor}") for e, edtf in found]
    folded = _many(corpus) and not only
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "extent": f"{count(len(corpus.chronology), 'document')} and {count(len(corpus.event_chronology), 'event')}",
        "figure": Markup("") if only else chart.figure(items),
        "key": KEY,
        "years": tuple(_drawn(y, items, site, folded) for y in years if only in ("", y.label)),
    }


def _drawn(year: Year, items: list[chart.Item], site: Site, folded: bool) -> DrawnYear:
    if folded and year.label.isdigit():
        return DrawnYear(replace(year, entries=()), Markup(""), site.link(f"/timeline/{year.label}/"),
                         count(len(year.entries), "entry", "entries"))  # fmt: skip
    zoomed = year.label.isdigit() and len(year.entries) >= FULL
    return DrawnYear(year, chart.year(items, int(year.label)) if zoomed else Markup(""))
