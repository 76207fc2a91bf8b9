"""YAML in block style, one fact a line, as front matter and sidecars are written. A front matter takes PyYAML 10 ms.

Only what records are made of is written: mappings, lists, text, whole numbers, truth values. A text stands plain where
YAML 1.1 and 1.2 both read it as that text; one that begins with a digit, which a reader could take for a date or a
number, is always in quotation marks. What is not printable is written as an escape, so that a review can see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/;'’‘“”–—&!?%+$\"-]*[\w,.()/;'’‘“”–—&!?%+$\"-])?")
_QUOTED = re.compile(r"\d|.*(?::\s|:$| #)", re.DOTALL)
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\0": "\\0"}


class Plain(str):
    """Text that is written without quotation marks, though it begins with a digit: a range of lines."""


def dump(data: Mapping[str, Any]) -> str:
    """Return `data` as YAML, its keys in their order."""
    return "".join(f"{line}\n" for line in _mapping(data)) or "{}\n"


def scalar(value: str | int | bool) -> str:
    """Return `value` as it is written on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Plain | int):
        return str(value)
    return value if _plain(value) else f'"{"".join(map(_character, value))}"'


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        name = scalar(key)
        lines = list(_value(value))
        if lines:
            yield f"{name}:"
            yield from (f"  {line}" for line in lines)
        else:
            yield f"{name}: {_on_line(value)}"


def _value(value: Any) -> Iterator[str]:
    """Give the lines of a mapping or list that has something in it; none of anything else."""
    if isinstance(value, Mapping):
        yield from _mapping(value)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            lines = list(_value(item)) or [_on_line(item)]
            yield f"- {lines[0]}"
            yield from (f"  {line}" for line in lines[1:])


def _on_line(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[]"
    return scalar(value)


def _plain(value: str) -> bool:
    if _QUOTED.match(value):
        return False
    return (bool(_PLAIN.fullmatch(value)) and value.lower() not in _WORDS) or _plain_to_pyyaml(value)


@lru_cache(4096)
def _plain_to_pyyaml(value: str) -> bool:
    """Ask PyYAML about what begins or goes on unusually."""
    written = yaml.dump(value, Dumper=yaml.SafeDumper, allow_unicode=True, width=1_000_000)
    return value.isprintable() and not written.startswith(("'", '"', "|", ">"))


def _character(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
