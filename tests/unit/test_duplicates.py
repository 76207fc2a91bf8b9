"""Likely duplicates: what is told, what is not, and that the work grows with the names and not with their square."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.check import spelling
from regesta.check.duplicates import Likely, Named, likely


def told(one: str, other: str, sort: str = "person") -> bool:
    records = [Named(id, (name,), (), sort, sort == "person") for id, name in (("a", one), ("b", other))]
    return [(pair.first, pair.second) for pair in likely(records)] == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shehbaz Sharif", "Sharif, Shehbaz"),
        ("Shehbaz Sharif", "Shahbaz Sharif"),
        ("Anne-Marie Descôtes", "Anne Marie Descotes"),
        ("A. Q. Khan", "Abdul Qadeer Khan"),
        ("A.Q. Khan", "Abdul Q. Khan"),
        ("Muhammad Hussain", "Mohamed Hussein"),
        ("Binali Yıldırım", "Binali Yildirim"),
        ("Laurent Fabius", "Laurent Fabuis"),
        ("Abdul Qadeer Khan", "Abdul Kadir Khan"),
        ("Quai d’Orsay", "Quai d'Orsay"),
        ("Taliban", "TALIBAN"),
        ("Peshawar", "Peshawer"),
    ],
)
def test_two_names_of_one_person_are_told(one: str, other: str) -> None:
    assert told(one, other)
    assert told(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Asad Khan", "Asim Khan"),
        ("Abdul Qadeer Khan", "Asad Majeed Khan"),
        ("B. Q. Khan", "Abdul Qadeer Khan"),
        ("North Korea", "South Korea"),
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Gambia", "Zambia"),
        ("Resolution 1267", "Resolution 1268"),
        ("US Embassy Kabul", "US Embassy Islamabad"),
        ("Attacks in Pakistan", "Attacks in Afghanistan"),
    ],
)
def test_two_names_of_two_are_not(one: str, other: str) -> None:
    assert not told(one, other)


def test_initials_say_something_of_persons_alone() -> None:
    assert not told("A. Q. Group", "Atlantic Quay Group", "organisation")


def test_what_is_declared_distinct_on_either_side_is_silent() -> None:
    a, b = Named("a", ("Orm Quill",), ("b",)), Named("b", ("Quill, Orm",), ())
    assert list(likely([a, b])) == []
    assert list(likely([b, a])) == []
    assert list(likely([Named("a", ("Orm Quill",), ()), b])) == [
        Likely("a", "b", "'Orm Quill' and 'Quill, Orm' are one name")
    ]


def test_spellings_of_one_record_are_its_own_affair() -> None:
    assert list(likely([Named("a", ("Al-Qaeda", "Al Qaeda", "Al Qaida"), ())])) == []


@given(st.text("abcde", max_size=7), st.text("abcde", max_size=7))
def test_distance_is_a_distance(a: str, b: str) -> None:
    there = spelling.distance(a, b)
    assert there == spelling.distance(b, a)
    assert (there == 0) == (a == b)
    assert abs(len(a) - len(b)) <= there <= max(len(a), len(b))


def test_distance_counts_letters_put_in_left_out_changed_exchanged() -> None:
    pairs = [("orm", "form"), ("form", "orm"), ("orm", "arm"), ("orm", "rom"), ("orm", "more")]
    assert [spelling.distance(a, b) for a, b in pairs] == [1, 1, 1, 1, 2]


def test_a_common_name_makes_no_square_of_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    alike = spelling.spelt_alike

    def counted(one: spelling.Words, other: spelling.Words) -> bool:
        nonlocal compared
        compared += 1
        return alike(one, other)

    monkeypatch.setattr(spelling, "spelt_alike", counted)
    vowels = "aeiou"
    people = [
        Named(f"a-{n}", (f"M{vowels[n % 5]}h{vowels[n // 5 % 5]}mmad Orm{vowels[n // 25 % 5]}l {n}x",), (), "person")
        for n in range(1000)
    ]
    list(likely(people))
    keys = max(len(list(spelling.neighbours(spelling.folded(p.names[0])))) for p in people)
    assert 0 < compared <= 8 * keys * len(people)
