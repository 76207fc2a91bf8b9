"""Two records of one thing made one: all that one said is joined to the other, or is named where the two disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from . import _dump, _yaml, blocks

NAMES = {"actor": ("name", "names"), "place": ("name", "names"), "topic": ("label", "alt")}
"""The key of the name, and that of the other names."""

OWN: dict[str, frozenset[str]] = {
    "actor": frozenset({"sort"}),
    "act": frozenset({"label", "noun", "rank"}),
    "event": frozenset({"title"}),
}
"""What names the record that remains; of the other it is told and goes."""

ABOVE = {"actor": "part_of", "place": "within", "topic": "broader"}
FLAGS: dict[str, bool] = {"inline": True, "private": False, "container": False}
"""Truth values, with what they are where they are not written."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The text of the authority file with one record for two; `gone` was left out, `contrary` forbids it."""

    text: str
    gone: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()


def merged(text: str, kind: str, old: str, new: str) -> Merged:
    """Return the authority file `text` in which the record `old` has become part of the record `new`.

    Lists are joined, names become other names; where both state something else under one key, nothing is chosen:
    `contrary` then says what an editor has to settle first.
    """
    parts = blocks(text)
    texts = dict(parts)
    one, other = _yaml().load(texts[new])[new], _yaml().load(texts[old])[old]
    contrary = _contrary(kind, one, other, old, new)
    if contrary:
        return Merged(text, contrary=contrary)
    gone = tuple(
        f"{key}: {other[key]}" for key in other if key in OWN.get(kind, ()) and key in one and one[key] != other[key]
    )
    data = _yaml().load(texts[new])
    _join(kind, data[new], other, {old, new})
    comments = "".join(f"  # {comment}\n" for comment in _comments(texts[old]))
    head, _, body = _dump(data).partition("\n")
    entry = f"{head}\n{comments}{body}"
    if not texts[new].endswith("\n"):
        entry = entry.rstrip("\n")
    return Merged("".join(entry if key == new else part for key, part in parts if key != old), gone)


def _contrary(kind: str, one: Mapping[str, Any], other: Mapping[str, Any], old: str, new: str) -> tuple[str, ...]:
    found = []
    if {old, new} & {*one.get("distinct_from", ()), *other.get("distinct_from", ())}:
        found.append("distinct_from: they are declared to be two; take that out first")
    above = ABOVE.get(kind, "")
    if above and one.get(above) in (old, new):
        found.append(f"{above}: {new} stands below {old}; merge {new} into {old} instead, or change it first")
    skipped = {*NAMES.get(kind, ()), *OWN.get(kind, ())}
    for key in dict.fromkeys([*one, *other]):
        if key in FLAGS:
            mine, its = one.get(key, FLAGS[key]), other.get(key, FLAGS[key])
        elif key in one and key in other:
            mine, its = one[key], other[key]
        else:
            continue
        if key in skipped or isinstance(mine, list) or mine == its or (key == above and its == new):
            continue
        found.append(f"{key}: {new} has {mine!r}, {old} has {its!r}; make them the same, or take one out")
    return tuple(found)


def _join(kind: str, one: Any, other: Mapping[str, Any], ids: set[str]) -> None:
    name, names = NAMES.get(kind, ("", ""))
    for key, value in other.items():
        if key == name:
            continue
        if isinstance(value, list):
            _extend(one, key, [v for v in value if not (key in ("related", "distinct_from") and v in ids)])
        elif key not in one and not (key == ABOVE.get(kind) and value in ids):
            one[key] = value
    if name:
        known = {one[name], *one.get("misspellings", ())}
        _extend(one, names, [n for n in (other[name],) if n not in known])
        if names in one and one[name] in one[names]:
            one[names].remove(one[name])
    for key in ("related", "distinct_from"):
        for id in ids & set(one.get(key, ())):
            one[key].remove(id)
        if key in one and not one[key]:
            del one[key]


def _extend(one: Any, key: str, values: list[Any]) -> None:
    new = [_copied(v) for v in values if v not in one.get(key, ())]
    if not new:
        return
    if key not in one:
        one[key] = CommentedSeq()
    one[key].extend(new)


def _copied(value: Any) -> Any:
    """Return `value` without its comments, which may belong to what stood after it."""
    if isinstance(value, Mapping):
        return CommentedMap({key: _copied(one) for key, one in value.items()})
    return CommentedSeq([_copied(one) for one in value]) if isinstance(value, list) else value


def _comments(entry: str) -> list[str]:
    """Return the comments within an entry: those of the record that goes are kept in the one that remains."""
    found: list[str] = []
    for token in _tokens(_yaml().load(entry)):
        found += [line.strip().removeprefix("#").strip() for line in token.value.splitlines() if line.strip()]
    return found


def _tokens(node: Any) -> list[Any]:
    found: list[Any] = []
    if not isinstance(node, CommentedMap | CommentedSeq):
        return found
    held = [*(node.ca.comment or ()), *(one for item in node.ca.items.values() for one in item or ())]
    for one in held:
        found += [token for token in (one if isinstance(one, list) else [one]) if token is not None]
    for child in node.values() if isinstance(node, CommentedMap) else node:
        found += _tokens(child)
    return list({id(token): token for token in found}.values())
