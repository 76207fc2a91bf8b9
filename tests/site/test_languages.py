"""Words in another language than the page's are marked as such wherever they are shown, and no others are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from regesta.build import search
from regesta.load import load
from regesta.model import Site
from tests.conftest import REPOSITORY

from .conftest import run

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
UNSPOKEN = frozenset({"script", "style", "template", "title"})
"""What is not in the page, or cannot have a language of its own (the name of the window, the tooltip of a mark)."""


@dataclass
class Spoken(HTMLParser):
    """The text of a page in pieces, each with the language that it is marked as."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or (self._open[-1][1] if self._open else "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in UNSPOKEN for tag, _ in self._open):
            self.pieces.append((" ".join(data.split()), self._open[-1][1] if self._open else ""))


@pytest.fixture(scope="module")
def said(edition: Path) -> list[tuple[str, str, str]]:
    return list(spoken(edition))


def spoken(output: Path) -> Iterator[tuple[str, str, str]]:
    """Give (page, text, language) of every piece of text under `output`."""
    for file in sorted(output.rglob("*.html")):
        page = Spoken()
        page.feed(file.read_text("utf-8"))
        yield from ((f"/{file.relative_to(output).as_posix()}", text, language) for text, language in page.pieces)


def test_the_turkish_of_the_first_corpus_is_marked_wherever_it_stands(said: list[tuple[str, str, str]]) -> None:
    passage = next(
        p for d in load(REPOSITORY)[0].documents.values() for p in d.passages if p.language == "tr" and len(p.text) > 99
    )
    words = passage.text.split()
    runs = {" ".join(words[n : n + 3]) for n in range(len(words) - 2)}
    texts = [(page, text, lang) for page, text, lang in said if any(run in text for run in runs)]
    assert {page for page, _, _ in texts} >= {
        "/d/ankasam-1/index.html",
        "/d/ankasam-1/verify/index.html",
        "/c/ankasam-pakistan-france/index.html",
    }
    assert [(page, text[:60]) for page, text, lang in texts if lang != "tr"] == []


def test_what_the_editors_say_is_in_the_language_of_the_edition(said: list[tuple[str, str, str]]) -> None:
    other = {(text, lang) for _, text, lang in said if lang != "en"}
    whole = " ".join(" ".join(p.text for p in d.passages) for d in load(REPOSITORY)[0].documents.values())
    known = " ".join(whole.split())
    unknown = {(text, lang) for text, lang in other if any(part.strip() not in known for part in text.split("…"))}
    assert {lang for _, lang in other} == {"tr"}
    assert unknown == set()


TITLE = "Harbour dues doubled"
QUOTED = "doubled the harbour dues on Tuesday"
CALLED = "Captain Orm called it"


SHOWING = ("", "documents/", "timeline/", "t/harbour-dues/", "a/captain-orm/", "e/dues-doubled/", "s/gazette/",
           "c/gazette-dues/", "d/gazette-1/", "d/gazette-1/verify/", "d/31ysel7/")  # fmt: skip
"""Pages of every kind that shows a title or words of a document."""


def in_french(toy: Path) -> None:
    """Say that the gazette of the toy corpus is French, whatever it looks like, and remark on words of it."""
    document = toy / "content" / "documents" / "gazette-1.md"
    note = f"notes:\n  - at: p2\n    kind: textual\n    quote: {CALLED}\n    text: So he did.\nannotation:"
    text = document.read_text("utf-8").replace("language: en", "language: fr").replace("annotation:", note)
    document.write_text(text, "utf-8")


def test_a_title_and_words_in_another_language_are_marked_on_every_page(toy: Path) -> None:
    in_french(toy)
    done = run(toy, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    shown = (TITLE, TITLE.title(), QUOTED, CALLED)
    found = [(page, text, lang) for page, text, lang in spoken(toy / "output") if any(w in text for w in shown)]
    pages = {page for page, _, _ in found}
    assert {f"/{path}index.html" for path in SHOWING} <= pages
    assert [(page, text[:60]) for page, text, lang in found if lang != "fr"] == []


def test_a_search_record_says_its_language_and_that_of_its_title(toy: Path) -> None:
    in_french(toy)
    corpus, _ = load(toy)
    found = {r.url: r for r in search.records(corpus, Site())}
    record = next(r for url, r in found.items() if url.endswith("/d/gazette-1/#p1"))
    assert record.filters["language"] == ("fr|French",)
    assert json.loads(record.filters["entry"][0])["language"] == "fr"
    assert {json.loads(r.filters["entry"][0])["language"] for url, r in found.items() if "gazette" not in url} == {""}
