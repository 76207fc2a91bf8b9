"""Records to bytes and back, the texts of documents sealed; quickly, since a build begins with ten thousand."""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from .. import model
from ..model import Document, sealed
from ..problems import Problem
from ..waste import unhindered


def loads(data: bytes | memoryview) -> Any:
    """Return what `dumps` gave the bytes of."""
    with unhindered():
        return pickle.loads(data)


def dumps(value: object) -> bytes:
    """Return the pickle of plain values and records; the texts of documents are sealed in it."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(value)
    return stream.getvalue()


def _proxy(held: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(held)


def _record(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [f.name for f in fields(kind)]
    values: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:
        return lambda record: (kind, (values(record),))
    return lambda record: (kind, values(record))


_SAID = attrgetter(*(f.name for f in fields(Document) if f.init and f.name not in model.TEXT))


def _document(document: Document) -> tuple[Any, ...]:
    text = sealed.held(model.TEXT[0], document)
    if not isinstance(text, sealed.Sealed):
        opened = tuple(getattr(document, name) for name in model.TEXT)
        text = sealed.Sealed(zlib.compress(dumps(opened), 1), document.summary, document.outline)
    return _opened, (_SAID(document), document.statement, text.data, text.summary, text.outline)


def _opened(said: tuple[Any, ...], stated: str, data: bytes, summary: str, outline: model.Outline) -> Document:
    text = sealed.Sealed(data, summary, outline)
    document = Document(*said, *(text for _ in model.TEXT))
    object.__setattr__(document, "stated", stated)
    return document


_KINDS = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type) and is_dataclass(kind)]


_TABLE: dict[type, Callable[[Any], Any]] = {
    **{kind: _record(kind) for kind in (*_KINDS, Problem)},
    MappingProxyType: lambda held: (_proxy, (dict(held),)),
    Document: _document,
}
"""Records are written by their fields, and made of them: as Python does it, reading takes three times as long."""
