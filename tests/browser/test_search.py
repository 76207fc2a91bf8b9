"""Searching, as a reader does it: over the first corpus with its index, in a real Chromium."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .axe import COLOURS, violations
from .lost import lost
from .test_pages import open_page

pytestmark = pytest.mark.browser

Search = Callable[..., Page]
FOUND = re.compile(r"^([\d,]+) passages? in ([\d,]+) documents?\.$")
BUDGET = 200 * 1024


@pytest.fixture
def search(browser: Browser, address: str) -> Iterator[Search]:
    """Open the search page with a query and wait for the answer; nothing that the browser complains of is let pass."""
    pages: list[tuple[Page, list[str]]] = []

    def opened(query: str) -> Page:
        page, heard = open_page(browser, f"{address}/search/{query}", "light")
        pages.append((page, heard))
        if query:
            expect(status(page)).not_to_be_empty()
        return page

    yield opened
    complaints = [line for _, heard in pages for line in heard]
    for page, _ in pages:
        page.context.close()
    assert complaints == []


def status(page: Page) -> Locator:
    return page.locator("[data-status]")


def found(page: Page) -> tuple[int, int]:
    """Return how many passages of how many documents the page says that it has found."""
    expect(status(page)).to_have_text(FOUND)
    match = FOUND.match(status(page).inner_text())
    assert match
    return int(match[1].replace(",", "")), int(match[2].replace(",", ""))


def permalinks(page: Page) -> list[str]:
    return [str(a.get_attribute("href")) for a in page.locator("[data-results] .quote-source a").all()]


def test_a_name_in_another_spelling_finds_the_passage(search: Search) -> None:
    page = search("?q=Douchanbé")
    assert found(page) == (2, 1)
    assert permalinks(page) == ["/d/fr-mfa-1/#p2", "/d/fr-mfa-1/#p5"]
    quote = page.locator("[data-results] .quote").first
    assert quote.locator("mark").all_inner_texts() == ["Dushanbe"]
    expect(quote).to_contain_text("Dushanbe: also Douchanbé")


@pytest.mark.parametrize(
    "spellings", [("Douchanbé", "douchanbe", "DOUCHANBÉ", "Dushanbe"), ("Kızılay", "kizilay", "KIZILAY")]
)
def test_spellings_of_one_name_find_the_same(spellings: tuple[str, ...], search: Search) -> None:
    answers = {spelling: sorted(permalinks(search(f"?q={spelling}"))) for spelling in spellings}
    assert all(answers.values())
    assert len({tuple(found) for found in answers.values()}) == 1, answers


def test_the_permalink_of_a_result_is_that_of_its_passage(search: Search) -> None:
    page = search('?q="opened an embassy in Dushanbe"')
    page.locator("[data-results] .quote-source a").first.click()
    assert page.url.endswith("/d/fr-mfa-1/#p2")
    expect(page.locator("#p2")).to_contain_text("We opened an embassy in Dushanbe in 2002")


def test_a_phrase_is_found_as_it_stands(search: Search) -> None:
    page = search('?q="strategic dialogue"')
    phrase, _ = found(page)
    for quote in page.locator("[data-results] .quote").all():
        assert re.search(r"strategic\W+dialogue", quote.inner_text(), re.I)
    assert phrase < found(search("?q=dialogue"))[0]
    expect(status(search('?q="dialogue strategic"'))).to_contain_text("Nothing found.")
    both = search('?q="strategic dialogue" islamabad')
    assert set(permalinks(both)) < set(permalinks(page))


def test_every_term_has_to_be_there(search: Search) -> None:
    """Pagefind alone would leave out a word that it does not know, or try a shorter one."""
    page = search("?q=pakistan nothingatall")
    expect(status(page)).to_have_text("Nothing found. No passage has nothingatall.")
    assert permalinks(page) == []


def test_facets_narrow_and_the_address_keeps_them(search: Search) -> None:
    page = search("?q=pakistan")
    everything, _ = found(page)
    page.get_by_text("Narrow and order").click()
    page.get_by_label("Topic").select_option("france-pakistan-relations")
    expect(page).to_have_url(re.compile(r"\?q=pakistan&topic=france-pakistan-relations$"))
    expect(status(page)).not_to_have_text(re.compile(rf"^{everything} "))
    box = page.locator("[name=year][value='2007']")
    expect(box).to_be_visible()
    expected = int(re.findall(r"\d+", page.locator("label", has=box).inner_text())[1])
    box.check()
    expect(page).to_have_url(re.compile(r"&year=2007$"))
    expect(status(page)).to_have_text(re.compile(rf"^{expected} passages in 1 document\.$"))
    narrowed, links = found(page), permalinks(page)
    assert narrowed[0] < everything
    assert all(link.startswith("/d/07paris692/#") for link in links)
    page.reload()
    assert (found(page), permalinks(page)) == (narrowed, links)
    assert page.get_by_label("Topic").input_value() == "france-pakistan-relations"
    expect(box).to_be_checked()
    page.go_back()
    expect(page).to_have_url(re.compile(r"france-pakistan-relations$"))
    expect(box).not_to_be_checked()
    assert found(page)[0] > narrowed[0]


def test_counts_of_a_facet_are_what_choosing_it_gives(search: Search) -> None:
    page = search("?q=france&kind=cable")
    assert found(page)[1] == 1
    label = page.locator("[data-facet=kind] label", has_text="News report").inner_text()
    both, _ = found(search("?q=france&kind=cable&kind=report"))
    assert both == found(page)[0] + int(re.findall(r"\d+", label)[-1])


@pytest.mark.parametrize(
    ("span", "years"),
    [("from=2007&to=2007", {"2007"}), ("from=2023-02-14&to=2023-06-06", {"2023"}), ("to=2004", {"2004"})],
)
def test_dates_from_and_to(span: str, years: set[str], search: Search) -> None:
    page = search(f"?q=france&{span}&undated=no")
    certain, _ = found(page)
    shown = page.locator("[data-results] time").all()
    assert {str(time.get_attribute("datetime"))[:4] for time in shown} == years
    page.get_by_label("with texts whose date is open or not known").check()
    expect(page).not_to_have_url(re.compile("undated"))
    assert found(page)[0] >= certain


@pytest.mark.parametrize(
    ("undated", "expected"),
    [
        (True, ["7u", "74><u", "4<u", ">u", "74><u"]),
        (False, ["7", "74><", "4", "", "74><"]),
    ],
)
def test_a_date_counts_when_it_may_lie_within(undated: bool, expected: list[str], search: Search) -> None:
    spans = {"7": "2007-02-23/2007-02-23", "4": "2004-10-01/2004-10-31", ">": "2023-02-13/", "<": "/2005-12-31",
             "u": "undated"}  # fmt: skip
    asked = [["2007", "2007"], ["2004-10-31", ""], ["", "2004-10-01"], ["2024", ""], ["", ""]]
    told = search("").evaluate(
        """async ([spans, asked, undated]) => {
          const { spansAskedFor } = await import("/theme/js/search/dates.js");
          return asked.map(([from, to]) => spansAskedFor(spans, { from, to, undated }) ?? spans);
        }""",
        [list(spans.values()), asked, undated],
    )
    assert [set(found) for found in told] == [{spans[letter] for letter in letters} for letters in expected]


def test_what_is_no_date_is_said_to_be_none(search: Search) -> None:
    page = search("?q=france&kind=cable")
    page.get_by_label("From").fill("the nineties")
    page.get_by_label("From").blur()
    assert page.get_by_label("From").get_attribute("aria-invalid") is not None
    assert "nineties" not in page.url


def test_nothing_found_offers_the_nearest(search: Search) -> None:
    page = search("?q=Duchanbe&kind=cable")
    expect(status(page)).to_have_text("Nothing found. No passage has duchanbe.")
    page.get_by_role("link", name="Dushanbe", exact=True).click()
    assert found(page) == (2, 1)
    limited = search("?q=dushanbe&kind=cable")
    expect(status(limited)).to_contain_text("within these limits")
    limited.get_by_role("link", name="the same without limits").click()
    assert found(limited) == (2, 1)


def test_by_keyboard_alone_from_any_page_to_a_passage(browser: Browser, address: str) -> None:
    page, heard = open_page(browser, f"{address}/topics/", "light")
    page.keyboard.press("/")
    page.keyboard.type("douchanbe")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=douchanbe")
    assert found(page) == (2, 1)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.quote-source') !== null"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/fr-mfa-1/#p2")
    assert heard == []
    page.context.close()


def test_as_the_reader_types(search: Search) -> None:
    page = search("")
    page.keyboard.press("/")
    page.keyboard.type("dush/anbe")
    expect(page.get_by_role("searchbox")).to_have_value("dush/anbe")
    page.get_by_role("searchbox").fill("dushanbe")
    assert found(page) == (2, 1)
    expect(page).to_have_url(re.compile(r"\?q=dushanbe$"))


def test_nothing_that_is_asked_or_found_becomes_markup(search: Search) -> None:
    page = search("?q=<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
    page = search("?q=french&topic=<b>")
    expect(status(page)).to_contain_text("Nothing found.")


@pytest.mark.parametrize("query", ["?q=pakistan&year=2007", "?q=Duchanbe", '?q="strategic dialogue" pakistan'])
def test_answers_are_accessible_and_narrow(query: str, search: Search) -> None:
    page = search(query)
    told = violations(page)
    page.emulate_media(color_scheme="dark")
    told += violations(page, COLOURS)
    page.set_viewport_size({"width": 320, "height": 900})
    assert told + lost(page) == []


def test_the_first_answer_is_under_200_kb(browser: Browser, address: str) -> None:
    """From an empty cache: what the search itself fetches as it lies on the disk, and all of it as a host sends it."""
    page, _ = open_page(browser, "about:blank", "light")
    bodies: dict[str, bytes] = {}
    page.on("response", lambda reply: bodies.update({reply.url: reply.body()}))
    page.goto(f"{address}/search/?q=pakistan")
    found(page)
    expect(page.locator("[data-results] .quote")).to_have_count(20)
    page.context.close()
    ours = sum(len(body) for url, body in bodies.items() if "/pagefind/" in url)
    sent = sum(len(body if "/pagefind/" in url and ".js" not in url else gzip.compress(body))
               for url, body in bodies.items())  # fmt: skip
    assert 50 * 1024 < ours < BUDGET, ours
    assert 50 * 1024 < sent < BUDGET, sent


def test_without_scripts_the_lists_are_offered(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/search/?q=pakistan", "light", scripts=False)
    expect(page.locator("main")).to_contain_text("Search needs JavaScript")
    expect(page.locator("[data-search]")).to_be_hidden()
    page.locator("main").get_by_role("link", name="Actors").click()
    assert page.url.endswith("/actors/")
    page.locator(".site-search input").fill("dushanbe")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=dushanbe")
    page.context.close()


def test_without_its_index_the_page_says_so(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/search/", "light")
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404, body=""))
    page.get_by_role("searchbox").fill("pakistan")
    expect(status(page)).to_have_text(
        "This copy of the edition has no search index. The lists below lead to everything."
    )
    page.context.close()


def test_the_search_page_alone_may_run_webassembly(edition: Path) -> None:
    granted = {
        file.relative_to(edition).as_posix()
        for file in edition.rglob("*.html")
        if "wasm-unsafe-eval" in file.read_text("utf-8")
    }
    assert granted == {"search/index.html"}


MOVED = """() => new Promise(told => {
    new PerformanceObserver(list => told(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => told(0), 500);
})"""
"""How much of what a reader sees has moved by itself, as Lighthouse counts it (cumulative layout shift)."""


def test_an_answer_that_the_address_asks_for_moves_nothing(search: Search) -> None:
    page = search("?q=pakistan")
    found(page)
    assert page.evaluate(MOVED) < 0.02
    expect(page.locator(".search-lists")).to_be_hidden()
    page.locator(".search-words input").fill("")
    expect(page.locator(".search-lists")).to_be_visible()
