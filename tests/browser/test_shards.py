"""Searching an index of several shards: it answers as one, says what part it searched, asks where it is too much."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from regesta.build import indexer, search
from regesta.build.search import Record
from regesta.load import load
from regesta.model import Site
from regesta.pages import assets
from regesta.serving.handler import Handler
from tests import many
from tests.conftest import REPOSITORY

from .axe import violations
from .test_pages import open_page
from .test_search import found, permalinks, status

pytestmark = pytest.mark.browser

Ask = Callable[[str], dict[str, Any]]
Served = Callable[[Path], str]
ASK = """async (address) => {
  const { collection, answer } = await import("/theme/js/search/collection.js");
  const { fromAddress } = await import("/theme/js/search/query.js");
  const index = window.held ??= await collection("/pagefind/");
  const told = await answer(index, fromAddress(address));
  const results = await told.results.slice(0, told.results.length);
  return { ...told, results: results.map(({ url, filters }) => [url, filters.span[0]]), facets: await told.facets() };
}"""


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """Serve a folder as a static host would."""
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base="", folder=folder)))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def held() -> tuple[Record, ...]:
    """The passages of a fabricated corpus: words of letters alone, so that a list of them is all there is to search."""
    return tuple(search.records(many.annotated(60), Site()))


@pytest.fixture(scope="module")
def ask(
    browser: Browser, held: tuple[Record, ...], served: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    """Ask the scripts of the search page about these passages in several shards."""
    folder = many.save(assets.files(REPOSITORY / "theme"), tmp_path_factory.mktemp("many"))
    indexer.write(folder, held, 2, most=60)
    page, _ = open_page(browser, f"{served(folder)}/pagefind/shards.json", "light")
    yield lambda address: dict(page.evaluate(ASK, address))
    page.context.close()


def with_word(held: tuple[Record, ...], *words: str) -> list[Record]:
    """Return the passages that have, or whose other names have, for each of the words one that begins with it."""
    texts = ((r, re.findall(r"\w+", " ".join([r.content, *r.meta.values()]).lower())) for r in held)
    return [r for r, text in texts if all(any(other.startswith(word) for other in text) for word in words)]


def counts(records: list[Record], name: str) -> dict[str, int]:
    return dict(Counter(value for record in records for value in record.filters.get(name, ())))


def positive(numbers: dict[str, int]) -> dict[str, int]:
    return {value: number for value, number in numbers.items() if number}


def test_what_is_found_is_what_reading_all_of_it_finds(ask: Ask, held: tuple[Record, ...]) -> None:
    words = sorted({word.lower() for record in held[::40] for word in record.content.split()[:3]})
    assert len(words) > 10
    for word in words:
        told, expected = ask(f"?q={word}"), with_word(held, word)
        assert sorted(url for url, _ in told["results"]) == sorted(r.url for r in expected), word
        assert told["documents"] == len(counts(expected, "document"))
        assert told["searched"] == told["parts"] > 3


def test_numbers_of_all_shards_are_summed(ask: Ask, held: tuple[Record, ...]) -> None:
    word = held[0].content.split()[0].lower()
    told, expected = ask(f"?q={word}"), with_word(held, word)
    for name in ("topic", "actor", "kind", "series", "year", "language"):
        assert positive(told["facets"][name]) == counts(expected, name), name


def test_a_year_is_looked_for_in_its_own_shards(ask: Ask, held: tuple[Record, ...]) -> None:
    years = counts(list(held), "year")
    for year in years:
        id = year.split("|")[0]
        told = ask(f"?year={id}")
        assert sorted(url for url, _ in told["results"]) == sorted(r.url for r in held if r.filters["year"] == (year,))
        assert told["facets"]["year"][year] == years[year]
        assert 0 < told["searched"] < told["parts"]
        for other, number in told["facets"]["year"].items():
            assert number in (None, years[other]), "a number of a part only"


@pytest.mark.parametrize("asked", ["?order=date&q=", "?undated=yes&kind=cable", "?order=date&from=2000&q="])
def test_by_date_is_by_date_across_shards(asked: str, ask: Ask, held: tuple[Record, ...]) -> None:
    word = held[0].content.split()[0].lower()
    told = ask(asked + (word if asked.endswith("=") else ""))
    days = [next(filter(None, span.split("/"))) if span != "undated" else "9999" for _, span in told["results"]]
    assert len(days) > 3
    assert days == sorted(days)


def test_a_word_that_one_shard_lacks_is_not_replaced_there(ask: Ask, held: tuple[Record, ...]) -> None:
    """Pagefind would try a shorter one, in each shard that does not know it."""
    rare = min(
        (word for word in held[0].content.lower().split() if len(word) > 5), key=lambda w: len(with_word(held, w))
    )
    assert sorted(url for url, _ in ask(f"?q={rare}")["results"]) == sorted(r.url for r in with_word(held, rare))
    assert ask("?q=nothingatall")["missing"] == ["nothingatall"]


def copied(edition: Path, folder: Path, most: int) -> Path:
    """Return a copy of the first corpus' site with its index in shards of at most `most` passages."""
    shutil.copytree(edition, folder, copy_function=os.link, ignore=shutil.ignore_patterns("pagefind"))
    corpus, _ = load(REPOSITORY)
    indexer.write(folder, tuple(search.records(corpus, Site())), 2, most)
    return folder


