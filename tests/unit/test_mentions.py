"""Names in texts: hard cases by hand, and the law that a mention is always a listed name standing there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta import mentions
from regesta.model import Passage, Span

NAMES = [
    ("khan-aq", "A.Q. Khan"),
    ("khan-asad", "Asad Majeed Khan"),
    ("khan-asad", "Khan"),
    ("france", "France"),
    ("ministry", "Ministry of Foreign Affairs of France"),
    ("orm", "Orm"),
    ("un", "UN"),
    ("descotes", "Anne-Marie Descôtes"),
    ("navy", "Pakistan Navy"),
    ("pakistan", "Pakistan"),
]
EVERYONE = frozenset(owner for owner, _ in NAMES)
INDEX = mentions.index(NAMES)


def found(text: str, listed: frozenset[str] = EVERYONE, spans: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    hits, _ = mentions.find(Passage("p1", "paragraph", text, spans), (INDEX,), listed)
    return [(m.actor, m.form) for m in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Ministry of Foreign Affairs of France said", [("ministry", "Ministry of Foreign Affairs of France")]),
        ("Khan's house and Khan’s", [("khan-asad", "Khan"), ("khan-asad", "Khan")]),
        (
            "A. Q. Khan, A.Q. Khan, A Q Khan",
            [("khan-aq", "A. Q. Khan"), ("khan-aq", "A.Q. Khan"), ("khan-asad", "Khan")],
        ),
        ("Asad Majeed\nKhan", [("khan-asad", "Asad Majeed\nKhan")]),
        ("storm, Ormond, formOrm", []),
        ("FRANCE and un, UN.", [("france", "FRANCE"), ("un", "UN")]),
        (
            "Anne‑Marie Descôtes; Anne-Marie Desco\u0302tes",
            [("descotes", "Anne‑Marie Descôtes"), ("descotes", "Anne-Marie Desco\u0302tes")],
        ),
        ("Anne-Marie Descotes", []),
        ("France-Pakistan relations", [("france", "France"), ("pakistan", "Pakistan")]),
        ("Pakistan. Navy", [("pakistan", "Pakistan")]),
        ("Pakistan, Navy", [("pakistan", "Pakistan")]),
    ],
)
def test_hard_cases(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_only_listed_names_are_found() -> None:
    assert found("Khan of France", frozenset({"france"})) == [("france", "France")]


def test_a_name_that_two_share_is_never_guessed_and_as_settles_it() -> None:
    names = mentions.index([("a", "Khan"), ("b", "Khan")])
    passage = Passage("p1", "paragraph", "Khan said")
    assert mentions.find(passage, (names,), frozenset("ab")) == ((), ("Khan",))
    own = mentions.index([("b", "Khan")], own=True)
    hits, ambiguous = mentions.find(passage, (names, own), frozenset("ab"))
    assert [m.actor for m in hits] == ["b"]
    assert ambiguous == ()


def test_explicit_markup_wins_over_names() -> None:
    text = "Khan and Khan"
    assert found(text, spans=(Span(0, 4, "actor", "khan-aq"),)) == [("khan-aq", "Khan"), ("khan-asad", "Khan")]


@given(
    st.lists(
        st.sampled_from(
            ["Khan", "A.Q.", "Asad", "Majeed", "France", "of", "x", "-", ",", "\n", "Orm's", "Pakistan", "Navy"]
        )
    )
)
def test_mentions_are_words_of_the_text_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    hits, _ = mentions.find(Passage("p1", "paragraph", text), (INDEX,), EVERYONE)
    position = 0
    for mention in hits:
        assert text[mention.start : mention.end] == mention.form
        assert mention.start >= position
        position = mention.end
        assert not text[mention.start - 1 : mention.start].isalnum() or mention.start == 0
        assert not text[mention.end : mention.end + 1].isalnum()
