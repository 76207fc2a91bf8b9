"""Pages that gather documents, of a large corpus: every page is small, every entry is on one, every link resolves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from time import process_time

import pytest

from regesta.model import Corpus, Site
from regesta.pages import document, dossiers
from tests.conftest import once_a_run
from tests.many import annotated, compressed, gathering_pages, save, written

from .test_many import ENTRY, MOST_BYTES

pytestmark = pytest.mark.long

ID, LINK = re.compile(r' id="([^"]+)"'), re.compile(r' href="(/(?:t|a|p|s|acts|topics|actors|places)/[^"]*)"')
MOST_PLAIN_BYTES = 700_000
"""Of the HTML of any page before it is compressed: what a phone has to read."""


@pytest.fixture(scope="module")
def large() -> Corpus:
    return annotated(700)


@pytest.fixture(scope="module")
def pages(large: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages by their path within the site."""
    folder = once_a_run(
        tmp_path_factory, "dossiers", lambda folder: save(written(gathering_pages(large), large), folder)
    )
    return {
        "/" + file.relative_to(folder).as_posix().removesuffix("index.html"): file.read_text("utf-8")
        for file in folder.rglob("*.html")
    }


def lists(large: Corpus) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """Give the address of each page that gathers, and what it has to list."""
    for id in large.topics:
        held = [*large.by_topic.get(id, ())]
        if large.topics[id].container:
            held = [d for t in large.narrower.get(id, ()) for d in large.by_topic.get(t, ())]
        yield f"/t/{id}/", entries(held, large.events_of_topic.get(id, ()))
    for id in large.actors:
        yield f"/a/{id}/", entries(large.by_actor.get(id, ()), large.events_of_actor.get(id, ()))
    for id in large.places:
        yield f"/p/{id}/", entries(large.by_place.get(id, ()), large.events_of_place.get(id, ()))
    for id in large.series:
        yield f"/s/{id}/", entries(large.by_series.get(id, ()), ())
    for id in large.acts:
        yield f"/acts/{id}/", entries(large.by_act.get(id, ()), ())


def entries(documents: Iterable[str], events: Iterable[str]) -> set[tuple[str, str]]:
    return {("document", id) for id in documents} | {("event", id) for id in events}


def test_no_page_grows_with_the_corpus(pages: dict[str, str]) -> None:
    kinds = Counter(path.split("/")[1] for path in pages if path.count("/") > 3)
    assert {"t", "a", "p", "s", "acts"} <= set(kinds), "some kind has no page that is divided"
    assert {p: n for p, html in pages.items() if (n := compressed(html.encode())) > MOST_BYTES} == {}
    assert {p: n for p, html in pages.items() if (n := len(html)) > MOST_PLAIN_BYTES} == {}


def test_every_document_and_event_is_listed_once(large: Corpus, pages: dict[str, str]) -> None:
    listed: dict[str, list[tuple[str, str]]] = {}
    for path, html in pages.items():
        address = "/".join(path.split("/")[:3]) + "/"
        listed.setdefault(address, []).extend(ENTRY.findall(html))
    for address, expected in lists(large):
        assert len(listed[address]) == len(expected), address
        assert set(listed[address]) == expected, address


def test_every_record_is_in_its_list(large: Corpus, pages: dict[str, str]) -> None:
    for name, letter, records in (
        ("topics", "t", large.topics),
        ("actors", "a", large.actors),
        ("places", "p", large.places),
    ):
        found = [p for path, html in pages.items() if path.startswith(f"/{name}/") for p in LINK.findall(html)]
        assert {f"/{letter}/{id}/" for id in records} <= set(found)
        assert sum(path.startswith(f"/{name}/") for path in pages) > 3


def resolves(link: str, ids: Mapping[str, set[str]]) -> bool:
    path, _, fragment = link.partition("#")
    return path in ids and (not fragment or fragment in ids[path])


def test_every_link_to_a_page_that_gathers_leads_to_its_place(large: Corpus, pages: dict[str, str]) -> None:
    """From these pages, and from the pages of some documents."""
    of_documents = islice(document.pages(large, Site(), dossiers.of(large)), 0, None, 20)
    ids = {path: set(ID.findall(html)) for path, html in pages.items()}
    sources = {**pages, **{path: html.decode() for path, html in written(of_documents, large)}}
    links = {link for html in sources.values() for link in LINK.findall(html)}
    files = {link for link in links if not link.endswith("/") and "#" not in link}
    dead = {link for link in links - files if not resolves(link, ids)}
    assert dead == set()
    assert any("/towards/" in link and "#of-" in link for link in links)
    assert sum("#document-found-" in link for link in links) > 200


def test_the_work_grows_with_the_corpus_and_not_faster() -> None:
    def seconds(number: int) -> float:
        corpus = annotated(number)
        start = process_time()
        for page in gathering_pages(corpus):
            page.make_view()
        return process_time() - start

    seconds(100)
    assert seconds(600) < 8 * seconds(150)
