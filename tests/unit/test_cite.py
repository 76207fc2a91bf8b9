"""CSL-JSON and the four styles: nothing invented, nothing narrowed, everything escaped."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import corpora
import pytest
from corpora import ALL, BRIEF, CABLE, CLOSED, CORPUS, PAPER, REPORT
from jsonschema import Draft7Validator

from regesta import cite
from regesta.citation_styles import locators
from regesta.model import Document, Site

SITE = Site("https://ruritania.example/letters")
HERE = Path(__file__).parent


def texts(document: Document, passage: str = "") -> dict[str, str]:
    found = cite.citations(document, CORPUS, SITE, document.passage(passage))
    return {style: citation.text for style, citation in found.items()}


def test_cable() -> None:
    assert texts(CABLE) == {
        "chicago": "Legation of Ruritania in Strelsau, The King Receives the Envoy, Diplomatic cable 94STRELSAU7 "
        "(Strelsau, February 23, 1894), in Letters of Ruritania, https://ruritania.example/letters/d/94strelsau7/.",
        "apa": "Legation of Ruritania in Strelsau. (1894, February 23). The King Receives the Envoy (Diplomatic cable "
        "94STRELSAU7). In Letters of Ruritania. https://ruritania.example/letters/d/94strelsau7/",
        "mla": "Legation of Ruritania in Strelsau. The King Receives the Envoy. Diplomatic cable 94STRELSAU7, "
        "Strelsau, 23 Feb. 1894. Letters of Ruritania, https://ruritania.example/letters/d/94strelsau7/.",
        "plain": "Legation of Ruritania in Strelsau: The King Receives the Envoy. Diplomatic cable 94STRELSAU7, "
        "23 February 1894. Letters of Ruritania [94strelsau7]. https://ruritania.example/letters/d/94strelsau7/",
    }


def test_two_people_and_a_date_that_is_only_not_before() -> None:
    assert texts(PAPER) == {
        "chicago": "Anne-Marie Sapt and Boris, Who Inherits? A “Simple” Question (Zenda Institute, not before "
        "13 February 1895), in Letters of Ruritania, https://ruritania.example/letters/d/zenda-1/.",
        "apa": "Sapt, A.-M., & Boris. (not before 13 February 1895). Who Inherits? A “Simple” Question. Zenda "
        "Institute. In Letters of Ruritania. https://ruritania.example/letters/d/zenda-1/",
        "mla": "Sapt, Anne-Marie, and Boris. Who Inherits? A “Simple” Question. Zenda Institute, not before "
        "13 February 1895. Letters of Ruritania, https://ruritania.example/letters/d/zenda-1/.",
        "plain": "Anne-Marie Sapt and Boris: Who Inherits? A “Simple” Question. Zenda Institute, [not before 13 "
        "February 1895]. Letters of Ruritania [zenda-1]. https://ruritania.example/letters/d/zenda-1/",
    }


def test_a_newspaper_is_the_container_and_no_author() -> None:
    assert texts(REPORT)["chicago"].startswith("“Coronation Put Off,” The Strelsau Gazette, June 30–July 2, 1895, in")
    assert texts(REPORT)["apa"].startswith("Coronation Put Off. (1895, June 30–July 2). The Strelsau Gazette. In")
    assert texts(REPORT)["mla"].startswith("“Coronation Put Off.” The Strelsau Gazette, 30 June–2 July 1895. Letters")


def test_an_extract_of_an_uncertain_month() -> None:
    cited = texts(BRIEF)
    assert "“Ruritania – Elections,” Extract, Country files, [October 1896?], in Letters" in cited["chicago"]
    assert "Ministry. (ca. 1896, October). Ruritania – Elections [Extract]. Country files. In" in cited["apa"]
    assert "“Ruritania – Elections.” Extract. Country files, circa Oct. 1896. Letters" in cited["mla"]


def test_no_author_and_no_date() -> None:
    assert texts(CLOSED) == {
        "chicago": "“Untitled paper,” n.d., in Letters of Ruritania, https://ruritania.example/letters/d/found-1/.",
        "apa": "Untitled paper. (n.d.). In Letters of Ruritania. https://ruritania.example/letters/d/found-1/",
        "mla": "“Untitled paper.” Letters of Ruritania, https://ruritania.example/letters/d/found-1/.",
        "plain": "Untitled paper. Undated. Letters of Ruritania [found-1]. "
        "https://ruritania.example/letters/d/found-1/",
    }


def test_a_passage_is_cited_by_its_place_and_pinned_to_its_wording() -> None:
    pin = f"https://ruritania.example/letters/d/94strelsau7/#p2.{CABLE.passages[2].fingerprint}"
    cited = texts(CABLE, "p2")
    assert cited["chicago"].endswith(f", para. 2, in Letters of Ruritania, {pin}.")
    assert cited["apa"].endswith(f"In Letters of Ruritania (para. 2). {pin}")
    assert cited["mla"].endswith(f"Letters of Ruritania, para. 2, {pin}.")
    assert cited["plain"].endswith(f"Letters of Ruritania [94strelsau7], passage p2. {pin}")
    assert ", note 1, " in texts(PAPER, "n1")["chicago"]
    assert ", title, " in texts(PAPER, "title")["chicago"]


def test_a_run_of_passages_is_cited_from_its_first_to_its_last() -> None:
    def run(document: Document, first: str, last: str) -> dict[str, str]:
        found = cite.citations(document, CORPUS, SITE, document.passage(first), document.passage(last))
        return {style: citation.text for style, citation in found.items()}

    pin = f"https://ruritania.example/letters/d/94strelsau7/#p1.{CABLE.passages[1].fingerprint}"
    assert run(CABLE, "p1", "p2")["chicago"].endswith(f", paras. 1–2, in Letters of Ruritania, {pin}.")
    assert run(CABLE, "p1", "p2")["apa"].endswith(f"In Letters of Ruritania (paras. 1–2). {pin}")
    assert run(CABLE, "p1", "p2")["plain"].endswith(f"Letters of Ruritania [94strelsau7], passages p1–p2. {pin}")
    assert ", title to para. 2, " in run(PAPER, "title", "p2")["mla"]
    assert ", para. 3 to note 1, " in run(PAPER, "p3", "n1")["mla"]
    assert run(CABLE, "p1", "p1") == texts(CABLE, "p1")


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_a_template_with_its_places_filled_is_the_citation_of_the_passage(document: Document) -> None:
    """For every document and passage, editors and publisher or not: what the page's script does, done here."""
    for corpus in (CORPUS, corpora.edited_by("R. Rassendyll", publisher="Zenda Press")):
        for passage in document.passages:
            filled = {
                cite.LOCATOR: locators.locator(passage.id),
                cite.PASSAGE: locators.siglum(passage.id),
                cite.ADDRESS: cite.permalink(document, SITE, passage),
            }
            for style, citation in cite.citations(document, corpus, SITE, passage).items():
                template = cite.templates(document, corpus, SITE)[style]
                assert fill(template.text, filled) == citation.text
                assert fill(template.html, filled) == citation.html


