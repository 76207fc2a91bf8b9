"""The one rule by which lists are divided into pages: every entry on exactly one of them, in order of time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.load.link import time_key
from regesta.pages import density
from regesta.pages.folds import Dated, Fold, dated, divided, walk

YEARS = st.integers(1990, 1996)
DAYS = st.builds("{}-{:02d}-{:02d}".format, YEARS, st.integers(1, 12), st.integers(1, 28))
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
DATES = st.one_of(
    DAYS,
    MONTHS,
    YEARS.map(str),
    st.sampled_from(
        ["", "199X", "19XX", "1994-21", "1994-24", "no date", "-0043-03-15", "Y17000", "1993/..", "../1993"]
    ),
    st.builds("[{}..]".format, st.one_of(DAYS, YEARS)),
    st.builds("[..{}]".format, st.one_of(DAYS, MONTHS, YEARS)),
    st.builds(lambda a, b: "/".join(sorted((a, b))), DAYS, DAYS),
    st.builds(lambda a, b: "/".join(sorted((a, b))), MONTHS, MONTHS),
    st.builds(lambda a, b: f"{min(a, b)}/{max(a, b)}", YEARS, YEARS),
    DAYS.map("{}?".format),
)
KINDS = st.sampled_from(["document", "event"])
MANY = st.lists(st.tuples(KINDS, DATES), max_size=150)


def held(edtfs: Sequence[str]) -> list[Dated]:
    return [dated("document", f"d-{n}", edtf) for n, edtf in enumerate(edtfs)]


def lists(fold: Fold) -> list[Fold]:
    """The pages that list entries themselves."""
    return [page for page, _ in walk(fold) if not page.folds]


@given(MANY, st.integers(1, 12))
def test_every_entry_is_on_exactly_one_page_and_in_order(found: list[tuple[str, str]], most: int) -> None:
    entries = [dated(kind, str(n), edtf) for n, (kind, edtf) in enumerate(found)]  # type: ignore[arg-type]
    whole = divided(entries, most)
    listed = [entry for page in lists(whole) for entry in page.held]
    assert listed == sorted(entries, key=lambda e: time_key(e.edtf))
    assert all(len(page.held) <= most for page in lists(whole))


@given(MANY, st.integers(1, 12))
def test_a_page_holds_what_the_pages_under_it_hold_and_says_where_it_begins(
    found: list[tuple[str, str]], most: int
) -> None:
    whole = divided([dated(kind, str(n), edtf) for n, (kind, edtf) in enumerate(found)], most)  # type: ignore[arg-type]
    paths = [page.path for page, _ in walk(whole)]
    assert len(paths) == len(set(paths))
    for page, trail in walk(whole):
        assert whole.held[page.start : page.start + len(page.held)] == page.held
        if page.folds:
            assert tuple(e for under in page.folds for e in under.held) == page.held
        assert [page.path.startswith(over.path) for over in trail] == [True] * len(trail)


def test_a_short_list_is_one_page_and_a_long_one_is_divided_by_year_month_and_part() -> None:
    short = divided(held(["2012-03-01", "", "2013"]), 3)
    assert (short.path, short.folds) == ("", ())
    found = ["2011-05-05", *["2012-03-01"] * 5, "2012", "2012-03", "2012-04-02", "", "2012/2014"]
    whole = divided(held(found), 3)
    assert [page.path for page, _ in walk(whole)] == [
        "", "2011/", "2012/", "2012/year/", "2012/03/", "2012/03/1/", "2012/03/2/", "2012/04/", "undated/",
    ]  # fmt: skip
    labels = {page.path: page.label for page, _ in walk(whole)}
    assert labels["2012/year/"] == "2012, no month"
    assert labels["2012/03/2/"] == "March 2012, 2 of 2"


@pytest.mark.parametrize(
    ("edtf", "year", "month", "years", "day"),
    [
        ("2007-02-23T16:02:00Z", "2007", "02", "2007", "23"),
        ("2007-02", "2007", "02", "2007", ""),
        ("2007", "2007", "year", "2007", ""),
        ("200X", "2000", "year", "2000/2009", ""),
        ("2012/2014", "2012", "year", "2012/2014", ""),
        ("2012-03/2014", "2012", "03", "2012/2014", ""),
        ("2012-01-01/2012-03-01", "2012", "01", "2012", ""),
        ("2012-01-01", "2012", "01", "2012", "01"),
        ("2004-24", "2004", "12", "2004/2005", ""),
        ("[2023-02-13..]", "2023", "02", "2023/..", ""),
        ("2012/..", "2012", "year", "2012/..", ""),
        ("[..2004-06]", "2004", "06", "../2004", ""),
        ("", "", "", "", ""),
        ("about 2004", "", "", "", ""),
    ],
)
def test_an_entry_is_listed_where_its_date_begins(edtf: str, year: str, month: str, years: str, day: str) -> None:
    found = dated("event", "e", edtf)
    assert (found.year, found.month, found.years, found.day) == (year, month, years, day)


@given(MANY, st.integers(1, 12))
def test_columns_count_every_entry_that_has_a_place_on_the_axis(found: list[tuple[str, str]], most: int) -> None:
    whole = divided([dated(kind, str(n), edtf) for n, (kind, edtf) in enumerate(found)], most)  # type: ignore[arg-type]
    for page, _ in walk(whole):
        if not page.folds:
            continue
        drawn = density.of_fold(page, lambda under: f"/{under.path}")
        match page.scale:
            case "all":
                expected = [e for under in page.folds if density.drawn_year(under) for e in under.held]
            case "year":
                expected = [e for e in page.held if density.drawn_year(page) and e.month != "year"]
            case _:
                expected = [e for e in page.held if density.drawn_year(page) and e.month != "year" and e.day]
        assert counted(drawn, whole.held) == density.counts(expected)


def counted(drawn: str, whole: Sequence[Dated]) -> tuple[int, int]:
    """The numbers of documents and events that the columns of a figure say they stand for, and where in the list."""
    numbers = {"documents": 0, "events": 0}
    for column in drawn.split("<a ")[1:]:
        if 'data-of="' in column:
            of, many = column.split('data-of="')[1].split('"')[0], column.split('data-many="')[1].split('"')[0]
            start, number = (int(column.split(f'data-{name}="')[1].split('"')[0]) for name in ("start", "number"))
            assert f": {many} {of}</title>" in column
            assert density.counts(whole[start : start + number])[of == "events"] == int(many)
            numbers[of] += int(many)
    return numbers["documents"], numbers["events"]
