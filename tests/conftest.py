"""What all tests share: the fabricated corpus, a copy of it to change, and the repository's own corpus."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says nothing on a machine that does other things too.
settings.register_profile("regesta", deadline=None)
settings.load_profile("regesta")

REPOSITORY = Path(__file__).parent.parent
TOY = REPOSITORY / "tests" / "toy"


def copy_toy(target: Path) -> Path:
    """Copy the toy corpus, with the real theme, to `target` and return it."""
    shutil.copytree(TOY, target, ignore=shutil.ignore_patterns("output", ".regesta"))
    shutil.copytree(REPOSITORY / "theme", target / "theme")
    return target


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy corpus that the test may change."""
    return copy_toy(tmp_path / "toy")


def once_a_run(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder that `make` fills: the first process of a run that asks for `name` has it filled for all.

    Nobody changes what is in it.
    """
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"once-{name}"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        filled = folder / "filled"
        if not filled.exists():
            shutil.rmtree(folder / "half", ignore_errors=True)
            make(folder / "half")
            (folder / "half").rename(filled)
    return filled


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository, which is the root of the first corpus too."""
    return REPOSITORY
