"""What is not there: a host serves one page for it at any address, and the page tells what was meant."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from regesta.serving.handler import Handler
from tests.site.conftest import based_site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def based_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the first corpus is served under a base path, as on GitHub Pages."""
    output = based_site(tmp_path_factory)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base="/corpus", folder=output))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/corpus"
    server.shutdown()
    server.server_close()


MEANT = {
    "/d/07PARIS692": "/d/07paris692/",
    "/07paris692/": "/d/07paris692/",
    "/d/07paris629/": "/d/07paris692/",
    "/d/07paris692/index.htm": "/d/07paris692/",
    "/d/07paris692.html": "/d/07paris692/",
    "/t/counterterorism/": "/t/counterterrorism/",
    "/topic/counterterrorism/x/y/../counterterrorism": "/t/counterterrorism/",
    "/a/Laurent_Fabius/": "/a/laurent-fabius/",
    "/timelines/": "/timeline/",
}


@pytest.mark.parametrize("asked", MEANT)
def test_the_nearest_address_is_offered_first_and_is_there(asked: str, browser: Browser, based_address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(based_address + asked)
    first = page.locator("[data-nowhere] li a").first
    expect(first).to_have_text(MEANT[asked])
    first.click()
    expect(page).to_have_url(based_address + MEANT[asked])
    expect(page.locator("h1")).not_to_have_text("Nothing stands at this address")
    page.context.close()


def test_what_is_near_to_nothing_is_offered_to_the_search_alone(browser: Browser, based_address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{based_address}/d/zzzzqqqqxxxx-vvvv/")
    offered = page.locator("[data-nowhere] li a")
    expect(offered).to_have_count(1)
    expect(offered).to_have_attribute("href", "/corpus/search/?q=zzzzqqqqxxxx%20vvvv")
    page.context.close()


def test_no_private_person_is_offered(browser: Browser, based_address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{based_address}/a/person-9999/")
    expect(page.locator("[data-nowhere]")).to_be_visible()
    assert not [link for link in page.locator("[data-nowhere] li a").all_inner_texts() if "/a/person-" in link]
    page.context.close()


def test_without_scripts_the_lists_are_offered(browser: Browser, based_address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{based_address}/d/deep/er/07PARIS692/")
    expect(page.locator("[data-nowhere]")).to_be_hidden()
    page.locator("main").get_by_role("link", name="Documents").click()
    expect(page).to_have_url(f"{based_address}/documents/")
    page.context.close()


def test_an_address_that_is_no_text_breaks_nothing(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    heard: list[str] = []
    page.on("pageerror", lambda e: heard.append(str(e)))
    page.goto(f"{address}/d/%E0%A4%A/")
    expect(page.locator("h1")).to_have_text("Nothing stands at this address")
    page.wait_for_load_state("networkidle")
    assert heard == []
    page.context.close()


def test_the_page_names_no_address_relative_to_itself(browser: Browser, based_address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{based_address}/nowhere/at/all")
    links = page.evaluate(
        "[...document.querySelectorAll('[href], [src]')].map(e => e.getAttribute('href') ?? e.getAttribute('src'))"
    )
    assert [link for link in links if not link.startswith(("/corpus/", "https://", "#"))] == []
    page.context.close()
