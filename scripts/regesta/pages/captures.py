"""Captures: where the texts come from, and each as a whole, its documents in the order in which it has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from .. import fields, markup
from ..access import may_show_capture
from ..model import Capture, Corpus, Site
from . import languages
from .document import rights_statement
from .entries import short
from .gathered import Company
from .page import Page, View
from .passages import Block, plain_html
from .shell import Head, shell
from .verification import capture_facts, omitted
from .words import count


@dataclass(frozen=True, slots=True)
class Part:
    """A document within its capture: who it is, and its text."""

    href: str
    id: str
    title: Markup
    when: str
    lines: str
    blocks: tuple[Block, ...]


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the list of captures and one page for each."""
    yield Page("captures/index.html", "listing.html", partial(index, corpus, site))
    for capture in corpus.captures.values():
        yield Page(f"c/{capture.id}/index.html", "capture.html", partial(view, capture, corpus, site))


def index(corpus: Corpus, site: Site) -> View:
    """Return the captures with what they gave."""
    head = Head(
        "Captures",
        "/captures/",
        "The texts exactly as captured, with checksums, from which the documents come.",
        "/captures/",
    )
    return {
        "shell": shell(corpus, site, head),
        "title": "Captures",
        "extent": f"{count(len(corpus.captures), 'capture')}: texts exactly as they were found, never edited",
        "rows": tuple(
            (
                Company(site.link(f"/c/{c.id}/"), corpus.series[c.series].title, c.id)
                if c.series in corpus.series
                else Company(site.link(f"/c/{c.id}/"), c.id, ""),
                fields.kind_label(c.kind),
                count(sum(id in corpus.documents for id in corpus.by_capture.get(c.id, ())), "document"),
            )
            for c in corpus.captures.values()
        ),
    }


def view(capture: Capture, corpus: Corpus, site: Site) -> View:
    """Return the facts of a capture and, where it may be shown, its whole text."""
    held = [corpus.documents[id] for id in corpus.by_capture.get(capture.id, ()) if id in corpus.documents]
    held.sort(key=lambda d: d.lines)
    series = corpus.series.get(capture.series)
    facts = [
        *(row for row in capture_facts(capture, corpus, site) if row[0] != "Capture"),
        (
            "Rights",
            rights_statement(capture.rights or (series.rights if series else ""))
            + fields.ACCESS_LABELS[capture.access],
        ),
        (
            "Series",
            Markup('<a href="{}">{}</a>').format(site.link(f"/s/{series.id}/"), series.title) if series else Markup(""),
        ),
    ]
    url = f"/c/{capture.id}/"
    head = Head(
        f"Capture {capture.id}", url, f"{count(len(held), 'document')}, SHA-256 {capture.sha256}.", "/captures/"
    )
    return {
        "shell": shell(corpus, site, head),
        "id": capture.id,
        "link": site.link(url),
        "title": series.title if series else capture.id,
        "kind": fields.kind_label(capture.kind),
        "extent": count(len(held), "document"),
        "facts": tuple((label, text) for label, text in facts if text),
        "note": Markup(markup.prose(capture.note, site.base)) if capture.note else "",
        "omissions": tuple(map(omitted, capture.omissions)) if may_show_capture(capture, corpus) else (),
        "parts": tuple(
            Part(
                site.link(f"/d/{d.id}/"), d.id, languages.titled(d, corpus), short(d.date),
                f"lines {d.lines[0]}–{d.lines[1]}",
                plain_html(d, corpus, site),
            )
            for d in held
        ),
        "single": len(held) == 1,
    }  # fmt: skip
