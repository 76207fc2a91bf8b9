"""Offices on a date: what the ends of a span leave open is said to be possible, never certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta import offices
from regesta.model import Actor, Office
from regesta.offices import standing


@pytest.mark.parametrize(
    ("span", "date", "held"),
    [
        ("2005-07-25/2009-01-29", "2007-02-23T16:02:00Z", "certain"),
        ("2005-07-25/2009-01-29", "2005-07-25", "certain"),
        ("2005-07-25/2009-01-29", "2009-01-29", "certain"),
        ("2005-07-25/2009-01-29", "2009-01-30", "none"),
        # A document dated to the month, or to a span: all of its days must lie within.
        ("2005-07-25/2009-01-29", "2008-12", "certain"),
        ("2005-07-25/2009-01-29", "2009-01", "possible"),
        ("2005-07-25/2009-01-29", "2009-02", "none"),
        ("2005-07-25/2009-01-29", "2009-01-20/2009-02-03", "possible"),
        # Not before, not after, one of several days, an event that goes on.
        ("2005-07-25/2009-01-29", "[2008-12-01..]", "possible"),
        ("2005-07-25/..", "[2008-12-01..]", "certain"),
        ("2005-07-25/2009-01-29", "[2009-02-01..]", "none"),
        ("2005-07-25/2009-01-29", "[..2005-07-01]", "none"),
        ("2005-07-25/2009-01-29", "[..2006]", "possible"),
        ("2005-07-25/2009-01-29", "[2007-01-01,2007-01-03]", "certain"),
        ("2005-07-25/2009-01-29", "[2007-01-01,2010-01-03]", "possible"),
        ("2005-07-25/2009-01-29", "2008-01/..", "possible"),
        # Uncertain dates of documents.
        ("2005-07-25/2009-01-29", "2007-02-23?", "possible"),
        ("2005-07-25/2009-01-29", "2007~", "possible"),
        ("2005-07-25/2009-01-29", "2010?", "none"),
        ("2005-07-25/2009-01-29", "", "none"),
        ("2005-07-25/2009-01-29", "2007-XX", "certain"),
        # An open end goes on; one that is not known may have come the next day.
        ("2006-12-15/..", "2007-02-23", "certain"),
        ("2006-12-15/", "2007-02-23", "possible"),
        ("2006-12-15/", "2006-12-15", "certain"),
        ("2006-12-15/", "2006-12-14", "none"),
        ("2006-12/", "2006-12-31", "possible"),
        ("../2014", "2001", "certain"),
        ("/2014", "2001", "possible"),
        ("/2014-05-01", "2014-05-01", "certain"),
        ("/2014", "2015", "none"),
        # Ends of less than a day.
        ("2002-11/2004-06", "2002-11-30", "certain"),
        ("2002-11/2004-06", "2002-11-29", "possible"),
        ("2002-11/2004-06", "2004-06-02", "possible"),
        ("2002-11/2004-06", "2003", "certain"),
        ("2002-11/2004-06", "2004-10?", "none"),
        ("2003/2003", "2003-06-01", "possible"),
        # A single date is the time for which the office is attested.
        ("2007-02-21", "2007-02-21", "certain"),
        ("2007-02-21", "2007-02-23", "none"),
        ("2007-02-21", "2007-02", "possible"),
        ("2002-11", "2002-11-15", "certain"),
        ("2002-11", "2002", "possible"),
        # Uncertain spans.
        ("2005-12?", "2005-12-10", "possible"),
        ("2013-03?/2016-05-01", "2015-01-01", "possible"),
        ("2013-03/2016-05~", "2017", "none"),
        ("[2023-11-01,2023-11-02]", "2023-11-01", "possible"),
        ("[2023-11-02..]", "2024", "possible"),
        ("[2023-11-02..]", "2023-11-01", "none"),
        ("{2001,2003}", "2003-05", "certain"),
        ("{2001,2003}", "2002-05", "none"),
        ("", "2007", "possible"),
        ("when he was young", "2007", "none"),
    ],
)
def test_what_the_dates_decide(span: str, date: str, held: str) -> None:
    assert standing(span, date) == held


def test_a_text_shows_the_office_of_whom_it_speaks() -> None:
    desk = Office("Desk officer", span="2007-02-21", rests_on=("talk-1#p2",))
    director = Office("Director", span="2006-12-15/", rests_on=("talk-1#p2",))
    minister = Office("Minister", span="1999/2001", rests_on=("talk-2#p1",))
    actor = Actor("fritz", "Fritz", "person", offices=(minister, desk, director))
    assert offices.on(actor, "2007-02-23", ("talk-1#p1", "talk-1#p2")) == (
        offices.Held(director, "certain"),
        offices.Held(desk, "none", "2007-02-21"),
    )
    assert offices.on(actor, "2007-02-23") == (offices.Held(director, "possible"),)
    assert offices.on(actor, "") == ()


DAYS = st.dates().map(lambda d: f"{d.year:04d}-{d.month:02d}-{d.day:02d}")


@given(st.tuples(DAYS, DAYS).map(sorted), DAYS)
def test_a_span_of_days_decides_every_day(ends: list[str], day: str) -> None:
    first, last = ends
    assert standing(f"{first}/{last}", day) == ("certain" if first <= day <= last else "none")


@given(st.tuples(DAYS, DAYS).map(sorted), DAYS)
def test_knowing_less_never_makes_certain(ends: list[str], day: str) -> None:
    """Whatever is left out of a span or of a date, "none" and "certain" may become "possible", never each other."""
    first, last = ends
    exact = standing(f"{first}/{last}", day)
    wider = [(f"{first[:7]}/{last[:7]}", day), (f"{first[:4]}/{last[:4]}", day), (f"{first}/", day), (f"/{last}", day),
             (f"{first}/{last}", day[:7]), (f"{first}/{last}", day[:4]), (f"{first}/{last}", f"[{day}..]")]  # fmt: skip
    order = {"none": 0, "possible": 1, "certain": 2}
    for span, date in wider:
        said = standing(span, date)
        if exact == "none":
            assert said != "certain", (span, date)
        if exact == "certain":
            assert order[said] >= order["possible"], (span, date)
