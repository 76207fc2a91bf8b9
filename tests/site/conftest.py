"""The first corpus and the toy corpus, built once by the command that an editor uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, copy_toy

COMMAND = [sys.executable, "-m", "regesta"]


def run(root: Path, *arguments: str, siteurl: str = "") -> subprocess.CompletedProcess[str]:
    """Run regesta in `root`, as an editor would, and return what it said."""
    environment = {**os.environ, "SITEURL": siteurl}
    return subprocess.run(
        [*COMMAND, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the first corpus."""
    output = tmp_path_factory.mktemp("edition") / "output"
    done = run(REPOSITORY, "build", "-o", str(output))
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def based(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the first corpus for an address with a base path."""
    output = tmp_path_factory.mktemp("based") / "output"
    done = run(REPOSITORY, "build", "-o", str(output), siteurl="https://example.org/corpus")
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def toy_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy corpus with its site, never changed; its root."""
    root = copy_toy(tmp_path_factory.mktemp("built") / "toy")
    done = run(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture
def toy_site(toy_built: Path, tmp_path: Path) -> Path:
    """A copy of the toy corpus with its site, as if it had been moved; its root."""
    return Path(shutil.copytree(toy_built, tmp_path / "toy"))


@pytest.fixture
def toy_made(toy: Path) -> Path:
    """A copy of the toy corpus that was built where it stands; its root."""
    done = run(toy, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return toy


__all__ = ["copy_toy", "run"]
