"""The rules that suggest, each by itself, on fabricated documents; and that what is left out teaches nothing."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from corpora import corpus, document, passage
from hypothesis import given
from hypothesis import strategies as st

from regesta.commands import figures
from regesta.load import load
from regesta.model import Actor, Annotation, Corpus, Document, ListedActor, Topic
from regesta.suggest import RULES, Suggestion, build, suggest, terms
from regesta.suggest.evaluate import evaluate, stripped
from regesta.suggest.index import Index
from regesta.suggest.reading import read
from regesta.suggest.suggestion import combined

REVIEWED = Annotation("reviewed", "1900-01-01")
ACTORS = {
    a.id: a
    for a in (
        Actor("anne-marie-sapt", "Anne-Marie Sapt", "person", sort="Sapt, Anne-Marie"),
        Actor("fritz", "Fritz von Tarlenheim", "person", sort="Tarlenheim, Fritz von", names=("the Count",)),
        Actor("helga", "Helga von Tarlenheim", "person", sort="Tarlenheim, Helga von", names=("the Count",)),
        Actor("ruritania", "Ruritania", "state", names=("Ruritanian court",)),
    )
}
TOPICS = {
    t.id: t
    for t in (
        Topic("tolls", "Tolls", scope_note="What is paid on bridges. Not the duties of ports."),
        Topic("ruritania-law", "Ruritania: the law of succession", state_tags=("PGOV",)),
        Topic("all", "All of them", container=True),
    )
}


def held(*documents: Document) -> Corpus:
    return replace(corpus(documents), actors=ACTORS, topics=TOPICS)


def text(id: str, *paragraphs: str, title: str = "", **fields: Any) -> Document:
    head = [passage("title", "title", title)] if title else []
    body = [passage(f"p{n}", "paragraph", words) for n, words in enumerate(paragraphs, 1)]
    return document(id, passages=(*head, *body), **fields)


BACKGROUND = text("found-8", *(f"Word{c} and thing{c} of no account." for c in "abcdefghijklmnop"), annotation=REVIEWED)
"""Passages on nothing in particular, so that a word can be rare."""


def by_rule(rule: str, one: Document, *others: Document) -> dict[str, Suggestion]:
    index = build(held(one, BACKGROUND, *others))
    return {s.id: s for s in RULES[rule](read(one, index.names), index)}


def test_a_name_is_proposed_as_often_as_reviewers_list_it() -> None:
    new = text("found-9", "Anne-Marie Sapt saw Ruritania.")
    taught = [
        text(
            f"found-{n}", "Anne-Marie Sapt went to Ruritania.", annotation=REVIEWED, actors=(ListedActor("ruritania"),)
        )
        for n in range(8)
    ]
    found = by_rule("names", new, *taught)
    assert found["ruritania"].score > 0.8 > 0.3 > found["anne-marie-sapt"].score
    assert found["ruritania"].words == ("Ruritania",)


def test_a_family_name_alone_is_weak_and_not_guessed_where_two_have_it() -> None:
    found = by_rule("family names", text("found-1", "Sapt spoke. So did Tarlenheim. John Sapt was silent."))
    assert {id: s.words for id, s in found.items()} == {"anne-marie-sapt": ("Sapt",)}
    proposal = suggest(text("found-1", "So did Tarlenheim."), build(held()))
    assert proposal.suggestions == ()
    assert [(d.form, d.passage, d.actors) for d in proposal.doubts] == [("Tarlenheim", "p1", ("fritz", "helga"))]


def test_a_family_name_after_a_first_name_is_somebody_else() -> None:
    assert by_rule("family names", text("found-1", "We met John Sapt.")) == {}
    assert set(by_rule("family names", text("found-1", "We met Minister Sapt."))) == {"anne-marie-sapt"}


def test_those_who_share_a_written_name_are_not_proposed_together() -> None:
    both = text("found-1", "Fritz von Tarlenheim met Helga von Tarlenheim. The Count left; the Count was tired.")
    proposal = suggest(both, build(held(both)))
    assert proposal.suggestions == ()
    assert [d.actors for d in proposal.doubts] == [("fritz", "helga")]
    one = text("found-1", "Fritz von Tarlenheim came; the Count was tired.")
    proposal = suggest(one, build(held(one)))
    assert [s.id for s in proposal.suggestions] == ["fritz"]
    assert [d.form for d in proposal.doubts] == ["the Count"]


def test_a_scope_note_says_what_does_not_belong() -> None:
    one = text("found-1", "What is paid on bridges.", "The duties of ports are due.")
    assert by_rule("labels", one)["tolls"].passages == ("p1",)
    assert "tolls" not in by_rule("labels", text("found-1", "The duties of ports are due."))


def test_a_container_is_never_proposed() -> None:
    one = text("found-1", "All of them, all of them.")
    assert "all" not in {s.id for s in suggest(one, build(held(one))).suggestions}


def test_terms_and_resemblance_name_the_passage() -> None:
    taught = [
        text(f"found-{n}", f"The bridge at mile {word} was closed.", f"Rain fell on {word}.",
             annotation=REVIEWED, topics={"tolls": ("p1",)})
        for n, word in enumerate(("ash", "birch", "cedar"))
    ]  # fmt: skip
    new = text("found-9", "Rain fell again.", "The bridge was closed.")
    for rule in ("terms", "resemblance"):
        assert by_rule(rule, new, *taught)["tolls"].passages == ("p2",), rule


def test_a_tag_alone_gives_no_topic() -> None:
    one = text("found-1", "Nothing here.", cable={"tags": ["PGOV"]})
    assert by_rule("tags", one)["ruritania-law"].passages == ()
    assert suggest(one, build(held(one))).suggestions == ()


def test_a_topic_whose_name_is_absent_is_doubtful() -> None:
    with_name = text("found-1", "The law of succession in Ruritania is old.")
    without = text("found-1", "The law of succession is old.")
    scores = [
        next(s.score for s in suggest(one, build(held(one, BACKGROUND))).suggestions if s.id == "ruritania-law")
        for one in (with_name, without)
    ]
    assert scores[1] < scores[0] / 2


@pytest.mark.parametrize(
    ("title", "first", "edtf"),
    [
        ("Dues (04.09.13)", "", "2013-09-04"),
        ("Dues (20-23.04.14)", "", ""),
        ("Dues as of 15 November 2013", "", "2013-11-15"),
        ("", "Lyon, 6 June 2023 (TDI): The prefect came.", "2023-06-06"),
        ("", "On 6 June 2023 the prefect came. Then he left.", "[2023-06-06..]"),
        ("", "He came on 6 June, and left on 31 June 2023.", ""),
    ],
)
def test_dates_are_found_where_they_are_written(title: str, first: str, edtf: str) -> None:
    found = by_rule("written dates", text("found-1", *([first] if first else []), title=title))
    assert next(iter(found), "") == edtf
    assert all(s.why.startswith(("stated: ", "inferred: ")) for s in found.values())


def test_scores_are_combined_by_the_noisy_or() -> None:
    a = Suggestion("topics", "tolls", 0.5, ("a",), ("p2",), ("x",))
    b = Suggestion("topics", "tolls", 0.4, ("b",), (), ("y",))
    (one,) = combined([a, b], ["p1", "p2"])
    assert one.score == pytest.approx(0.7)
    assert (one.rules, one.passages, one.words) == (("a", "b"), ("p2",), ("x", "y"))
    assert combined([b], ["p1"]) == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_a_score_is_from_0_to_1_and_no_rule_lowers_it(scores: list[float]) -> None:
    (one,) = combined([Suggestion("actors", "x", s, ("r",), ("p1",), ("X",)) for s in scores], ["p1"])
    assert max(scores) - 1e-9 <= one.score <= 1


@given(st.text(max_size=200))
def test_every_term_is_known_by_words_of_the_text(words: str) -> None:
    for term, written in terms.of(words).items():
        assert all(part in words for part in written.split(" ")), term


def test_what_is_left_out_teaches_nothing(repository: Path) -> None:
    """Leaving a document out by subtraction gives what an index gives that never had it."""
    whole, _ = load(repository)
    index = build(whole)
    for id in ("fr-mfa-5", "tdi-1"):
        one = whole.documents[id]
        without = index.without(one)
        rest = {k: d for k, d in whole.documents.items() if k != id}
        never = build(replace(whole, documents=rest))
        assert without.passages == never.passages
        for term in [*index.all.terms][:400]:
            assert without.with_term(term) == never.with_term(term)
            assert sorted(without.topics_with(term)) == sorted(never.topics_with(term))
        assert {t: without.carrying(t) for t in whole.topics} == {t: never.carrying(t) for t in whole.topics}


def test_a_duplicate_is_left_out_too(repository: Path) -> None:
    whole, _ = load(repository)
    without = build(whole).without(whole.documents["fr-mfa-50"])
    assert without.out.documents == {"fr-mfa-25", "fr-mfa-50"}


def test_who_only_the_document_itself_lists_cannot_be_proposed(repository: Path) -> None:
    whole, _ = load(repository)
    index = build(whole)
    for id in ("07paris692", "tdi-1", "fr-mfa-1"):
        one = whole.documents[id]
        only = {a for a in one.actor_ids if whole.by_actor[a] == (id,)}
        assert only
        assert only.isdisjoint(s.id for s in suggest(stripped(one), index.without(one)).suggestions)


def test_what_nobody_reviewed_teaches_nothing() -> None:
    taught = text("found-1", "The bridge was closed.", annotation=REVIEWED, topics={"tolls": ("p1",)})
    suggested = replace(taught, annotation=Annotation("reviewed", suggested={"topics": ("tolls",)}))
    assert build(held(taught)).carrying("tolls") == 1
    assert build(held(suggested)).carrying("tolls") == 0
    assert build(held(replace(taught, annotation=Annotation("suggested")))).passages == 0


def test_the_markup_and_forms_of_a_document_are_not_looked_at(repository: Path) -> None:
    whole, _ = load(repository)
    one = whole.documents["07paris692"]
    index: Index = build(whole)
    assert read(one, index.names) == replace(read(stripped(one), index.names), document=one)


def test_the_docs_have_the_figures(repository: Path) -> None:
    """They follow the content: `REGESTA_GOLDEN=write pytest tests/unit/test_suggest_rules.py` puts the new ones in."""
    whole, _ = load(repository)
    printed = "\n".join(figures.lines(evaluate(build(whole)))) + "\n"
    docs = repository / "docs" / "suggest.md"
    head, mark, there = docs.read_text("utf-8").partition("This is what the command prints; a test compares them.\n\n")
    assert mark
    if os.environ.get("REGESTA_GOLDEN") == "write":
        docs.write_text(head + mark + printed, "utf-8")
        return
    assert there == printed
