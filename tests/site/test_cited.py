"""What the page of a document cites is what `regesta cite` prints: every document, every passage, every style."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from regesta.access import passages_to_show
from regesta.citation_styles import STYLES, locators
from regesta.commands.cite import cited
from regesta.load import load
from regesta.model import Corpus, Site
from tests.conftest import REPOSITORY

SITE = Site("https://example.org/corpus")
ROW = re.compile(r"<dt>([^<]*)</dt><dd data-words>(.*?)</dd>", re.DOTALL)
ANY = re.compile(r'data-style="(\w+)".*?data-words>(.*?)</p>', re.DOTALL)
PIN = re.compile(r'<li><a href="(#[^"]+)" data-pin="([^"]+)"[^>]* data-locator="([^"]+)"[^>]*>([^<]+)</a>')


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(REPOSITORY)[0]


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def pages(output: Path, corpus: Corpus) -> dict[str, str]:
    return {id: (output / "d" / id / "index.html").read_text("utf-8") for id in corpus.documents}


def test_a_document_is_cited_on_its_page_as_on_the_command_line(based: Path, corpus: Corpus) -> None:
    for id, page in pages(based, corpus).items():
        rows = dict(ROW.findall(page))
        assert len(rows) == len(STYLES) + 1
        for style, (label, _) in STYLES.items():
            assert words(rows[label]) + "\n" == cited(id, style, corpus, SITE).text
        assert words(rows["Permalink"]) == f"{SITE.url}/d/{id}/"


def test_every_passage_is_cited_on_its_page_as_on_the_command_line(based: Path, corpus: Corpus) -> None:
    seen = 0
    for id, page in pages(based, corpus).items():
        styles = dict(ANY.findall(page))
        pins = PIN.findall(page)
        assert list(styles) == list(STYLES)
        assert [pin[1] for pin in pins] == [p.id for p in passages_to_show(corpus.documents[id], corpus)]
        for href, passage, where, address in pins:
            filled = {"locator": where, "passage": locators.siglum(passage), "address": address}
            for style, template in styles.items():
                given = template
                for place, told in filled.items():
                    given = given.replace(f'<span data-place="{place}"></span>', told)
                assert words(given) + "\n" == cited(f"{id}{href}", style, corpus, SITE).text
                seen += 1
    assert seen > 4 * len(corpus.documents)


def test_the_number_of_a_passage_is_its_address_in_the_present_wording(based: Path, corpus: Corpus) -> None:
    for id, page in pages(based, corpus).items():
        numbers = re.findall(r'<a class="num[^"]*" href="#([^"]+)"', page)
        known = {f"{p.id}.{p.fingerprint}" for p in corpus.documents[id].passages}
        assert numbers
        assert set(numbers) <= known
