"""Every kind of page in a real browser: accessible in light and dark, silent, self-contained, narrow, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .kinds import KINDS

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
}
"""Level AA and good practice; for the contrast of text level AAA, which holds what AA asks and more."""


def test_the_list_names_every_kind_of_page(edition: Path) -> None:
    """Of each folder of addresses that the site has, a page is in the list."""
    folders = {f.relative_to(edition).parts[0] for f in edition.rglob("index.html") if f.parent != edition}
    looked_at = {path.strip("/").split("/")[0] for path in KINDS.values()}
    assert folders <= looked_at, folders - looked_at


def open_page(
    browser: Browser, address: str, scheme: str, width: int = 1280, scripts: bool = True
) -> tuple[Page, list[str]]:
    """Open `address` and return its page with what the browser complained of or asked other hosts for."""
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    host = "/".join(address.split("/")[:3])
    heard: list[str] = []
    page.on("console", lambda m: heard.append(f"console: {m.text}"))
    page.on("pageerror", lambda e: heard.append(f"error: {e}"))
    page.on("request", lambda r: None if r.url.startswith((host, "data:")) else heard.append(f"request: {r.url}"))
    page.goto(address, wait_until="load")
    return page, heard


@pytest.mark.parametrize("kind", KINDS)
def test_accessible_silent_and_narrow(kind: str, browser: Browser, address: str) -> None:
    """Accessible in light and in dark, silent, and no wider than a window of 768 or 320 pixels."""
    page, heard = open_page(browser, address + KINDS[kind], "light")
    told = violations(page, RULES)
    page.emulate_media(color_scheme="dark")
    told += violations(page, RULES)
    wide = {}
    for width in (768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        wide[width] = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    expected = ["console: Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert told == []
    assert heard == (expected if kind == "not found" else [])
    assert {width: found for width, found in wide.items() if found > width} == {}


def violations(page: Page, rules: Mapping[str, object]) -> list[str]:
    """Return what axe finds wrong on a page, each rule with the first elements that break it."""
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes']][:5]}" for v in found]


@pytest.mark.parametrize("kind", ["home", "cable", "topic", "timeline", "event"])
def test_everything_is_there_without_scripts(kind: str, browser: Browser, address: str) -> None:
    texts = []
    for scripts in (True, False):
        page, _ = open_page(browser, address + KINDS[kind], "light", scripts=scripts)
        texts.append(" ".join(page.locator("main").inner_text().split()))
        page.context.close()
    with_scripts, without = texts
    assert len(without) > 400
    assert set(without.split()) <= set(with_scripts.split())


def test_a_passage_is_reached_by_its_permalink_and_by_its_pin(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/d/07paris692/#p5", "light")
    top = page.locator("#p5").bounding_box()
    assert top is not None
    assert -5 <= top["y"] < 300
    pin = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id).find(i => i.startsWith('p5.'))")
    page.goto(f"{address}/d/07paris692/#{pin}")
    pinned = page.locator(f"[id='{pin}']").bounding_box()
    assert pinned is not None
    assert -5 <= pinned["y"] < 300
    page.context.close()


def test_notes_lead_there_and_back(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/d/ankasam-1/", "light")
    page.locator("a[href$='#n4']").first.click()
    assert page.url.endswith("#n4")
    page.locator("#n4 a[href$='#r4']").first.click()
    assert page.url.endswith("#r4")
    page.context.close()


def test_the_reader_chooses_light_or_dark_and_it_is_remembered(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address, "light")
    paper = (
        "getComputedStyle(document.body).backgroundColor || getComputedStyle(document.documentElement).backgroundColor"
    )
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(paper) != light
    page.goto(f"{address}/topics/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.context.close()


def test_the_first_key_skips_to_the_text(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/d/07paris692/", "light")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.context.close()


@pytest.mark.parametrize("kind", ["cable", "topic", "timeline", "home", "event"])
def test_prints(kind: str, browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address + KINDS[kind], "light")
    pdf = page.pdf(format="A4")
    page.context.close()
    assert pdf.startswith(b"%PDF")
    assert 1 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 30
