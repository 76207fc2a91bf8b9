"""The authority files: content/edition.yaml and content/authority/*.yaml, each a mapping of id to record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import dates, frontmatter
from ..frontmatter import Source
from ..kept import NOTHING, Shelf, sum_of
from ..ledger import ADDRESS
from ..model import Act, Actor, Edition, Entry, Event, Place, Series, Stub, Topic
from ..problems import Problem
from .validate import validate

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

FILES: dict[str, type[Any]] = {
    "actors": Actor,
    "places": Place,
    "topics": Topic,
    "acts": Act,
    "events": Event,
    "series": Series,
    "stubs": Stub,
}


@dataclass(frozen=True, slots=True)
class Records:
    """The authority records by id, in the order of their files."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    stubs: Mapping[str, Stub] = field(default_factory=dict)


def read_yaml(root: Path, path: Path) -> tuple[Source, dict[str, Any], tuple[Problem, ...]]:
    """Return the YAML of a file, its source (for lines), and problems."""
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        return (
            Source("", name),
            {},
            (Problem(name, 0, "unreadable-file", f"not UTF-8 at byte {error.start}", "save the file as UTF-8"),),
        )
    source = Source(text, name)
    data, problems = frontmatter.load(source)
    return source, data, problems


def edition(root: Path) -> tuple[Edition | None, tuple[Problem, ...]]:
    """Return the edition's own record."""
    path = root / "content" / "edition.yaml"
    if not path.is_file():
        return None, (
            Problem(
                "content/edition.yaml",
                0,
                "missing-file",
                "the edition has no record of itself",
                "create it with at least title: ...",
            ),
        )
    source, data, problems = read_yaml(root, path)
    if any(p.code in ("bad-yaml", "unreadable-file") for p in problems):
        return None, problems
    record, found = validate(Edition, data, source, preview=True, version="")
    return record, problems + found


Read = tuple[dict[str, Any], tuple[Problem, ...]]


def read_all(root: Path, shelf: Shelf = NOTHING) -> tuple[Records, tuple[Problem, ...]]:
    """Return all authority records, and every problem of their files."""
    files = {name: root / "content" / "authority" / f"{name}.yaml" for name in FILES}

    def make(stale: Sequence[str]) -> list[Read]:
        return [_file(root, files[name], FILES[name]) for name in stale]

    keys = {name: shelf.sum(path) for name, path in files.items() if path.is_file()}
    read = shelf.through("authority", "", keys, make, lambda name, _: sum_of(files[name]))
    return Records(**{name: found for name, (found, _) in read.items()}), tuple(
        p for _, ps in read.values() for p in ps
    )


def _file(root: Path, path: Path, shape: type[Any]) -> Read:
    problems: list[Problem] = []
    return _records(root, path, shape, problems), tuple(problems)


def _records(root: Path, path: Path, shape: type[Any], problems: list[Problem]) -> dict[str, Any]:
    source, data, found = read_yaml(root, path)
    problems.extend(found)
    records: dict[str, Any] = {}
    for id, raw in data.items():
        if not ID.fullmatch(str(id)):
            problems.append(
                Problem(
                    source.path,
                    source.line(id),
                    "bad-id",
                    f"{str(id)!r} cannot be an id",
                    "lower-case ASCII letters, digits and single hyphens",
                )
            )
            continue
        if not isinstance(raw, Mapping):
            problems.append(
                Problem(source.path, source.line(id), "bad-value", f"{id} has no record", "indent its keys under it")
            )
            continue
        record, found = validate(shape, raw, source, (id,), id=id)
        problems.extend(found)
        if record is not None:
            records[id] = record
    return records


def changes(root: Path) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return what was renamed or withdrawn since the last publication (content/changes.yaml), as ledger entries."""
    path = root / "content" / "changes.yaml"
    if not path.is_file():
        return (), ()
    source, data, found = read_yaml(root, path)
    problems = list(found)
    entries: list[Entry] = []
    for key in data:
        if key not in ("renamed", "withdrawn"):
            problems.append(
                Problem(
                    source.path,
                    source.line(key),
                    "unknown-key",
                    f"key {key!r} is not known here",
                    "renamed: or withdrawn:",
                )
            )
    for what, key in (("alias", "renamed"), ("withdrawn", "withdrawn")):
        listed = data.get(key) or ()
        if not isinstance(listed, list | tuple):
            message = f"{key}: is a list of entries"
            problems.append(Problem(source.path, source.line(key), "bad-value", message, "write - url: /a/france/"))
            continue
        for index, raw in enumerate(listed):
            if not isinstance(raw, Mapping):
                problems.append(
                    Problem(
                        source.path,
                        source.line(key, index),
                        "bad-value",
                        "an entry needs url, on and why",
                        "indent its keys under the hyphen",
                    )
                )
                continue
            entry, found = validate(Entry, raw, source, (key, index), what=what, version="")
            problems.extend(found)
            if entry is not None:
                wrong = tuple(_of_change(entry, source, (key, index)))
                problems.extend(wrong)
                entries += [] if wrong else [entry]
    return tuple(entries), tuple(problems)


def _of_change(entry: Entry, source: Source, keys: tuple[str | int, ...]) -> Iterator[Problem]:
    for key, address in (("url", entry.url), ("to", entry.to)):
        if not ADDRESS.fullmatch(address) and (address or key == "url" or entry.what == "alias"):
            message = f"{key}: {address!r} is no address of a record"
            yield Problem(source.path, source.line(*keys, key), "bad-value", message, "write it as /a/france/")
    if not dates.is_day(entry.on):
        message = f"on: {entry.on!r} is not one day"
        yield Problem(source.path, source.line(*keys, "on"), "bad-date", message, 'write it as "2026-11-22"')
