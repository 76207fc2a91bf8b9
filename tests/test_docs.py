"""The documentation says what the code does: every code, every key, every command is in it."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from regesta.captures import KEYS
from regesta.cli import COMMANDS
from regesta.load.authority import FILES
from regesta.load.shapes import DocumentShape
from regesta.model import Edition
from regesta.problems import CODES


def test_every_problem_code_has_its_line(repository: Path) -> None:
    text = (repository / "docs" / "checks.md").read_text("utf-8")
    for code, why in CODES.items():
        assert f"| `{code}` | {why} |" in text, code
    codes, _, _ = text.partition("\n## The rules of the model")
    assert codes.count("\n| `") == len(CODES)


RULES = re.compile(r"^\| ([1-7]) \| [^|]+ \| `([a-z-]+)` \| `([a-z-]+)` \|$", re.M)


def test_every_clause_of_a_rule_has_its_code_and_its_case(repository: Path) -> None:
    text = (repository / "docs" / "checks.md").read_text("utf-8")
    clauses = RULES.findall(text)
    assert {rule for rule, _, _ in clauses} == set("1234567")
    assert len(clauses) == len(re.findall(r"^\| [1-7] \|", text, re.M))
    assert {code for _, code, _ in clauses} <= set(CODES)
    cases = repository / "tests" / "check"
    assert [f"{code}/{case}" for _, code, case in clauses if not (cases / code / f"{case}.yaml").is_file()] == []
    assert len(clauses) == len(set(clauses))


def test_every_key_is_explained(repository: Path) -> None:
    text = (repository / "docs" / "model.md").read_text("utf-8")
    keys = {
        *KEYS,
        *DocumentShape.model_fields,
        *(f.name for f in fields(Edition) if f.name != "preview"),
        *(f.name for shape in FILES.values() for f in fields(shape) if f.name != "id"),
    }
    assert {key for key in keys if f"`{key}`" not in text and f"`{key}:" not in text} == set()


def test_every_command_is_named(repository: Path) -> None:
    text = (repository / "README.md").read_text("utf-8")
    assert {name for name in COMMANDS if f"regesta {name}" not in text} == set()


def test_every_room_is_in_the_picture(repository: Path) -> None:
    text = (repository / "docs" / "architecture.md").read_text("utf-8")
    package = repository / "scripts" / "regesta"
    folders = {p.name + "/" for p in package.iterdir() if (p / "__init__.py").exists()}
    rooms = {p.stem for p in package.glob("*.py")} | folders
    assert {room for room in rooms if f"`{room}`" not in text and room != "__init__"} == set()
