"""`regesta convert --to`: captures anywhere to documents anywhere, a report that is exact, and nothing else touched."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from regesta import cli
from regesta.accession import batch, work
from regesta.convert import KINDS, Conversion
from regesta.model import Capture

ROOT = Path(__file__).parent.parent.parent
REPORT = "Dues rise\n\nPort Example, 3 March 2021 (EXP): The dues rise.\n\nAlso Read: Storm at sea\n\nSo be it.\n"
KEYS = ["reference", "sent", "origin", "recipients", "info", "precedence", "classification", "captions", "declassify",
        "tags", "subject", "references", "classified_by", "reasons", "signed", "sections", "partial"]  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run the command in a folder that is in no corpus."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: cli.main(["convert", *arguments])


def read(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(path).read_text("utf-8"))
    return found


def test_the_report(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    Path("dues.txt").write_text(REPORT, "utf-8")
    assert run("dues.txt", "--to", "out", "--report", "out.json") == 0
    assert sorted(p.name for p in Path().rglob("*")) == ["dues-1.md", "dues.txt", "out", "out.json"]
    (one,) = read("out.json")
    assert (one["capture"], one["kind"], one["why"]) == ("dues.txt", "report", "line 3 begins with a dateline")
    assert one["words"] == {"capture": 19, "text": 14, "omitted": 5, "corrected": 0}
    assert one["omissions"] == [
        {
            "document": "dues-1",
            "lines": [5],
            "text": "Also Read: Storm at sea",
            "reason": "the page's link to another report",
        }
    ]
    assert one["corrections"] == one["problems"] == []
    (document,) = one["documents"]
    assert (document["id"], document["path"], document["title"], document["date"], document["kind"]) == (
        "dues-1", "dues-1.md", "Dues rise", "2021-03-03", "report",
    )  # fmt: skip
    assert [p["id"] for p in document["passages"]] == ["title", "p1", "p2"]
    assert document["metadata"]["place"] == "port-example"
    assert (
        "1 capture: 1 document in out/. 19 words: 14 in texts, 5 omitted, 0 corrected, 0 lost."
        in capsys.readouterr().out
    )


def test_a_cable_says_all_that_it_says(run: Callable[..., int]) -> None:
    shutil.copy(ROOT / "sources" / "07paris692.txt", "cable.txt")
    assert run("cable.txt", "--to", "out", "--report", "r.json") == 0
    (one,) = read("r.json")
    metadata = one["documents"][0]["metadata"]
    assert [key for key in KEYS if key not in metadata] == []
    assert metadata["sent"] == "2007-02-23T16:02:00Z"
    assert metadata["tags"] == ["PREL", "PTER", "AF", "PK", "FR", "MASS", "KNNP"]
    assert [p["number"] for p in one["documents"][0]["passages"] if p["number"]] == ["1", "2", "3", "4", "5", "6"]
    words = one["words"]
    assert words["capture"] == words["text"] + words["omitted"] + words["corrected"]
    assert Path("out/07paris692.md").is_file()


def test_one_bad_capture_does_not_stop_the_others(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(REPORT, "utf-8")
    Path("empty.txt").write_text("\n", "utf-8")
    assert run("a.txt", "gone.txt", "empty.txt", "--to", "out", "--report", "r.json") == 1
    assert [(one["capture"], [p["code"] for p in one["problems"]]) for one in read("r.json")] == [
        ("a.txt", []),
        ("gone.txt", ["unreadable-file"]),
        ("empty.txt", ["nothing-found"]),
    ]
    assert [p.name for p in Path("out").iterdir()] == ["a-1.md"]
    assert "gone.txt: unreadable-file" in capsys.readouterr().err


def test_a_converter_that_breaks_is_named(run: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(text: str, capture: Capture, first: int = 1) -> Conversion:
        del text, capture, first
        raise RecursionError("too deep")

    monkeypatch.setattr("regesta.convert.KINDS", {**KINDS, "report": breaks})
    Path("a.txt").write_text(REPORT, "utf-8")
    Path("b.txt").write_text("A title\n\nA text.\n", "utf-8")
    assert run("a.txt", "b.txt", "--to", "out", "--report", "r.json") == 1
    first, second = read("r.json")
    assert [p["code"] for p in first["problems"]] == ["converter-failed"]
    assert [d["id"] for d in second["documents"]] == ["b-1"]


def test_two_captures_of_one_id_both_stay(run: Callable[..., int]) -> None:
    for folder in ("one", "two"):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text(REPORT.replace("So be it", folder), "utf-8")
    assert run("one/a.txt", "two/a.txt", "--to", "out", "--report", "r.json") == 0
    assert [(d["id"], d["path"]) for one in read("r.json") for d in one["documents"]] == [
        ("a-1", "a-1.md"),
        ("a-1-2", "a-1-2.md"),
    ]
    assert [p["code"] for p in read("r.json")[1]["problems"]] == ["duplicate-id"]
    assert "two" in Path("out/a-1-2.md").read_text("utf-8")
    assert run("one/a.txt", "two/a.txt", "--to", "out") == 0  # an interrupted run is run again


def test_a_file_with_another_text_stays(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(REPORT, "utf-8")
    Path("out").mkdir()
    Path("out/a-1.md").write_text("mine", "utf-8")
    assert run("a.txt", "--to", "out") == 1
    assert Path("out/a-1.md").read_text("utf-8") == "mine"
    assert "out/a-1.md: file-exists" in capsys.readouterr().err


def test_folders_series_and_kind(run: Callable[..., int]) -> None:
    Path("in").mkdir()
    for name in "abc":
        Path("in", f"{name}.txt").write_text(REPORT, "utf-8")
    assert run("in", "--to", "out", "--series", "toy", "--kind", "plain") == 0
    assert sorted(p.name for p in Path("out").iterdir()) == ["toy-1.md", "toy-2.md", "toy-3.md"]
    assert "kind: plain" in Path("out/toy-1.md").read_text("utf-8")


def test_latin_1_and_crlf(run: Callable[..., int]) -> None:
    Path("a.txt").write_bytes(REPORT.replace("So be it", "Café").replace("\n", "\r\n").encode("latin-1"))
    assert run("a.txt", "--to", "out", "--report", "r.json") == 0
    assert read("r.json")[0]["encoding"]["name"] == "latin-1"
    assert "Café." in Path("out/a-1.md").read_text("utf-8")


def test_captures_of_a_corpus_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    before = {p: p.stat().st_mtime_ns for p in (ROOT / "content").rglob("*") if p.is_file()}
    assert cli.main(["convert", "--to", str(tmp_path / "out"), "--report", str(tmp_path / "r.json")]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 64
    assert before == {p: p.stat().st_mtime_ns for p in (ROOT / "content").rglob("*") if p.is_file()}
    assert read(str(tmp_path / "r.json"))[0]["capture"] == "sources/07paris692.txt"


def test_outside_a_corpus_it_needs_a_folder(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("a.txt") == 1
    assert "is not in a corpus" in capsys.readouterr().err


def test_many_go_through_processes_in_order(tmp_path: Path) -> None:
    tasks = []
    for number in range(batch.FEW + 20):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"Title {number}\n\nText.\n", "utf-8")
        tasks.append(work.Task(str(file), file, series="toy"))
    ids = [done.task.path for done in batch.run(tasks, 2)]
    assert ids == [task.path for task in tasks]


def dies(task: work.Task) -> work.Done:
    if task.path == "die":
        os._exit(1)
    return work.failed(task, "nothing-found", "x", "")


def test_a_process_that_ends_takes_no_other_capture_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "work", dies)  # processes are forked, and have it too
    names = ["a"] * 30 + ["die"] + ["b"] * 30
    done = list(batch.run((work.Task(name, Path(name)) for name in names), 2))
    assert [one.task.path for one in done] == names
    assert [one.problems[0].code for one in done if one.task.path == "die"] == ["converter-failed"]
