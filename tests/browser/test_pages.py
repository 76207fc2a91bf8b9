"""Every kind of page in a real browser: accessible in light and dark, silent, self-contained, narrow, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import REPOSITORY

from .axe import COLOURS, violations
from .kinds import KINDS
from .lost import lost

pytestmark = pytest.mark.browser


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
def test_accessible_silent_and_readable(kind: str, browser: Browser, address: str) -> None:
    """Accessible in light and in dark; nothing lost in letters of twice the size or a window of 768 or 320 pixels."""
    page, heard = open_page(browser, address + KINDS[kind], "light")
    told = violations(page)
    page.emulate_media(color_scheme="dark")
    told += violations(page, COLOURS)
    unread = {size: lost(page) for size in doubled(page)}
    for width in (768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        unread[f"{width} pixels"] = lost(page)
    page.context.close()
    expected = ["console: Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert told == []
    assert heard == (expected if kind == "not found" else [])
    assert {what: found for what, found in unread.items() if found} == {}


def doubled(page: Page) -> Iterator[str]:
    """Double the letters: by the reader's own setting, which the layout follows, then without its knowing."""
    session = page.context.new_cdp_session(page)
    root = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    usual = page.evaluate(root)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert page.evaluate(root) > 1.85 * usual
    yield "letters twice as large in the settings"
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    page.evaluate(f"document.documentElement.style.fontSize = `${{2 * {root}}}px`")
    assert page.evaluate(root) == 2 * usual
    yield "letters twice as large by a style"
    page.evaluate("document.documentElement.style.fontSize = ''")


def test_schemes_of_colours_change_colours_alone() -> None:
    """So that what axe finds in light, but for colours, is found in dark too."""
    styles = {f.name: f.read_text("utf-8") for f in sorted((REPOSITORY / "theme/static/css").rglob("*.css"))}
    tokens = styles.pop("tokens.css")
    of_the_system, chosen = (
        re.findall(r"([\w-]+):", block)
        for block in re.findall(r':root(?::not\(\[data-theme="light"\]\)|\[data-theme="dark"\]) \{([^}]*)\}', tokens)
    )
    assert of_the_system == chosen
    assert chosen[0] == "color-scheme"
    assert all(re.search(rf"{name}: #[0-9a-f]{{3,6}};", tokens) for name in chosen[1:])
    assert [name for name, css in styles.items() if "prefers-color-scheme" in css] == []
    assert [name for name, css in styles.items() if "data-theme" in css] == ["print.css"]


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
