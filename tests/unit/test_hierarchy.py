"""A heading holds what stands under it at any depth, also under a topic that is no heading itself."""

from __future__ import annotations

from corpora import corpus, document

from regesta.load.authority import Records
from regesta.load.link import corpus as linked
from regesta.model import Corpus, Topic
from regesta.pages import dossiers, facets
from regesta.pages.hierarchy import headings_over, topics_of

TOPICS = {
    "security": Topic("security", "Security", container=True),
    "attacks": Topic("attacks", "Attacks", broader="security"),
    "attacks-abroad": Topic("attacks-abroad", "Attacks abroad", broader="attacks"),
    "trade": Topic("trade", "Trade"),
}


def _corpus() -> Corpus:
    """Return a corpus with one document on each topic but the heading."""
    given = corpus(())
    documents = {
        id: document(id, topics={topic: ("p1",)}, date=f"19{n}0")
        for n, (id, topic) in enumerate([("a", "attacks"), ("b", "attacks-abroad"), ("c", "trade")], 1)
    }
    records = Records(actors=given.actors, places=given.places, topics=TOPICS, series=given.series)
    return linked(given.edition, given.captures, documents, records, (), {})


def test_topics_under_topics_stand_under_their_heading() -> None:
    held = _corpus()
    assert list(topics_of(TOPICS["security"], held)) == ["security", "attacks", "attacks-abroad"]
    assert list(topics_of(TOPICS["attacks"], held)) == ["attacks"]  # a topic that takes documents has its own
    assert [t.id for t in headings_over(TOPICS["attacks-abroad"], TOPICS)] == ["security"]
    assert list(headings_over(TOPICS["trade"], TOPICS)) == []


def test_a_page_lists_what_its_heading_holds_and_the_timeline_finds_it_there() -> None:
    held = _corpus()
    lists = dossiers.of(held)
    assert {id: lists.documents(f"/t/{id}/") for id in TOPICS} == {
        "security": ("a", "b"), "attacks": ("a",), "attacks-abroad": ("b",), "trade": ("c",),
    }  # fmt: skip
    of = facets.reader(held)
    found = [of(entry).topics for entry in lists.folds["/t/security/"].held]
    assert found == [("attacks", "security"), ("attacks-abroad", "security")]
