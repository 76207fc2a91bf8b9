"""Changes to YAML that keep comments, order and quotation marks (ruamel.yaml); pure functions from text to text."""

from __future__ import annotations

import io
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, ScalarString

from .. import frontmatter

ANY = "*"
"""Any key of a mapping, any item of a list."""

KEY = "@key"
"""The last step of a path: the keys of the mapping that it leads to, instead of values."""

Path = tuple[str, ...]


def _yaml() -> YAML:
    editor = YAML(typ="rt")
    editor.preserve_quotes = True
    editor.width = 4096
    editor.indent(mapping=2, sequence=4, offset=2)
    return editor


def _dump(data: Any) -> str:
    out = io.StringIO()
    _yaml().dump(data, out)
    return out.getvalue()


def replace_id(text: str, paths: Iterable[Path], old: str, new: str) -> str:
    """Return YAML `text` with the id `old` replaced by `new` wherever one of `paths` leads to it.

    Nothing else changes, to the byte: not a comment, not its column, not the quotation marks.
    """
    root = yaml.compose(text, Loader=frontmatter.Loader)
    found = {(n.start_mark.line, n.start_mark.column): n for path in paths for n in _led_to(root, path, old)}
    if not found:
        return text
    lines = text.split("\n")
    for (line, column), node in sorted(found.items(), reverse=True):
        quote = node.style if node.style in ("'", '"') else "" if yaml.load(new, frontmatter.Loader) == new else '"'
        lines[line] = f"{lines[line][:column]}{quote}{new}{quote}{lines[line][node.end_mark.column :]}"
    return "\n".join(lines)


def _led_to(node: Any, path: Path, id: str) -> Iterator[Any]:
    """Give the scalars that say `id` where `path` leads to."""
    if not path:
        if isinstance(node, yaml.ScalarNode) and node.value == id:
            yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if path[0] == KEY:
                yield from _led_to(key, (), id)
            elif path[0] in (ANY, key.value):
                yield from _led_to(value, path[1:], id)
    elif isinstance(node, yaml.SequenceNode) and path[0] == ANY:
        for one in node.value:
            yield from _led_to(one, path[1:], id)


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


def blocks(text: str) -> list[tuple[str, str]]:
    """Return YAML `text` of a mapping cut into (key, text of its entry); what stands between entries has no key.

    Comments and empty lines at the margin stand between entries, and belong to none. Joined, the texts are `text`.
    """
    found: list[tuple[str, str]] = []
    between = ""
    for line in text.splitlines(keepends=True):
        if not line.strip() or line.startswith(("#", "---")):
            between += line
        elif line[0] in " \t-" and found:
            found[-1] = (found[-1][0], found[-1][1] + between + line)
            between = ""
        else:
            found += [("", between)] if between else []
            found.append((next(iter(map(str, _yaml().load(line)))), line))
            between = ""
    return [*found, ("", between)] if between else found


def append(text: str, key: str, entry: Mapping[str, Any]) -> str:
    """Return YAML `text` with `entry` added to the list under `key`, which is made if it is not there."""
    data = _yaml().load(text) or CommentedMap()
    data.setdefault(key, CommentedSeq()).append(CommentedMap(entry))
    return _dump(data)


def without_entry(text: str, key: str, entry: Mapping[str, Any]) -> str:
    """Return YAML `text` without the entries of the list under `key` that say all that `entry` does."""
    data = _yaml().load(text) or CommentedMap()
    left = [one for one in data.get(key, ()) if any(one.get(name) != value for name, value in entry.items())]
    if key not in data or len(left) == len(data[key]):
        return text
    data[key] = CommentedSeq(left)
    if not left:
        del data[key]
    return _dump(data) if data else ""


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
