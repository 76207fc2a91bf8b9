"""A document beside its capture, word by word: what was left out, corrected or joined, and the count of all words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from .. import captures
from ..access import may_show_beside
from ..fidelity import Alignment, Step, check_document
from ..model import Capture, Corpus, Document, Site
from . import languages
from .page import Page, View
from .shell import Head, shell
from .words import Ref, count, first_upper, passage_refs


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind: `same`, `omitted`, `corrected`, `joined`; `reason` is why they are not the same.

    `breaks` tells that a line begins here, where the text keeps the lines of its source.
    """

    kind: str
    text: str
    reason: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the capture, in pieces."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A passage beside the lines of the capture that it comes from; without `passage`, lines that it has nothing of.

    `language` is that of the passage where it differs from that of the page.
    """

    passage: Ref | None
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    language: str = ""


def path_of(document: Document) -> str:
    """Return the path of the page within the site."""
    return f"/d/{document.id}/verify/"


def pages(corpus: Corpus, site: Site, root: Path) -> Iterator[Page]:
    """Yield the page of each document whose capture may be shown. `root` is that of the corpus."""
    for document in corpus.documents.values():
        capture = corpus.captures.get(document.capture)
        if capture is not None and may_show_beside(document, corpus):
            path = f"{path_of(document)[1:]}index.html"
            make = partial(view, document, capture, corpus, site, root)
            yield Page(path, "verify.html", make, indexed=False)


def view(document: Document, capture: Capture, corpus: Corpus, site: Site, root: Path) -> View:
    """Return the rows, and how many words are the same."""
    lines = captures.text_lines(captures.read_text(root, capture))
    alignment = check_document(lines, capture.omissions, document)
    url = f"/d/{document.id}/"
    head = Head(
        f"Capture and text of {document.id}",
        path_of(document),
        f"{document.title}: every word of the text beside the capture that it comes from.",
        "/documents/",
        noindex=True,
    )
    return {
        "shell": shell(corpus, site, head),
        "id": document.id,
        "title": languages.titled(document, corpus),
        "link": site.link(url),
        "file": site.link(f"/c/{capture.id}/{capture.id}.txt"),
        "file_name": f"{capture.id}.txt",
        "lines": f"lines {document.lines[0]} to {document.lines[1]}",
        "sha256": capture.sha256,
        "total": total(alignment),
        "rows": tuple(rows(alignment, document, corpus, site.link(url))),
    }


def total(alignment: Alignment) -> str:
    """Return the proof in words."""
    counts = {"same": 0, "omitted": 0, "corrected": 0, "joined": 0}
    for step in alignment.steps:
        counts[step.kind] += len(step.captured.split())
    found = counts["same"] + counts["joined"]
    parts = [
        f"{count(found, 'word')} of the capture {'stands' if found == 1 else 'stand'} in the text",
        f"{_number(counts['omitted'])} left out",
        f"{_number(counts['corrected'])} corrected",
    ]
    lost = len(alignment.differences)
    verdict = "no other word is lost, none is added" if not lost else f"{count(lost, 'difference')} not accounted for"
    return f"{', '.join(parts)}; {verdict}."


def _number(words: int) -> str:
    return f"{words:,} {'is' if words == 1 else 'are'}" if words else "none is"


def rows(alignment: Alignment, document: Document, corpus: Corpus, link: str) -> Iterator[Row]:
    """Give one row for each passage; words left out stand with the passage after which they come."""
    as_lines = {p.id for p in document.passages if p.kind == "preformatted"}
    spoken = {p.id: languages.of_passage(p, document, corpus) for p in document.passages}
    for id, steps in groupby(alignment.steps, lambda step: step.passage):
        yield replace(_row(list(steps), link, as_lines=id in as_lines), language=spoken.get(id, ""))


def _row(steps: list[Step], link: str, *, as_lines: bool) -> Row:
    passage = next((s.passage for s in steps if s.published), "")
    by_line: dict[int, list[Piece]] = {}
    for step in steps:
        if step.captured:
            piece = Piece(step.kind, step.captured, first_upper(step.reason))
            by_line.setdefault(step.line, []).append(piece)
    return Row(
        passage_refs(link, [passage])[0] if passage else None,
        tuple(Line(number, tuple(pieces)) for number, pieces in by_line.items()),
        tuple(_published(steps, as_lines=as_lines)),
    )


def _published(steps: Iterable[Step], *, as_lines: bool) -> Iterator[Piece]:
    line = 0
    for step in steps:
        if step.published:
            breaks = as_lines and bool(line) and step.line != line
            yield Piece(step.kind, step.published, first_upper(step.reason), breaks)
            line = step.line