def fill(template: str, places: dict[str, str]) -> str:
    for place, words in places.items():
        template = template.replace(place, words)
    return template


def test_editors_and_publisher_appear_where_they_are_set() -> None:
    one = cite.citations(BRIEF, corpora.edited_by("R. Rassendyll", publisher="Zenda Press"), SITE)
    assert "in Letters of Ruritania, ed. R. Rassendyll (Zenda Press), https" in one["chicago"].text
    assert "In R. Rassendyll (Ed.), Letters of Ruritania. Zenda Press. https" in one["apa"].text
    assert "Letters of Ruritania, edited by R. Rassendyll, Zenda Press, https" in one["mla"].text
    three = cite.citations(BRIEF, corpora.edited_by("A", "B", "C"), SITE)
    assert "In A, B, & C (Eds.), Letters of Ruritania. https" in three["apa"].text
    assert "ed. A, B, and C, https" in three["chicago"].text


def test_without_an_address_the_permalink_is_the_path() -> None:
    assert cite.citations(CABLE, CORPUS, Site())["plain"].text.endswith("[94strelsau7]. /d/94strelsau7/")
    assert cite.csl(CABLE, CORPUS, Site())["URL"] == "/d/94strelsau7/"


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_html_is_the_text_escaped_with_titles_in_italics(document: Document) -> None:
    sharp = replace(document, title='<script> & "Tolls"')
    for citation in cite.citations(sharp, CORPUS, SITE).values():
        assert "<script" not in citation.html
        assert "<i>Letters of Ruritania</i>" in citation.html or citation.style == "plain"
        assert unescape(citation.html.replace("<i>", "").replace("</i>", "")) == citation.text


