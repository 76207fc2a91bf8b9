"""Time drawn: what fades, where marks stand, that figures stay bounded."""

from __future__ import annotations

import re
from datetime import date

import pytest

from regesta.pages import axis, chart, marks
from regesta.pages.axis import axis_of
from regesta.pages.chart import Item


def item(edtf: str, kind: str = "document", status: str = "") -> Item:
    return Item(edtf, kind, status, f"On {edtf}", f"#{edtf}")


@pytest.mark.parametrize(
    ("edtf", "point", "before", "after"),
    [
        ("2007-02-23T16:02:00Z", True, False, False),
        ("2014-04-16?", True, True, True),
        ("2004-10", False, False, False),
        ("2004-10?", False, True, True),
        ("2012-07-07/2012-07-10", False, False, False),
        ("2005/..", False, False, True),
        ("[2023-02-13..]", False, False, True),
        ("[..2004]", False, True, False),
        ("[2001-10..2001-12]", False, True, True),
        ("", False, True, True),
        ("no date", False, True, True),
    ],
)
def test_what_is_not_certain_fades(edtf: str, point: bool, before: bool, after: bool) -> None:
    assert marks.extent(edtf) == marks.Extent(point, before, after)


def test_a_mark_has_no_style_of_its_own() -> None:
    for edtf in ("2007-02-23", "2004-10", "[2023-02-13..]", ""):
        drawn = marks.mark(edtf, "document")
        assert "style" not in drawn
        assert 'aria-hidden="true"' in drawn


def test_an_event_that_is_no_fact_is_a_hairline() -> None:
    assert marks.thickness("event planned", 4) < marks.thickness("event occurred", 4)


def test_days_stand_in_order_and_within_the_figure() -> None:
    years = axis_of([1964, 2001, 2002, 2003, 2014])
    places = [years.x(date(year, 6, 1)) for year in (1964, 2001, 2002, 2003, 2014)]
    assert places == sorted(places)
    assert places[0] >= axis.PAD
    assert years.x(date(2014, 12, 31)) <= axis.WIDTH - axis.PAD


def test_the_axis_is_broken_where_nothing_lies_and_only_there() -> None:
    assert [run[:2] for run in axis_of([1964, 2001, 2004, 2014]).runs] == [(1964, 1964), (2001, 2004), (2014, 2014)]
    assert axis_of([1964, 2001]).x(date(1980, 1, 1)) == axis_of([1964, 2001]).x(date(2001, 1, 1))


def test_every_dated_item_is_drawn_and_linked_once() -> None:
    dates = ["2007-02-23", "2007-02-23", "2004-10", "2012/2014", "[2023-02-13..]"]
    drawn = chart.figure([*map(item, dates), item("2002-05-08", "event", "occurred"), item("")])
    assert drawn.count("<a ") == 6
    assert set(re.findall(r'<a href="([^"]*)" tabindex="-1">', drawn)) == {f"#{d}" for d in {*dates, "2002-05-08"}}


def test_a_mark_that_leads_away_is_named_and_one_of_an_entry_is_called_by_it() -> None:
    """A page with its list has every name once."""
    here, away = item("2007-02-23"), Item("2008", "document", "", "2008: Report", "/d/report/")
    drawn = chart.figure([here, away])
    assert re.findall("<title>(.*?)</title>", drawn) == ["2008: Report"]


def test_what_fades_is_drawn_once_and_used() -> None:
    drawn = [marks.mark(edtf, "document") for edtf in ("[2023-02-13..]", "[..2023-02-13]", "2004-10?", "2004-10")]
    assert [re.findall('href="#([^"]*)"', d) for d in drawn] == [
        [marks.AFTER], [marks.BEFORE], [marks.BEFORE, marks.AFTER], []
    ]  # fmt: skip
    for id in (marks.BEFORE, marks.AFTER):
        assert f'<symbol id="{id}"' in marks.FADES


def test_items_of_one_day_do_not_cover_each_other() -> None:
    drawn = chart.figure([item("2007-02-23") for _ in range(5)])
    assert len(set(re.findall(r'cy="([^"]*)"', drawn))) == 5


def test_one_item_needs_no_figure() -> None:
    assert chart.figure([item("2007-02-23")]) == ""
    assert chart.figure([item(""), item("")]) == ""


def test_items_of_one_year_are_drawn_by_months() -> None:
    assert ">Feb<" in chart.figure([item("2007-02-23"), item("2007-06")])


def test_titles_are_escaped() -> None:
    drawn = chart.figure([Item("2007", "document", "", "<b>&", "/d/x/"), item("2008")])
    assert "<title>&lt;b&gt;&amp;</title>" in drawn


def test_a_figure_does_not_grow_with_the_corpus() -> None:
    def many(number: int) -> str:
        return chart.figure([item(f"{1990 + n % 20}-{1 + n % 12:02d}") for n in range(number)])

    assert "1990: 20 documents" in many(400)
    assert len(many(40_000)) < len(many(400)) + 400
