"""Each folder here is named after a problem code; each file in it is one change of the toy corpus that must give it.

`changes`, a list of {path, find, replace} (`find: ""` writes a new file, `replace: null` removes it), and
`expected`, the lines that `regesta check` must print, all of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.check import examine, where
from regesta.problems import CODES

HERE = Path(__file__).parent
CASES = sorted(p.relative_to(HERE).with_suffix("").as_posix() for p in HERE.glob("*/*.yaml"))

# Codes that converting, publishing or building gives; their tests stand beside those.
ELSEWHERE = {
    "unknown-kind",
    "file-exists",
    "nothing-found",
    "doubtful-structure",
    "damaged-text",
    "converter-failed",
    "bad-settings",
}


def apply(root: Path, change: dict[str, Any]) -> None:
    path = root / change["path"]
    if change.get("replace") is None:
        path.unlink()
    elif not change["find"]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(change["replace"].encode("latin-1" if change.get("latin-1") else "utf-8"))
    else:
        text = path.read_text("utf-8")
        assert text.count(change["find"]) >= 1, f"{change['find']!r} is not in {path}"
        path.write_text(text.replace(change["find"], change["replace"], 1), "utf-8")


@pytest.mark.parametrize("name", CASES)
def test_problem(name: str, toy: Path) -> None:
    code = name.split("/")[0]
    case = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    for change in case["changes"]:
        apply(toy, change)
    _, found = examine(toy)
    assert [str(p) for p in found] == case["expected"]
    assert code in {p.code for p in found}


@pytest.mark.parametrize("name", CASES)
def test_every_file_ends_as_published_draft_or_rejected(name: str, toy: Path) -> None:
    case = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    for change in case["changes"]:
        apply(toy, change)
    corpus, problems = examine(toy)
    told = {p.path for p in problems}
    held = {d.path for d in (*corpus.documents.values(), *corpus.drafts.values())}
    held |= {c.path for c in corpus.captures.values()} | {f"{c.path[:-4]}.yaml" for c in corpus.captures.values()}
    files = [p for folder in ("content/documents", "sources") for p in (toy / folder).iterdir()]
    assert [p.relative_to(toy).as_posix() for p in files if p.relative_to(toy).as_posix() not in held | told] == []


def test_the_toy_corpus_is_in_order(toy: Path) -> None:
    _, problems = examine(toy)
    assert [str(p) for p in problems] == []


def test_no_file_is_read_again_for_lines_where_all_is_in_order(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(where, "_source", lambda path, _: read.append(path.name))
    examine(toy)
    assert read == []


def test_every_code_has_a_case() -> None:
    assert sorted(set(CODES) - ELSEWHERE - {name.split("/")[0] for name in CASES}) == []
