"""The lists of 10,000 entries: every page is small, every entry is on one of them, the work is linear."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from pathlib import Path
from time import process_time

import pytest

from regesta.load import load
from regesta.model import Site
from regesta.pages import chart, dossiers, facets, home, postings, timeline
from tests.conftest import REPOSITORY
from tests.many import compressed, list_pages, many, written

MOST_BYTES = 64_000
"""Of the HTML of a page of a list, compressed."""

ENTRY = re.compile(r'<li class="entry entry-\w+"[^>]*? id="(\w+?)-([^"]+)"')


@pytest.mark.long
def test_every_page_is_small_and_every_entry_is_listed_once() -> None:
    """One test, since making these pages is what takes the time."""
    large = many(10_000)
    pages = {path: content.decode() for path, content in written(list_pages(large), large)}
    assert len(pages) > 250
    weights = {path: compressed(page.encode()) for path, page in pages.items()}
    assert {path: weight for path, weight in weights.items() if weight > MOST_BYTES} == {}
    assert max(page.count("<title>") for page in pages.values()) <= chart.MOST + 1
    overview = re.findall(r'data-number="(\d+)" data-label', pages["timeline/index.html"])
    assert sum(map(int, overview)) == 10_000
    documents_held = {("document", id) for id in large.documents}
    events_held = {("event", id) for id in large.events}
    for folder, expected in (
        ("timeline/", documents_held | events_held),
        ("documents/", documents_held),
        ("events/", events_held),
    ):
        listed = [e for path, page in pages.items() if path.startswith(folder) for e in ENTRY.findall(page)]
        assert len(listed) == len(expected)
        assert set(listed) == expected


@pytest.mark.long
def test_the_files_that_narrow_say_what_the_entries_say() -> None:
    large = many(10_000)
    whole = timeline.held(large)
    of = facets.reader(large)
    files = dict(postings.files(large))
    for topic in ("t-0", "t-7", "t-199"):
        read = json.loads(files[f"timeline/postings/topic/{topic}.json"])
        places = {kind: list(accumulate(read[f"{kind}s"])) for kind in ("document", "event")}
        assert read["label"] == large.topics[topic].label
        for kind, found in places.items():
            assert [n for n, h in enumerate(whole.held) if h.kind == kind and topic in of(h).topics] == found
    assert max(map(compressed, files.values())) < 16_000


@pytest.mark.long
def test_the_work_grows_with_the_corpus_and_not_faster() -> None:
    def seconds(number: int) -> float:
        corpus = many(number)
        start = process_time()
        for page in list_pages(corpus):
            page.make_view()
        sum(1 for _ in postings.files(corpus))
        return process_time() - start

    seconds(500)
    assert seconds(8_000) < 8 * seconds(2_000)


def test_the_first_corpus_is_within_the_bound(edition: Path) -> None:
    lists = [f for name in ("timeline", "documents", "events") for f in (edition / name).rglob("index.html")]
    assert len(lists) >= 3
    assert {f: w for f in lists if (w := compressed(f.read_bytes())) > MOST_BYTES} == {}


def test_the_first_page_says_whether_marks_or_columns_are_drawn() -> None:
    few, large = (dict(home.view(many(number), Site())) for number in (40, 10 * chart.MOST))
    assert (few["counted"], large["counted"]) == (False, True)
    assert [held["figure"].count("data-many") > 0 for held in (few, large)] == [False, True]


def test_a_short_timeline_is_one_page_and_fetches_nothing(toy_site: Path) -> None:
    assert [f.parent.name for f in (toy_site / "output" / "timeline").rglob("*.*")] == ["timeline"]
    page = (toy_site / "output" / "timeline" / "index.html").read_text("utf-8")
    assert 'data-postings=""' in page
    assert page.count("data-years=") == page.count('<li class="entry')


def test_a_topic_has_as_many_documents_on_the_timeline_as_on_its_page() -> None:
    corpus, _ = load(REPOSITORY)
    of = facets.reader(corpus)
    held = dossiers.of(corpus)
    whole = timeline.held(corpus)
    assert len(whole.held) == len(corpus.documents) + len(corpus.events)
    for topic in corpus.topics.values():
        on_page = set(held.documents(f"/t/{topic.id}/"))
        assert {h.id for h in whole.held if h.kind == "document" and topic.id in of(h).topics} == on_page
