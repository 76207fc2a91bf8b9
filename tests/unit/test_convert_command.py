"""`regesta convert`: writes what is missing, never overwrites, and says what it did."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import pytest

from regesta import captures
from regesta.commands import convert

PAGE = (
    "The Salt Sea\n\n1. The sea is salt.\n\n"
    "  • Storm (07.04.14)\n\n    Regrets.\n\n"
    "  • Calm (08.04.14)\n\n    Welcome.\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    add(tmp_path, "page", "ministry-page", PAGE)
    return tmp_path


def add(root: Path, name: str, kind: str, text: str) -> None:
    (root / "sources").mkdir(exist_ok=True)
    (root / "sources" / f"{name}.txt").write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    sidecar = f"# kept\nkind: {kind}\nseries: toy\nsha256: {digest}\n"
    (root / "sources" / f"{name}.yaml").write_text(sidecar, "utf-8")


def run(root: Path, *names: str, kind: str | None = None) -> int:
    parser = argparse.ArgumentParser()
    convert.add_arguments(parser)
    return convert.run(parser.parse_args([*names, *(["--kind", kind] if kind else [])]), root)


def documents(root: Path) -> list[str]:
    return sorted(p.stem for p in (root / "content" / "documents").glob("*.md"))


def test_writes_documents_and_declares_bullets(root: Path) -> None:
    assert run(root) == 0
    assert documents(root) == ["toy-1", "toy-2", "toy-3"]
    sidecar = (root / "sources" / "page.yaml").read_text("utf-8")
    assert sidecar.startswith("# kept\n")
    held, problems = captures.read_all(root)
    assert problems == ()
    assert [(o.lines, o.text) for o in held["page"].omissions] == [((5, 9), "•")]


def test_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root)
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    capsys.readouterr()
    assert run(root) == 0
    assert capsys.readouterr().out == "3 documents are there already; text unchanged.\n"
    assert before == {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_markup_of_names_is_not_a_difference(root: Path) -> None:
    run(root)
    file = root / "content" / "documents" / "toy-1.md"
    file.write_text(file.read_text("utf-8").replace("The sea", "The [sea](actor:sea)"), "utf-8")
    assert run(root) == 0


def test_difference_is_shown_and_nothing_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root)
    file = root / "content" / "documents" / "toy-1.md"
    file.write_text(file.read_text("utf-8").replace("The sea is salt", "The sea is sweet"), "utf-8")
    capsys.readouterr()
    assert run(root) == 1
    shown = capsys.readouterr()
    assert "-1\\. The sea is sweet." in shown.out
    assert "+1\\. The sea is salt." in shown.out
    assert "content/documents/toy-1.md:11: file-exists" in shown.err
    assert "sweet" in file.read_text("utf-8")


def test_missing_document_is_made_again(root: Path) -> None:
    run(root)
    (root / "content" / "documents" / "toy-2.md").unlink()
    assert run(root) == 0
    assert documents(root) == ["toy-1", "toy-2", "toy-3"]


def test_ids_go_on_and_published_ids_are_not_given_again(root: Path) -> None:
    run(root)
    ledger = root / "content" / "permalinks"
    ledger.mkdir()
    entry = '{"what": "withdrawn", "url": "/d/toy-7/", "version": "1", "on": "2020-01-01"}\n'
    (ledger / "toy.jsonl").write_text(entry, "utf-8")
    add(root, "zoo", "plain", "A title\n\nA text.\n")
    assert run(root, "sources/zoo.txt") == 0
    assert documents(root) == ["toy-1", "toy-2", "toy-3", "toy-8"]


def test_one_bad_capture_does_not_stop_the_others(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "sources" / "odd.txt").write_text("Port Example, 3 March 2021 (EXP): The harbour.\n", "utf-8")
    assert run(root) == 1
    assert documents(root) == ["toy-1", "toy-2", "toy-3"]
    assert "it looks like kind: report (line 1 begins with a dateline)" in capsys.readouterr().err


def test_unknown_capture(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "pag") == 1
    assert "did you mean 'page'?" in capsys.readouterr().err


def test_kind_can_be_said(root: Path) -> None:
    assert run(root, "page", kind="plain") == 0
    assert documents(root) == ["toy-1"]
