"""`regesta add`: what it takes in, what it refuses, and that it leaves nothing half done."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta import captures, cli
from regesta.accession import staging, work
from regesta.convert import html

REPORT = (
    "Dues rise\n\nPort Example, 3 March 2021 (EXP): The harbour board has raised its dues by a tenth, the first rise "
    "in nine years, and nobody was asked.\n\nAlso Read: Storm at sea\n\nSo be it, said the master of the harbour.\n"
)
PAGE = """<!DOCTYPE html>
<!-- saved from url=(0030)https://example.org/dues-rise -->
<html lang="en"><head><meta charset="windows-1252"><title>Dues rise – Gazette</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Dues rise</h1>
<p>Port Example, 3 March 2021 (EXP): The harbour board has raised its dues by a tenth, the first rise in nine years.</p>
<p>“Nobody was asked,” said the master of the harbour, who spoke<br>after the meeting of the board on Tuesday.</p>
<ul><li>small craft pay one crown a day</li><li>large ships pay twenty crowns a day</li></ul>
<table><tr><td>2012</td><td>nine</td></tr></table></article><footer>© Gazette</footer></body></html>
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "pelicanconf.py").write_text("", "utf-8")
    monkeypatch.chdir(corpus)
    return corpus


@pytest.fixture
def add(root: Path, tmp_path: Path) -> Callable[..., int]:
    """Write a file outside the corpus and add it."""
    assert Path.cwd() == root

    def run(name: str, data: str | bytes, *more: str) -> int:
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return cli.main(["add", str(tmp_path / name), *more])

    return run


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_capture_is_taken_in_byte_for_byte(
    add: Callable[..., int], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = REPORT.replace("So be it", "Café").replace("\n", "\r\n").encode("windows-1252")
    assert add("Dues rise.txt", data, "--series", "gazette") == 0
    assert (root / "sources/dues-rise.txt").read_bytes() == data
    held, problems = captures.read_all(root)
    assert problems == ()
    capture = held["dues-rise"]
    assert (capture.kind, capture.series, capture.encoding) == ("report", "gazette", "latin-1")
    assert capture.sha256 == hashlib.sha256(data).hexdigest()
    sidecar = (root / "sources/dues-rise.yaml").read_text("utf-8")
    assert sidecar.startswith("# report: line 3 begins with a dateline\nkind: report\n")
    assert (root / "content/documents/gazette-1.md").is_file()
    assert not (root / ".regesta").exists()
    said = capsys.readouterr().out
    assert "found: gazette-1, report, 2021-03-03, 3 passages: Dues rise" in said
    assert "left out: line 5, 'Also Read: Storm at sea' (the page's link to another report)" in said
    assert "needs an editor: the series 'gazette' is not in content/authority/series.yaml" in said
    assert "needs an editor: url:, captured:, rights: in sources/dues-rise.yaml" in said
    assert cli.main(["convert"]) == 0
    assert "1 document is there already; text unchanged." in capsys.readouterr().out


def test_the_same_capture_twice(add: Callable[..., int], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add("dues.txt", REPORT)
    before = files(root)
    assert add("other-name.txt", REPORT) == 0
    assert "the corpus holds it already, as sources/dues.txt; nothing was added." in capsys.readouterr().out
    assert files(root) == before


def test_another_version_is_told_and_nothing_overwritten(
    add: Callable[..., int], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add("dues.txt", REPORT)
    before = files(root)
    assert add("dues.txt", REPORT.replace("So be it", "Be it so")) == 0
    said = capsys.readouterr().out
    assert "sources/dues-2.txt" in said
    assert "possible other version: " in said
    assert "of the runs of words are those of dues" in said
    after = files(root)
    assert {path: after[path] for path in before} == before
    assert sorted(set(after) - set(before)) == [
        "content/documents/report-2.md",
        "sources/dues-2.txt",
        "sources/dues-2.yaml",
    ]


def test_two_captures_of_one_cable(add: Callable[..., int], root: Path) -> None:
    cable = (Path(__file__).parents[2] / "sources/07paris692.txt").read_text("utf-8")
    assert add("a.txt", cable) == 0
    assert add("b.txt", cable + "\n") == 0
    assert sorted(p.stem for p in (root / "content/documents").iterdir()) == ["07paris692", "07paris692-2"]
    assert cli.main(["convert"]) == 0


def test_a_page_of_many_documents(add: Callable[..., int], root: Path) -> None:
    page = "The Salt Sea\n\n1. Salt.\n\n• Storm (07.04.14)\n\n  Regrets.\n\n• Calm (08.04.14)\n\n  Welcome.\n"
    assert add("sea.txt", page, "--series", "salt") == 0
    assert sorted(p.stem for p in (root / "content/documents").iterdir()) == ["salt-1", "salt-2", "salt-3"]
    held, problems = captures.read_all(root)
    assert problems == ()
    assert [(o.lines, o.text) for o in held["sea"].omissions] == [((5, 9), "•")]
    assert cli.main(["convert"]) == 0


def test_what_holds_no_words_or_is_not_there_leaves_no_trace(add: Callable[..., int], root: Path) -> None:
    before = files(root)
    assert add("empty.txt", " \n\n") == 1
    assert cli.main(["add", "gone.txt"]) == 1
    assert files(root) == before


def test_one_that_fails_does_not_stop_the_others(add: Callable[..., int], root: Path) -> None:
    assert add("dues.txt", REPORT, "gone.txt") == 1
    assert (root / "sources/dues.txt").is_file()


def test_the_same_file_twice_in_one_run(add: Callable[..., int], root: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(REPORT, "utf-8")
    assert add("dues.txt", REPORT, str(tmp_path / "copy.txt")) == 0
    assert sorted(p.name for p in (root / "sources").iterdir()) == ["dues.txt", "dues.yaml"]


def test_a_disk_that_fails_leaves_all_as_it_was(
    add: Callable[..., int], root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    move = os.replace

    def fails(source: Path, target: Path) -> None:
        if Path(target).suffix == ".md":
            raise OSError(28, "No space left on device", str(target))
        move(source, target)

    monkeypatch.setattr(staging.os, "replace", fails)
    assert add("dues.txt", REPORT) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert files(root) == before


def test_an_interrupted_run_is_gone_on_with(
    add: Callable[..., int], root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    move = os.replace

    def interrupted(source: Path, target: Path) -> None:
        if Path(target).suffix == ".md":
            raise KeyboardInterrupt
        move(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(staging.os, "replace", interrupted)
        assert add("dues.txt", REPORT) == 130
    assert not (root / "content").exists() or not list((root / "content/documents").iterdir())
    assert add("dues.txt", REPORT) == 0
    said = capsys.readouterr().out
    assert "put in place what an interrupted run had left: content/documents/report-1.md" in said
    assert "the corpus holds it already" in said
    assert cli.main(["convert"]) == 0
    assert not (root / ".regesta").exists()


def test_a_saved_page_is_kept_beside_its_text(
    add: Callable[..., int], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = PAGE.encode("windows-1252")
    assert add("dues.html", data) == 0
    assert (root / "sources/dues.html").read_bytes() == data
    text = (root / "sources/dues.txt").read_text("utf-8")
    assert text.startswith("Dues rise\n\nPort Example, 3 March 2021 (EXP): The harbour")
    assert "who spoke\nafter the meeting" in text
    assert "• small craft pay one crown a day\n• large" in text
    assert "2012\tnine" in text
    assert "Home" not in text
    held, problems = captures.read_all(root)
    assert problems == ()
    assert held["dues"].html_sha256 == hashlib.sha256(data).hexdigest()
    assert held["dues"].url == "https://example.org/dues-rise"
    assert "main text:" in capsys.readouterr().out
    assert add("dues-again.html", data) == 0
    assert "the corpus holds it already" in capsys.readouterr().out
    (root / "sources/dues.html").write_bytes(data + b" ")
    assert [p.code for p in captures.read_all(root)[1]] == ["capture-changed"]
    (root / "sources/dues.html").unlink()
    assert [p.code for p in captures.read_all(root)[1]] == ["missing-file"]


def test_without_the_library_a_page_is_refused_in_words(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    file = root / "a.html"
    file.write_text(PAGE, "utf-8")
    monkeypatch.setattr(html.importlib, "import_module", missing)
    done = work.work(work.Task("a.html", file))
    assert [p.code for p in done.problems] == ["unreadable-file"]
    assert "pip install 'regesta[html]'" in done.problems[0].message


def test_a_redaction_takes_the_saved_page_away(add: Callable[..., int], root: Path) -> None:
    for name in ("edition.yaml", "authority/series.yaml"):
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "content/edition.yaml").write_text("title: Dues\n", "utf-8")
    (root / "content/authority/series.yaml").write_text("report:\n  title: Reports\n  publisher: quay\n", "utf-8")
    (root / "content/authority/actors.yaml").write_text("quay:\n  name: Quay\n  type: organisation\n", "utf-8")
    assert add("dues.html", PAGE.encode("windows-1252"), "--series", "report") == 0
    assert cli.main(["redact", "large ships", "--capture", "dues", "--why", "Asked."]) == 0
    assert not (root / "sources/dues.html").exists()
    assert captures.read_all(root)[1] == ()
    assert [p for p, data in files(root).items() if b"large ships" in data] == []


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nsome words", "a PDF"),
        (b"PK\x03\x04 word/document.xml", "a ZIP file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_what_is_no_text_is_not_taken_in(
    data: bytes, what: str, add: Callable[..., int], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    assert add("report.txt", data) == 1
    assert (
        f"report.txt: unreadable-file it is {what}, no text. Hint: take its text out of it" in capsys.readouterr().err
    )
    assert files(root) == before


def test_a_folder_without_a_capture_is_told(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    before = files(root)
    assert cli.main(["add", str(empty)]) == 1
    assert f"{empty}: nothing-found the folder holds no capture." in capsys.readouterr().err
    assert cli.main(["convert", "--to", str(tmp_path / "to"), str(empty)]) == 1
    assert "nothing-found the folder holds no capture." in capsys.readouterr().err
    assert files(root) == before
    assert files(tmp_path / "to") == {}


def test_what_is_passed_over_in_a_folder_is_named(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "dues.txt").write_text(REPORT, "utf-8")
    for name in ("a.pdf", "b.docx", "c.csv", "d.xml", "e.odt", "f.ods", ".hidden", "dues.yaml"):
        (folder / name).write_bytes(b"")
    assert cli.main(["add", str(folder)]) == 0
    said = capsys.readouterr().err
    assert f"{folder}: passed over, as neither text nor page: a.pdf, b.docx, c.csv, d.xml, e.odt and 1 more\n" in said
    assert (root / "sources" / "dues.txt").is_file()


@pytest.mark.parametrize("series", ["../elsewhere", "No Such!", "é"])
def test_a_series_is_an_id(series: str, add: Callable[..., int], root: Path) -> None:
    before = files(root)
    with pytest.raises(SystemExit) as ended:
        add("dues.txt", REPORT, "--series", series)
    assert ended.value.code == 2
    assert files(root) == before
