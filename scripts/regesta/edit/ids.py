"""Where the ids of records stand in the files of a corpus, and how one is put in place of another, everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import ANY, KEY, front_matter, replace_id, rewrite
from . import Path as Steps

AUTHORITY = "content/authority"

ROLES = ("creators", "recipients", "informed", "signatories", "interlocutors")
"""The keys of a document that list actors by their role."""


def _annotated(key: str) -> tuple[Steps, ...]:
    """Where the ids of suggestions stand, those accepted and those rejected."""
    return ("annotation", "suggested", key, ANY), ("annotation", "rejected", key, ANY)


# For each kind of record, where its ids stand in the front matter of a document, and in which authority files.
DOCUMENT: dict[str, tuple[Steps, ...]] = {
    "actor": (
        ("actors", ANY),
        ("actors", ANY, "id"),
        *((role, ANY) for role in ROLES),
        ("voices", ANY, ANY),
        ("acts", ANY, ANY, "of"),
        *_annotated("actors"),
    ),
    "place": (("place",), ("places", ANY), ("places", ANY, "id")),
    "topic": (("topics", KEY), *_annotated("topics")),
    "act": (("acts", KEY),),
    "event": _annotated("events"),
}
RECORDS: dict[str, dict[str, tuple[Steps, ...]]] = {
    "actor": {
        "actors": ((ANY, "part_of"), (ANY, "offices", ANY, "of"), (ANY, "distinct_from", ANY)),
        "events": ((ANY, "actors", ANY),),
        "series": ((ANY, "publisher"),),
        "stubs": ((ANY, "creators", ANY),),
    },
    "place": {"places": ((ANY, "within"), (ANY, "distinct_from", ANY)), "events": ((ANY, "places", ANY),)},
    "topic": {
        "topics": ((ANY, "broader"), (ANY, "related", ANY), (ANY, "distinct_from", ANY)),
        "events": ((ANY, "topics", ANY),),
    },
    "act": {"acts": ()},
    "event": {"events": ()},
}
HOMES = {"actor": "actors", "place": "places", "topic": "topics", "act": "acts", "event": "events"}
"""The authority file that holds the records of a kind."""

PREFIXES = {"actor": "a", "place": "p", "topic": "t", "act": "acts", "event": "e"}
"""The first part of the address of a record of a kind."""


def address(kind: str, id: str) -> str:
    """Return the address of the page of a record."""
    return f"/{PREFIXES[kind]}/{id}/"


def mentioning(root: Path, kind: str, old: str) -> Iterator[tuple[Path, str]]:
    """Give the files in which the id may stand, with their texts; the home of its record comes last."""
    for folder in ("documents", "pages"):
        for file in sorted((root / "content" / folder).glob("*.md")):
            if old in (text := file.read_text("utf-8")):
                yield file, text
    home = HOMES[kind]
    for file in sorted((root / AUTHORITY).glob("*.yaml"), key=lambda file: (file.stem == home, file.stem)):
        yield file, file.read_text("utf-8")


def replaced(file: Path, text: str, kind: str, old: str, new: str, *steps: Steps) -> str:
    """Return the text of `file` with the id `new` wherever `old` stood, and where both stood, one entry for the two.

    `steps` lead to more places than those where ids of this kind stand. The key of the record itself is left.
    """
    text = text.replace(f"]({address(kind, old)}", f"]({address(kind, new)}")
    if file.suffix == ".md" and file.parent.name == "documents":
        if kind == "actor":
            text = text.replace(f"](actor:{old})", f"](actor:{new})")
        order = re.findall(r"^\{: #([^\s}]+)", text, re.M)
        return front_matter(text, lambda matter: _in_document(matter, kind, old, new, order))
    paths = (*RECORDS[kind].get(file.stem, ()), *steps) if file.suffix == ".yaml" else ()
    if not paths or old not in text:
        return text
    once = replace_id(text, paths, old, new)
    lists = [path[:-1] for path in paths if path[-1] == ANY]
    return rewrite(once, lambda data: _single(data, lists, new)) if once != text else text


def _in_document(matter: str, kind: str, old: str, new: str, order: list[str]) -> str:
    keyed = {"topic": "topics", "act": "acts"}.get(kind)
    if keyed:
        matter = rewrite(matter, lambda data: _one_key(data.get(keyed), old, new, order))
    once = replace_id(matter, DOCUMENT[kind], old, new)
    lists = [path[:-1] for path in DOCUMENT[kind] if path[-1] == ANY]
    return rewrite(once, lambda data: _single(data, lists, new)) if once != matter else matter


def _one_key(node: Any, old: str, new: str, order: list[str]) -> None:
    """Join what stands under `old` to what stands under `new`, in the order of the passages."""
    if not node or old not in node or new not in node:
        return
    one, other = node[new], node.pop(old)
    if "all" in (one, other):
        node[new] = "all"
        return
    for value in other:
        if value not in one:
            one.append(value)
    rank = {id: n for n, id in enumerate(order)}
    one.sort(key=lambda at: rank.get(at if isinstance(at, str) else at["at"], len(rank)))


def _single(data: Any, lists: list[Steps], id: str) -> None:
    """Leave `id` once in each list that one of `lists` leads to; the forms under `as` are joined."""
    for path in lists:
        for node in _reached(data, path):
            places = [n for n, one in enumerate(node) if (one if isinstance(one, str) else one.get("id")) == id]
            if len(places) > 1:
                _join(node, places)


def _reached(node: Any, path: Steps) -> Iterator[Any]:
    if not path:
        if isinstance(node, list):
            yield node
        return
    if isinstance(node, dict):
        keys: list[Any] = list(node) if path[0] == ANY else [path[0]] if path[0] in node else []
    else:
        keys = list(range(len(node))) if path[0] == ANY and isinstance(node, list) else []
    for key in keys:
        yield from _reached(node[key], path[1:])


def _join(node: Any, places: list[int]) -> None:
    first, *others = places
    forms = [form for n in places if not isinstance(node[n], str) for form in node[n].get("as", ())]
    holder = next((n for n in places if not isinstance(node[n], str)), first)
    if holder != first:
        node[first] = node[holder]
        if comments := node.ca.items.pop(first, None):  # of what was a word and is a mapping now
            node[first].ca.items["id"] = [None, None, comments[0], None]
    if forms:
        kept = node[first]["as"]
        kept.extend(form for form in dict.fromkeys(forms) if form not in kept)
    for n in reversed(others):
        comments = node.ca.items.get(n)
        del node[n]
        if comments and n - 1 not in node.ca.items:
            node.ca.items[n - 1] = comments
