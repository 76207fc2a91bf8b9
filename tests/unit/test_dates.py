"""EDTF in; days, order, words and known parts out. The `edtf` package of PyPI is the oracle for days."""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
from itertools import pairwise
from pathlib import Path
from time import struct_time

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from regesta import dates

# EDTF, earliest and latest day, precision, words, short words, known parts
CASES = """
                                      |             |             | unknown   | undated                                        | undated                         |
2007-02-23                            | 2007-02-23  | 2007-02-23  | day       | 23 February 2007                               | 23 Feb 2007                     | 2007-02-23
2007-02-23T16:02:00Z                  | 2007-02-23  | 2007-02-23  | second    | 23 February 2007, 16:02 UTC                    | 23 Feb 2007                     | 2007-02-23
2007-02-23T16:02:30+01:00             | 2007-02-23  | 2007-02-23  | second    | 23 February 2007, 16:02:30 UTC+01:00           | 23 Feb 2007                     | 2007-02-23
2007-02-23T16:02:00-05                | 2007-02-23  | 2007-02-23  | second    | 23 February 2007, 16:02 UTC−05                 | 23 Feb 2007                     | 2007-02-23
2007-02-23T16:02:00                   | 2007-02-23  | 2007-02-23  | second    | 23 February 2007, 16:02 local time             | 23 Feb 2007                     | 2007-02-23
2004-10                               | 2004-10-01  | 2004-10-31  | month     | October 2004                                   | Oct 2004                        | 2004-10
2004                                  | 2004-01-01  | 2004-12-31  | year      | 2004                                           | 2004                            | 2004
2004-10?                              | 2004-10-01  | 2004-10-31  | month     | October 2004 (uncertain)                       | Oct 2004?                       | 2004-10
2004~                                 | 2004-01-01  | 2004-12-31  | year      | about 2004                                     | c. 2004                         | 2004
2004-06-11%                           | 2004-06-11  | 2004-06-11  | day       | about 11 June 2004 (uncertain)                 | c. 11 Jun 2004?                 | 2004-06-11
201X                                  | 2010-01-01  | 2019-12-31  | decade    | 2010s                                          | 2010s                           |
20XX                                  | 2000-01-01  | 2099-12-31  | century   | 2000–2099 (year unknown)                       | 2000–2099                       |
2004-XX                               | 2004-01-01  | 2004-12-31  | year      | 2004 (month unknown)                           | 2004                            | 2004
2004-02-XX                            | 2004-02-01  | 2004-02-29  | month     | February 2004 (day unknown)                    | Feb 2004                        | 2004-02
1985-XX-XX                            | 1985-01-01  | 1985-12-31  | year      | 1985 (month and day unknown)                   | 1985                            | 1985
2004-21                               | 2004-03-01  | 2004-05-31  | season    | spring 2004                                    | spring 2004                     | 2004
2004-24                               | 2004-12-01  | 2005-02-28  | season    | winter 2004                                    | winter 2004                     | 2004
2004-25                               | 2004-03-01  | 2004-05-31  | season    | spring 2004 (northern hemisphere)              | spring 2004                     | 2004
2003-30                               | 2003-12-01  | 2004-02-29  | season    | summer 2003 (southern hemisphere)              | summer 2003                     | 2003
2004-33                               | 2004-01-01  | 2004-03-31  | season    | first quarter of 2004                          | first quarter of 2004           | 2004
2004-38                               | 2004-05-01  | 2004-08-31  | season    | second third of 2004                           | second third of 2004            | 2004
2004-41                               | 2004-07-01  | 2004-12-31  | season    | second half of 2004                            | second half of 2004             | 2004
2007-02-14/2007-02-15                 | 2007-02-14  | 2007-02-15  | interval  | 14–15 February 2007                            | 14–15 Feb 2007                  | 2007-02
2003-06/2003-07                       | 2003-06-01  | 2003-07-31  | interval  | June to July 2003                              | Jun–Jul 2003                    | 2003
2003-06-30/2003-07-02                 | 2003-06-30  | 2003-07-02  | interval  | 30 June to 2 July 2003                         | 30 Jun – 2 Jul 2003             | 2003
2003-12/2004-01                       | 2003-12-01  | 2004-01-31  | interval  | December 2003 to January 2004                  | Dec 2003 – Jan 2004             | 2003
2004/2006                             | 2004-01-01  | 2006-12-31  | interval  | 2004–2006                                      | 2004–2006                       | 2004
2004~/2006-06                         | 2004-01-01  | 2006-06-30  | interval  | about 2004 to June 2006                        | c. 2004 – Jun 2006              | 2004
2007-02-14/2007-02-14                 | 2007-02-14  | 2007-02-14  | interval  | 14 February 2007                               | 14 Feb 2007                     | 2007-02-14
2004-06-XX/2004-07-03                 | 2004-06-01  | 2004-07-03  | interval  | June 2004 (day unknown) to 3 July 2004         | Jun 2004 – 3 Jul 2004           | 2004
2004-21/2004-22                       | 2004-03-01  | 2004-08-31  | interval  | spring to summer 2004                          | spring–summer 2004              | 2004
2012-10/..                            | 2012-10-01  |             | interval  | from October 2012 on                           | from Oct 2012 on                | 2012
2023-02-13/..                         | 2023-02-13  |             | interval  | from 13 February 2023 on                       | from 13 Feb 2023 on             | 2023
../2014                               |             | 2014-12-31  | interval  | until 2014                                     | until 2014                      | 2014
2004/                                 | 2004-01-01  |             | interval  | from 2004, end unknown                         | from 2004, end unknown          | 2004
/2004                                 |             | 2004-12-31  | interval  | until 2004, beginning unknown                  | until 2004, beginning unknown   | 2004
[2023-02-13..]                        | 2023-02-13  |             | one-of    | not before 13 February 2023                    | not before 13 Feb 2023          | 2023
[..2012-03-02]                        |             | 2012-03-02  | one-of    | not after 2 March 2012                         | not after 2 Mar 2012            | 2012
[2004-01..2004-04]                    | 2004-01-01  | 2004-04-30  | one-of    | between January and April 2004                 | between Jan and Apr 2004        | 2004
[2012-07-07..2012-07-10]              | 2012-07-07  | 2012-07-10  | one-of    | between 7 and 10 July 2012                     | between 7 and 10 Jul 2012       | 2012-07
[2023-11-01,2023-11-02]               | 2023-11-01  | 2023-11-02  | one-of    | 1 or 2 November 2023                           | 1 or 2 Nov 2023                 | 2023-11
[2012,2011]                           | 2011-01-01  | 2012-12-31  | one-of    | 2012 or 2011                                   | 2012 or 2011                    |
[1667?,1668]                          | 1667-01-01  | 1668-12-31  | one-of    | 1667 (uncertain) or 1668                       | 1667? or 1668                   |
[1667,1668,1670..1672]                | 1667-01-01  | 1672-12-31  | one-of    | 1667, 1668, or between 1670 and 1672           | 1667, 1668, or between 1670 and 1672 |
[1760-01,1760-12..]                   | 1760-01-01  |             | one-of    | January 1760, or not before December 1760      | Jan 1760, or not before Dec 1760 | 1760
{2012-11-20,2012-11-21}               | 2012-11-20  | 2012-11-21  | all-of    | 20 and 21 November 2012                        | 20 and 21 Nov 2012              | 2012-11
{2003-05-01,2003-06-02,2003-06-03}    | 2003-05-01  | 2003-06-03  | all-of    | 1 May, 2 June and 3 June 2003                  | 1 May, 2 Jun and 3 Jun 2003     | 2003
{1960,1961-12}                        | 1960-01-01  | 1961-12-31  | all-of    | 1960 and December 1961                         | 1960 and Dec 1961               |
{1960..1962}                          | 1960-01-01  | 1962-12-31  | all-of    | every year from 1960 to 1962                   | every year from 1960 to 1962    |
{2012-07-07..2012-07-10}              | 2012-07-07  | 2012-07-10  | all-of    | every day from 7 to 10 July 2012               | every day from 7 to 10 Jul 2012 | 2012-07
{..1984}                              |             | 1984-12-31  | all-of    | every year until 1984                          | every year until 1984           | 1984
{1984..}                              | 1984-01-01  |             | all-of    | every year from 1984 on                        | every year from 1984 on         | 1984
-0044-03-15                           | -0044-03-15 | -0044-03-15 | day       | 15 March 45 BC                                 | 15 Mar 45 BC                    | -0044-03-15
0000                                  | 0000-01-01  | 0000-12-31  | year      | 1 BC                                           | 1 BC                            | 0000
-004X                                 | -0049-01-01 | -0040-12-31 | decade    | 50–41 BC (year unknown)                        | 50–41 BC                        |
Y17000                                | +17000-01-01 | +17000-12-31 | year    | 17000                                          | 17000                           | +17000
"""  # noqa: E501
TABLE = [[cell.strip() for cell in line.split("|")] for line in CASES.strip("\n").splitlines()]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] or "(empty)" for row in TABLE])
def test_meaning_and_words(row: list[str]) -> None:
    edtf, earliest, latest, precision, words, short, known = row
    when = dates.parse(edtf)
    assert (when.edtf, when.earliest, when.latest, when.precision) == (edtf, earliest, latest, precision)
    assert (dates.words(edtf), dates.short(edtf), dates.known_parts(edtf)) == (words, short, known)


