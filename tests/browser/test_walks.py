"""Ways that readers take through the edition, each walked from its beginning to its end, with scripts and without."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Walk

pytestmark = pytest.mark.browser

RESULT = "[data-results] .quote-source a"
TARGET = ":target"
PASSAGE = ".passage"
PINS = "#cite .pins"
SENTENCE = ".synthesis .sentence"
REFERENCE = ".rests a"
SWITCH = "[data-theme-switch]"
QUOTED = ".entry .quote-source a"


def arrived(page: Page) -> Locator:
    """Return the passage that the address names, once what the address leads to is in sight."""
    expect(page.locator(TARGET)).to_have_count(1)
    passage = page.locator(f"{PASSAGE}:target, {PASSAGE}:has({TARGET})")
    expect(passage).to_be_in_viewport()
    return passage


def arrives_by_its_pin(page: Page) -> None:
    """Cite the passage arrived at with its wording, as the page's list of permalinks has it, and follow the citation
    in another window: there are the same words."""
    words, name = arrived(page).inner_text(), str(arrived(page).get_attribute("id"))
    page.locator(f"{PINS} summary").click()
    pin = page.locator(f"{PINS} [data-pin={name}]")
    expect(pin).to_be_visible()
    cited = str(pin.evaluate("a => a.href"))
    assert pin.inner_text().endswith(urlsplit(cited).path + "#" + urlsplit(cited).fragment)
    assert re.search(rf"/d/[^/]+/#{name}\.[0-9a-f]{{6,}}$", cited)
    other = page.context.new_page()
    other.goto(cited)
    assert arrived(other).get_attribute("id") == name
    assert arrived(other).inner_text() == words
    expect(other.locator(TARGET)).to_have_id(cited.split("#")[1])


@pytest.mark.parametrize(("asked", "words"), [("Douchanbé", "Dushanbe"), ("gerard araud", "Araud")])
def test_from_a_name_in_another_spelling_to_a_passage_cited(asked: str, words: str, walk: Walk) -> None:
    page = walk("/search/")
    page.get_by_role("searchbox").fill(asked)
    page.locator(RESULT).first.click()
    page.wait_for_url("**/d/*/#*")
    expect(arrived(page)).to_contain_text(words)
    arrives_by_its_pin(page)


def test_without_scripts_from_the_search_page_by_a_list_to_a_passage_cited(walk: Walk) -> None:
    page = walk("/search/?q=gerard+araud", scripts=False)
    main = page.locator("main")
    main.get_by_role("link", name="Actors").click()
    main.get_by_role("link", name="Araud, Gérard").click()
    main.locator(QUOTED).first.click()
    expect(arrived(page)).to_contain_text("Araud")
    arrives_by_its_pin(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_home_by_a_topic_to_the_words_behind_a_sentence_and_back(scripts: bool, walk: Walk) -> None:
    page = walk("/", scripts=scripts)
    page.locator("main").get_by_role("link", name="Counterterrorism", exact=True).click()
    sentence = page.locator(SENTENCE).first
    name, title = str(sentence.get_attribute("id")), page.locator("h1").inner_text()
    words = sentence.locator("p").first.inner_text()
    sentence.locator(REFERENCE).first.click()
    resting = arrived(page).locator(".resting")
    expect(resting).to_contain_text("Rests on this")
    if resting.locator("summary").count():
        resting.locator("summary").click()
    back = resting.locator(f"a[href='/t/counterterrorism/#{name}']")
    expect(back).to_be_visible()
    back.click()
    expect(page.locator("h1")).to_have_text(title)
    reached = page.locator(f"{SENTENCE}{TARGET}")
    expect(reached).to_be_in_viewport()
    expect(reached.locator("p").first).to_have_text(words)


def paper(page: Page) -> str:
    """Return the colour that the page is on."""
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_dark_and_back_is_remembered_over_a_reload_and_on_another_page(walk: Walk) -> None:
    page = walk("/")
    light = paper(page)
    page.get_by_role("button", name="Dark colours").click()
    dark = paper(page)
    assert dark != light
    page.reload()
    assert paper(page) == dark
    page.locator("main").get_by_role("link", name="documents", exact=True).click()
    page.wait_for_url("**/documents/")
    assert paper(page) == dark
    page.get_by_role("button", name="Light colours").click()
    assert paper(page) == light
    page.reload()
    assert paper(page) == light
    page.emulate_media(color_scheme="dark")
    assert paper(page) == dark, "a choice that is the system's own follows it again"
    expect(page.get_by_role("button", name="Light colours")).to_be_visible()


def test_without_scripts_the_scheme_of_the_system_holds(walk: Walk) -> None:
    with_scripts = {scheme: paper(walk("/", scheme=scheme)) for scheme in ("light", "dark")}
    page = walk("/", scripts=False)
    assert paper(page) == with_scripts["light"]
    expect(page.locator(SWITCH)).to_be_hidden()
    page.emulate_media(color_scheme="dark")
    assert paper(page) == with_scripts["dark"] != with_scripts["light"]
