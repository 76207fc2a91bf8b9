"""The package keeps its own rules: the import law, style, types, and no file that nobody can take in at once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
LONGEST = 400


@pytest.mark.parametrize(
    "command",
    [
        ["lint-imports", "--no-cache"],
        ["ruff", "check", "--no-cache", "scripts", "tests", "pelicanconf.py"],
        ["mypy", "--no-incremental"],
    ],
    ids=lambda c: c[0],
)
def test_rules(command: list[str], repository: Path) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_asks_for_a_table_of_contents(repository: Path) -> None:
    files = [*repository.glob("scripts/**/*.py"), *repository.glob("theme/**/*.css"), *repository.glob("theme/**/*.js")]
    long = {f.name: n for f in files if (n := len(f.read_text("utf-8").splitlines())) > LONGEST}
    assert long == {}


def test_the_version_is_one(repository: Path) -> None:
    import regesta

    assert f'version = "{regesta.__version__}"' in (repository / "pyproject.toml").read_text("utf-8")


def test_no_word_depends_on_the_language_of_the_machine(repository: Path) -> None:
    """Pelican sets the locale of whoever builds; then the names of `calendar` and `strftime` are in that language."""
    foreign = re.compile(r"\b(?:month_name|month_abbr|day_name|day_abbr|strftime|strptime|strcoll)\b")
    files = repository.glob("scripts/**/*.py")
    assert [str(f) for f in files if foreign.search(f.read_text("utf-8"))] == []
