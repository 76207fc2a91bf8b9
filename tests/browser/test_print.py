"""On paper: an offprint that can be cited, complete, without the furniture of the screen, no wider than its page."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page

from .kinds import KINDS
from .test_pages import open_page

pytestmark = pytest.mark.browser

PRINTED = ["cable", "article with notes and Turkish", "topic", "timeline", "event", "about"]
DOCUMENTS = ["cable", "article with notes and Turkish"]
COLUMN = 658
"""The width in pixels of what is printed on A4: 210 mm less margins of 18 mm."""

FURNITURE = "nav, form, button, input, select, .skip, [data-theme-switch]"

LOST = """() => [...document.querySelectorAll('a[href^="http"], a[href^="mailto:"]')].filter(a => {
    if (!a.checkVisibility() || new URL(a.href).host === location.host) return false;
    const printed = a.textContent + getComputedStyle(a, '::after').content;
    return !printed.includes(a.getAttribute('href').replace(/^mailto:/, '').replace(/[?#].*/, ''));
}).map(a => a.outerHTML.slice(0, 160))"""
"""Links that lead out of the site and whose address is not on the paper."""

FOLDED = """() => [...document.querySelectorAll('details')].filter(d => d.checkVisibility())
    .flatMap(d => [...d.children].filter(e => e.tagName !== 'SUMMARY' && !e.matches('.pin')
        && e.textContent.trim() && !e.checkVisibility({contentVisibilityAuto: true}) )
    .map(e => `${d.className}: ${e.textContent.trim().slice(0, 40)}`))"""
"""What stands in a fold that is not open on the paper."""

WIDER = """(column) => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility()
    && !e.closest('.visually-hidden, svg') && e.getBoundingClientRect().right > column + 1)
    .map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`)"""

LIGHT = """() => [getComputedStyle(document.documentElement).backgroundColor,
    getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"""


def on_paper(browser: Browser, address: str, scripts: bool = True) -> Page:
    """Open a page as it is printed, by a reader who reads in the dark."""
    page, _ = open_page(browser, address, "dark", width=COLUMN, scripts=scripts)
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("kind", PRINTED)
def test_the_page_without_the_screen(kind: str, browser: Browser, address: str) -> None:
    """Also without scripts: light, as wide as its paper, folds open, no address lost, nothing to press."""
    page = on_paper(browser, address + KINDS[kind], scripts=False)
    told = {
        "furniture": [
            e.evaluate("e => e.outerHTML.slice(0, 80)") for e in page.locator(FURNITURE).all() if e.is_visible()
        ],
        "lost": page.evaluate(LOST),
        "folded": page.evaluate(FOLDED),
        "wider": page.evaluate(WIDER, COLUMN),
    }
    light = page.evaluate(LIGHT)
    offprint = page.locator(".offprint").inner_text()
    blank = page.locator(".offprint .accessed").bounding_box()
    page.context.close()
    assert {what: found for what, found in told.items() if found} == {}
    assert light == ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"]
    assert offprint.rstrip().endswith("accessed")
    assert blank
    assert blank["width"] > 100, "no line to write the day on"


@pytest.mark.parametrize("kind", PRINTED)
def test_the_sheet_closes_with_what_it_is(kind: str, browser: Browser, address: str) -> None:
    """The printer fills in the day: the permalink, the edition, the state of the text, the program, the day."""
    page = on_paper(browser, address + KINDS[kind])
    pdf = page.pdf(prefer_css_page_size=True)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    offprint = page.locator(".offprint").inner_text()
    page.context.close()
    today = datetime.now(UTC).astimezone()
    assert re.match(rf"{KINDS[kind]} · Pakistan, France and Central Asia, version \d+\.\d+,", offprint)
    assert re.search(r"regesta \d+\.\d+\.\d+", offprint)
    assert "preview" not in offprint
    assert offprint.endswith(f"accessed {today.day} {today:%B %Y}")
    if kind in DOCUMENTS:
        assert re.search(r"wording [0-9a-f]{12}", offprint)
    sheets = len(re.findall(rb"/Type /Page\b", pdf))
    assert 1 <= sheets <= 30
    assert len(re.findall(rb"/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]", pdf)) in (1, sheets)


def test_the_cable_has_its_header_and_the_article_its_notes(browser: Browser, address: str) -> None:
    page = on_paper(browser, address + KINDS["cable"], scripts=False)
    assert "VZCZC" in page.locator(".cable-header pre").inner_text()
    assert page.locator(".cable-header pre").bounding_box()["height"] > 200  # type: ignore[index]
    page.context.close()
    page = on_paper(browser, address + KINDS["article with notes and Turkish"], scripts=False)
    assert page.locator(".passage-note").count() == 6
    assert all(note.is_visible() for note in page.locator(".passage-note").all())
    assert page.locator(".citations").is_visible()
    page.context.close()


def test_what_is_unfolded_on_paper_is_not_summed_up_too(browser: Browser, address: str) -> None:
    page = on_paper(browser, address + KINDS["cable"], scripts=False)
    sums, lists = page.locator(".resting-count"), page.locator("details.resting > p")
    shown = [[e.is_visible() for e in part.all()] for part in (sums, lists)]
    page.context.close()
    assert shown[0]
    assert not any(shown[0])
    assert len(shown[1]) >= len(shown[0])
    assert all(shown[1])


def test_what_stands_under_a_synthesis_keeps_its_column(browser: Browser, address: str) -> None:
    page = on_paper(browser, address + KINDS["topic"], scripts=False)
    left = [
        page.locator(part).first.bounding_box()["x"]  # type: ignore[index]
        for part in (".synthesis > .sentence > p", ".synthesis > .apparatus", ".below > .body")
    ]
    page.context.close()
    assert max(left) - min(left) < 1


def test_a_sheet_may_end_within_a_long_list(browser: Browser, address: str) -> None:
    """What is longer than a few lines is not held together: else the sheet before it is empty."""
    for kind, part in (("article with notes and Turkish", ".facts > dd"), ("statistics", ".below:has(.tally-named)")):
        page = on_paper(browser, address + KINDS[kind], scripts=False)
        held = page.locator(part).evaluate_all(
            "all => all.filter(e => e.offsetHeight > 150 && getComputedStyle(e).breakInside !== 'auto')"
            ".map(e => e.textContent.slice(0, 60))"
        )
        page.context.close()
        assert held == [], kind
