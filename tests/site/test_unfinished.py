"""A build that is broken off leaves nothing behind that a later one does not know of, whoever builds then."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from regesta.build import journal, writer
from regesta.build.inputs import UNFINISHED
from tests.conftest import copy_toy

from .conftest import COMMAND, run
from .test_build import tree
from .test_warm import EDITS, build, copied
from .test_warm import built as built

PATIENCE = 30.0


def broken_off(folder: Path, monkeypatch: pytest.MonkeyPatch, files: int) -> None:
    """Have a build in this process end when it has written so many files, the next one being half written."""
    move, moved = writer._move, 0

    def stop(file: str, target: str) -> None:
        nonlocal moved
        moved += 1
        if moved > files:
            raise KeyboardInterrupt
        move(file, target)

    with monkeypatch.context() as patched:
        patched.setattr("regesta.build.writer._move", stop)
        with pytest.raises(KeyboardInterrupt):
            build(folder / "toy", folder / "output", folder / "record")


@pytest.mark.parametrize("files", [0, 1, 5, 20])
@pytest.mark.parametrize("record", ["kept", "away"])
def test_an_edit_that_was_broken_off_and_taken_back_leaves_nothing(
    files: int, record: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(built, tmp_path / "warm")
    EDITS["an essay more"](folder / "toy")  # a page more, and every page names it
    broken_off(folder, monkeypatch, files)
    assert (folder / "output" / UNFINISHED).is_file()
    assert tree(folder / "output") != tree(built / "output")
    (folder / "toy/content/pages/method.md").unlink()
    if record == "away":
        (folder / "record").unlink()
    build(folder / "toy", folder / "output", folder / "record")
    assert tree(folder / "output") == tree(built / "output")


def test_two_that_were_broken_off_one_after_the_other_leave_nothing(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(built, tmp_path / "warm")
    essay = folder / "toy/content/pages/method.md"
    for name in ("method", "sources"):
        EDITS["an essay more"](folder / "toy")
        essay.rename(essay.with_name(f"{name}.md"))
        broken_off(folder, monkeypatch, 30)
        essay.with_name(f"{name}.md").unlink()
    build(folder / "toy", folder / "output", folder / "record")
    assert tree(folder / "output") == tree(built / "output")


def test_what_a_page_is_taken_away_for_is_known_until_it_is_gone(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(built, tmp_path / "warm")
    EDITS["an essay taken away"](folder / "toy")
    with monkeypatch.context() as patched:
        patched.setattr("regesta.build.writer._remove", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(folder / "toy", folder / "output", folder / "record")
    build(folder / "toy", folder / "output", folder / "record")
    build(folder / "toy", tmp_path / "cold", tmp_path / "none")
    assert tree(folder / "output") == tree(tmp_path / "cold")


def test_a_site_that_another_build_put_in_its_place_is_not_taken_for_the_last(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    EDITS["the edition"](folder / "toy")
    build(folder / "toy", tmp_path / "other", tmp_path / "record")
    shutil.rmtree(folder / "output")
    shutil.copytree(tmp_path / "other", folder / "output")
    shutil.rmtree(folder / "toy")
    copy_toy(folder / "toy")
    build(folder / "toy", folder / "output", folder / "record")
    assert tree(folder / "output") == tree(built / "output")


def test_a_command_that_is_killed_leaves_nothing_to_the_next(toy_made: Path) -> None:
    output, essay = toy_made / "output", toy_made / "content/pages/method.md"
    before = tree(output)
    EDITS["an essay more"](toy_made)
    started = subprocess.Popen([*COMMAND, "build", "--workers", "2"], cwd=toy_made, stderr=subprocess.DEVNULL)
    deadline = monotonic() + PATIENCE
    while not (journal.left(output) or ()) and monotonic() < deadline:
        sleep(0.002)
    started.kill()
    started.wait()
    assert journal.left(output), "the build was over before it was killed"
    essay.unlink()
    done = run(toy_made, "build")
    assert done.returncode == 0, done.stderr
    assert tree(output) == before


def test_processes_that_make_pages_end_with_the_one_they_make_them_for() -> None:
    code = """
