"""What `regesta serve` notices of the files, and when it holds a change to be over."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path

import pytest

from regesta.serving.changes import EVERY, SHARE, SOON, State, awaited, differing, seen


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "a-1.md").write_text("one", "utf-8")
    (folder / "edition.yaml").write_text("title: T", "utf-8")
    return folder


def same_size(file: Path) -> None:
    file.write_text("two", "utf-8")


def at_once(file: Path) -> None:
    """Save as editors do, and leave the time of the last change as it was."""
    was = file.stat()
    beside = file.with_name("new")
    beside.write_text("two", "utf-8")
    os.utime(beside, ns=(was.st_atime_ns, was.st_mtime_ns))
    beside.replace(file)


@pytest.mark.parametrize("change", [same_size, at_once, Path.unlink])
def test_a_file_that_was_changed_is_noticed(content: Path, change: Callable[[Path], None]) -> None:
    file = content / "documents" / "a-1.md"
    os.utime(file, ns=(1, 1))
    before = seen([content])
    change(file)
    assert differing(before, seen([content])) == (str(file),)


def test_a_new_file_and_a_single_one_are_noticed(content: Path) -> None:
    settings = content.parent / "pelicanconf.py"
    before = seen([content, settings])
    settings.write_text("", "utf-8")
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("", "utf-8")
    assert differing(before, seen([content, settings])) == (str(content / "pages" / "about.md"), str(settings))


@pytest.mark.parametrize(
    "name", [".a-1.md.swp", "a-1.md~", "#a-1.md#", ".#a-1.md", "4913", ".git/index", "__pycache__/x.pyc"]
)
def test_what_editors_leave_beside_a_file_is_passed_over(content: Path, name: str) -> None:
    before = seen([content])
    file = content / "documents" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("", "utf-8")
    assert seen([content]) == before


def test_what_is_not_there_is_nothing(content: Path) -> None:
    (content / "gone.md").symlink_to("nowhere")
    (content / "self.md").symlink_to("self.md")
    assert seen([content.parent / "sources"]) == {}
    assert seen([content]).keys() == {str(content / "documents" / "a-1.md"), str(content / "edition.yaml")}


def standing(number: int) -> State:
    return number, 0, 0


def waited(looks: list[int], again: list[int], cost: float = 0.0) -> tuple[int, list[float]]:
    """Return what was waited for, and how long at each step, where a file is 0 at first, is in these states when it is
    looked for, and in those when it is looked at again."""
    pauses: list[float] = []
    first, second, times = iter(looks), iter(again), chain.from_iterable(repeat((0.0, cost)))
    found = awaited(
        {"a": standing(0)},
        lambda: {"a": standing(next(first))},
        lambda _: standing(next(second)),
        pauses.append,
        lambda: next(times),
    )
    return found["a"][0], pauses


def test_a_change_is_over_when_the_file_stays_as_it_is() -> None:
    assert waited([0, 1, 2], again=[2, 2]) == (2, [EVERY, EVERY, SOON, EVERY, SOON])


def test_what_is_taken_back_was_no_change() -> None:
    assert waited([1, 0, 3], again=[0, 3]) == (3, [EVERY, SOON, EVERY, EVERY, SOON])


def test_where_a_look_is_dear_there_are_fewer() -> None:
    assert waited([0, 1], again=[1], cost=1.0)[1] == [EVERY, SHARE, SOON]
