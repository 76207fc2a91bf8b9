"""Small drawings: what each mark says and where it leads, and that none grows with the corpus."""

from __future__ import annotations

import re
from itertools import pairwise

from regesta.pages import small
from regesta.pages.small import Shared


def drawn(counted: dict[int, int], held: list[int]) -> str:
    return small.activity(counted, held, lambda year: f"#y{year}")[0]


def test_a_year_with_documents_leads_to_them_and_one_without_is_a_line_or_blank() -> None:
    figure = drawn({1894: 2, 1897: 1}, [1894, 1896, 1897])
    assert re.findall(r'<a href="([^"]*)" tabindex="-1"><title>([^<]*)</title>', figure) == [
        ("#y1894", "1894: 2 documents"),
        ("#y1897", "1897: 1 document"),
    ]
    assert re.findall(r'class="year-without"[^>]*><title>([^<]*)', figure) == ["1896: none here"]
    assert "1895" not in figure
    assert small.activity({1894: 2, 1897: 1}, [1896], str)[1] == "1894: 2; 1897: 1"


def test_columns_stand_in_order_apart_and_within_the_figure() -> None:
    for held in (range(1800, 2020), [1894, 1895], [-44, 1894, 1990]):
        figure = drawn({held[0]: 1, held[-1]: 9}, list(held))
        places = [(float(x), float(w)) for x, w in re.findall(r' x="([\d.]+)" width="([\d.]+)"', figure)]
        assert len(places) == len(held)
        assert all(a + w <= b + 0.2 for (a, w), (b, _) in pairwise(places))
        assert places[-1][0] + places[-1][1] <= small.WIDTH + 0.2


def test_one_year_needs_no_figure() -> None:
    assert small.activity({1894: 3}, [1894], str) == ("", "")
    assert small.activity({}, [1894, 1895], str) == ("", "")


def test_a_dot_leads_to_the_entry_and_says_whether_one_passage_has_both() -> None:
    figure = small.dots([Shared("x-1", True, "/t/a/#document-x-1"), Shared("x-2", False, "/t/a/2/#document-x-2")], True)
    assert re.findall(r'<a href="([^"]*)" tabindex="-1"><title>([^<]*)</title><circle class="([^"]*)"', figure) == [
        ("/t/a/#document-x-1", "x-1, in one passage", "dot-near"),
        ("/t/a/2/#document-x-2", "x-2", "dot-apart"),
    ]
    assert "dot-more" in figure
    assert "dot-more" not in small.dots([Shared("x-1", True, "#x")], False)


def test_no_drawing_has_a_style_or_a_colour_of_its_own() -> None:
    for figure in (drawn({1894: 1}, [1895]), small.dots([Shared("x", True, "#x")], True)):
        assert not re.search(r'style=|fill="|stroke="|#[0-9a-f]{6}', figure)
        assert 'aria-hidden="true"' in figure
