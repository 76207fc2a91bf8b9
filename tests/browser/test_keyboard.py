"""The edition by keyboard alone: on a page of each kind every stop in its order, and what is done by keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Walk, reader
from .kinds import KINDS

pytestmark = pytest.mark.browser

SMALLER = {
    "brief": "/d/fr-mfa-48/",
    "capture beside text": "/d/fr-mfa-49/verify/",
    "topic": "/t/north-korea-nuclear-and-missile-programmes/",
    "container topic": "/t/terrorist-attacks/",
    "person": "/a/wang-yi/",
    "state": "/a/maldives/",
    "place": "/p/turkey/",
    "act": "/acts/regrets/",
    "series": "/s/tdi/",
    "capture": "/c/pakistan-house-macron-central-asia/",
}
"""Of these kinds a page with fewer stops than that which is looked at otherwise."""

LIKE_ANOTHER = {"report", "numbered text", "duplicate", "private person", "timeline, narrowed", "not found"}
"""Kinds that have no stop of a sort that another has not."""

AT_MOST, LAST = 100, 30
"""How many stops are walked on a page; where it has more, so many of them are its last."""

LISTEN = """() => {
  const kinds = "a[href], button, summary, input, select, textarea, [tabindex]";
  const shown = { visibilityProperty: true, contentVisibilityAuto: true };
  const stops = [...document.querySelectorAll(kinds)]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && e.type !== "hidden" && e.checkVisibility(shown));
  const held = () => {
    const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    return {
      stop: stops.indexOf(e),
      what: e.outerHTML.slice(0, 120),
      outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
      seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    };
  };
  const walked = [];
  addEventListener("keydown", (event) => { if (event.key === "Tab") walked.push(held()); }, true);
  globalThis.theWalk = {
    stops,
    told: () => [...walked.splice(0), held()],
    names: () => stops.map((e) => e.outerHTML.slice(0, 120)),
  };
  return stops.length;
}"""
"""Notes where the focus has come to rest each time that Tab is pressed anew, and what can be seen of it."""

WAY_TO_CITE = ".ways a[href='#cite']"
COPY = "#cite [data-copy]"
PINS = "#cite .pins"
SWITCH = "[data-theme-switch]"

Held = list[dict[str, Any]]


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """One window for all pages, because a new reader for each costs more time than the walk."""
    context, heard = reader(browser, address)
    yield context.new_page(), heard
    context.close()


def tab(page: Page, times: int) -> Held:
    """Hold Tab down for so many repetitions; return where the focus was before, and after each."""
    for _ in range(times):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    held: Held = page.evaluate("theWalk.told()")
    return held


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in LIKE_ANOTHER])
def test_every_stop_is_reached_in_order_and_seen(kind: str, window: tuple[Page, list[str]]) -> None:
    page, heard = window
    heard.clear()
    page.goto((KINDS | SMALLER)[kind])
    number: int = page.evaluate(LISTEN)
    first, end = (number, number) if number <= AT_MOST else (AT_MOST - LAST, number - LAST)
    held = tab(page, first)[1:]
    if end < number:
        page.evaluate("i => theWalk.stops[i].focus()", end)
        held += tab(page, LAST - 1)
    names = page.evaluate("theWalk.names()")
    reached = [*range(first), *range(end, number)]
    assert [stop["what"] for stop in held] == [names[i] for i in reached]
    assert [stop["stop"] for stop in held] == reached
    assert [stop["what"] for stop in held if not stop["outlined"]] == [], "the focus is not seen"
    assert [stop["what"] for stop in held if not stop["seen"]] == [], "what has the focus is not in sight"
    assert tab(page, 1)[-1]["stop"] in (-1, 0), "the last stop leads out of the page"
    assert 'href="#main"' in held[0]["what"]
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert heard == []


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus is on what the selector says."""
    for _ in range(AT_MOST):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"{what} is not reached by {AT_MOST} times Tab from the last place, in {page.url}")


def test_a_citation_is_copied_and_a_fold_opened_by_enter(walk: Walk) -> None:
    page = walk(SMALLER["brief"])
    tab_to(page, WAY_TO_CITE)
    page.keyboard.press("Enter")
    tab_to(page, COPY)
    citation = page.locator(COPY).first.locator("xpath=ancestor::div[1]").locator("dd").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == citation
    tab_to(page, f"{PINS} > summary")
    fold = page.locator(PINS)
    assert fold.get_attribute("open") is None
    page.keyboard.press("Enter")
    expect(fold).to_have_attribute("open", "")
    tab_to(page, f"{PINS} a")
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()
    tab_to(page, f"{PINS} > summary")
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") is None


def test_light_and_dark_are_switched_by_enter(walk: Walk) -> None:
    page = walk("/")
    tab_to(page, SWITCH)
    for theme in ("dark", None, "dark"):
        page.keyboard.press("Enter")
        assert page.locator("html").get_attribute("data-theme") == theme
        assert page.evaluate("what => document.activeElement.matches(what)", SWITCH)


def test_the_search_field_is_reached_by_the_slash_and_asked_by_enter(walk: Walk) -> None:
    page = walk(SMALLER["brief"])
    tab_to(page, "main a")
    page.keyboard.press("/")
    page.keyboard.type("dushanbe")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=dushanbe")
    status = page.locator("[data-status]")
    expect(status).to_contain_text("passages in")
    page.keyboard.press("/")
    page.keyboard.type("kashagan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=kashagan")
    expect(page.locator("[data-results] .quote").first).to_contain_text("Kashagan")
    tab_to(page, "[data-results] .quote-source a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/*/#*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_timeline_is_narrowed_by_keys(walk: Walk) -> None:
    page = walk("/timeline/")
    shown = page.locator(".entry[data-kind]:not([hidden])")
    every = shown.count()
    tab_to(page, "#narrow-kind")
    page.keyboard.type("Events")
    expect(page.locator("#narrow-kind")).to_have_value("event")
    expect(page).to_have_url("/timeline/?kind=event")
    events = shown.count()
    assert 0 < events < every
    tab_to(page, "#narrow-from")
    page.keyboard.type("2012")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/timeline/?kind=event&from=2012")
    assert 0 < shown.count() < events
    tab_to(page, "[data-clear]")
    page.keyboard.press("Enter")
    expect(shown).to_have_count(every)
    assert page.url.endswith("/timeline/")
