"""`regesta convert --to`: captures to documents in a folder of their own. Nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..problems import Problem
from . import account, batch
from .files import create
from .work import Done, Task, numbered

SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml")
NAMED = 5
"""So many files that are passed over are named."""


def files(names: Iterable[str]) -> Iterator[str]:
    """Give `names`, and for each that is a folder the captures in it, in the order of their names."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from sorted(str(p) for p in path.iterdir() if _is_capture(p))
        else:
            yield name


def _is_capture(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and file.is_file()


def without(names: Iterable[str]) -> list[Problem]:
    """Return the folders among `names` that hold no capture."""
    fact, hint = (
        "the folder holds no capture",
        f"a capture ends in {', '.join(SUFFIXES)}; folders in it are not looked into",
    )
    folders = (name for name in names if Path(name).is_dir())
    return [Problem(n, 0, "nothing-found", fact, hint) for n in folders if not any(map(_is_capture, Path(n).iterdir()))]


def passed_over(names: Iterable[str]) -> Iterator[str]:
    """Say for each folder among `names` what in it is not looked at, but for what is hidden and for sidecars."""
    for name in names:
        inside = sorted(Path(name).iterdir()) if Path(name).is_dir() else []
        left = [p.name for p in inside if not _is_capture(p) and p.name[0] != "." and p.suffix not in (".yaml", ".yml")]
        if left and len(left) < len(inside):
            more = f" and {len(left) - NAMED:,} more" if len(left) > NAMED else ""
            yield f"{name}: passed over, as neither text nor page: {', '.join(left[:NAMED])}{more}"


def write(tasks: Iterable[Task], folder: Path, series: str) -> Iterator[Done]:
    """Convert `tasks` into `folder`/<id>.md and give what each gave, in their order.

    An id that a capture before it in this run has is followed by -2, -3 and so on, and told. Where a file is there
    with another text, it stays, and the capture is reported.
    """
    folder.mkdir(parents=True, exist_ok=True)
    used: set[str] = set()
    number = 0
    for done in batch.run(tasks):
        if done.conversion is None:
            yield done
            continue
        ids: list[str] = []
        taken: list[Problem] = []
        for draft in done.conversion.drafts:
            id = draft.id
            if series and id.startswith(f"{series}-") and id[len(series) + 1 :].isdecimal():
                number += 1
                id = f"{series}-{number}"
            if (free := free_id(id, used)) != id:
                message = f"{id} is the id of another capture of this run; this one is {free}.md"
                hint = "see whether they are two versions of one document"
                taken.append(Problem(done.task.path, 0, "duplicate-id", message, hint))
            used.add(free)
            ids.append(free)
        done = numbered(done, ids)
        taken += [
            Problem(
                f"{folder}/{id}.md", 0, "file-exists", f"another text is there; {done.task.path} was not written", _HINT
            )
            for id, text in done.files.items()
            if not create(folder / f"{id}.md", text.encode())
        ]
        report = account.with_problems(done.report, taken) if taken else done.report
        yield replace(done, problems=(*done.problems, *taken), report=report)


_HINT = "choose another folder, or delete the file to have it made anew"


def free_id(id: str, used: Iterable[str]) -> str:
    """Return `id`, or where it is one of `used` the first of id-2, id-3 and so on that is not."""
    taken = used if isinstance(used, set) else set(used)
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free
