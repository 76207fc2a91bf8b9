"""Relations: each with its reason, the rare before the common, and work that grows with the corpus and no faster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from tests.unit.corpora import ACTORS, EDITION, PLACES, SERIES, document, passage

from regesta import related
from regesta.load import link
from regesta.load.authority import Records
from regesta.model import Actor, Attestation, Capture, Corpus, Document, Event, ListedActor, Topic
from regesta.related import Reason, Relation

TEXT = (passage("title", "title", "A paper"), passage("p1", "paragraph", "One."), passage("p2", "paragraph", "Two."))


def paper(id: str, topics: Iterable[str] = (), actors: Iterable[str] = (), **fields: Any) -> Document:
    """Return a document whose every passage carries its topics, of a capture of its own."""
    listed = tuple(ListedActor(a) for a in actors)
    given = {"passages": TEXT, "capture": f"capture-{id}", "topics": dict.fromkeys(topics, ("p1", "p2"))}
    return document(id, actors=listed, **(given | fields))


def linked(documents: Iterable[Document], **records: Any) -> Corpus:
    """Return the corpus of these documents as `load` links it."""
    held = {d.id: d for d in documents}
    topics = {t: Topic(t, t.capitalize()) for d in held.values() for t in d.topics}
    given: dict[str, Any] = {"actors": ACTORS, "places": PLACES, "series": SERIES, "topics": topics} | records
    captures = {d.capture: Capture(d.capture, "", "plain", "found", "", "") for d in held.values()}
    return link.corpus(EDITION, captures, held, Records(**given), (), {})


def relations(id: str, corpus: Corpus) -> tuple[Relation, ...]:
    return related.of(corpus.documents[id], corpus, related.index(corpus))


def why(id: str, corpus: Corpus) -> dict[str, tuple[Reason, ...]]:
    return {r.document: r.reasons for r in relations(id, corpus)}


def test_every_relation_says_why() -> None:
    event = Event("flood", "A flood", "occurred", "1931", tuple(Attestation(f"found-{n}", "p1", "One") for n in (1, 2)))
    corpus = linked(
        [
            paper("found-1", ["trade"], ["boris"], references=("lost-7", "found-3"), places=("strelsau",)),
            paper("found-2", ["trade"], ["boris"]),
            paper("found-3", places=("strelsau",)),
            paper("found-4", references=("found-1",)),
            paper("found-5", translation_of="found-1"),
            paper("found-6", variant_of="found-1"),
            paper("found-7", duplicate_of="found-1"),
            paper("found-8", capture="capture-found-1"),
            paper("found-9", ["war"]),
        ],
        events={"flood": event},
    )
    assert why("found-1", corpus) == {
        "found-7": (Reason("duplicate"),),
        "found-6": (Reason("variant"),),
        "found-5": (Reason("translation"),),
        "lost-7": (Reason("refers-to"),),
        "found-3": (Reason("refers-to"), Reason("place", ("strelsau",))),
        "found-4": (Reason("referred-to-by"),),
        "found-2": (Reason("event", ("flood",)), Reason("topic", ("trade",)), Reason("actor", ("boris",))),
    }
    assert why("found-8", corpus) == {"found-1": (Reason("capture", ("capture-found-1",)),)}
    assert why("found-5", corpus) == {"found-1": (Reason("translation-of"),)}
    assert why("found-9", corpus) == {}


def test_the_strongest_stand_first_and_the_structural_ones_before_all() -> None:
    corpus = linked(
        [
            paper("found-1", ["rare", "usual"], references=("found-4",)),
            paper("found-2", ["usual"]),
            paper("found-3", ["rare"]),
            paper("found-4"),
            paper("found-5", ["usual"]),
        ]
    )
    assert [r.document for r in relations("found-1", corpus)] == ["found-4", "found-3", "found-2", "found-5"]


def test_of_equal_ones_the_nearest_in_time_stands_first() -> None:
    held = [paper(f"found-{n}", ["trade"], date=f"190{n}") for n in (1, 2, 3, 4)]
    assert [r.document for r in relations("found-3", linked(held))][-1] == "found-1"


def test_a_sentence_in_a_long_paper_weighs_less_than_a_paper() -> None:
    """Two of eight passages are a quarter of the text, and the root of a quarter is a half."""
    long = tuple(passage(f"p{n}", "paragraph", "Text.") for n in range(1, 9))
    corpus = linked(
        [
            paper("found-1", ["trade"]),
            paper("found-2", ["trade"], passages=long, date="1901"),
            paper("found-3", ["trade"], date="1950"),
        ]
    )
    first, second = relations("found-1", corpus)
    assert (first.document, second.document) == ("found-3", "found-2")
    assert first.score == pytest.approx(2 * second.score)


def test_what_many_share_relates_nothing() -> None:
    many = [paper(f"found-{n}", ["trade"], ["boris"], capture="all") for n in range(40)]
    assert related.index(linked(many)).common == 10
    assert relations("found-1", linked(many)) == ()
    few = [*many, paper("found-40", ["war"]), paper("found-41", ["war"])]
    assert list(why("found-40", linked(few))) == ["found-41"]


def test_a_text_filed_twice_is_given_once() -> None:
    corpus = linked([paper("found-1", ["trade"]), paper("found-2", ["trade"], duplicate_of="found-1"),
                     paper("found-3", ["trade"])])  # fmt: skip
    assert list(why("found-3", corpus)) == ["found-1"]
    assert list(why("found-1", corpus)) == ["found-2", "found-3"]
    assert list(why("found-2", corpus)) == ["found-1", "found-3"]


def test_all_copies_of_a_text_know_of_each_other() -> None:
    corpus = linked([paper("found-1"), *(paper(f"found-{n}", duplicate_of="found-1") for n in (2, 3))])
    assert why("found-2", corpus) == {"found-1": (Reason("duplicate"),), "found-3": (Reason("duplicate"),)}


def test_no_relation_is_made_of_a_private_person_or_of_a_draft() -> None:
    actors = {"victim": Actor("victim", "A Victim", "person", private=True)}
    named = [paper(f"found-{n}", actors=["victim"]) for n in (1, 2)]
    assert why("found-1", linked(named, actors=actors)) == {}
    drafts = [paper("found-1", ["trade"], capture="one"), paper("found-2", ["trade"], capture="one", state="draft")]
    assert why("found-1", linked(drafts)) == {}


def test_a_dozen_is_shown_and_every_reference() -> None:
    held = [paper(f"found-{n}", ["trade"]) for n in range(2, 20)]
    others = [paper(f"other-{n}") for n in range(60)]
    corpus = linked([paper("found-1", ["trade"], references=("lost-1",)), *held[:14], *others])
    assert len(relations("found-1", corpus)) == related.SHOWN
    corpus = linked([paper("found-1", ["trade"], references=tuple(f"lost-{n}" for n in range(20))), *held, *others])
    assert [r.structural for r in relations("found-1", corpus)] == [True] * 20


class Counted(tuple[str, ...]):
    """The documents of a record; every one of them that is looked at is counted."""

    steps = 0

    def __iter__(self) -> Iterator[str]:
        for id in super().__iter__():
            Counted.steps += 1
            yield id


def steps(number: int) -> int:
    """Return how many documents are looked at to relate all of a generated corpus."""
    draw = Random(number)
    actors = {f"a{n}": Actor(f"a{n}", f"A{n}", "person") for n in range(number // 5)}
    names = sorted(actors)
    corpus = linked(
        [
            paper(f"found-{n}", [f"t{draw.randrange(8)}", "everything"], draw.sample(names, 3), capture="one")
            for n in range(number)
        ],
        actors=actors,
    )
    known = related.index(corpus)
    counted = {kind: {id: Counted(ids) for id, ids in held.items()} for kind, held in known.holders.items()}
    Counted.steps = 0
    for held in corpus.documents.values():
        related.of(held, corpus, replace(known, holders=counted))
    return Counted.steps


def test_the_work_grows_with_the_corpus_and_no_faster() -> None:
    """Four times the documents are four times the steps, though topics and the capture are shared by ever more."""
    small, large = steps(1000), steps(4000)
    assert small > 1000
    assert large < 4.4 * small
    assert large / 4000 <= 5 * related.MOST_COMMON
