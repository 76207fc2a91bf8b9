"""No page turns hearsay into fact: wherever a passage in which somebody speaks is quoted, it is said who."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from regesta.load import load
from regesta.model import Corpus, Document
from regesta.pages import people
from tests.conftest import REPOSITORY, TOY

from .conftest import run

WORDS = 6
VOID = frozenset({"meta", "link", "br", "img", "input", "hr", "circle", "rect", "path", "line"})


@dataclass
class Box:
    """An element with the words under it and, apart from them, what is said there of who speaks."""

    css: str
    href: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    voice: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """The blocks of a page that quote: quotations, passages, references of a synthesis.

    What the editor remarks beside a passage stands beside the text itself, and is not read.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, Box | None, list[str]]] = []
        self.found: list[Box] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in VOID:
            return
        css = (given.get("class") or "").split()
        kind = next((c for c in ("quote", "passage", "rests") if c in css), "")
        box = Box(kind) if kind else None
        if box:
            self.found.append(box)
        self.open.append((tag, box, css))
        remarked = any("beside" in some for _, _, some in self.open)
        for _, around, _ in self.open:
            if around and given.get("href") and not remarked:
                around.href.append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        css = {c for _, _, some in self.open for c in some}
        for box in (b for _, b, _ in self.open if b and "beside" not in css):
            (box.voice if css & {"voice", "speaking"} else box.text).append(data)


def flat(text: str) -> str:
    return " ".join(text.split())


def runs(text: str) -> set[str]:
    """Return every run of WORDS words: enough to know a passage by, as no two share one by chance."""
    words = flat(text).split(" ")
    return {" ".join(words[n : n + WORDS]) for n in range(max(len(words) - WORDS + 1, 1))}


def read(file: Path) -> Reader:
    return parsed(file.read_text("utf-8"))


@cache
def parsed(page: str) -> Reader:
    """Return a page, which is asked for once for each document that has voices, read once."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def voiceless(output: Path, document: Document, corpus: Corpus) -> tuple[list[str], int]:
    """Return the places that quote a passage of `document` without its voice, and how many quote one at all."""
    wrong, quoted = [], 0
    pages = {file: read(file) for file in sorted(output.rglob("*.html"))}
    own = runs(" ".join(p.text for p in document.passages if p.id not in document.voices))
    for passage in document.passages:
        if passage.id not in document.voices:
            continue
        names = people.voice_in_short(document, passage.id, corpus).split(", reporting ")
        known = runs(passage.text) - own
        for file, page in pages.items():
            for box in page.found:
                text, voice = flat("".join(box.text)), flat("".join(box.voice))
                if not runs(text).isdisjoint(known) or f"/d/{document.id}/#{passage.id}" in box.href:
                    quoted += 1
                    if not all(name in voice for name in names):
                        wrong.append(f"{file.relative_to(output)}: {text[:80]}")
    return wrong, quoted


@pytest.mark.parametrize("id", ["07paris692", "fr-mfa-2", "fr-mfa-18"])
def test_every_quotation_carries_its_voice(id: str, edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    assert {d.id for d in corpus.documents.values() if d.voices} == {"07paris692", "fr-mfa-2", "fr-mfa-18"}
    wrong, quoted = voiceless(edition, corpus.documents[id], corpus)
    assert wrong == []
    assert quoted > len(corpus.documents[id].voices) * 2


def test_of_the_toy_corpus_too_with_the_office(toy_site: Path) -> None:
    corpus, _ = load(TOY)
    wrong, quoted = voiceless(toy_site / "output", corpus.documents["31ysel7"], corpus)
    assert wrong == []
    assert quoted >= 6
    topic = (toy_site / "output" / "t" / "harbour-dues" / "index.html").read_text("utf-8")
    assert '<span class="speaking">Ada Quill (Mayor)</span>' in topic


def test_a_quotation_without_its_voice_is_noticed(toy_site: Path) -> None:
    page = toy_site / "output" / "t" / "harbour-dues" / "index.html"
    page.write_text(page.read_text("utf-8").replace("Ada Quill (Mayor)", ""), "utf-8")
    corpus, _ = load(TOY)
    wrong, _ = voiceless(toy_site / "output", corpus.documents["31ysel7"], corpus)
    assert [w.partition(":")[0] for w in wrong] == ["t/harbour-dues/index.html"] * 2
    assert run(toy_site, "build").returncode == 0
