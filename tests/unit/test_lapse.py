"""How much later: as exact as both dates are, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.pages.lapse import later


@pytest.mark.parametrize(
    ("event", "document", "words"),
    [
        ("2012-03-01", "2012-03-10", "9 days later"),
        ("2012-03-01", "2012-03-02T10:00:00Z", "1 day later"),
        ("2012-03-01", "2012-03-01T10:00:00Z", "on the same day"),
        ("2012-02-28", "2012-03-01", "2 days later"),
        # What lasted is counted from its end.
        ("2007-02-14/2007-02-15", "2007-02-23T16:02:00Z", "8 days later"),
        ("2007-02-14/2007-02-15", "2007-02-15", ""),
        ("2012-06/..", "2014-02-12", ""),
        ("2012-06/", "2014-02-12", ""),
        # What is not known to the day is a range.
        ("2007-02", "2007-03-10", "10 to 37 days later"),
        ("2007-02-XX", "2007-03-10", "10 to 37 days later"),
        ("2007-02", "2007-02-23", ""),
        ("1994", "2007-02-23", "12 to 14 years later"),
        ("2012-03-01", "2013-04-05", "more than 13 months later"),
        ("2002-05-08", "2007-02-23", "more than 4 years later"),
        ("2007-02-20/2007-02", "2007-03", "1 to 39 days later"),
        # Open ends give a least, or nothing.
        ("2012-03-01", "[2012-03-10..]", "at least 9 days later"),
        ("[..2012-03-01]", "2012-03-10", "at least 9 days later"),
        ("[2012-03-01..]", "2012-03-10", ""),
        ("2012-03-01", "[..2012-03-10]", ""),
        # What was announced before it came about.
        ("2012-03-10", "2012-03-01", "9 days before it"),
        ("2012-03-10/2012-04", "2012-03-01", "9 days before it"),
        ("2013", "2012-12-22", "up to 13 months before it"),
        # Nothing is computed from what is uncertain, unknown, or no date.
        ("2012-03-01?", "2012-03-10", ""),
        ("2012-03-01", "2012-03-10~", ""),
        ("", "2012-03-10", ""),
        ("2012-03-01", "", ""),
        ("soon", "2012-03-10", ""),
    ],
)
def test_words(event: str, document: str, words: str) -> None:
    assert later(event, document) == words


@given(st.dates(), st.dates())
def test_days_are_those_of_the_calendar(one: object, two: object) -> None:
    first, second = sorted([one, two], key=str)
    days = (second - first).days  # type: ignore[operator]
    told = later(f"{first}", f"{second}")
    if 0 < days <= 60:
        assert told == f"{days} day{'s' if days > 1 else ''} later"
    elif not days:
        assert told == "on the same day"
    else:
        assert told.startswith("more than ")
        assert told.endswith(" later")
