"""The feeds of topics and actors: what RFC 4287 asks of each, bounded, named where readers and programs look."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from regesta.export import feed
from regesta.load import load
from tests.conftest import REPOSITORY

ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def one(element: ET.Element, name: str) -> str:
    """The text of a child that is there exactly once, and not empty."""
    (found,) = element.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def test_every_feed_is_what_the_standard_asks_for(based: Path) -> None:
    feeds = sorted([*based.glob("t/*/*.xml"), *based.glob("a/*/*.xml")])
    assert len(feeds) > 100
    for file in feeds:
        root = ET.parse(file).getroot()
        entries = root.findall(f"{ATOM}entry")
        assert root.tag == f"{ATOM}feed"
        assert 1 <= len(entries) <= feed.LENGTH, file
        assert root.findall(f"{ATOM}author/{ATOM}name")
        ids = [one(e, "id") for e in (root, *entries)]
        assert len(set(ids)) == len(ids)
        assert all(id.startswith("https://example.org/corpus/") for id in ids)
        for element in (root, *entries):
            assert one(element, "title")
            assert INSTANT.fullmatch(one(element, "updated"))
            alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
            assert [link.get("type") for link in alternates] == ["text/html"]
        (own,) = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert own == f"https://example.org/corpus/{file.relative_to(based).as_posix()}"


def test_the_page_names_its_feed_and_its_table(based: Path) -> None:
    for folder in ("t/counterterrorism", "a/france"):
        page, id = (based / folder / "index.html").read_text("utf-8"), folder.partition("/")[2]
        feed_link = f'<link rel="alternate" type="application/atom+xml" href="/corpus/{folder}/{id}.xml"'
        assert feed_link in page
        assert f'<a href="/corpus/{folder}/{id}.xml" type="application/atom+xml">Feed (Atom)</a>' in page
        assert f'<a href="/corpus/{folder}/{id}.csv" type="text/csv; charset=utf-8">CSV</a>' in page


def test_nobody_is_invited_to_follow_a_private_person(based: Path) -> None:
    corpus, _ = load(REPOSITORY)
    private = [a.id for a in corpus.actors.values() if a.private and a.id in corpus.by_actor]
    assert private
    for id in private:
        assert not list((based / "a" / id).glob("*.xml"))
        assert f"/{id}.xml" not in (based / "a" / id / "index.html").read_text("utf-8")
