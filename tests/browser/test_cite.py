"""Citing, as a reader does it: by the number of a passage, by selecting words, by following what others cited."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from regesta.citation_styles import STYLES
from regesta.commands.cite import cited
from regesta.load import load
from regesta.model import Corpus, Site
from regesta.serving.handler import Handler
from tests.conftest import REPOSITORY, copy_toy
from tests.site.conftest import run

from .axe import RULES
from .test_pages import open_page

pytestmark = pytest.mark.browser

FORBIDDEN = "() => { navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new Error()); }"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(REPOSITORY)[0]


@pytest.fixture
def cable(browser: Browser, address: str) -> Iterator[Page]:
    page, heard = open_page(browser, f"{address}/d/07paris692/", "light")
    yield page
    page.context.close()
    assert heard == []


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog")


def shown(page: Page) -> dict[str, str]:
    """Return the citation that the panel shows of each style, each chosen in turn."""
    found = {}
    for style in STYLES:
        panel(page).locator(f"input[value={style}]").check()
        words = panel(page).locator("[data-words]:visible").first
        found[style] = words.inner_text()
    return found


def held(page: Page) -> dict[str, str]:
    """Return the citation that the panel holds of each style, chosen or not."""
    expect(panel(page)).to_have_count(1)
    found: dict[str, str] = page.evaluate(
        """Object.fromEntries([...document.querySelectorAll(".citing [data-style]")].map((part) =>
          [part.dataset.style, part.querySelector("[data-words]").textContent]))"""
    )
    return found


def printed(asked: str, corpus: Corpus) -> dict[str, str]:
    return {style: cited(asked, style, corpus, Site()).text.strip() for style in STYLES}


def select(page: Page, first: str, last: str) -> None:
    """Select from the fifth letter of one passage to the end of the first words of another."""
    page.evaluate(
        """([first, last]) => {
          const [from, to] = [first, last].map((id) => {
            const words = document.createTreeWalker(document.querySelector(`#${id} .text`), NodeFilter.SHOW_TEXT);
            while (words.nextNode() && words.currentNode.data.length < 6);
            return words.currentNode;
          });
          getSelection().setBaseAndExtent(from, 4, to, to.length);
        }""",
        [first, last],
    )


def test_the_number_of_a_passage_gives_its_citation_in_every_style(
    browser: Browser, address: str, corpus: Corpus
) -> None:
    """Letter for letter what `regesta cite` prints, for a document of every kind."""
    kinds = {d.kind: d.id for d in reversed(corpus.documents.values())}
    assert len(kinds) >= 5
    page, heard = open_page(browser, address, "light")
    for id in kinds.values():
        page.goto(f"{address}/d/{id}/")
        for number in page.locator(".num").all()[:2]:
            number.click()
            pin = str(number.get_attribute("href"))
            expect(page).to_have_url(re.compile(f"{pin}$"))
            assert held(page) == printed(f"{id}{pin}", corpus)
    page.context.close()
    assert heard == []


def test_selected_words_give_the_citation_of_their_passages(cable: Page, corpus: Corpus) -> None:
    select(cable, "p3", "p5")
    expect(panel(cable)).to_contain_text("Cite ¶3–¶5")
    assert shown(cable) == printed("07paris692#p3..p5", corpus)
    select(cable, "p4", "p4")
    expect(panel(cable)).to_contain_text("Cite ¶4")
    assert shown(cable) == printed("07paris692#p4", corpus)
    cable.evaluate("getSelection().removeAllRanges()")
    expect(panel(cable)).to_have_count(0)


def test_a_paragraph_that_is_selected_by_three_clicks_is_cited_alone(cable: Page) -> None:
    cable.locator("#p5 .text").click(click_count=3, position={"x": 300, "y": 40})
    expect(panel(cable)).to_contain_text("Cite ¶5")
    expect(panel(cable)).not_to_contain_text("–¶6")


def test_from_title_to_note_the_range_is_told_in_words(browser: Browser, address: str, corpus: Corpus) -> None:
    page, heard = open_page(browser, f"{address}/d/ankasam-1/", "light")
    select(page, "title", "p2")
    expect(panel(page)).to_contain_text("title to para. 2")
    assert shown(page) == printed("ankasam-1#title..p2", corpus)
    select(page, "p3", "n2")
    expect(panel(page)).to_contain_text("para. 3 to note 2")
    assert shown(page) == printed("ankasam-1#p3..n2", corpus)
    page.context.close()
    assert heard == []


def test_with_a_keyboard_alone(cable: Page) -> None:
    number = cable.locator("#p4 .num")
    number.focus()
    cable.keyboard.press("Enter")
    expect(cable).to_have_url(re.compile(r"#p4\.[0-9a-f]{6}$"))
    expect(panel(cable)).to_be_focused()
    expect(cable.locator("[data-citing-told]")).to_have_text("Cite ¶4: the citation follows the passage.")
    cable.keyboard.press("Tab")
    cable.keyboard.press("Tab")
    cable.keyboard.press("ArrowRight")
    expect(panel(cable).get_by_label("APA")).to_be_checked()
    cable.keyboard.press("Tab")
    expect(panel(cable).get_by_role("button", name="Copy the citation, APA 7")).to_be_focused()
    cable.keyboard.press("Escape")
    expect(panel(cable)).to_have_count(0)
    expect(number).to_be_focused()
    cable.reload()
    number.click()
    expect(panel(cable).get_by_label("APA")).to_be_checked()


def test_what_is_copied_is_said_and_nothing_moves(cable: Page, corpus: Corpus) -> None:
    cable.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rows = cable.locator(".citations > div, .downloads")
    rows.last.scroll_into_view_if_needed()
    before = [row.bounding_box() for row in rows.all()]
    cable.get_by_role("button", name="Copy the citation, APA 7").click()
    expect(cable.locator("#cite [role=status][data-told]")).to_have_text("Copied")
    assert [row.bounding_box() for row in rows.all()] == before
    copied = cable.evaluate("navigator.clipboard.readText()")
    assert copied == printed("07paris692", corpus)["apa"]
    rich = "(await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    assert "<i>Pakistan, France and Central Asia</i>" in cable.evaluate(f"(async () => {rich})()")
    cable.locator("#p3 .num").click()
    panel(cable).get_by_role("button", name="Copy the citation").click()
    expect(panel(cable).get_by_role("status")).to_have_text("Copied")
    assert cable.evaluate("navigator.clipboard.readText()") == printed("07paris692#p3", corpus)["chicago"]


def test_where_copying_fails_the_words_are_selected_and_that_is_said(cable: Page, corpus: Corpus) -> None:
    cable.evaluate(FORBIDDEN)
    cable.get_by_role("button", name="Copy the citation, MLA 9").click()
    expect(cable.locator("#cite [data-told]")).to_have_text("Not copied. The text is selected instead.")
    assert cable.evaluate("getSelection().toString()") == printed("07paris692", corpus)["mla"]
    cable.locator("#p3 .num").click()
    panel(cable).get_by_role("button", name="Copy the citation").click()
    expect(panel(cable).get_by_role("status")).to_have_text("Not copied. The text is selected instead.")
    assert cable.evaluate("getSelection().toString()") == printed("07paris692#p3", corpus)["chicago"]
    cable.wait_for_timeout(400)
    expect(panel(cable)).to_contain_text("Cite ¶3")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_panel_is_accessible_and_leaves_the_passage_to_be_read(width: int, browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/d/07paris692/", "light", width)
    page.locator("#p3 .num").click()
    box, text = panel(page).bounding_box(), page.locator("#p3 .text").bounding_box()
    assert box is not None
    assert text is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] > text["y"] + 60 or box["x"] >= text["x"] + text["width"]
    told = violations(page)
    page.emulate_media(color_scheme="dark")
    told += violations(page)
    page.context.close()
    assert told == []


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong on the panel alone: the page under it is looked at elsewhere."""
    found = Axe().run(page, context=".citing", options=RULES).response
    assert found["passes"]
    return [f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes']][:5]}" for v in found["violations"]]


OLD, NEW = "We have heard this before, and Orm denies it.", "We have heard this earlier, and Orm denies it."
CORRECTION = "  - at: p3\n    as_captured: before,\n    as_published: earlier,\n    reason: misread\n"


@pytest.fixture(scope="module")
def reworded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """The toy corpus published, ¶3 of its cable changed, a topic renamed, a text closed, published again: where it is
    served, the pin of ¶3 in version 1.0 and in version 1.1."""
    root = copy_toy(tmp_path_factory.mktemp("reworded") / "toy")
    document, closed = root / "content/documents/31ysel7.md", root / "sources/gazette-dues.yaml"

    def publish(version: str, on: str) -> str:
        done = run(root, "publish", version, "--on", on)
        assert done.returncode == 0, done.stdout + done.stderr
        passage = load(root)[0].documents["31ysel7"].passage("p3")
        assert passage is not None
        return f"p3.{passage.fingerprint}"

    old = publish("1.0", "2026-01-02")
    text = document.read_text("utf-8").replace(OLD, NEW)
    document.write_text(text.replace("omissions:\n", f"{CORRECTION}omissions:\n", 1), "utf-8")
    closed.write_text(re.sub(r"(?m)^access: .*\n", "", closed.read_text("utf-8")) + "access: metadata\n", "utf-8")
    assert run(root, "rename", "topic", "lighthouses", "lamps").returncode == 0
    new = publish("1.1", "2026-03-04")
    done = run(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base="", folder=Path(root / "output")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", old, new
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_pin_of_a_former_wording_shows_both_wordings(
    scripts: bool, browser: Browser, reworded: tuple[str, str, str]
) -> None:
    address, old, new = reworded
    page, heard = open_page(browser, f"{address}/d/31ysel7/#{old}", "light", scripts=scripts)
    past = page.locator(f"[id='{old}']")
    expect(past).to_be_in_viewport()
    told = past.inner_text().replace("\u00a0", " ")
    assert "The wording of this address, first published in version 1.0, 2 January 2026" in told
    assert "The present wording, first published in version 1.1, 4 March 2026" in told
    before, after = past.locator("blockquote").all()
    assert before.inner_text().endswith(OLD)
    assert after.inner_text().endswith(NEW)
    assert (before.locator("del").inner_text().strip(), after.locator("ins").inner_text().strip()) == (
        "before,", "earlier,",
    )  # fmt: skip
    heard_of = past.aria_snapshot()
    assert "no longer there: before," in heard_of
    assert "new: earlier," in heard_of
    page.goto(f"{address}/d/31ysel7/#{new}")
    expect(past).to_be_hidden()
    expect(page.locator("#p3")).to_contain_text("Reworded since version 1.0")
    page.locator("#p3 .reworded a").click()
    expect(past).to_be_visible()
    page.context.close()
    assert heard == []


def test_a_pin_that_was_never_published_is_told(browser: Browser, reworded: tuple[str, str, str]) -> None:
    address, _, new = reworded
    page, _ = open_page(browser, f"{address}/d/31ysel7/#p3.000000", "light")
    note = page.locator("#p3 .unknown")
    expect(note).to_contain_text("(000000) that was never published in this edition")
    expect(note).to_be_in_viewport()
    page.goto(f"{address}/d/31ysel7/#p99.000000")
    expect(page.locator(".unknown")).to_contain_text("(p99) that this text has not got")
    page.goto(f"{address}/d/31ysel7/#{new}")
    expect(page.locator(".unknown")).to_have_count(0)
    page.context.close()
    page, _ = open_page(browser, f"{address}/d/31ysel7/#p3.000000", "light", scripts=False)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.context.close()


def test_a_pin_of_a_passage_that_is_not_shown_any_more_says_so(
    browser: Browser, reworded: tuple[str, str, str]
) -> None:
    page, _ = open_page(browser, f"{reworded[0]}/d/gazette-1/#p2", "light", scripts=False)
    expect(page.locator("#p2")).to_be_in_viewport()
    expect(page.locator("#p2")).to_contain_text("¶2")
    expect(page.locator("#p2")).to_contain_text("is not shown now")
    assert page.locator("#p2 [id^='p2.']").count() == 1
    page.context.close()


def test_an_address_that_has_moved_passes_on_the_passage(browser: Browser, reworded: tuple[str, str, str]) -> None:
    page, _ = open_page(browser, f"{reworded[0]}/t/lighthouses/#document-31ysel7", "light")
    expect(page).to_have_url(f"{reworded[0]}/t/lamps/#document-31ysel7")
    page.context.close()


def test_without_scripts_the_number_is_the_pinned_address(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/d/07paris692/", "light", scripts=False)
    page.locator("#p4 .num").click()
    expect(page).to_have_url(re.compile(r"/d/07paris692/#p4\.[0-9a-f]{6}$"))
    expect(page.locator("#p4 .text")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Copy").first).to_be_hidden()
    page.context.close()