@pytest.mark.parametrize(
    ("edtf", "approximate", "uncertain"),
    [("2004", False, False), ("2004~", True, False), ("2004-10?", False, True), ("2004-10-01%", True, True),
     ("2004/2006~", True, False), ("[1667?,1668]", False, True)],
)  # fmt: skip
def test_qualifiers_of_any_part_hold_for_the_whole(edtf: str, approximate: bool, uncertain: bool) -> None:
    when = dates.parse(edtf)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [("", "", ""), ("2004-10?", "2004-10", "2004-10"), ("2007-02-14/2007-02-15", "2007-02-14", "2007-02-15"),
     ("2012-10/..", "2012-10", ""), ("[..2012-03-02]", "", "2012-03-02"), ("[2024,2023-05]", "2023-05", "2024"),
     ("2004-21", "2004", "2004"), ("201X", "", ""), ("2004-10-XX", "2004-10", "2004-10")],
)  # fmt: skip
def test_stated_dates(edtf: str, first: str, last: str) -> None:
    assert dates.stated(edtf) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "hint"),
    [("199u", "199X"), ("2004-uu", "2004-XX"), ("196x", "196X"), ("2004/open", "2004/.."), ("2004/unknown", "2004/"),
     ("unknown/2004", "/2004"), ("y17000", "Y17000"), ("2004?~", "2004%"), ("unknown", "leave the date out")],
)  # fmt: skip
def test_forms_of_2012_are_refused_with_the_form_of_2019(edtf: str, hint: str) -> None:
    with pytest.raises(dates.BadDate) as caught:
        dates.parse(edtf)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "edtf",
    ["2007-02-30", "2023-02-29", "1900-02-29", "2007-13", "2007-00", "2007-01-00", "2007-42", "2007-21-03", "-0000",
     "2007-2-3", "23.02.2007", "2007/02/23", "2007-02-23T16:02Z", "2007-02-23T24:00:00Z", "2007-02-23T16:60:00Z",
     "2007-02-23T16:02:00+25:00", "2007-02T16:02:00Z", "2007-02-23T16:02:00Z?", "2005/2004", "2005-01-02/2005-01-01",
     "2007-02-23T16:02:00Z/2007-02-24", "a/b/c", "/", "..", "../..", "[]", "{}", "[..]", "[2004]", "[2004, 2005]",
     "[2005..2004]", "[2004..,2005]", "[2004,..2005]", "[..2004..]", "[2004/2005]", "[2004}", "(2004)?", "2004-06~-11",
     "?2004", "1XXX", "X004", "20XX-05", "1985-XX-15", "Y2004", "Y17000-02", "٢٠٠٤", "２００４",
     " 2004", "2004\n", "X"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_hint(edtf: str) -> None:
    with pytest.raises(dates.BadDate) as caught:
        dates.parse(edtf)
    assert str(caught.value)
    assert caught.value.hint


def test_order_of_time() -> None:
    in_order = [
        "-0044", "1667", "[2004..]", "2004", "2004?", "2004-01/2004-02", "2004-01", "2004-01-01",
        "2004-01-01T10:00:00+02:00", "2004-01-01T09:00:00Z", "2004-01-01T10:00:00Z", "2004-01-02", "2004-02-01",
        "[..2012-03-02]", "2012-03-02", "[2023-02-13..]", "2023-02-13", "Y17000", "",
    ]  # fmt: skip
    keys = [dates.sort_key(edtf) for edtf in in_order]
    assert keys == sorted(keys)
    assert [a for a, b in pairwise(in_order) if dates.sort_key(a) == dates.sort_key(b)] == ["2004"]


def generated(count: int) -> list[str]:
    """Return `count` strings of the forms that the oracle reads too, made by a fixed seed; some are no days."""
    pick = random.Random(2019)

    def point() -> str:
        year, month, day = pick.randint(1, 2100), pick.randint(1, 12), pick.randint(1, 31)
        return pick.choice([f"{year:04d}", f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}-{day:02d}"])

    def masked() -> str:
        year = f"{pick.randint(1, 2100):04d}"
        return pick.choice([f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{year}-{pick.randint(1, 12):02d}-XX"])

    def any_form() -> str:
        a, b = sorted([point().replace("-29", "-01").replace("-3", "-1"), point()[:7]])
        return pick.choice(
            [point(), masked(), f"{a[:4]}-{pick.randint(21, 41)}", a + pick.choice("?~%"), masked() + "?", f"{a}/{b}",
             f"{a}/..", f"../{b}", f"[{a},{b}]", f"{{{a},{b}}}", f"[{a}..{b}]", f"{{{a}..{b}}}",
             f"[{a}..]", f"[..{b}]", f"-{a}", f"{a[:4]}-01-02T{pick.randint(0, 23):02d}:30:00Z"]
        )  # fmt: skip

    return [any_form() for _ in range(count)]


def oracle(edtf: str) -> tuple[str, str] | None:
    """Return the earliest and latest day of the `edtf` package, or None where it reads no date.

    It prints its attempts; some dates that it reads fail when their days are asked for.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            date = parse_edtf(edtf)
            ends = date.lower_strict(), date.upper_strict()
        except (EDTFParseException, ValueError, AttributeError, TypeError):
            return None
    return _iso(ends[0]), _iso(ends[1])


def _iso(end: struct_time | float) -> str:
    """Return a day of the oracle's; an open end is infinite there."""
    return "" if isinstance(end, float) else f"{'-' * (end[0] < 0)}{abs(end[0]):04d}-{end[1]:02d}-{end[2]:02d}"


DIFFERENCES = {
    "a season that begins in December ends in the next year; the oracle lets it end with its own": r"-(24|28|30)",
}
"""Why days differ from the oracle's, and the dates of which it holds. Where it reads no date, nothing is compared."""


RECORDED = Path(__file__).parent / "edtf-oracle.txt"
"""What the oracle says of thousands of strings: it takes 30 ms for one. `REGESTA_GOLDEN=write` asks it anew."""


def recorded() -> dict[str, tuple[str, str] | None]:
    if os.environ.get("REGESTA_GOLDEN") == "write":
        answers = {text: oracle(text) for text in dict.fromkeys(generated(4000))}
        said = {text: " ".join(day or "-" for day in days) if days else "unread" for text, days in answers.items()}
        RECORDED.write_text("".join(f"{text} = {days}\n" for text, days in said.items()), "utf-8")
    found: dict[str, tuple[str, str] | None] = {}
    for line in RECORDED.read_text("utf-8").splitlines():
        text, _, said = line.partition(" = ")
        first, _, last = ("" if day == "-" else day for day in said.partition(" "))
        found[text] = None if said == "unread" else (first, last)
    return found


def test_the_record_is_what_the_oracle_says() -> None:
    record = recorded()
    some = random.Random(2019).sample(sorted(record), 60)
    assert {text: record[text] for text in some} == {text: oracle(text) for text in some}


def test_days_are_those_of_the_oracle() -> None:
    same, explained, unexplained, unread = 0, set(), [], []
    record = recorded()
    assert len(record) > 3000
    for text, theirs in record.items():
        try:
            when = dates.parse(text)
        except dates.BadDate:
            unread.extend([text] if theirs else [])
            continue
        why = next((why for why, form in DIFFERENCES.items() if re.fullmatch(r"\d{4}" + form, text)), "")
        if theirs == (when.earliest, when.latest):
            same += 1
        elif theirs and why:
            explained.add(why)
        elif theirs:
            unexplained.append((text, when.earliest, when.latest, theirs))
    assert unexplained == []
    assert unread == []
    assert same > 2000
    assert explained == set(DIFFERENCES)


def test_the_documentation_is_true(repository: Path) -> None:
    text = (repository / "docs" / "dates.md").read_text("utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|([^|]*)\|([^|]*)\|$", text, re.MULTILINE)
    assert len(rows) > 25
    for edtf, words, earliest, latest in rows:
        when = dates.parse(edtf)
        assert (dates.words(edtf), when.earliest, when.latest) == (words, earliest.strip(), latest.strip())


@given(st.text(alphabet="0123456789-X/.,[]{}?~%TZ:+Yu", max_size=24))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        when = dates.parse(text)
    except dates.BadDate as error:
        when, hint = None, error.hint
    if when is None:
        assert hint
        return
    assert dates.words(text)
    assert dates.sort_key(text) <= (1,)
    assert not (when.earliest and when.latest) or dates.sort_key(when.earliest) <= dates.sort_key(when.latest)
