"""What a rule suggested is shown apart from what was reviewed, in words, wherever it is shown."""

from __future__ import annotations

import re
from pathlib import Path

from regesta.fields import SUGGESTED
from tests.conftest import copy_toy

from .conftest import run

MARKS = """annotation:
  status: reviewed
  on: "2020-06-01"
  suggested:
    topics:
      - harbour-dues
    actors:
      - captain-orm
    events:
      - dues-doubled
    dates:
      - "1931-02-12"
"""


def test_suggested_is_said_on_every_page_that_shows_it(tmp_path: Path) -> None:
    toy = copy_toy(tmp_path / "toy")
    document = toy / "content" / "documents" / "gazette-1.md"
    text = document.read_text("utf-8")
    reviewed = 'annotation:\n  status: reviewed\n  on: "2020-06-01"\n'
    assert reviewed in text
    document.write_text(text.replace(reviewed, MARKS), "utf-8")
    done = run(toy, "build", "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stdout + done.stderr

    def page(path: str) -> str:
        return (tmp_path / "out" / path / "index.html").read_text("utf-8")

    own = page("d/gazette-1")
    heading = SUGGESTED[0].upper() + SUGGESTED[1:]
    topics = re.search(r'id="topics".*?</section>', own, re.DOTALL)
    assert topics is not None
    assert re.search(rf"<h3>{heading}</h3>\s*<ul.*?/t/harbour-dues/", topics[0], re.DOTALL)
    assert re.search(rf"<dt>{heading}</dt><dd><ul.*?/a/captain-orm/", own, re.DOTALL)
    assert f"The date is {SUGGESTED}." in own
    assert f"12 February 1931, {SUGGESTED}" in own or f", {SUGGESTED}</span>" in own
    assert 'name="DCTERMS.subject"' not in own
    for path in ("t/harbour-dues", "a/captain-orm"):
        entry = re.search(r'id="document-gazette-1".*?</li>', page(path), re.DOTALL)
        assert entry is not None
        assert SUGGESTED in entry[0]
        assert f"1 of 3 {SUGGESTED}" in page(path)
        others = re.findall(r'id="document-(?!gazette-1).*?</li>', page(path), re.DOTALL)
        assert others
        assert all(SUGGESTED not in other for other in others)
    assert f"Reviewed by an editor, 1 June 2020; 4 statements {SUGGESTED}" in own.replace("\u00a0", " ")
    assert SUGGESTED not in page("a/ysel-council")
    assert page("e/dues-doubled").count(SUGGESTED) == 1
    assert (
        "Harbour dues"
        not in (tmp_path / "out" / "d/gazette-1/gazette-1.csl.json").read_text("utf-8").partition('"keyword"')[2]
    )
