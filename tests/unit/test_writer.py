"""The writer stays within its folder, and says so where something else stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.build.inputs import UNFINISHED
from regesta.build.writer import MANIFEST, Folder, Unwritable, finish, manifest


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", ""])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(Unwritable, match="leaves the output folder"):
        Folder(tmp_path / "output").put(path, b"x")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_made_beyond_a_link(tmp_path: Path) -> None:
    output, outside = tmp_path / "output", tmp_path / "outside"
    output.mkdir()
    outside.mkdir()
    (output / "d").symlink_to(outside)
    with pytest.raises(Unwritable, match="through a link"):
        Folder(output).put("d/a/index.html", b"x")
    assert list(outside.iterdir()) == []


def test_a_folder_where_a_file_is_to_be_and_a_file_where_a_folder_is(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").mkdir()
    (tmp_path / "d").write_bytes(b"")
    with pytest.raises(Unwritable, match="a folder stands there"):
        Folder(tmp_path).put("feed.xml", b"x")
    with pytest.raises(Unwritable, match="a file stands there"):
        Folder(tmp_path).put("d/a/index.html", b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == [UNFINISHED, "d", "feed.xml"]


def test_a_list_of_checksums_that_names_other_files_removes_none(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "a").write_bytes(b"a")
    (output / MANIFEST).write_text("0  ../b\n1  a\n")
    (tmp_path / "b").write_bytes(b"b")
    assert finish(output, manifest(output), []).removed == ("a",)
    assert (tmp_path / "b").is_file()
    assert (output / MANIFEST).read_text() == ""