@pytest.fixture(scope="module")
def divided(edition: Path, served: Served, tmp_path_factory: pytest.TempPathFactory) -> str:
    return served(copied(edition, tmp_path_factory.mktemp("divided") / "output", 20))


def test_a_reader_finds_in_a_late_shard_and_is_told_which_part_was_searched(browser: Browser, divided: str) -> None:
    page, heard = open_page(browser, f'{divided}/search/?q="opened an embassy in Dushanbe"', "light")
    assert found(page) == (1, 1)
    assert permalinks(page) == ["/d/fr-mfa-1/#p2"]
    page.goto(f"{divided}/search/?q=pakistan")
    everything, _ = found(page)
    page.get_by_text("Narrow and order").click()
    box = page.locator("[name=year][value='2007']")
    label = page.locator("label", has=box).inner_text()
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("year=2007"))
    expect(status(page)).to_have_text(re.compile(r"^\d+ passages in \d+ documents?, in \d+ of \d+ parts of the coll"))
    number, searched, parts = map(int, re.findall(r"(\d+) p.* in (\d+) of (\d+)", status(page).inner_text())[0])
    assert number == int(re.findall(r"\d+", label)[1]) < everything
    assert 0 < searched < parts
    others = page.locator("[data-facet=year] li").all_inner_texts()
    assert any(re.fullmatch(r"\s*\d{4}\s*", text) for text in others), "years that were not searched have no number"
    assert violations(page) + heard == []
    page.context.close()


def test_where_it_would_be_too_much_the_reader_chooses_first(
    browser: Browser, edition: Path, served: Served, tmp_path: Path
) -> None:
    address = served(copied(edition, tmp_path / "output", 3))
    page, heard = open_page(browser, f"{address}/search/?q=pakistan", "light")
    expect(status(page)).to_have_text(re.compile("^Nothing was searched yet. The collection has .* choose series or"))
    assert permalinks(page) == []
    top = "document.querySelector('[data-{}]').offsetTop"
    above = f"{top.format('status')} < {top.format('narrow')}"
    assert page.evaluate(above), "what is to be done stands below what it is done with"
    label = page.locator("[data-facet=series] label", has_text="Cables of the Embassy").first
    label.locator("input").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("series="))
    expect(status(page)).to_have_text(re.compile(r", in \d+ of \d+ parts of the collection\.$"))
    assert permalinks(page)
    assert not page.evaluate(above)
    assert violations(page) + heard == []
    page.context.close()
