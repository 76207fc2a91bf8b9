"""What a page says that it holds: years of which there is nothing at all, and those of which it is elsewhere."""

from __future__ import annotations

from dataclasses import replace

from corpora import BRIEF

from regesta.model import Annotation, Document
from regesta.pages.gathered import REVIEWERS, Company, bounded, coverage


def dated(*years: str) -> list[Document]:
    return [replace(BRIEF, id=f"x-{n}", date=year) for n, year in enumerate(years)]


def reviewed(*by: str) -> list[Document]:
    return [
        replace(BRIEF, id=f"x-{n}", annotation=Annotation("reviewed", f"2026-03-0{n + 1}", name))
        for n, name in enumerate(by)
    ]


def test_years_without_a_document_here_are_not_years_without_any() -> None:
    _, rows = coverage(dated("1894", "1901"), 0, "", held=frozenset([1894, 1896, 1899, 1900, 1901]))
    assert [row.replace("\u2060", "") for row in rows] == [
        "1894 to 1901",
        "Nothing held for 1895 and 1897–1898",
        "Nothing here for 1896 and 1899–1900, of which there are other documents",
    ]


def test_a_span_leaves_no_gap() -> None:
    assert coverage(dated("1894", "1895/1899", "1900"), 0, "")[1] == ("1894 to 1900",)


def test_who_reviewed_is_said_where_it_is_known() -> None:
    assert coverage(reviewed("", ""), 0, "")[1][-1] == "Reviewed 2\u00a0March 2026"
    assert coverage(reviewed("R. Rassendyll", ""), 0, "")[1][-1] == "Reviewed 2\u00a0March 2026 by R. Rassendyll"
    some = coverage([*reviewed("A", "B", "C", "D", "A"), BRIEF], 0, "")[1][-1]
    assert some == "5 of 6 reviewed, last on 5\u00a0March 2026 by A, B, C and 1 more"
    assert REVIEWERS == 3


def test_a_row_of_records_is_bounded_and_says_what_is_left() -> None:
    links = [Company(f"/t/{n}/", str(n), "") for n in range(7)]
    assert bounded(links, "/topics/", 7) == tuple(links)
    assert bounded(links, "/topics/", 5) == (*links[:5], Company("/topics/", "and 2 more", ""))
