"""What Zotero reads: the right type with all fields on a document's page, the picker of many items on a list."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from regesta.load import load

ISO = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?")


class Tags(HTMLParser):
    """The meta tags of a page, each name with all its contents, and its ContextObjects."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.coins: list[dict[str, list[str]]] = []
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in given:
            self.meta.setdefault(given["name"], []).append(given["content"])
        if tag == "span" and given.get("class") == "Z3988":
            self.coins.append(parse_qs(given["title"]))


CABLE = {
    "z:itemType": ["report"],
    "z:reportType": ["Diplomatic cable"],
    "z:reportNumber": ["07PARIS692"],
    "z:institution": ["Embassy of the United States in Paris"],
    "z:place": ["Paris"],
    "z:archive": ["search.wikileaks.org"],
    "z:archiveLocation": ["https://search.wikileaks.org/plusd/cables/07PARIS692.html"],
    "z:rights": ["No copyright in the United States"],
    "citation_author": ["Embassy of the United States in Paris,"],
    "citation_date": ["2007-02-23"],
    "citation_language": ["en"],
    "citation_public_url": ["https://example.org/corpus/d/07paris692/"],
}


def test_a_cable_is_a_report_with_all_its_fields(based: Path) -> None:
    meta = Tags(based / "d" / "07paris692" / "index.html").meta
    assert {name: meta.get(name) for name in CABLE} == CABLE


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("tdi-1", {"z:itemType": ["newspaperArticle"], "z:publicationTitle": ["The Diplomatic Insight"]}),
        ("fr-mfa-10", {"z:itemType": ["webpage"], "citation_author": ["French Ministry of Foreign Affairs,"]}),
        ("fr-mfa-1", {"citation_date": ["2004-10"]}),
        ("ankasam-1", {"z:itemType": ["report"], "z:institution": ["ANKASAM"], "citation_author": ["Kızılay, Şeyma"]}),
    ],
)
def test_the_other_kinds(based: Path, id: str, expected: dict[str, list[str]]) -> None:
    meta = Tags(based / "d" / id / "index.html").meta
    assert {name: meta.get(name) for name in expected} == expected


def test_every_document_has_its_type_and_no_date_that_is_not_plain(based: Path, repository: Path) -> None:
    for document in load(repository)[0].documents.values():
        page = Tags(based / "d" / document.id / "index.html")
        assert len(page.meta["z:itemType"]) == 1
        assert page.meta["citation_title"] == [document.title]
        assert all(ISO.fullmatch(date) for date in page.meta.get("citation_date", []))
        assert page.coins == [], "a ContextObject beats the meta tags and loses fields"
        assert "author" not in page.meta, "Zotero splits every plain author into first and last name"


@pytest.mark.parametrize("page", ["t/counterterrorism", "a/laurent-fabius", "timeline"])
def test_a_list_offers_its_documents_to_choose_from(based: Path, page: str) -> None:
    items = Tags(based / page / "index.html").coins
    assert len(items) >= 2
    assert all(item["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"] for item in items)
    assert {item["rft.type"][0] for item in items} <= {"report", "webpage", "newspaperArticle", "document"}
    assert len({item["rft.identifier"][0] for item in items}) == len(items)
