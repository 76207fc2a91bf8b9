"""`regesta convert --update`: annotations follow their words; what would be lost stops it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from regesta import cli

CAPTURE = "Dues\n\nSimilar Posts\n\nThe dues rise by a tenth.\n\nNobody was asked.\n\nSo be it, said Mr Quay.\n"
BODY = """# Dues
{: #title }

Similar Posts
{: #p1 }

The dues [rise](https://example.org) by a tenth.
{: #p2 }

Nobody was askt.
{: #p3 }

So be it, said Mr Quay.
{: #p4 }
"""
HEADER = """# the editors' comment stays
title: Dues
kind: article
series: toy
language: en
source:
  capture: dues
  lines: 1-9
regest: The dues rise.
topics:
  trade: [p2, p3]
voices:
  p4: [quay]
acts:
  announces: [p2, {at: p3, of: town}]
corrections:
  - at: p3
    as_captured: asked.
    as_published: askt.
    reason: a misprint, put in by the editors
notes:
  - at: p3
    kind: misprint
    quote: Nobody was askt
    text: So in the original.
"""
EVENTS = """dues-rise:
  title: The dues rise
  status: announced
  date: "2021-03"
  attested:
    - document: toy-1
      passage: p2
      quote: rise by a tenth
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus whose document was made by a converter that did not know the page's chrome."""
    for folder in ("sources", "content/documents", "content/authority", "content/permalinks"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pelicanconf.py").write_text("", "utf-8")
    (tmp_path / "sources/dues.txt").write_text(CAPTURE, "utf-8")
    digest = hashlib.sha256(CAPTURE.encode()).hexdigest()
    (tmp_path / "sources/dues.yaml").write_text(f"kind: article\nseries: toy\nsha256: {digest}\n", "utf-8")
    (tmp_path / "content/authority/events.yaml").write_text(EVENTS, "utf-8")
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, header: str = HEADER, body: str = BODY) -> None:
    (root / "content/documents/toy-1.md").write_text(f"---\n{header}---\n\n{body}", "utf-8")


def front(root: Path) -> dict[str, object]:
    text = (root / "content/documents/toy-1.md").read_text("utf-8")
    data: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return data


def publish(root: Path, passage: str) -> None:
    entry = {"what": "passage", "url": "/d/toy-1/", "version": "1", "on": "2020-01-01", "passage": passage}
    (root / "content/permalinks/toy.jsonl").write_text(json.dumps(entry) + "\n", "utf-8")


def test_annotations_follow_their_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["convert", "--update"]) == 0
    said = capsys.readouterr().out
    assert "updated content/documents/toy-1.md" in said
    assert "toy-1: p2 is p1 now" in said
    assert "toy-1: p1 has left the text" in said
    data = front(root)
    assert data["topics"] == {"trade": ["p1", "p2"]}
    assert data["voices"] == {"p3": ["quay"]}
    assert data["acts"] == {"announces": ["p1", {"at": "p2", "of": "town"}]}
    assert data["notes"][0]["at"] == "p2"  # type: ignore[index]
    assert data["corrections"][0]["at"] == "p2"  # type: ignore[index]
    assert data["omissions"][0]["text"] == "Similar Posts"  # type: ignore[index]
    assert data["regest"] == "The dues rise."
    text = (root / "content/documents/toy-1.md").read_text("utf-8")
    assert "# the editors' comment stays" in text
    assert "The dues [rise](https://example.org) by a tenth.\n{: #p1 }" in text
    assert "Nobody was askt.\n{: #p2 }" in text
    assert yaml.safe_load((root / "content/authority/events.yaml").read_text("utf-8"))["dues-rise"]["attested"] == [
        {"document": "toy-1", "passage": "p1", "quote": "rise by a tenth"}
    ]


def test_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["convert", "--update"])
    before = (root / "content/documents/toy-1.md").read_bytes()
    capsys.readouterr()
    assert cli.main(["convert", "--update"]) == 0
    assert capsys.readouterr().out == "Every document is what its capture gives.\n"
    assert (root / "content/documents/toy-1.md").read_bytes() == before


def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    assert cli.main(["convert", "--update"]) == 1
    assert before == {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    return capsys.readouterr().err


def test_an_annotated_passage_is_not_lost(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, HEADER.replace("trade: [p2, p3]", "trade: [p1, p2]"))
    assert "toy-1.md: passage-lost passage p1 (topic trade) has no words in the new text" in refused(root, capsys)


def test_a_published_passage_keeps_its_id(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(root, "p4")
    assert "passage-lost passage p4 was published" in refused(root, capsys)


def test_a_quotation_stays_in_one_passage(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "content/authority/events.yaml"
    file.write_text(file.read_text("utf-8").replace("rise by a tenth", "rise by a fifth"), "utf-8")
    assert "quote-not-found the quotation of event dues-rise is not in p1: 'rise by a fifth'" in refused(root, capsys)


def test_a_text_that_is_not_its_capture_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, body=BODY.replace("So be it", "Be it so"))
    assert "toy-1 is not what its capture has; it stays as it is" in refused(root, capsys)


def test_a_correction_without_its_place_stops_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capture = CAPTURE.replace("Nobody was asked.", "Nobody was asked. Nobody was asked.")
    (root / "sources/dues.txt").write_text(capture, "utf-8")
    digest = hashlib.sha256(capture.encode()).hexdigest()
    (root / "sources/dues.yaml").write_text(f"kind: article\nseries: toy\nsha256: {digest}\n", "utf-8")
    write(root, body=BODY.replace("Nobody was askt.", "Nobody was askt. Nobody was asked."))
    assert "the correction of 'asked.' in p3 has no one place in the new text" in refused(root, capsys)
