"""All the forms in which the sources write dates, and those that no reader should make one of."""

from __future__ import annotations

import pytest

from regesta import dates
from regesta.written_dates import find, last_of, written

FORMS = """
07.04.14                       | 2014-04-07 |
7.4.14                         | 2014-04-07 |
07.04.2014                     | 2014-04-07 |
20-23.04.14                    |            | 2014-04-20/2014-04-23
07-10.07.12                    |            | 2012-07-07/2012-07-10
07 – 10.07.2012                |            | 2012-07-07/2012-07-10
30.04-02.05.14                 |            | 2014-04-30/2014-05-02
30.12.13-02.01.14              |            | 2013-12-30/2014-01-02
April – June 2012              |            | 2012-04/2012-06
April-June 2012                |            | 2012-04/2012-06
November 2012 - January 2013   |            | 2012-11/2013-01
October 2004                   | 2004-10    |
October 2004.                  | 2004-10    |
Oct. 2004                      | 2004-10    |
6 June 2023                    | 2023-06-06 |
6th June 2023                  | 2023-06-06 |
6 June, 2023                   | 2023-06-06 |
June 6, 2023                   | 2023-06-06 |
June 6th, 2023                 | 2023-06-06 |
Sept 6, 2023                   | 2023-09-06 |
NOVEMBER 15, 2013              | 2013-11-15 |
7 and 8 April 2014             |            | 2014-04-07/2014-04-08
7-10 July 2012                 |            | 2012-07-07/2012-07-10
30 June – 2 July 2012          |            | 2012-06-30/2012-07-02
July 7-10, 2012                |            | 2012-07-07/2012-07-10
June 30 to July 2, 2012        |            | 2012-06-30/2012-07-02
"""
TABLE = [[cell.strip() for cell in line.split("|")] for line in FORMS.strip().splitlines()]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_forms(row: list[str]) -> None:
    words, date, covers = row
    assert written(words) == (date, covers)
    assert dates.parse(date or covers).earliest


@pytest.mark.parametrize(
    "words",
    ["31.02.14", "00.04.14", "07.13.14", "23-20.04.14", "June – April 2012", "10-7 July 2012", "31 June 2023", "2012",
     "a storm", "12", "", "07/04/14", "April", "5 2012", "07.04", "June 6", "the 6th", "1973.12.3"],
)  # fmt: skip
def test_what_is_no_date(words: str) -> None:
    assert written(words) is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Q&A - Excerpt from the daily press briefing - 05.01.12", "05.01.12"),
        ("Excerpt–05.01.12", "05.01.12"),
        ("Paris, 7 April 2014", "7 April 2014"),
        ("Update as of November 15, 2013", "November 15, 2013"),
        ("Visit, 20-23.04.14", "20-23.04.14"),
        ("April – June 2012", "April – June 2012"),
    ],
)
def test_the_longest_date_at_the_end(words: str, date: str) -> None:
    found = last_of(words)
    assert found is not None
    assert found[0] == date


def test_a_date_in_a_title() -> None:
    assert find("Storm - Update as of November 15, 2013") == "November 15, 2013"
    assert find("The harbour in 2013") == ""
