"""Files that are there whole or not at all, and never instead of another."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO


def create(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; return whether it is `data` now (it may have been so before).

    Written beside its place and then moved, so that an interrupted run leaves no half of a file.
    """
    if path.exists():
        return path.read_bytes() == data
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, data)
    return True


def replace(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


class Array:
    """A JSON array in a file, written item by item: in memory there is one. It takes its name when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._file: TextIO | None = None
        self._first = True

    def __enter__(self) -> Array:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._part.open("w", encoding="utf-8", newline="\n")
        self._file.write("[")
        return self

    def add(self, item: Mapping[str, Any]) -> None:
        """Write one more item. To be called between entering and leaving."""
        if self._file is None:
            raise ValueError("the array is not open")
        self._file.write("\n" if self._first else ",\n")
        self._file.write(json.dumps(item, ensure_ascii=False))
        self._first = False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.write("\n]\n")
            self._file.close()
        if kind is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink(missing_ok=True)
