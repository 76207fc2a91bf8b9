"""Several files put into a corpus together, or not at all; and never instead of one that is there.

They are written into a folder of their own, which takes its final name in one step: from then on they belong to the
corpus. Then each is moved to its place. A run that is interrupted before the step has changed nothing; one that is
interrupted after it is gone on with by the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

FOLDER = ".regesta/incoming"
_READY = "ready-"


def commit(root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Put `files`, by their paths in the corpus, in their places.

    Raises FileExistsError where one is there, OSError where one cannot be written; then nothing is changed.
    """
    for path in files:
        if (root / path).exists():
            raise FileExistsError(17, "there is a file of this name", path)
    folder = root / FOLDER
    part, ready = folder / f"part-{name}", folder / f"{_READY}{name}"
    try:
        for path, data in files.items():
            target = part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        os.replace(part, ready)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        raise
    placed: list[Path] = []
    try:
        for path in files:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(ready / path, target)
            placed.append(target)
    except OSError:
        for target in placed:
            target.unlink()
        shutil.rmtree(ready, ignore_errors=True)
        raise
    shutil.rmtree(ready)
    _tidy(folder)


def rewrite(files: Mapping[Path, str]) -> None:
    """Put a new text into each of `files`, in their order, each at once; an empty text takes the file away.

    Raises OSError where one cannot be written; those before it are, and those after it are as they were.
    """
    for path, text in files.items():
        if not text:
            path.unlink()
            continue
        new = path.with_name(f".{path.name}.new")
        try:
            new.write_text(text, "utf-8", newline="")
            os.replace(new, path)
        finally:
            new.unlink(missing_ok=True)


def recover(root: Path) -> tuple[str, ...]:
    """Finish what an interrupted run had begun to put in place; return the paths of the files that were missing."""
    folder = root / FOLDER
    placed: list[str] = []
    for staged in sorted(folder.glob(f"{_READY}*")):
        for file in sorted(p for p in staged.rglob("*") if p.is_file()):
            path = file.relative_to(staged)
            if not (root / path).exists():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(file, root / path)
                placed.append(path.as_posix())
        shutil.rmtree(staged)
    for left in folder.glob("part-*"):
        shutil.rmtree(left)
    _tidy(folder)
    return tuple(placed)


def _tidy(folder: Path) -> None:
    """Take away the folder, and the one above it, where they are empty."""
    for one in (folder, folder.parent):
        if one.is_dir() and not any(one.iterdir()):
            one.rmdir()
