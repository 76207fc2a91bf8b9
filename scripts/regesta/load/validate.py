"""From plain data to records: pydantic does the checking, its findings become Problems that an editor understands."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..frontmatter import Source
from ..problems import Problem

T = TypeVar("T")

DATE_KEYS = frozenset({"date", "published", "captured", "covers", "on", "accessioned", "span", "says"})


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(shape: type[Any]) -> TypeAdapter[Any]:
    """Return the validator of `shape`, made once."""
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def validate(
    shape: type[T], data: Mapping[str, Any], source: Source, keys: tuple[str | int, ...] = (), **given: Any
) -> tuple[T | None, tuple[Problem, ...]]:
    """Return `data` as a record of `shape`, or None with the problems that keep it from being one.

    `keys` lead to `data` within `source`; `given` are fields that the file does not state (its id, its path).
    """
    stated = [k for k in given if k in data]
    if stated:
        return None, tuple(
            Problem(
                source.path,
                source.line(*keys, k),
                "unknown-key",
                f"key {k!r} is not written in the file",
                "remove it: it follows from where the record stands",
            )
            for k in stated
        )
    try:
        record = _adapter(shape).validate_python({**data, **given})
    except ValidationError as error:
        return None, tuple(_problem(dict(e), shape, source, keys) for e in error.errors())
    empty = tuple(
        Problem(source.path, source.line(*keys, *where), "missing-key", f"key {where[-1]!r} is empty", "say what it is")
        for where in _empty(record)
        if where[0] not in given
    )
    return (None if empty else record), empty


def _empty(record: Any) -> Iterator[tuple[str | int, ...]]:
    """Give where a text stands empty that a record cannot do without."""
    kind: Any = type(record)
    for name, required in _fields(kind):
        value = getattr(record, name)
        if required and isinstance(value, str) and not value.strip():
            yield (name,)
        for index, one in enumerate(value if isinstance(value, tuple) else ()):
            if not isinstance(one, str):
                yield from ((name, index, *rest) for rest in _empty(one))


@cache
def _fields(shape: type[Any]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a kind of record, and whether each has to be stated; none of what is no record."""
    if is_dataclass(shape):
        return tuple((f.name, f.default is MISSING and f.default_factory is MISSING) for f in fields(shape))
    if issubclass(shape, BaseModel):
        return tuple((name, f.is_required()) for name, f in shape.model_fields.items())
    return ()


def _problem(error: Mapping[str, Any], shape: type[Any], source: Source, keys: tuple[str | int, ...]) -> Problem:
    where = tuple(error["loc"])
    named = [k for k in where if isinstance(k, str)]
    key = named[-1] if named else ""
    line = source.line(*keys, *where)
    match error["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            close = difflib.get_close_matches(key, _keys(shape, where), 1)
            hint = f"did you mean {close[0]!r}?" if close else "docs/model.md lists the keys; or remove it"
            return Problem(source.path, line, "unknown-key", f"key {key!r} is not known here", hint)
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return Problem(source.path, line, "missing-key", f"key {key!r} is missing", f"add {key}: ...")
    value = error["input"]
    if isinstance(value, (int, float, datetime.date)) and not isinstance(value, bool) and key in DATE_KEYS:
        return Problem(
            source.path,
            line,
            "unquoted-date",
            f"{key} {_shown(value)} is not in quotation marks, and YAML reads it as {_type_name(value)}",
            f'write {key}: "{_shown(value)}"',
        )
    return Problem(
        source.path,
        line,
        "bad-value",
        f"{'.'.join(map(str, where)) or 'value'}: {error['msg'].lower()}, not {_shown(value)}",
        "docs/model.md says what stands here",
    )


def _keys(shape: type[Any], where: tuple[str | int, ...]) -> list[str]:
    del where
    if is_dataclass(shape):
        return [f.name for f in fields(shape)]
    if issubclass(shape, BaseModel):
        return [f.alias or name for name, f in shape.model_fields.items()]
    return []


def _type_name(value: Any) -> str:
    return "a date" if isinstance(value, datetime.date) else "a number"


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
