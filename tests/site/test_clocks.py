"""Four clocks on every document, the lag of a report, and what has no date: it falls out of no list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from regesta.load import load
from tests.conftest import REPOSITORY, TOY, copy_toy, once_a_run

from .conftest import built
from .pages import read


def clocks(page: Path) -> dict[str, str]:
    """Return what the block of the four clocks says."""
    block = re.search(r'<dl class="facts clocks">(.*?)</dl>', page.read_text("utf-8"), re.S)
    assert block, page
    bare = re.sub(r"<(?!/?d[td]>)[^>]*>", "", block[1])
    return {label: " ".join(text.split()) for label, text in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", bare, re.S)}


def test_every_document_has_all_four(edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    for document in corpus.documents.values():
        told = clocks(edition / "d" / document.id / "index.html")
        assert list(told) == ["Happened", "Dated", "Published", "Captured"]
        assert all(told.values())
        assert (told["Published"] == "not known") == (not document.published)
        inferred = document.date_basis.startswith("inferred")
        assert ("(inferred: " in told["Dated"]) == inferred
    told = clocks(edition / "d" / "07paris692" / "index.html")
    assert told["Happened"].replace("\u2060", "").startswith("14–15 February 2007 (Michel Filhol visits Islamabad)")
    assert told["Dated"].startswith("23 February 2007, 16:02 UTC (stated: ")


def test_the_toy_tells_each_clock(toy_site: Path) -> None:
    assert clocks(toy_site / "output" / "d" / "gazette-1" / "index.html") == {
        "Happened": "10 February 1931 (The harbour dues are doubled)",
        "Dated": "12 February 1931 (stated: dateline)",
        "Published": "not known",
        "Captured": "1 May 2020",
    }
    told = clocks(toy_site / "output" / "d" / "harbour-1" / "index.html")
    assert (told["Happened"], told["Captured"]) == ("not known", "not known")


def test_an_event_is_kept_apart_from_its_reports(toy_site: Path, edition: Path) -> None:
    toy = read(toy_site / "output" / "e" / "dues-doubled" / "index.html").text
    assert (
        "Reported: in 2 documents; the earliest of 10 February 1931, on the same day, the latest of 12 February" in toy
    )
    assert "12 Feb 1931 2 days later" in toy
    assert "attested by 2 issuing bodies: Ysel Gazette and the Embassy in Ysel · 2 passages in 2 documents" in toy
    filhol = read(edition / "e" / "filhol-visit-islamabad-2007" / "index.html").text
    assert "Reported: in a document of 23 February 2007, 8 days later" in filhol
    assert "attested by the Embassy of the United States in Paris alone" in filhol
    twice = read(edition / "e" / "sharma-visit-islamabad-2012" / "index.html").text
    assert "2 passages in 2 documents, one of which repeats another" in twice
    assert "1 issuing body" not in twice


def without_date(folder: Path) -> None:
    """Build the toy corpus, in which the gazette's report has no date, attests, acts, has topics, actors, a place."""
    toy = copy_toy(folder)
    document = toy / "content" / "documents" / "gazette-1.md"
    text = document.read_text("utf-8")
    text = re.sub(r"date(_as_written|_basis)?: .*\n", "", text)
    document.write_text(text.replace("places:\n", "acts:\n  condemns:\n    - p2\nplaces:\n", 1), "utf-8")
    built(toy)


@pytest.fixture(scope="session")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that corpus."""
    return once_a_run(tmp_path_factory, "undated", without_date) / "output"


@pytest.mark.parametrize(
    "page",
    [
        "documents", "timeline", "t/harbour-dues", "t/town-affairs", "a/captain-orm", "a/ysel-council", "p/ysel",
        "s/gazette", "acts/condemns", "c/gazette-dues", "e/dues-doubled", "d/31ysel7",
    ],
)  # fmt: skip
def test_what_has_no_date_is_in_every_list(page: str, undated: Path) -> None:
    found = read(undated / page / "index.html")
    assert any(href == "/d/gazette-1/" for _, href in found.links), page
    if page in ("documents", "timeline", "s/gazette") or page[:2] in ("t/", "a/", "p/") or page == "acts/condemns":
        assert "undated" in found.ids


def test_what_has_no_date_is_said_to_have_none(undated: Path) -> None:
    told = clocks(undated / "d" / "gazette-1" / "index.html")
    assert told["Dated"] == "not known"
    assert "1 document without a date" in read(undated / "documents" / "index.html").text
    assert (
        "Reported: in a document of 10 February 1931, on the same day; and 1 document without a date"
        in read(undated / "e" / "dues-doubled" / "index.html").text
    )
    assert ("a", "/acts/condemns/#undated") in read(undated / "acts" / "index.html").links


@pytest.mark.parametrize("file", ["feed.xml", "sitemap.xml", "t/harbour-dues/harbour-dues.ris"])
def test_what_has_no_date_is_in_every_file(file: str, undated: Path) -> None:
    assert "/d/gazette-1/" in (undated / file).read_text("utf-8")


def test_undated_documents_stand_at_the_end(undated: Path) -> None:
    anchors = [
        i for i in read(undated / "documents" / "index.html").ids if i.startswith(("y1", "undated", "document-"))
    ]
    assert anchors[-2:] == ["undated", "document-gazette-1"]
    assert len([a for a in anchors if a.startswith("document-")]) == len(load(TOY)[0].documents)
