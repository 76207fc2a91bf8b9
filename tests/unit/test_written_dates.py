"""All the forms in which the sources write dates, and those that no reader should make one of."""

from __future__ import annotations

import pytest

from regesta import dates
from regesta.written_dates import find, in_prose, last_of, readings, written

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


PROSE = """
met February 21 with Sonia                       | 2012-02-21
the festival (2009-2010)                         | 2009/2010
bodies (2003 and 2004)                           | 2003/2004 {2003,2004}
in June and July 2003 (two states)               | 2003-06/2003-07 {2003-06,2003-07}
On 9 and 10 July, the Minister                   | 2012-07-09/2012-07-10 {2012-07-09,2012-07-10}
from September 2015 to July 2016                 | 2015-09/2016-07
from March to December 2016                      | 2016-03/2016-12
Visit (20-24.02.14)                              | 2014-02-20/2014-02-24
group 231602Z FEB 07; agrees                     | 2007-02-23T16:02:00Z
2005-12, then 2006-01-03                         | 2005-12 ; 2006-01-03
since the autumn of 2004                         | 2004-23
on Friday, 31 August                             | 2012-08-31
from April 12 to 13. He went                     | 2012-04-12/2012-04-13
from February 14 to 15, 2013                     | 2013-02-14/2013-02-15
took office in March                             | 2012-03
received september 4 his counterpart             | 2012-09-04
not before 13 February 2023, the latest          | 2023-02-13
opened in early September 2004                   | 2004-09
20.3% of $2010, 1,200 and 386.5, 2004/05         |
they may 15 times march 3 abreast                |
UN 1973.12.3, and 31 February 2012               |
"""
FOUND = [[cell.strip() for cell in line.split("|")] for line in PROSE.strip().splitlines()]


@pytest.mark.parametrize("row", FOUND, ids=[row[0] for row in FOUND])
def test_dates_in_prose(row: list[str]) -> None:
    text, expected = row
    found = in_prose(text, "2012")
    assert " ; ".join(" ".join(date.readings) for date in found) == expected
    assert all(text[date.start : date.end].strip() == text[date.start : date.end] for date in found)
    assert all(dates.parse(reading).earliest for date in found for reading in date.readings)


def test_a_day_without_its_year_is_no_date() -> None:
    assert in_prose("met February 21 in Paris") == ()


def test_words_that_are_one_date() -> None:
    assert readings("231602Z FEB 07") == ("2007-02-23T16:02:00Z",)
    assert readings("20-24.02.14") == ("2014-02-20/2014-02-24",)
    assert readings("12 Şubat 2023") == ()
    assert readings("in 1931") == ()
