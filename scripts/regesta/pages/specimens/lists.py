"""The components of lists and of the first page: entries, figures, tables, numbers."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Site
from ..entries import Entry
from .samples import Sample, Samples
from .specimen import Component, Given, Macro, chosen, each
from .variants import DATES, ENTRIES, QUOTES


def components(samples: Samples, site: Site) -> Iterator[Component]:
    """Yield them."""
    yield from _of_entries(samples, site)
    yield from _of_time(samples, site)
    yield from _of_numbers(samples, site)


def _once(samples: Samples, path: str, *keys: str) -> Iterator[tuple[str, Given]]:
    return each([samples.lists[path]] if path in samples.lists else [], *keys)


def _entries(samples: Samples) -> tuple[tuple[str, Entry], ...]:
    """Return the entries of topics and of the timeline, those that quote least first."""
    topics = ((s.url, e) for s in samples.topics for e in (*_of_years(s), *s.view["events"]))
    drawn = ((url, e) for url, (years,) in _once(samples, "/timeline/", "years") for d in years for e in d.year.entries)
    return tuple(sorted((*topics, *drawn), key=lambda found: len(found[1].quotes)))


def _of_years(sample: Sample) -> Iterator[Entry]:
    return (e for year in sample.view["years"] for e in year.entries)


def _of_entries(samples: Samples, site: Site) -> Iterator[Component]:
    found = _entries(samples)
    entry, quote, key = Macro(site, "entry", "entries"), Macro(site, "quote", "quotes"), Macro(site, "mark", "key")
    yield Component(
        "entry",
        "The one unit of every list: date, title, regest, apparatus, siglum. Open, it quotes passages.",
        tuple(entry.variant(label, ((url, ((e,),)) for url, e in found if fits(e))) for label, fits in ENTRIES),
    )
    quoted = [(url, q) for url, e in found for q in e.quotes]
    more = ((url, (e.quotes, e.refs)) for url, e in found if e.quotes and e.refs)
    yield Component(
        "quote",
        "Passages quoted in a list, each with its number and who speaks. A text that may not be shown has none.",
        (
            *(quote.variant(label, ((url, ((q,), ())) for url, q in quoted if fits(q))) for label, fits in QUOTES),
            quote.variant("with more that are linked", more),
        ),
    )
    yield Component(
        "mark",
        "The small mark of a date: a point for a day, a bar for a span; what is not certain fades.",
        (
            key.variant("what the marks mean", _once(samples, "/timeline/", "key")),
            *(
                key.variant(label, ((url, (((e.mark, e.when or "undated"),),)) for url, e in found if fits(e)))
                for label, fits in DATES
            ),
        ),
    )


def _of_time(samples: Samples, site: Site) -> Iterator[Component]:
    timeline = Macro(site, "timeline", "timeline")
    whole = ((url, (figure, "The documents by date")) for url, (figure,) in _once(samples, "/", "figure"))
    by_year = "documents above the line, events below it, by year"
    part = ((url, (figure, f"{title}: {by_year}")) for url, (figure, title) in each(samples.topics, "figure", "title"))
    yield Component(
        "timeline",
        "Time drawn: documents above the line, events below it. The list on the page says the same.",
        (timeline.variant("the whole edition", whole), timeline.variant("one topic", part)),
    )
    parts = ("choices", "action", "whole", "postings", "start", "year")
    yield Component(
        "narrow",
        "What a list can be narrowed by; shown where scripts run.",
        (Macro(site, "narrow", "narrow").variant("the timeline", _once(samples, "/timeline/", *parts)),),
    )
    yield Component(
        "folds",
        "A long list divided into pages: those beside this one, those under it.",
        (
            Macro(site, "folds", "ways").variant("the years", _once(samples, "/timeline/", "ways")),
            Macro(site, "folds", "under").variant("the pages of a divided list", _once(samples, "/timeline/", "under")),
        ),
    )


def _of_numbers(samples: Samples, site: Site) -> Iterator[Component]:
    yield Component(
        "numbers",
        "The extent of the edition.",
        (Macro(site, "numbers", "numbers").variant("on the first page", _once(samples, "/", "numbers")),),
    )
    yield Component(
        "subjects",
        "Topics with their latest document.",
        (Macro(site, "subjects", "subjects").variant("on the first page", _once(samples, "/", "topics")),),
    )
    branches = ((url, ((b,),)) for url, (found,) in _once(samples, "/topics/", "branches") for b in found if b.under)
    yield Component(
        "tree",
        "A hierarchy with counts, and scope notes where there are any.",
        (Macro(site, "tree", "tree").variant("a heading with its topics", branches),),
    )
    yield Component(
        "crosstab",
        "A table by two things, its numbers links. On a narrow screen it scrolls within itself.",
        (Macro(site, "crosstab", "crosstab").variant("acts by year", _once(samples, "/acts/", "by_year")),),
    )
    tally = Macro(site, "tally", "tally")
    sections = [(url, s) for url, (found,) in _once(samples, "/statistics/", "sections") for s in found]
    yield Component(
        "tally",
        "Numbers under one heading, each a link to what it counts.",
        (
            tally.variant("with shares", chosen(sections, lambda s: s.rows and s.shares)),
            tally.variant("without shares", chosen(sections, lambda s: s.rows and not s.shares)),
            tally.variant("nothing to count", chosen(sections, lambda s: not s.rows)),
        ),
    )
