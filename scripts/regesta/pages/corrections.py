"""What was corrected: words of captures that the texts have otherwise, and all that changed since it was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..model import Corpus, Entry, Site
from . import languages, shown
from .entries import words
from .page import Page, View
from .shell import Head, contact, shell
from .words import Ref, count, first_upper, passage_label

PATH = "/corrections/"
MOST = 500
"""A page never grows with the corpus: what is over is counted, and stands on the pages of the documents."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Words of a capture that a text has otherwise."""

    ref: Ref
    captured: str
    published: str
    reason: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed: the day (ISO), the day in words, where, and what was done and why."""

    on: str
    when: str
    href: str
    where: str
    what: str


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the log of corrections."""
    yield Page(f"{PATH.strip('/')}/index.html", "corrections.html", partial(view, corpus, site))


def view(corpus: Corpus, site: Site) -> View:
    """Return both logs; of what may not be shown, nothing."""
    corrected = tuple(_of_captures(corpus, site))
    changes = tuple(sorted({*_revisions(corpus, site), *_published(corpus, site)}, key=_order, reverse=True))
    head = Head("Corrections", PATH, "Words of the sources that are corrected here, and changes to the edition.", PATH)
    return {
        "shell": shell(corpus, site, head),
        "title": "Corrections",
        "extent": _extent(len(corrected), len(changes)),
        "corrected": corrected[:MOST],
        "more_corrected": _left(len(corrected)),
        "changes": changes[:MOST],
        "more_changes": _left(len(changes)),
        "published": bool(corpus.ledger),
        "contact": contact(corpus.edition.contact, "Correction"),
        "contact_words": corpus.edition.contact.removeprefix("mailto:"),
    }


def _extent(corrected: int, changes: int) -> str:
    of_captures = f"{count(corrected, 'correction')} of captures"
    return f"{of_captures}; {count(changes, 'change')} to the edition" if changes else of_captures


def _left(number: int) -> str:
    return f"And {number - MOST:,} more, on the pages of their documents." if number > MOST else ""


def _order(change: Change) -> tuple[str, str, str]:
    return change.on, change.href, change.what


def _of_captures(corpus: Corpus, site: Site) -> Iterator[Corrected]:
    for document in (corpus.documents[id] for id in corpus.chronology):
        for correction in document.corrections:
            if shown.passage(document, correction.at, corpus):
                href = site.link(f"/d/{document.id}/#{correction.at}")
                label = passage_label(correction.at)
                yield Corrected(
                    Ref(href, f"{document.id} {label}", f"passage {correction.at}"),
                    correction.as_captured,
                    correction.as_published,
                    first_upper(correction.reason),
                    languages.of_words(correction.at, document, corpus),
                )


def _revisions(corpus: Corpus, site: Site) -> Iterator[Change]:
    for document in corpus.documents.values():
        for revision in document.revisions:
            href = site.link(f"/d/{document.id}/")
            yield Change(revision.on, words(revision.on), href, document.id, first_upper(revision.what))


def _published(corpus: Corpus, site: Site) -> Iterator[Change]:
    """Give what the ledger has of renaming, withdrawal and redaction."""
    for entry in corpus.ledger:
        if entry.what in ("alias", "withdrawn", "redacted"):
            where = f"{entry.url} {passage_label(entry.passage)}".strip()
            yield Change(entry.on, words(entry.on), site.link(entry.url), where, _done(entry))


def _done(entry: Entry) -> str:
    done = {
        "alias": f"The address leads to {entry.to} now",
        "withdrawn": "Withdrawn",
        "redacted": "Words were taken out",
    }[entry.what]
    return f"{done}: {entry.why}" if entry.why else f"{done}."
