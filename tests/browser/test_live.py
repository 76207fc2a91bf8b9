"""A page that is open while somebody edits: it reloads by itself, when it has changed and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.live import serving, until
from tests.site.test_serve_live import replace

from .axe import violations
from .conftest import reader

pytestmark = pytest.mark.browser


def test_an_open_page_shows_what_was_saved_and_what_is_wrong(browser: Browser, toy: Path) -> None:
    edition = toy / "content" / "edition.yaml"
    with serving(toy) as served:
        context, heard = reader(browser, served.address)
        page = context.new_page()
        page.goto("/about/")
        replace(toy / "content" / "pages" / "about.md", "A fabricated corpus.", "Here is a new sentence.")
        expect(page.get_by_text("Here is a new sentence.")).to_be_visible(timeout=30_000)

        replace(edition, "title: The Ysel Papers", "titel: The Ysel Papers")
        notice = page.get_by_role("alert")
        expect(notice).to_contain_text("content/edition.yaml", timeout=30_000)
        expect(notice).to_contain_text("unknown-key")
        expect(page.get_by_text("Here is a new sentence.")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('[role=alert]')).borderBottomWidth") == "3px"
        assert violations(page) == []

        replace(edition, "titel: The Ysel Papers", "title: The Ysel Papers")
        expect(notice).to_have_count(0, timeout=30_000)

        sheet = toy / "theme" / "static" / "css" / "tokens.css"
        replace(sheet, "--paper: #fcfbf8;", "--paper: #ffffff;")
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)", timeout=30_000)

        page.evaluate("window.same = true")
        replace(toy / "content" / "authority" / "topics.yaml", "label: ", "label: New ")
        until(lambda: "New " in served.page("/topics/"))
        page.wait_for_timeout(1_000)
        assert page.evaluate("window.same") is True  # this page is what it was
        context.close()
    assert heard == []
