"""The edition in numbers: each leads to what it counts, so that a reader can judge how far the edition carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from .. import tally
from ..model import Corpus, Site
from ..tally.count import Count, Section
from . import shown
from .page import Page, View
from .shell import Head, shell
from .words import count, passage_label

PATH = "/statistics/"
NAMED = 24
ROWS = 40
BAR = 120


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is counted: what it is called, and where it stands."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One number. `named` are the first of what it counts, `more` says how many others there are."""

    label: str
    href: str
    number: str
    share: str
    bar: Markup
    named: tuple[Named, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table of numbers; `shares` is whether they are shares of something."""

    id: str
    title: str
    rows: tuple[Row, ...]
    shares: bool
    note: str
    more: str


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of statistics."""
    yield Page(f"{PATH.strip('/')}/index.html", "statistics.html", partial(view, corpus, site))


def view(corpus: Corpus, site: Site) -> View:
    """Return every statistic as a table; however large the corpus, its size has a bound."""
    title = "Statistics"
    head = Head(title, PATH, "The edition in numbers: what it holds, how it is dated, annotated and attested.", PATH)
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "extent": count(len(corpus.documents), "document"),
        "sections": tuple(_numbers(section, corpus, site) for section in tally.sections(corpus)),
    }


def _numbers(section: Section, corpus: Corpus, site: Site) -> Numbers:
    most = section.total or max((c.number for c in section.counts), default=0)
    left = len(section.counts) - ROWS
    return Numbers(
        section.id,
        section.title,
        tuple(_row(c, section.total, most, corpus, site) for c in section.counts[:ROWS]),
        bool(section.total),
        section.note,
        f"and {left:,} more" if left > 0 else "",
    )


def _row(counted: Count, total: int, most: int, corpus: Corpus, site: Site) -> Row:
    folded = counted.kind != "draft" and (not counted.where or counted.kind == "passage")
    of = counted.of if folded and counted.number else ()
    left = len(of) - NAMED
    return Row(
        counted.label,
        site.link(counted.where) if counted.where else "",
        f"{counted.number:,}",
        f"{_percent(counted.number, total)} %" if total and counted.number else "",
        bar(counted.number, most),
        tuple(_named(counted, id, corpus, site) for id in of[:NAMED]),
        f"and {left:,} more" if left > 0 else "",
    )


def _percent(part: int, whole: int) -> str:
    """Return a share in whole per cents; what is less than one, and not nothing, is said to be."""
    share = round(100 * part / whole)
    return "< 1" if share == 0 else "> 99" if share == 100 and part < whole else str(share)


def bar(part: int, whole: int) -> Markup:
    """Return a bar that is filled so far as `part` is of `whole`; what is not nothing is seen."""
    width = max(BAR * part / whole, 1.5) if part and whole else 0
    return Markup(
        f'<svg class="bar" viewBox="0 0 {BAR} 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="bar-whole" width="{BAR}" height="6"/><rect class="bar-part" width="{width:.4g}" height="6"/>'
        "</svg>"
    )


def _named(counted: Count, id: str, corpus: Corpus, site: Site) -> Named:
    match counted.kind:
        case "event":
            return Named(site.link(f"/e/{id}/"), corpus.events[id].title)
        case "actor":
            actor = corpus.actors[id]
            return Named(site.link(f"/a/{id}/"), id if actor.private else actor.name)
        case "topic":
            return Named(site.link(f"/t/{id}/"), corpus.topics[id].label)
        case "passage":
            document, _, passage = id.partition("#")
            at = f"#{passage}" if shown.passage(corpus.documents[document], passage, corpus) else ""
            return Named(site.link(f"/d/{document}/{at}"), f"{document} {passage_label(passage)}")
        case _:
            return Named(site.link(f"/d/{id}/"), id)
