"""Speaks to Pagefind, an optional extra: its program reads requests and answers each, as JSON in base64, with commas.

Pagefind's own library for Python waits a tenth of a second for each answer; a large corpus would take hours. Here the
records are written ahead by a thread while the answers are read, so that Pagefind never waits.
"""

from __future__ import annotations

import base64
import importlib
import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version as installed
from threading import Thread
from typing import IO, Any

from .search import Record

# Without a language Pagefind does not cut words to their stems: a word finds itself and what begins with it.
LANGUAGE = "unknown"
AT_ONCE = 1 << 16
"""How many bytes of answers are read at a time."""
Payload = dict[str, Any]


class NoIndex(Exception):
    """Why there is no search index: Pagefind is not installed, or it failed; the message says which."""


def version() -> str:
    """Return the version of Pagefind. Raises NoIndex where it is not installed."""
    _program()
    return installed("pagefind_bin")


def index(records: Sequence[Record]) -> dict[str, bytes]:
    """Return the files of the index of `records`, by path. Raises NoIndex.

    Pagefind could write them itself, but ends before all of them are written to their last byte.
    """
    with subprocess.Popen([_program(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        assert service.stdin
        assert service.stdout
        to, back = service.stdin, _answers(service.stdout)
        try:
            (new,) = _ask(to, back, [{"type": "NewIndex", "config": {"force_language": LANGUAGE}}])
            number = new["index_id"]
            _ask(to, back, [{"type": "AddRecord", "index_id": number, **_fields(record)} for record in records])
            (made,) = _ask(to, back, [{"type": "GetFiles", "index_id": number}])
        except BaseException:
            service.kill()  # or it would go on with what was written ahead
            with suppress(OSError):
                service.stdin.close()
            raise
    return {file["path"]: base64.b64decode(file["content"]) for file in made["files"]}


def _program() -> str:
    try:
        return str(importlib.import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise NoIndex("it needs Pagefind, which is not installed: pip install 'regesta[search]'") from error


def _fields(record: Record) -> Payload:
    return {
        "url": record.url,
        "content": record.content,
        "language": LANGUAGE,
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items() if values},
        "sort": dict(record.sort),
    }


def _ask(to: IO[bytes], back: Iterator[Payload], requests: Sequence[Payload]) -> list[Payload]:
    """Make all requests and return their answers, in the order of the requests, whatever that of the answers is."""
    writer = Thread(target=_write, args=(to, requests), daemon=True)
    writer.start()
    answers: dict[int, Payload] = {}
    while len(answers) < len(requests):
        answer = next(back, None)
        if answer is None:
            raise NoIndex("Pagefind ended before it had answered")
        if answer["payload"]["type"] == "Error":
            raise NoIndex(f"Pagefind says: {answer['payload']['message']}")
        answers[answer["message_id"]] = answer["payload"]
    writer.join()
    return [answers[number] for number in range(len(requests))]


def _write(to: IO[bytes], requests: Iterable[Payload]) -> None:
    with suppress(OSError, ValueError):  # Pagefind has ended: whoever reads its answers is told so
        for number, payload in enumerate(requests):
            to.write(base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b",")
        to.flush()


def _answers(back: IO[bytes]) -> Iterator[Payload]:
    """Yield what Pagefind answers until it ends."""
    begun: list[bytes] = []
    while read := back.read1(AT_ONCE):  # type: ignore[attr-defined]
        *ends, rest = read.split(b",")
        for end in ends:
            yield json.loads(base64.b64decode(b"".join([*begun, end])))
            begun.clear()
        begun.append(rest)
