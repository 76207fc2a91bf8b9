"""A page of every kind as some readers need it: in forced colours, 320 pixels wide, with its text twice as large."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Page

from .kinds import KINDS
from .test_pages import open_page, violations

pytestmark = [pytest.mark.browser, pytest.mark.long]

LIKE_ANOTHER = {
    "cable": "brief",
    "article with notes and Turkish": "brief",
    "numbered text": "brief",
    "topic": "container topic",
    "state": "person",
    "timeline": "timeline, narrowed",
    "principles": "about",
    "how to cite": "about",
}
"""Pages that are longer than another of their template, which stands for them here."""

SMALLEST = [kind for kind in KINDS if kind not in LIKE_ANOTHER]

CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
    const s = getComputedStyle(e);
    const hides = v => v === 'hidden' || v === 'clip';
    if (!e.textContent.trim() || e.closest('.visually-hidden, svg') || !e.checkVisibility()) return false;
    return (hides(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
        || (hides(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`)"""
"""Elements whose text goes on behind an edge that cuts it off, so that no scrolling brings it back."""

WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => `${e.tagName}.${e.className}`)
    .concat(`${document.documentElement.scrollWidth} > ${innerWidth}`)"""
"""What makes the page wider than its window; nothing where it is not."""

DOUBLE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: ${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

UNSEEN = """() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const drawn = colour => colour !== paper && colour !== 'rgba(0, 0, 0, 0)';
    const words = e => [null, '::before', '::after'].some(part => {
        const s = getComputedStyle(e, part);
        return (part ? !['none', 'normal', '""'].includes(s.content) : e.textContent.trim()) && drawn(s.color);
    });
    const edge = e => ['Top', 'Right', 'Bottom', 'Left'].some(side => {
        const s = getComputedStyle(e);
        return s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) > 0
            && drawn(s[`border${side}Color`]);
    });
    const seen = e => e.matches('[type=checkbox], [type=radio]') ? getComputedStyle(e).appearance !== 'none'
        : e.matches('input, select') ? edge(e) : [e, ...e.querySelectorAll('*')].some(x => words(x) || edge(x));
    return [...document.querySelectorAll('a[href], button, input, select, summary, [role=button]')]
        .filter(e => e.checkVisibility() && !e.closest('.visually-hidden, svg') && !seen(e))
        .map(e => `${e.tagName}.${e.className} ${e.id}: ${e.textContent.trim().slice(0, 40)}`);
}"""
"""Controls of which nothing is drawn: a field without an edge, a link or button whose words have the paper's colour."""


COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
SIZES = {"runOnly": ["target-size", "scrollable-region-focusable"]}
"""What axe answers by the colours that are used, and by the boxes that are drawn. Its other rules ask the document,
which is the same in every mode: test_pages.py runs them."""


def held(page: Page, rules: Mapping[str, object]) -> list[str]:
    """Return what is cut off, too wide or against the rules on the page as it now stands."""
    found: list[str] = page.evaluate(CUT) + page.evaluate(WIDER)
    return violations(page, rules) + found


@pytest.mark.parametrize("kind", SMALLEST)
def test_forced_colours_a_narrow_window_and_large_text(kind: str, browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address + KINDS[kind], "light")
    page.emulate_media(forced_colors="active")
    told = {"forced colours": held(page, COLOURS) + page.evaluate(UNSEEN)}
    page.emulate_media(forced_colors="none")
    page.set_viewport_size({"width": 320, "height": 900})
    told["320 pixels"] = held(page, SIZES)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(DOUBLE)
    told["text at 200 %"] = held(page, SIZES)
    page.context.close()
    assert {mode: found for mode, found in told.items() if found} == {}
