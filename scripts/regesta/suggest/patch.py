"""What is accepted or rejected, written: pure functions from the text of a file to its new text.

What is accepted stands in the ordinary keys, so that every check of evidence holds for it, and its id under
`annotation.suggested` until an editor takes it off; what is rejected, under `annotation.rejected`, is never proposed
again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from .. import edit, mentions
from ..load.shapes import DocumentShape
from ..model import SuggestionKind
from .index import Index
from .suggestion import Suggestion

ORDER = tuple(DocumentShape.model_fields)
ANNOTATION = ("status", "on", "by", "suggested", "rejected")


def accept(text: str, suggestions: Iterable[Suggestion], index: Index) -> str:
    """Return the text of a document with `suggestions` in its front matter, marked as suggested.

    Those that are there already change nothing. A document that was a draft of nobody's is `suggested` from now on.
    """
    accepted = tuple(suggestions)

    def change(data: Any) -> None:
        for one in accepted:
            if _WRITERS[one.kind](data, one, index):
                _mark(data, "suggested", one.kind, one.id)

    return edit.front_matter(text, lambda matter: edit.rewrite(matter, change)) if accepted else text


def reject(text: str, ids: Iterable[tuple[SuggestionKind, str]]) -> str:
    """Return the text of a document that remembers `ids` as rejected."""
    rejected = tuple(ids)

    def change(data: Any) -> None:
        for kind, id in rejected:
            _mark(data, "rejected", kind, id)

    return edit.front_matter(text, lambda matter: edit.rewrite(matter, change)) if rejected else text


def attest(text: str, document: str, suggestions: Iterable[Suggestion]) -> str:
    """Return the text of the authority file of events with each suggested attestation added to its event."""
    entries = {s.id: {"document": document, "passage": s.passages[0], "quote": s.words[0]}
               for s in suggestions if s.kind == "events"}  # fmt: skip

    def change(data: Any) -> None:
        for id, entry in entries.items():
            attested = data[id]["attested"]
            if not any(a["document"] == document and a["passage"] == entry["passage"] for a in attested):
                attested.append(edit.plain(entry))

    return edit.rewrite(text, change) if entries else text


def _actor(data: Any, one: Suggestion, index: Index) -> bool:
    listed = _at(data, "actors", CommentedSeq, ORDER)
    if any(one.id == (a if isinstance(a, str) else a["id"]) for a in listed):
        return False
    known = [word for word in one.words if one.id in mentions.owners(index.names.actors, word)]
    own = [word for word in one.words if word not in known]
    listed.append(edit.plain({"id": one.id, "as": own} if own and not known else one.id))
    return True


def _topic(data: Any, one: Suggestion, index: Index) -> bool:
    del index
    topics = _at(data, "topics", CommentedMap, ORDER)
    if one.id in topics:
        return False
    topics[edit.plain(one.id)] = edit.plain(one.passages)
    return True


def _date(data: Any, one: Suggestion, index: Index) -> bool:
    del index
    if data.get("date"):
        return False
    for key, value in (("date", one.id), ("date_as_written", one.words[0]), ("date_basis", one.why)):
        if not data.get(key):
            _put(data, key, edit.plain(value), ORDER)
    return True


def _event(data: Any, one: Suggestion, index: Index) -> bool:
    """Mark the event: what it rests on is written where events are (`attest`)."""
    del index
    marked = (data.get("annotation") or {}).get("suggested") or {}
    return one.id not in (marked.get("events") or ())


_WRITERS = {"actors": _actor, "topics": _topic, "dates": _date, "events": _event}


def _mark(data: Any, how: str, kind: SuggestionKind, id: str) -> None:
    annotation = _at(data, "annotation", CommentedMap, ORDER)
    if how == "suggested" and annotation.get("status", "draft") == "draft":
        _put(annotation, "status", "suggested", ANNOTATION)
    ids = _at(_at(annotation, how, CommentedMap, ANNOTATION), kind, CommentedSeq, ())
    if id not in ids:
        ids.append(edit.plain(id))


def _at(data: Any, key: str, shape: type[Any], order: tuple[str, ...]) -> Any:
    """Return the mapping or list under `key`, made where it is not there or empty, in block style."""
    if not data.get(key):
        _put(data, key, shape(), order)
        data[key].fa.set_block_style()
    return data[key]


def _put(data: Any, key: str, value: Any, order: tuple[str, ...]) -> None:
    """Set `key`, where it is new before the first key that follows it in `order`."""
    if key in data or key not in order:
        data[key] = value
        return
    after = order[order.index(key) + 1 :]
    place = next((n for n, name in enumerate(data) if name in after), len(data))
    data.insert(place, key, value)
