"""The words that pages share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.pages import words


@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("p3", "¶3"),
        ("p3-2", "¶3 (2)"),
        ("n1", "note 1"),
        ("h2", "heading 2"),
        ("title", "title"),
        ("close", "close of the cable"),
    ],
)
def test_passages_have_labels(id: str, label: str) -> None:
    assert words.passage_label(id) == label


def test_runs_of_paragraphs_are_drawn_together() -> None:
    refs = words.passage_refs("/d/x/", ["title", "p1", "p2", "p3", "p5", "n1"])
    assert [(r.text, r.href) for r in refs] == [
        ("title", "/d/x/#title"),
        ("¶1–3", "/d/x/#p1"),
        ("5", "/d/x/#p5"),
        ("note 1", "/d/x/#n1"),
    ]
    assert refs[1].spoken == "passages p1 to p3"


def test_runs_of_notes_are_drawn_together_and_paragraphs_after_them_say_so() -> None:
    refs = words.passage_refs("", ["p5", "p7", "n1", "n2", "n3", "p11", "p11-2"])
    assert [r.text for r in refs] == ["¶5", "7", "notes 1–3", "¶11", "11 (2)"]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("23 February 2007", "23\u00a0February 2007"),
        ("14–15 Feb 2007", "14–\u206015\u00a0Feb 2007"),
        ("between October 2007 and March 2008", "between October\u00a02007 and March\u00a02008"),
        ("January to April 2013", "January to April\u00a02013"),
        ("2004", "2004"),
    ],
)
def test_dates_are_not_broken_where_they_would_be_misread(date: str, text: str) -> None:
    assert words.unbroken(date) == text


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_are_english(items: list[str], text: str) -> None:
    assert words.listed(items) == text


def test_numbers_agree_with_their_nouns() -> None:
    assert words.count(1, "document") == "1 document"
    assert words.count(1234, "issuing body", "issuing bodies") == "1,234 issuing bodies"


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    text = "A. Q. Khan spoke to them at some length that day. " + "He then went on for a very long time indeed. " * 4
    assert words.shortened(text, 60) == ("A. Q. Khan spoke to them at some length that day.", True)
    assert words.shortened("Short.", 60) == ("Short.", False)


def test_a_text_is_quoted_around_a_name() -> None:
    text = "One is here for nothing at all. " * 5 + "Two is Barbry, who speaks. " + "Three is the rest of it. " * 5
    quote, before, after = words.around(text, text.index("Barbry"), 60)
    assert quote.startswith("Two is Barbry, who speaks.")
    assert (before, after) == (True, True)


@given(st.text(st.sampled_from("aA .!?\n“”"), max_size=200), st.integers(1, 80))
def test_what_is_quoted_stands_in_the_text(text: str, limit: int) -> None:
    line = " ".join(text.split())
    cut, shorter = words.shortened(text, limit)
    assert line.startswith(cut)
    assert shorter == (cut != line)
    for at in range(len(text) + 1):
        assert words.around(text, at, limit)[0] in line


def test_long_quotations_beside_their_text_are_abridged() -> None:
    assert words.abridged("a few words") == "a few words"
    long = "In December 2005 President Musharraf embarked on a tour of the whole Middle East"
    assert words.abridged(long) == "In December 2005 President Musharraf … whole Middle East"
