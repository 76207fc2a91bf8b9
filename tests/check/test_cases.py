"""Each folder here is named after a problem code and holds one change of the toy corpus that must give it.

`case.yaml`: `changes`, a list of {path, find, replace} (`find: ""` writes a new file, `replace: null` removes it), and
`expected`, the lines that `regesta check` must print, all of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.check import examine
from regesta.problems import CODES

HERE = Path(__file__).parent
CASES = sorted(p.parent.name for p in HERE.glob("*/case.yaml"))

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


@pytest.mark.parametrize("code", CASES)
def test_problem(code: str, toy: Path) -> None:
    case = yaml.safe_load((HERE / code / "case.yaml").read_text("utf-8"))
    for change in case["changes"]:
        apply(toy, change)
    _, found = examine(toy)
    assert [str(p) for p in found] == case["expected"]
    assert code in {p.code for p in found}


def test_the_toy_corpus_is_in_order(toy: Path) -> None:
    _, problems = examine(toy)
    assert [str(p) for p in problems] == []


def test_every_code_has_a_case() -> None:
    assert sorted(set(CODES) - ELSEWHERE - set(CASES)) == []
