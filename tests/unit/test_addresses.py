"""The addresses that links are checked against are those of the pages that are made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from regesta import addresses
from regesta.cli import main
from regesta.load import load
from regesta.model import Corpus, Site
from regesta.pages import plan


def planned(corpus: Corpus, root: Path) -> set[str]:
    urls = {page.url for page in plan(corpus, Site(), root)}
    return {url for url in urls if not re.fullmatch(r"/timeline/\d+/", url)} - {"/404.html"}


def test_every_page_of_the_first_corpus_has_its_address(repository: Path) -> None:
    corpus, _ = load(repository)
    assert planned(corpus, repository) == addresses.of_pages(corpus)


def test_addresses_where_something_stood_are_kept(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy)
    assert main(["publish", "1.0", "--on", "2020-06-05"]) == 0
    assert main(["rename", "actor", "ada-quill", "mayor-quill", "--on", "2020-07-01"]) == 0
    assert main(["withdraw", "harbour-1", "--why", "Asked.", "--on", "2020-07-01"]) == 0
    corpus, _ = load(toy)
    assert {"/a/ada-quill/", "/a/mayor-quill/", "/d/harbour-1/"} < addresses.of_pages(corpus)
    assert planned(corpus, toy) == addresses.of_pages(corpus)


def test_no_essay_can_take_the_address_of_another_page(repository: Path) -> None:
    corpus, _ = load(repository)
    first = {url.split("/")[1] for url in addresses.of_pages(corpus)} - {"", *corpus.essays}
    assert first <= addresses.RESERVED
