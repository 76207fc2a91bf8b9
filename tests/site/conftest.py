"""The first corpus and the toy corpus, built once by the command that an editor uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, copy_toy, once_a_run

COMMAND = [sys.executable, "-m", "regesta"]


def run(root: Path, *arguments: str, siteurl: str = "") -> subprocess.CompletedProcess[str]:
    """Run regesta in `root`, as an editor would, and return what it said."""
    environment = {**os.environ, "SITEURL": siteurl}
    return subprocess.run(
        [*COMMAND, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def built(root: Path, *arguments: str, siteurl: str = "") -> None:
    """Build the site of the corpus in `root`."""
    done = run(root, "build", *arguments, siteurl=siteurl)
    assert done.returncode == 0, done.stdout + done.stderr


def based_site(factory: pytest.TempPathFactory) -> Path:
    """Return the output folder of the first corpus for an address with a base path."""
    address = "https://example.org/corpus"
    return once_a_run(factory, "based", lambda output: built(REPOSITORY, "-o", str(output), siteurl=address))


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the first corpus."""
    return once_a_run(tmp_path_factory, "edition", lambda output: built(REPOSITORY, "-o", str(output)))


@pytest.fixture(scope="session")
def based(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the first corpus for an address with a base path."""
    return based_site(tmp_path_factory)


@pytest.fixture(scope="session")
def toy_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy corpus with its site, never changed; its root."""
    return once_a_run(tmp_path_factory, "toy", lambda root: built(copy_toy(root)))


@pytest.fixture
def toy_site(toy_built: Path, tmp_path: Path) -> Path:
    """A copy of the toy corpus with its site, as if it had been moved; its root."""
    return Path(shutil.copytree(toy_built, tmp_path / "toy"))


@pytest.fixture
def toy_made(toy: Path) -> Path:
    """A copy of the toy corpus that was built where it stands; its root."""
    built(toy)
    return toy


__all__ = ["copy_toy", "run"]
