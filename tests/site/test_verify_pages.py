"""The page that shows capture and text side by side: every document has one, and it says no more than both hold."""

from __future__ import annotations

from pathlib import Path

from regesta.load import load
from tests.conftest import REPOSITORY

from .conftest import run
from .pages import read


def test_every_document_has_one_and_leads_to_it(edition: Path) -> None:
    for id in load(REPOSITORY)[0].documents:
        page = read(edition / "d" / id / "verify" / "index.html")
        assert "no other word is lost, none is added." in page.text, id
        assert page.meta["robots"] == "noindex"
        assert ("a", f"/d/{id}/verify/") in read(edition / "d" / id / "index.html").links


def test_what_was_changed_is_shown_with_its_reason(edition: Path) -> None:
    text = read(edition / "d" / "07paris692" / "verify" / "index.html").text
    assert "PARIS 00000692 002 OF 002 left out: Page break of the transmission" in text
    assert "15. (C) Following" in text
    assert "5. corrected: Pilcrow misread as 1" in text


def test_there_is_none_where_the_capture_may_not_be_shown(toy: Path) -> None:
    sidecar = toy / "sources" / "ysel-7.yaml"
    sidecar.write_text(sidecar.read_text("utf-8") + "access: metadata\n", "utf-8")
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr
    closed = [d.id for d in load(toy)[0].documents.values() if d.capture == sidecar.stem]
    assert closed
    for id in closed:
        assert not (toy / "output" / "d" / id / "verify").exists()
        assert "side by side" not in read(toy / "output" / "d" / id / "index.html").text
