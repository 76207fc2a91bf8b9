"""A sentence of a synthesis without its passages, or with words that they do not have, is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.check import examine

TOPICS = "content/authority/topics.yaml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "“the harbour dues will rise”",
            "“the harbour dues will fall”",
            "content/authority/topics.yaml:12: quote-not-found “the harbour dues will fall” does not stand in "
            "31ysel7#p1. Hint: copy the words letter for letter, or name the passage that has them",
        ),
        (
            "- 31ysel7#p1",
            "- 31ysel7#p11",
            "content/authority/topics.yaml:14: unknown-passage 31ysel7 has no passage 'p11'. Hint: did you mean 'p1'?",
        ),
        (
            "- 31ysel7#p1",
            "- 31ysl7#p1",
            "content/authority/topics.yaml:14: unknown-document '31ysl7' is no document of the site. "
            "Hint: did you mean '31ysel7'?",
        ),
    ],
)
def test_what_is_untrue_is_reported(old: str, new: str, expected: str, toy: Path) -> None:
    file = toy / TOPICS
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert [str(p) for p in examine(toy)[1]] == [expected]


def test_a_sentence_that_rests_on_nothing_is_an_error(toy: Path) -> None:
    file = toy / TOPICS
    text = file.read_text("utf-8").replace("      rests_on:\n        - 31ysel7#p1\n", "      rests_on: []\n")
    file.write_text(text, "utf-8")
    assert [p.code for p in examine(toy)[1]] == ["no-evidence"]
