"""Speaks to Pagefind, an optional extra: its program reads requests and answers each, as JSON in base64, with commas.

Pagefind's own library for Python waits a tenth of a second for each answer; a large corpus would take hours.
"""

from __future__ import annotations

import base64
import importlib
import json
import subprocess
from collections.abc import Sequence
from importlib.metadata import version as installed
from pathlib import Path
from typing import IO, Any

from ..progress import Watcher, counted, silent
from .search import Record

# Without a language Pagefind does not cut words to their stems: a word finds itself and what begins with it.
LANGUAGE = "unknown"


class NoIndex(Exception):
    """Why there is no search index: Pagefind is not installed, or it failed; the message says which."""


def version() -> str:
    """Return the version of Pagefind. Raises NoIndex where it is not installed."""
    _program()
    return installed("pagefind_bin")


def index(folder: Path, records: Sequence[Record], watcher: Watcher = silent) -> None:
    """Write the index of `records` into `folder`. Raises NoIndex."""
    with subprocess.Popen([_program(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        assert service.stdin
        assert service.stdout
        to, back = service.stdin, service.stdout
        number = _ask(to, back, {"type": "NewIndex", "config": {"force_language": LANGUAGE}})["index_id"]
        for record in counted(records, "Reading passages for the search index", len(records), watcher):
            _ask(to, back, {"type": "AddRecord", "index_id": number, **_fields(record)})
        watcher("Writing the search index", 0, 0)
        _ask(to, back, {"type": "WriteFiles", "index_id": number, "output_path": str(folder)})


def _program() -> str:
    try:
        return str(importlib.import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise NoIndex("it needs Pagefind, which is not installed: pip install 'regesta[search]'") from error


def _fields(record: Record) -> dict[str, Any]:
    return {
        "url": record.url,
        "content": record.content,
        "language": LANGUAGE,
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items() if values},
        "sort": dict(record.sort),
    }


def _ask(to: IO[bytes], back: IO[bytes], payload: dict[str, Any]) -> dict[str, Any]:
    to.write(base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + b",")
    to.flush()
    answer = bytearray()
    while (byte := back.read(1)) != b",":
        if not byte:
            raise NoIndex("Pagefind ended before it had answered")
        answer += byte
    said: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
    if said["type"] == "Error":
        raise NoIndex(f"Pagefind says: {said['message']}")
    return said
