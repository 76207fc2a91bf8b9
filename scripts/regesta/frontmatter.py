"""YAML, safely and fast, with the lines that things stand on. Duplicate keys are errors, aliases are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

import yaml

from .problems import Problem

_BOOLEAN, _TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{name}" for name in ("bool", "str", "seq", "map"))


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, with true and false alone as truth values (YAML 1.2): `on:` is a key, `no` is a language."""

    yaml_implicit_resolvers: ClassVar = {
        char: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
        for char, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Loader.add_implicit_resolver(_BOOLEAN, re.compile(r"(?:true|false)$"), ["t", "f"])

MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of YAML and where it stands, so that the line of a value is found only when a problem needs it."""

    text: str
    path: str
    first_line: int = 1

    def line(self, *keys: str | int) -> int:
        """Return the line of the value under `keys`, or of the deepest of them that exists."""
        try:
            node = _composed(self.text)
        except yaml.YAMLError:
            return self.first_line
        line = 0
        for key in keys:
            found = _child(node, key)
            if found is None:
                break
            line, node = found
        return self.first_line + line


@lru_cache(maxsize=8)
def _composed(text: str) -> Any:
    """Return the nodes of `text`, kept: a file with one problem often has many."""
    return yaml.compose(text, Loader=Loader)


def _child(node: Any, key: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if isinstance(name, yaml.ScalarNode) and name.value == str(key):
                return name.start_mark.line, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line, node.value[key]
    return None


def load(source: Source) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the mapping that `source` holds, and what is wrong with it (then the mapping may be incomplete)."""
    try:
        node = yaml.compose(source.text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        line = source.first_line + (mark.line if mark else 0)
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        return {}, (
            Problem(
                source.path,
                line,
                "bad-yaml",
                f"this is not YAML: {what}",
                "look for a missing quotation mark or a wrong indentation from this line on",
            ),
        )
    if node is None:
        return {}, ()
    if not isinstance(node, yaml.MappingNode):
        return {}, (
            Problem(
                source.path,
                source.first_line,
                "bad-yaml",
                "a mapping of keys to values is expected",
                "write key: value",
            ),
        )
    problems: list[Problem] = []
    _inspect(node, source, problems, 0, set())
    if any(p.code == "bad-yaml" for p in problems):
        return {}, tuple(problems)
    try:
        data = _plain(node)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return {}, (
            *problems,
            Problem(
                source.path,
                source.first_line,
                "bad-yaml",
                f"a value cannot be read: {error}",
                "put it in quotation marks",
            ),
        )
    return data, tuple(problems)


def _plain(node: Any) -> Any:
    """Return the data of a node: texts, lists and mappings at once, which is most of it, the rest as YAML has it."""
    if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
        return node.value
    if node.tag == _LIST and isinstance(node, yaml.SequenceNode):
        return [_plain(child) for child in node.value]
    if node.tag == _MAPPING and isinstance(node, yaml.MappingNode) and all(k.tag == _TEXT for k, _ in node.value):
        return {key.value: _plain(value) for key, value in node.value}
    return _Constructor().construct_document(node)


class _Constructor(yaml.constructor.SafeConstructor):
    """Builds plain data from nodes that were parsed already."""


def _inspect(node: Any, source: Source, problems: list[Problem], depth: int, seen: set[int]) -> None:
    if isinstance(node, yaml.ScalarNode):
        return
    line = source.first_line + node.start_mark.line
    if id(node) in seen or depth > MAX_DEPTH:
        problems.append(
            Problem(source.path, line, "bad-yaml", "aliases and deep nesting are not read here", "write the value out")
        )
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _inspect(child, source, problems, depth + 1, seen)
        return
    first: dict[str, int] = {}
    for name, value in node.value:
        key = str(name.value)
        at = source.first_line + name.start_mark.line
        if key in first:
            problems.append(
                Problem(
                    source.path,
                    at,
                    "duplicate-key",
                    f"key {key!r} stands on line {first[key]} already",
                    "keep one of the two; YAML would drop the first in silence",
                )
            )
        first.setdefault(key, at)
        _inspect(value, source, problems, depth + 1, seen)


def split(text: str, path: str) -> tuple[Source, str, int, tuple[Problem, ...]]:
    """Return the YAML of a document's front matter, its body, the line the body begins on, and problems."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return (
            Source("", path),
            text,
            1,
            (
                Problem(
                    path,
                    1,
                    "no-front-matter",
                    "the file does not begin with ---",
                    "a document begins with its YAML between two lines of ---",
                ),
            ),
        )
    for index in range(1, len(lines)):
        if lines[index].rstrip() == "---":
            return Source("\n".join(lines[1:index]), path, 2), "\n".join(lines[index + 1 :]), index + 2, ()
    return (
        Source("", path),
        "",
        1,
        (Problem(path, 1, "no-front-matter", "the front matter is not closed", "end it with a line ---"),),
    )
