"""`regesta verify`: capture and text side by side, and as data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from regesta import cli

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", "07paris692", "--width", "100"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 100 or "SHA-256" in shown.splitlines()[1]
    assert "   49 - PARIS 00000692 002 OF 002" in shown
    assert "(page break of the" in shown
    assert "~ 15." in shown
    assert "every word is accounted for." in shown


def test_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", "tdi-1", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["document"], one["capture"], one["differences"]) == (
        "tdi-1",
        "sources/tdi-auvergne-rhone-alpes.txt",
        [],
    )
    assert {step["kind"] for step in one["steps"]} == {"same", "omitted"}
    assert set(one["steps"][0]) == {"kind", "line", "passage", "captured", "published", "reason"}


def test_all_documents_of_a_capture(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", "fr-mfa-central-asia"]) == 0
    assert capsys.readouterr().out.count("every word is accounted for.") == 60


def test_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", "07paris693"]) == 1
    assert "Did you mean '07paris692'?" in capsys.readouterr().out


def test_lost_words_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    toy = shutil.copytree(ROOT / "tests" / "toy", tmp_path / "toy")
    monkeypatch.chdir(toy)
    file = toy / "content/documents/gazette-1.md"
    file.write_text(file.read_text("utf-8").replace("doubled the harbour dues", "doubled the dues"), "utf-8")
    assert cli.main(["verify", "gazette-1"]) == 1
    shown = capsys.readouterr().out
    assert "! words-lost line 3, p1: 'harbour'" in shown
    assert "1 difference." in shown
