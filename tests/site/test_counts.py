"""Nothing disappears: as many documents in the site, the timeline, the sitemap and the feed as in the corpus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from regesta.load import load
from tests.conftest import REPOSITORY

from .conftest import run
from .pages import read, read_all


def test_sixty_four_everywhere(edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    ids = set(corpus.documents)
    assert len(ids) == 64
    assert {f.stem for f in (REPOSITORY / "content" / "documents").glob("*.md")} == ids
    stubs = set(corpus.stubs)
    pages = {f.parent.name for f in edition.glob("d/*/index.html")} - stubs
    assert pages == ids
    timeline = {
        m for _, link in read(edition / "timeline" / "index.html").links for m in re.findall(r"^/d/([^/#]+)/$", link)
    }
    assert timeline - stubs == ids
    every = {
        m for _, link in read(edition / "documents" / "index.html").links for m in re.findall(r"^/d/([^/#]+)/$", link)
    }
    assert every - stubs == ids
    sitemap = set(re.findall(r"<loc>/d/([^/<]+)/</loc>", (edition / "sitemap.xml").read_text("utf-8")))
    assert sitemap - stubs == ids
    assert run(REPOSITORY, "check").stdout.startswith("64 documents, 5 captures, ")


def test_every_record_has_its_page(edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    for prefix, records in {
        "a": corpus.actors,
        "t": corpus.topics,
        "e": corpus.events,
        "s": corpus.series,
        "p": corpus.places,
        "acts": corpus.acts,
        "c": corpus.captures,
    }.items():
        assert {f.parent.name for f in edition.glob(f"{prefix}/*/index.html")} == set(records), prefix


def test_private_persons_are_not_indexed(edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    private = [a for a in corpus.actors.values() if a.private]
    assert private
    sitemap = (edition / "sitemap.xml").read_text("utf-8")
    for actor in private:
        page = edition / "a" / actor.id / "index.html"
        assert "noindex" in read(page).meta["robots"]
        assert f"/a/{actor.id}/" not in sitemap


HELD = "documents|passages|captures|actors|topics|events|places|words|statements|acts|changes|issuing bodies"
ONE_OR_NONE = re.compile(rf"(?<![\d.,])(?:1 (?:{HELD})\b|0 (?:{HELD.replace('s|', 's?|')})\b|1 document, 1 of)")


@pytest.mark.parametrize("site", ["edition", "toy"])
def test_one_is_no_plural_and_nothing_is_not_counted(site: str, edition: Path, toy_built: Path) -> None:
    output = edition if site == "edition" else toy_built / "output"
    pages = {path: page for path, page in read_all(output).items() if not path.startswith("components")}
    found = {path: ONE_OR_NONE.findall(" ".join(page.text.split())) for path, page in pages.items()}
    assert len(pages) > 20
    assert {path: said for path, said in found.items() if said} == {}