DATES: list[tuple[str, dict[str, Any]]] = [
    ("", {}),
    ("2007-02-23T16:02:00Z", {"date-parts": [[2007, 2, 23]]}),
    ("2004-10", {"date-parts": [[2004, 10]]}),
    ("2004-10?", {"date-parts": [[2004, 10]], "circa": True}),
    ("2004~", {"date-parts": [[2004]], "circa": True}),
    ("2004-10-XX", {"date-parts": [[2004, 10]]}),
    ("2007-02-14/2007-02-15", {"date-parts": [[2007, 2, 14], [2007, 2, 15]]}),
    ("2003-06/2003-07", {"date-parts": [[2003, 6], [2003, 7]]}),
    ("2004-21", {"date-parts": [[2004]], "season": 1}),
    ("2004-33", {"literal": "first quarter of 2004"}),
    ("[2023-02-13..]", {"literal": "not before 13 February 2023"}),
    ("[2023-11-01,2023-11-02]", {"literal": "1 or 2 November 2023"}),
    ("{2012-11-20,2012-11-21}", {"literal": "20 and 21 November 2012"}),
    ("2012-10/..", {"literal": "from October 2012 on"}),
    ("[2012,2014]", {"literal": "2012 or 2014"}),
    ("201X", {"literal": "2010s"}),
    ("-0044-03-15", {"date-parts": [[-44, 3, 15]]}),
    ("about 1900", {"literal": "about 1900"}),
]


@pytest.mark.parametrize(("edtf", "issued"), DATES, ids=[d[0] or "(empty)" for d in DATES])
def test_dates_have_the_known_parts_only(edtf: str, issued: dict[str, Any]) -> None:
    assert cite.issued(edtf) == issued


def test_types_and_fields() -> None:
    item = cite.csl(CABLE, CORPUS, SITE)
    assert (item["type"], item["genre"], item["number"]) == ("report", "Diplomatic cable", "94STRELSAU7")
    assert item["archive"] == "leaks.example"
    assert item["archive_location"] == "https://leaks.example/cables/94STRELSAU7.html"
    assert item["author"] == [{"literal": "Legation of Ruritania in Strelsau"}]
    assert cite.csl(PAPER, CORPUS, SITE)["author"] == [{"family": "Sapt", "given": "Anne-Marie"}, {"literal": "Boris"}]
    assert cite.csl(REPORT, CORPUS, SITE)["type"] == "article-newspaper"
    assert cite.csl(REPORT, CORPUS, SITE)["container-title"] == "The Strelsau Gazette"
    assert cite.csl(BRIEF, CORPUS, SITE)["type"] == "webpage"
    assert cite.csl(CLOSED, CORPUS, SITE) == {
        "id": "found-1", "type": "document", "title": "Untitled paper", "language": "en",
        "source": "Letters of Ruritania", "URL": "https://ruritania.example/letters/d/found-1/",
    }  # fmt: skip


def test_a_cable_without_official_reference_has_the_number_of_its_header() -> None:
    minted = replace(CABLE, id="legation-strelsau-1")
    assert cite.csl(minted, CORPUS, SITE)["number"] == "STRELSAU 000007"


def schema() -> dict[str, Any] | None:
    """Return the schema of CSL data, where it is at hand."""
    named = os.environ.get("CSL_DATA_SCHEMA", "")
    for path in (Path(named) if named else None, HERE.parents[2] / "shared" / "schemas" / "csl-data.json"):
        if path and path.is_file():
            found: dict[str, Any] = json.loads(path.read_text("utf-8"))
            return found
    return None


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_items_are_valid(document: Document) -> None:
    found = schema()
    if found is None:
        pytest.skip(
            "NOT TESTED: the schema of CSL data is not here. Get schemas/input/csl-data.json of the repository "
            "citation-style-language/schema and name it in CSL_DATA_SCHEMA"
        )
    items = [cite.csl(document, CORPUS, SITE), cite.csl(document, CORPUS, SITE, document.passages[0])]
    assert [error.message for error in Draft7Validator(found).iter_errors(items)] == []
