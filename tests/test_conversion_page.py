"""docs/conversion.md is true: its texts are put into a folder, its commands run, and they say what it says."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from regesta import cli

REPOSITORY = Path(__file__).parent.parent


def test_what_the_page_shows_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (REPOSITORY / "docs" / "conversion.md").read_text("utf-8")
    corpus = shutil.copytree(REPOSITORY / "tests" / "toy", tmp_path / "toy")
    for name, text in re.findall(r"```text (\S+)\n(.*?)```", page, re.DOTALL):
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / name).write_text(text, "utf-8")
    monkeypatch.chdir(corpus)
    shown = re.findall(r"```console\n\$ ([^\n]+)\n(.*?)```", page, re.DOTALL)
    assert len(shown) == 6
    for command, output in shown:
        assert said(command) == output, command


def said(command: str) -> str:
    """Return what a command of the page prints."""
    name, *arguments = shlex.split(command)
    if name == "cat":
        return Path(arguments[0]).read_text("utf-8")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        assert cli.main(arguments) == 0
    return re.sub(r"\n+$", "\n", printed.getvalue())