import multiprocessing, time
from regesta.kept import hands
with hands.mapped(abs, [1, 2], 2):
    print(*(one.pid for one in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""
    started = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert started.stdout
    workers = [int(number) for number in started.stdout.readline().split()]
    assert len(workers) == 2
    started.kill()
    started.wait()
    deadline = monotonic() + PATIENCE
    while any(_runs(n) for n in workers) and monotonic() < deadline:
        sleep(0.1)
    assert not any(_runs(n) for n in workers)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_process_that_helps_and_is_killed_is_told_of_in_one_line(toy: Path) -> None:
    command = [*COMMAND, "build", "--workers", "2"]
    started = subprocess.Popen(command, cwd=toy, stderr=subprocess.PIPE, text=True)
    helpers = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    deadline = monotonic() + PATIENCE
    while not journal.left(toy / "output") and monotonic() < deadline:
        sleep(0.002)
    os.kill(int(helpers.read_text().split()[0]), signal.SIGKILL)
    said = started.communicate(timeout=PATIENCE)[1]
    assert started.returncode == 1
    assert said.startswith("a process that helped was ended, as for want of memory")
    assert said.count("\n") == 1
    site = toy.parent / "cold"
    assert run(toy, "build").returncode == 0
    assert run(toy, "build", "-o", str(site)).returncode == 0
    assert tree(toy / "output") == tree(site)


@pytest.mark.parametrize("noted", [b"\xff\xfe\0", b"../mine.txt\n/etc/none\n../\n/\nd/\n..\n", b"a" * 9000, b"\n\n"])
def test_a_note_that_is_damaged_does_no_harm(noted: bytes, built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    for name in ("mine.txt", ".mine.txt.new"):
        (folder / name).write_text("mine")
    (folder / "output" / UNFINISHED).write_bytes(noted)
    build(folder / "toy", folder / "output", folder / "record")
    assert tree(folder / "output") == tree(built / "output")
    assert (folder / "mine.txt").is_file()
    assert (folder / ".mine.txt.new").is_file()


def test_two_builds_at_once_give_one_site(toy: Path) -> None:
    both = [subprocess.Popen([*COMMAND, "build"], cwd=toy, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate(timeout=120)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    site = tree(toy / "output")
    shutil.rmtree(toy / "output")
    assert run(toy, "build").returncode == 0
    assert tree(toy / "output") == site
    assert UNFINISHED not in site


def test_a_build_waits_for_another_and_says_so(toy: Path) -> None:
    with journal.alone(toy / "output"):
        waiting = subprocess.Popen([*COMMAND, "build"], cwd=toy, stderr=subprocess.PIPE, text=True)
        assert waiting.stderr
        assert "Another build is writing to" in waiting.stderr.readline()
        assert not (toy / "output" / writer.MANIFEST).exists()
    assert waiting.wait(PATIENCE) == 0
    waiting.stderr.close()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_the_system_does_not_write_is_told_in_one_line(workers: str, toy_made: Path) -> None:
    before = tree(toy_made / "output")
    shutil.rmtree(toy_made / "output")
    command = f"ulimit -f 8; exec {shlex.join(COMMAND)} build --workers {workers}"  # as a disk that is full
    done = subprocess.run(["bash", "-c", command], cwd=toy_made, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "File too large. The site is not complete" in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert run(toy_made, "build").returncode == 0
    assert tree(toy_made / "output") == before


def test_a_file_where_the_output_folder_is_to_be_is_one_line(toy: Path) -> None:
    (toy / "output").write_text("mine")
    done = run(toy, "build")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert (toy / "output").read_text() == "mine"


def test_an_interrupted_command_says_so_and_no_more(toy: Path) -> None:
    started = subprocess.Popen(
        [*COMMAND, "build", "--workers", "2"],
        cwd=toy,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = monotonic() + PATIENCE
    while not journal.left(toy / "output") and monotonic() < deadline:
        sleep(0.002)
    os.killpg(started.pid, signal.SIGINT)
    said = started.communicate(timeout=PATIENCE)[1]
    if started.returncode:  # else it was at its end already
        assert started.returncode == 130
        assert said.strip() == "Interrupted; run it again, and it goes on."
    assert run(toy, "build").returncode == 0
    assert not (toy / "output" / UNFINISHED).exists()
