"""The page of components has every component of the theme, in its variants, as other pages show them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, copy_toy

from .conftest import run
from .pages import read, read_all

THEME = REPOSITORY / "theme"
PAGE = "components/index.html"
SEEN_IN_PLACE = {"page-head", "search-form", "site-footer", "site-header"}

# What is in neither corpus. A variant that is found nowhere, and is not here, is misnamed or can never be shown.
NOWHERE = {
    "alignment: words joined",
    "entry: suggested by rule",
    "folds: the pages of a divided list",
    "mark: a document of no certain date",
    "mark: an event, unconfirmed",
    "mark: an undated document",
    "passage: a heading",
    "passage: a list",
    "passage: a quotation",
    "passage: a wording that has changed",
    "passage: preformatted lines",
    "people: not named in the texts",
    "quote: in another language",
    "quote: with more that are linked",
    "remark: a note on the passage",
    "said: in another language",
    "said: suggested by rule",
}


@pytest.fixture(scope="module")
def toy_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy corpus with a cable whose words may not be shown."""
    root = copy_toy(tmp_path_factory.mktemp("toy") / "toy")
    sidecar = root / "sources" / "ysel-7.yaml"
    sidecar.write_text(sidecar.read_text("utf-8") + "access: metadata\n", "utf-8")
    done = run(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "output"


def specimens(output: Path) -> list[tuple[str, str, str, str]]:
    """Return (component, variant, page that it is from, HTML) for each that is shown."""
    html = (output / PAGE).read_text("utf-8").partition('<p class="offprint">')[0]
    cut = re.split(r"<hr>\n|(?=<section class=\"year\")", html)
    labelled = re.compile(r'<p class="apparatus" data-component="([^"]+)">(.*?), as on <a href="([^"]+)">.*?</p>', re.S)
    return [(*m.groups(), part[m.end() :]) for part in cut if (m := labelled.match(part))]


def pieces(html: str) -> set[str]:
    """Return the runs of text between tags."""
    found = (" ".join(unescape(piece).split()) for piece in re.split(r"<[^>]*>", html))
    return {piece for piece in found if piece}


def test_every_partial_and_every_style_sheet_of_the_theme_is_on_it(edition: Path) -> None:
    partials = {f.stem for f in (THEME / "templates" / "partials").glob("*.html")}
    sheets = {f.stem for f in (THEME / "static" / "css" / "components").glob("*.css")}
    sections = set(re.findall(r'<section class="year" id="([^"]+)"', (edition / PAGE).read_text("utf-8")))
    assert partials == sheets == sections
    assert {component for component, *_ in specimens(edition)} == sections - SEEN_IN_PLACE


def test_every_variant_is_in_one_of_two_corpora(edition: Path, toy_output: Path) -> None:
    lost = [set(re.findall(r'data-lost="([^"]+)"', (o / PAGE).read_text("utf-8"))) for o in (edition, toy_output)]
    assert lost[0] & lost[1] == NOWHERE


def test_a_specimen_has_no_words_that_its_page_has_not(edition: Path) -> None:
    """It is made of the same view. The editors' line under a synthesis is the template's own."""
    strange = {}
    for component, label, of, html in specimens(edition):
        page = pieces((edition / of.strip("/") / "index.html").read_text("utf-8"))
        if new := pieces(html) - page - {"By the editors.", label[0].lower() + label[1:]}:
            strange[component, label, of] = new
    assert strange == {}


def test_no_search_engine_and_no_page_leads_to_it(edition: Path) -> None:
    assert "noindex" in read(edition / PAGE).meta["robots"]
    assert "/components/" not in (edition / "sitemap.xml").read_text("utf-8")
    leading = {path for path, page in read_all(edition).items() if any("/components/" in to for _, to in page.links)}
    assert leading <= {"/components/"}
