"""The dots beside a name: what each says and where it leads."""

from __future__ import annotations

import re

from regesta.pages import dots
from regesta.pages.dots import Shared


def test_a_dot_leads_to_the_entry_and_says_whether_one_passage_has_both() -> None:
    figure = dots.drawing(
        [Shared("x-1", True, "/t/a/#document-x-1"), Shared("x-2", False, "/t/a/2/#document-x-2")], True
    )
    assert re.findall(r'<a href="([^"]*)" tabindex="-1"><title>([^<]*)</title><circle class="([^"]*)"', figure) == [
        ("/t/a/#document-x-1", "x-1, in one passage", "dot-near"),
        ("/t/a/2/#document-x-2", "x-2", "dot-apart"),
    ]
    assert "dot-more" in figure
    assert "dot-more" not in dots.drawing([Shared("x-1", True, "#x")], False)


def test_no_drawing_has_a_style_or_a_colour_of_its_own() -> None:
    figure = dots.drawing([Shared("x", True, "#x")], True)
    assert not re.search(r'style=|fill="|stroke="|#[0-9a-f]{6}', figure)
    assert 'aria-hidden="true"' in figure
