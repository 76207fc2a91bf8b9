"""The timeline narrowed in a real browser: the whole list of the first corpus, and a divided one of 3,000 entries."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from regesta.load import load
from regesta.model import Corpus
from regesta.pages import facets, timeline
from regesta.pages.folds import Dated
from regesta.serving.handler import Handler
from tests.conftest import REPOSITORY
from tests.many import lists_and_theme, many, save

from .axe import COLOURS, violations
from .lost import lost
from .test_pages import open_page

pytestmark = pytest.mark.browser

SHOWN = ".entry[data-kind]:not([hidden])"


@pytest.fixture(scope="module")
def large() -> Corpus:
    return many(3_000)


@pytest.fixture(scope="module")
def divided(large: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the lists of a corpus of 3,000 entries are served."""
    folder: Path = save(lists_and_theme(large), tmp_path_factory.mktemp("many"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base="", folder=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked_for(corpus: Corpus, *, kind: str = "", topic: str = "", actor: str = "", first: int = -1, last: int = 9999,
              undated: bool = True) -> list[Dated]:  # fmt: skip
    """What the filters mean, told once more in Python: the entries that a reader has asked for."""
    of = facets.reader(corpus)

    def wanted(held: Dated) -> bool:
        has = of(held)
        begin = int(held.first) if held.first.isdigit() else -1
        end = int(held.last) if held.last.isdigit() else 9999
        return (
            kind in ("", held.kind, has.kind)
            and (not topic or topic in has.topics)
            and (not actor or actor in has.actors)
            and (begin <= last and end >= first if held.years else undated)
        )

    return [held for held in timeline.held(corpus).held if wanted(held)]


def told(page: Page) -> tuple[int, int]:
    """How many documents and events the page says it shows."""
    status = page.locator("[data-narrowed]")
    expect(status).not_to_be_empty()
    found = {
        what: int(n.replace(",", ""))
        for n, what in re.findall(r"([\d,]+) of [\d,]+ (document|event)", status.inner_text())
    }
    return found.get("document", 0), found.get("event", 0)


def numbers(held: list[Dated]) -> tuple[int, int]:
    documents = sum(h.kind == "document" for h in held)
    return documents, len(held) - documents


def test_a_mark_is_called_by_the_entry_that_it_leads_to(browser: Browser, address: str) -> None:
    page, heard = open_page(browser, f"{address}/timeline/", "light")
    marks = page.locator('.timeline a[href="#event-karachi-bus-bombing-2002"]')
    for mark in marks.all():
        mark.hover()
    assert (
        marks.locator("title").all_text_contents()
        == ["8\u00a0May\u00a02002: Bombing of a bus with French engineers in Karachi"] * 2
    )
    assert heard == []
    page.context.close()


def test_on_a_phone_a_link_leads_to_an_entry_far_down(browser: Browser, address: str) -> None:
    """Entries out of view are not laid out there; the place of each is known all the same."""
    page, _ = open_page(browser, f"{address}/timeline/#event-karachi-bus-bombing-2002", "light", width=360)
    for id in ("event-karachi-bus-bombing-2002", "document-fr-mfa-52", "event-agosta-contract-1994"):
        page.evaluate("id => { location.hash = id }", id)
        entry = page.locator(f"[id='{id}']")
        expect(entry).to_be_in_viewport(ratio=0.5)
        assert entry.evaluate("e => e.scrollWidth <= e.clientWidth")
    page.context.close()


def test_narrowed_by_topic_and_years_reloaded_and_back(browser: Browser, address: str) -> None:
    corpus, _ = load(REPOSITORY)
    page, heard = open_page(browser, f"{address}/timeline/", "light")
    all_entries = page.locator(SHOWN).count()
    assert all_entries == len(corpus.documents) + len(corpus.events)
    page.get_by_label("Topic").select_option("counterterrorism")
    page.get_by_label("From").fill("2012")
    page.get_by_label("to", exact=True).fill("2013")
    page.get_by_role("button", name="Show").click()
    expected = asked_for(corpus, topic="counterterrorism", first=2012, last=2013)
    assert 0 < len(expected) < all_entries
    assert page.url.endswith("/timeline/?topic=counterterrorism&from=2012&to=2013")
    ids = [f"{h.kind}-{h.id}" for h in expected]
    assert told(page) == numbers(expected)
    assert page.locator(SHOWN).evaluate_all("all => all.map(e => e.id)") == ids
    page.reload()
    assert told(page) == numbers(expected)
    assert page.locator(SHOWN).evaluate_all("all => all.map(e => e.id)") == ids
    assert page.get_by_label("From").input_value() == "2012"
    marks = "all => all.map(a => a.getAttribute('href').slice(1))"
    figure = page.locator(".page-head .timeline svg a:not(:has(> text)):not(.aside)")
    assert set(figure.evaluate_all(marks)) == set(ids)
    for _ in range(3):
        page.go_back()
    expect(page.locator(SHOWN)).to_have_count(all_entries)
    assert page.get_by_label("Topic").input_value() == ""
    assert heard == []
    page.context.close()


def test_by_keyboard_alone(browser: Browser, address: str) -> None:
    page, heard = open_page(browser, f"{address}/timeline/", "light")
    every = page.locator(SHOWN).count()
    page.get_by_label("Kind").focus()
    page.keyboard.type("Events")
    expect(page.locator(SHOWN + ":not(.entry-event)")).to_have_count(0)
    assert "kind=event" in page.url
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-clear]')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(SHOWN)).to_have_count(every)
    assert page.url.endswith("/timeline/")
    assert page.evaluate("document.activeElement.id") == "narrow-kind"
    assert heard == []
    page.context.close()


def test_what_is_no_year_is_said(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/timeline/?from=twelve&kind=cable", "light")
    expect(page.locator("[data-narrowed]")).to_contain_text("“twelve” is not a year and was not used")
    assert told(page)[0] > 0
    page.context.close()


def test_without_scripts_the_list_is_whole_and_no_control_is_seen(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/timeline/?topic=counterterrorism", "light", scripts=False)
    assert page.locator(".entry:visible").count() == page.locator(".entry").count() > 100
    assert not page.locator("form.narrow").is_visible()
    page.context.close()


def test_on_paper_what_is_shown_and_the_address(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/timeline/?topic=counterterrorism", "light")
    told(page)
    page.emulate_media(media="print")
    assert page.locator(".entry:visible").count() == page.locator(SHOWN).count() < 100
    assert not page.locator("form.narrow").is_visible()
    assert page.locator(".view-address").inner_text().endswith("/timeline/?topic=counterterrorism")
    page.context.close()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("topic=t-3", {"topic": "t-3"}),
        ("topic=t-0&actor=a-1&kind=event", {"topic": "t-0", "actor": "a-1", "kind": "event"}),
        ("from=2003&to=2004", {"first": 2003, "last": 2004}),
        ("kind=cable&to=1995&undated=no", {"kind": "cable", "last": 1995, "undated": False}),
    ],
)
def test_a_divided_timeline_counts_what_is_asked_for(
    query: str, wanted: dict[str, object], browser: Browser, divided: str, large: Corpus
) -> None:
    page, heard = open_page(browser, f"{divided}/timeline/?{query}", "light")
    expected = asked_for(large, **wanted)  # type: ignore[arg-type]
    assert told(page) == numbers(expected)
    years = {h.year or "undated" for h in expected}
    assert (
        set(page.locator(".folds li:not([hidden])").evaluate_all("all => all.map(e => e.id.replace(/^y/, ''))"))
        == years
    )
    assert heard == []
    page.context.close()


def test_what_cannot_be_fetched_is_said_and_nothing_is_hidden(browser: Browser, divided: str) -> None:
    page, _ = open_page(browser, f"{divided}/timeline/?topic=t-180", "light")
    told(page)
    years = page.locator(".folds li").count()
    assert page.locator(".folds li:not([hidden])").count() < years
    page.route("**/postings/**", lambda route: route.abort())
    page.get_by_label("Kind").select_option("cable")
    expect(page.locator("[data-narrowed]")).to_contain_text("could not be fetched; all of it is shown")
    assert page.locator(".folds li:not([hidden])").count() == years
    page.context.close()


def test_from_decades_to_days_what_is_asked_for_is_taken_along(browser: Browser, divided: str, large: Corpus) -> None:
    page, heard = open_page(browser, f"{divided}/timeline/?topic=t-1", "light")
    told(page)
    page.locator(".folds a", has_text="2004").click()
    assert page.url.endswith("/timeline/2004/?topic=t-1")
    expected = [h for h in asked_for(large, topic="t-1") if h.year == "2004"]
    assert told(page) == numbers(expected)
    if page.locator(".folds").count():
        month = next(h.month for h in expected if h.month.isdigit())
        page.locator(f".folds a[href*='/2004/{month}/']").click()
        expected = [h for h in expected if h.month == month]
        assert told(page) == numbers(expected)
    assert page.locator(SHOWN).count() == len(expected)
    page.get_by_role("link", name="All years").click()
    assert page.url.endswith("/timeline/?topic=t-1")
    assert heard == []
    page.context.close()


@pytest.mark.long
@pytest.mark.parametrize(
    "path", ["/timeline/", "/timeline/?topic=t-2&from=2000", "/timeline/2004/", "/documents/", "/events/2004/"]
)
def test_divided_lists_are_accessible_and_narrow(path: str, browser: Browser, divided: str) -> None:
    page, heard = open_page(browser, divided + path, "light")
    told = violations(page)
    page.emulate_media(color_scheme="dark")
    told += violations(page, COLOURS)
    page.set_viewport_size({"width": 320, "height": 800})
    assert told + lost(page) == []
    assert heard == []
    page.context.close()
