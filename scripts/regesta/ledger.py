"""The ledger: all that was ever published, one JSON object a line. Read here; appended to by `publish` alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from .leftovers import written
from .model import Entry
from .problems import Problem

FOLDER = "content/permalinks"
ADDRESS = re.compile(r"/[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*/")
"""The address of a record's page within the site: the only form that the ledger holds."""

# JSON allows these within a line; other programs take them for its end.
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\u0085\u2028\u2029"}
_ENTRY = TypeAdapter(Entry)


def read(root: Path) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return every entry of the ledger in the order of files and lines, and the lines that cannot be read."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in written(root / FOLDER, "*.jsonl"):
        for number, line in enumerate(_lines(path), 1):
            try:
                entry = _ENTRY.validate_json(line)
            except ValidationError as error:
                problems.append(_bad(path.relative_to(root), number, error.errors()[0]["msg"]))
                continue
            if ADDRESS.fullmatch(entry.url):
                entries.append(entry)
            else:
                problems.append(_bad(path.relative_to(root), number, f"{entry.url!r} is no address of a record"))
    return tuple(entries), tuple(problems)


def _lines(path: Path) -> list[bytes]:
    lines = path.read_bytes().split(b"\n")
    return lines if lines[-1] else lines[:-1]


def _bad(path: Path, number: int, why: str) -> Problem:
    return Problem(
        path.as_posix(),
        number,
        "bad-ledger",
        f"this line is not an entry: {why}",
        "restore the file from version control; only `regesta publish` writes it",
    )


def line(entry: Entry) -> str:
    """Return the line of the ledger that holds `entry`: only the fields that are set, in the model's order."""
    text = json.dumps({k: v for k, v in asdict(entry).items() if v != ""}, ensure_ascii=False)
    return text.translate(_LINE_ENDS) + "\n"


def append(root: Path, file: str, entries: Sequence[Entry]) -> None:
    """Append `entries` to `content/permalinks/<file>.jsonl`."""
    if not entries:
        return
    path = root / FOLDER / f"{file}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as out:
        out.writelines(line(e) for e in entries)


def files(root: Path) -> dict[Path, tuple[Entry, ...]]:
    """Return the entries of each file of the ledger (for a redaction, the one change it may see)."""
    return {
        path: tuple(_ENTRY.validate_json(line) for line in _lines(path)) for path in written(root / FOLDER, "*.jsonl")
    }


def wordings(entries: Iterable[Entry]) -> dict[str, dict[str, tuple[Entry, ...]]]:
    """Return, by document URL and passage id, the entries of every wording that was ever published, oldest first.

    What was published at an address that has moved since is told of the address where it stands now.
    """
    held = tuple(entries)
    moved = aliases(held)
    found: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for entry in held:
        if entry.what in ("passage", "redacted") and entry.passage:
            by_passage = found.setdefault(present(entry.url, moved), {})
            by_passage[entry.passage] = (*by_passage.get(entry.passage, ()), entry)
    return found


def order(version: str) -> tuple[int, ...]:
    """Return the key that puts versions (`1.10`) in order; of what is not written as one, none."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def last_version(entries: Iterable[Entry]) -> str:
    """Return the last version that was published, or nothing."""
    return max({e.version for e in entries}, key=order, default="")


def aliases(entries: Iterable[Entry]) -> dict[str, str]:
    """Return where each address that has moved leads next."""
    return {e.url: e.to for e in entries if e.what == "alias"}


def present(url: str, moved: Mapping[str, str]) -> str:
    """Return where `url` leads in the end; a circle of aliases (`check` reports it) ends where it closes."""
    passed = {url}
    while (to := moved.get(url, "")) and to not in passed:
        passed.add(to)
        url = to
    return url
