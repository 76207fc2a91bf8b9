"""`regesta cite`: what it prints is what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta import cite, cli
from regesta.load import load
from regesta.model import Site

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SITEURL", "https://regesta.example/")


def test_every_style_with_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["cite", "07paris692"]) == 0
    shown = capsys.readouterr().out
    corpus = load(ROOT)[0]
    for citation in cite.citations(corpus.documents["07paris692"], corpus, Site("https://regesta.example")).values():
        assert f"{citation.label}\n  {citation.text}\n" in shown


def test_a_passage_in_one_style_pinned_to_its_wording(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["cite", "07paris692#p3", "--style", "mla"]) == 0
    pin = load(ROOT)[0].documents["07paris692"].passage("p3").fingerprint  # type: ignore[union-attr]
    shown = capsys.readouterr().out
    assert shown.endswith(f", para. 3, https://regesta.example/d/07paris692/#p3.{pin}.\n")
    assert shown.count("\n") == 1


def test_a_run_of_passages_pinned_or_not(capsys: pytest.CaptureFixture[str]) -> None:
    document = load(ROOT)[0].documents["07paris692"]
    pins = [p.fingerprint for p in document.passages if p.id in ("p3", "p5")]
    assert cli.main(["cite", "07paris692#p3..p5", "--style", "plain"]) == 0
    shown = capsys.readouterr().out
    assert shown.endswith(f", passages p3–p5. https://regesta.example/d/07paris692/#p3.{pins[0]}\n")
    assert cli.main(["cite", f"07paris692#p3.{pins[0]}..p5.{pins[1]}", "--style", "plain"]) == 0
    assert capsys.readouterr() == (shown, "")


def test_a_pin_that_is_not_the_present_wording_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["cite", "07paris692#p3.000000", "--style", "plain"]) == 0
    assert "No wording 000000 of p3 was ever published; this is the present one." in capsys.readouterr().err


def test_a_file_for_reference_managers(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["cite", "tdi-1", "--style", "ris"]) == 0
    assert capsys.readouterr().out.startswith("TY  - NEWS")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("07paris629", "There is no document '07paris629' on the site. Did you mean '07paris692'?"),
        ("07paris692#p33", "07paris692 has no passage 'p33'. Did you mean 'p3'?"),
        ("07paris692#p3..p33", "07paris692 has no passage 'p33'. Did you mean 'p3'?"),
        ("07paris692#p5..p3", "p5 stands after p3: a run is cited from its first passage."),
    ],
)
def test_what_is_not_there(capsys: pytest.CaptureFixture[str], wanted: str, told: str) -> None:
    assert cli.main(["cite", wanted]) == 1
    assert capsys.readouterr().err == f"{told}\n"
