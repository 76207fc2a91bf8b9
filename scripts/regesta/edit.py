"""Changes to YAML that keep comments, order and quotation marks (ruamel.yaml); pure functions from text to text."""

from __future__ import annotations

import io
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, ScalarString

from . import frontmatter

ANY = "*"
"""Any key of a mapping, any item of a list."""

KEY = "@key"
"""The last step of a path: the keys of the mapping that it leads to, instead of values."""

Path = tuple[str, ...]


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dump(data: Any) -> str:
    out = io.StringIO()
    _yaml().dump(data, out)
    return out.getvalue()


def replace_id(text: str, paths: Iterable[Path], old: str, new: str) -> str:
    """Return YAML `text` with the id `old` replaced by `new` wherever one of `paths` leads to it.

    Text in which nothing is replaced is returned as it is, to the byte.
    """
    data = _yaml().load(text)
    changed = [_replace(data, path, old, new) for path in paths]
    return _dump(data) if any(changed) else text


def _replace(node: Any, path: Path, old: str, new: str) -> bool:
    step, rest = path[0], path[1:]
    if step == KEY:
        if not isinstance(node, CommentedMap) or old not in node:
            return False
        place = list(node).index(old)
        node.insert(place, new, node.pop(old))
        return True
    changed = False
    for key in _keys(node, step):
        value = node[key]
        if rest:
            changed |= _replace(value, rest, old, new)
        elif value == old:
            node[key] = new
            changed = True
    return changed


def _keys(node: Any, step: str) -> list[Any]:
    if isinstance(node, CommentedMap):
        return list(node) if step == ANY else [step] if step in node else []
    if isinstance(node, CommentedSeq) and step == ANY:
        return list(range(len(node)))
    return []


def front_matter(text: str, change: Callable[[str], str]) -> str:
    """Return the text of a document with its front matter as `change` gives it, its body as it is."""
    source, body, _, _ = frontmatter.split(text, "")
    matter = change(f"{source.text}\n")
    return f"---\n{matter}---\n{body}"


def rewrite_texts(text: str, keys: Container[str], rewrite: Callable[[str], str]) -> str:
    """Return YAML `text` with all that stands under any of `keys`, however deep, as `rewrite` gives it.

    Ids, dates and what else programs read stand under other keys and stay. Text in which nothing is rewritten is
    returned as it is, to the byte.
    """
    data = _yaml().load(text)
    return _dump(data) if _rewritten(data, keys, rewrite, within=False) else text


def _rewritten(node: Any, keys: Container[str], rewrite: Callable[[str], str], within: bool) -> bool:
    changed = False
    for key in _keys(node, ANY):
        value, inside = node[key], within or key in keys
        if not isinstance(value, str):
            changed |= _rewritten(value, keys, rewrite, inside)
        elif inside and (new := rewrite(value)) != value:
            node[key] = type(value)(new) if isinstance(value, ScalarString) else new
            changed = True
    return changed


def rewrite_quotes(text: str, documents: Container[str], rewrite: Callable[[str], str]) -> str:
    """Return the YAML of events with the quotations from `documents` as `rewrite` gives them."""
    data = _yaml().load(text) or {}
    changed = False
    for event in data.values():
        for attested in event.get("attested", ()):
            new = rewrite(attested["quote"]) if attested["document"] in documents else attested["quote"]
            changed |= new != attested["quote"]
            attested["quote"] = new
    return _dump(data) if changed else text


def append(text: str, key: str, entry: Mapping[str, Any]) -> str:
    """Return YAML `text` with `entry` added to the list under `key`, which is made if it is not there."""
    data = _yaml().load(text) or CommentedMap()
    data.setdefault(key, CommentedSeq()).append(CommentedMap(entry))
    return _dump(data)


def set_value(text: str, key: str, value: str) -> str:
    """Return YAML `text` with `value` under the top-level `key`."""
    data = _yaml().load(text)
    data[key] = value
    return _dump(data)


def remove(text: str, key: str) -> str:
    """Return YAML `text` without the top-level `key`."""
    data = _yaml().load(text)
    data.pop(key, None)
    return _dump(data)


def rewrite(text: str, change: Callable[[Any], None]) -> str:
    """Return YAML `text` as `change` leaves its data; text whose data it does not change is returned to the byte."""
    data = _yaml().load(text) or CommentedMap()
    before = _dump(data)
    change(data)
    after = _dump(data)
    return text if after == before else after


def plain(value: Any) -> Any:
    """Return `value` of mappings, lists and text as it is written: what begins with a digit in quotation marks."""
    if isinstance(value, Mapping):
        return CommentedMap({key: plain(one) for key, one in value.items()})
    if isinstance(value, list | tuple):
        return CommentedSeq([plain(one) for one in value])
    if isinstance(value, str):
        return DoubleQuotedScalarString(value) if value[:1].isdigit() else str(value)
    return value
