"""The text of a document that was read earlier: kept as bytes, and made passages only when somebody asks for them.

A build after one edit needs what is said about every document, and the texts of a few.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections import deque
from collections.abc import Sequence
from typing import Any


class Sealed:
    """The values of some fields of a record: `data` is their pickle, compressed.

    `summary` is the digest of what some of them say, `outline` what is to be known of them without opening them.
    """

    __slots__ = ("data", "opened", "outline", "summary")

    def __init__(self, data: bytes, summary: str, outline: Any) -> None:
        self.data = data
        self.summary = summary
        self.outline = outline
        self.opened: tuple[Any, ...] | None = None

    def open(self) -> tuple[Any, ...]:
        """Return the values, in the order of their fields; those of a few stay open."""
        if self.opened is None:
            self.opened = pickle.loads(zlib.decompress(self.data))
            _OPEN.append(self)
            while len(_OPEN) > OPEN:
                _OPEN.popleft().opened = None
        return self.opened


OPEN = 2000
"""So many texts stay open: what is made one after the other is mostly of the same ones."""
_OPEN: deque[Sealed] = deque()


class Late:
    """A field of a frozen record that may be held sealed; whoever reads it gets its value, and notices nothing."""

    __slots__ = ("place", "slot")

    def __init__(self, slot: Any, place: int) -> None:
        self.slot = slot
        self.place = place

    def __get__(self, record: Any, kind: type | None = None) -> Any:
        if record is None:
            return self
        value = self.slot.__get__(record)
        return value.open()[self.place] if type(value) is Sealed else value

    def __set__(self, record: Any, value: Any) -> None:
        self.slot.__set__(record, value)


def may_be_sealed(kind: type, names: Sequence[str]) -> None:
    """Let the fields `names` of a class of records be held sealed."""
    for place, name in enumerate(names):
        setattr(kind, name, Late(getattr(kind, name), place))


def slot(name: str, kind: type) -> Any:
    """Return the descriptor of a field of a class of records, which gives what it holds without opening it."""
    field: Any = getattr(kind, name)
    return field.slot if isinstance(field, Late) else field


def held(name: str, record: Any) -> Any:
    """Return what a field of `record` holds, without opening it."""
    return slot(name, type(record)).__get__(record)


def summary(values: Sequence[object]) -> str:
    """Return a digest of plain records and values: all that their `repr` says."""
    return hashlib.blake2b(repr(values).encode(), digest_size=12).hexdigest()
