"""A description without its passages, an office with a passage that is not there, are errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.check import examine

ACTORS = "content/authority/actors.yaml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "“never paid a penny”",
            "“never paid a pound”",
            f"{ACTORS}:19: quote-not-found “never paid a pound” does not stand in 31ysel7#p2. "
            "Hint: copy the words letter for letter, or name the passage that has them",
        ),
        (
            "    - 31ysel7#p2",
            "    - 31ysel7#p22",
            f"{ACTORS}:21: unknown-passage 31ysel7 has no passage 'p22'. Hint: did you mean 'p2'?",
        ),
        (
            "        - 31ysel7#p1",
            "        - 31ysl7#p1",
            f"{ACTORS}:14: unknown-document '31ysl7' is no document of the site. Hint: did you mean '31ysel7'?",
        ),
        (
            "  rests_on:\n    - 31ysel7#p2\n",
            "",
            f"{ACTORS}:19: no-evidence the description of 'captain-orm' rests on nothing. "
            "Hint: name its passages under rests_on: as document#passage",
        ),
    ],
)
def test_what_is_untrue_is_reported(old: str, new: str, expected: str, toy: Path) -> None:
    file = toy / ACTORS
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert [str(p) for p in examine(toy)[1]] == [expected]
