"""What a piece of the site was made from, seen while it is made: every record, list and index that it read.

Views are pure and get all they read as arguments. So the arguments are watched, not the functions: the corpus, its
documents, and the indexes that are counted once for many pages give the same values as ever and note which of them
were asked for. A piece whose values have not changed since need not be made again. What cannot be watched counts as
read whole, so that the answer is never wrong, only late.

A document is two values, what is said about it and its text: a list of titles does not change with a comma in a text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from ..model import TEXT, Capture, Corpus, Document, Site, sealed

Read = tuple[str, str]
"""A value that was read: the mapping and the key in it; ALL and KEYS are the whole of it."""

ALL, KEYS = "*", "*keys"
MODEL = Document.__module__.rpartition(".")[0]
"""Where records are plain data, so that `repr` says all of one."""
PARTS: Mapping[type, tuple[str, str, tuple[str, ...]]] = MappingProxyType({
    Document: ("documents", "text", (*TEXT, "digest")),
    Capture: ("captures", "bytes", ("sha256", "html_sha256", "digest")),
})  # fmt: skip
"""Records that are two values: where they are held, what the second is called, and its fields."""
_OF = MappingProxyType({part: (held, names) for held, part, names in PARTS.values()})


Plain = dict[int, tuple[object, str | None]]
"""What values say, by the identity of each; it holds them, so that no other gets it."""
LONG = 200
"""Characters beyond which a digest stands for what is said."""
_SIMPLE = frozenset({type(None), str, int, float, bool, bytes})


class Watch:
    """Wraps what pieces read. `read` has what was asked for since it was last emptied; `digest` what it then was."""

    def __init__(self, corpus: Corpus) -> None:
        self.read: set[Read] = set()
        self.corpus = corpus
        self.sources: dict[str, object] = {}
        self._digests: dict[Read, str] = {}
        self._records: dict[tuple[type, str], Any] = {}
        self._wrapped: dict[int, tuple[object, object, str]] = {}
        self._plain: Plain = {}
        self._once: dict[tuple[object, ...], tuple[Any, tuple[Read, ...]]] = {}
        self._watched = _Corpus(corpus, self)
        self._wrapped[id(corpus)] = corpus, self._watched, ""

    def arguments(self, made: Callable[..., Any]) -> tuple[Callable[..., Any], str]:
        """Return `made` with its arguments watched, and the digest of those that are plain values."""
        if not isinstance(made, partial) or made.keywords:
            return made, self.everything()
        values: list[object] = []
        said = [_called(made.func)]
        for n, value in enumerate(made.args):
            known = self._wrapped.get(id(value))
            if type(value) in PARTS:
                values.append(value)
                said.append(self._said(value))
            elif known is not None:
                values.append(known[1])
                said.append(known[2])
            else:
                wrapped, told = self._wrap(value, f"{said[0]}:{n}")
                values.append(wrapped)
                said.append(told)
        return partial(self._call, made.func, *values), _sum("\n".join(said))

    def _call(self, made: Callable[..., Any], *arguments: object) -> Any:
        """Call `made` with its records watched: only now, for most pieces stand as they are."""
        return made(*(self.record(a) if type(a) in PARTS else a for a in arguments))

    def _said(self, record: Any) -> str:
        held, part, _ = PARTS[type(record)]
        return self.digest((held, record.id)) + self.digest((part, record.id))

    def rest(self) -> None:
        """Forget what values say, which is the more the larger the corpus, until it is asked for again."""
        self._plain.clear()
        self._digests.clear()

    def everything(self) -> str:
        """Return the digest of the whole corpus."""
        names = [f.name for f in fields(self.corpus)]
        return _sum("".join(self.digest((name, ALL)) for name in [*names, *_OF]))

    def digest(self, read: Read) -> str:
        """Return what a value is now: nothing where it is not there."""
        found = self._digests.get(read)
        if found is None:
            found = self._digests[read] = self._digest(*read)
        return found

    def _digest(self, name: str, key: str) -> str:
        if name in _OF:
            of, parts = _OF[name]
            records = getattr(self.corpus, of)
            if key == ALL:
                return _sum("".join(self.digest((name, id)) for id in records))
            if key not in records:
                return ""
            record = records[key]
            # The digest of the file stands for the passages; a text that is sealed stays so.
            if isinstance(record, Document):
                return _sum(record.summary + record.digest)
            return _sum(repr([getattr(record, p) for p in parts]))
        held = self.sources.get(name, getattr(self.corpus, name, None))
        if not isinstance(held, Mapping):
            return _sum(repr(held))
        if key == KEYS:
            return _sum("\n".join(held))
        if key == ALL:
            return _sum("".join(f"{k}\n{self.digest((name, k))}" for k in held))
        if key not in held:
            return ""
        value = held[key]
        if isinstance(value, Document):
            return value.statement
        return self.arguments(value)[1] if type(value) is partial else _sum(_said(value, self._plain))

    def _wrap(self, value: object, name: str) -> tuple[object, str]:
        """Return an argument watched, and what it says by itself."""
        if isinstance(value, Corpus):
            return self._watched, ""
        if type(value) in PARTS:
            return self.record(value), self._said(value)
        known = self._wrapped.get(id(value))  # which holds it, so that no other gets its identity
        if known is None:
            known = self._wrapped[id(value)] = value, *self._wrapped_anew(value, name)
        return known[1], known[2]

    def _wrapped_anew(self, value: object, name: str) -> tuple[object, str]:
        # Of two mappings that would have one name only the first is watched; the other says all of itself.
        if type(value) in _SIMPLE:
            return value, repr(value)
        if isinstance(value, partial):
            return self.arguments(value)
        if isinstance(value, Mapping) and self.sources.get(name, value) is value:
            return self.mapping(value, name), ""
        if is_dataclass(value) and any(isinstance(getattr(value, f.name), Mapping) for f in fields(value)):
            inner = {f.name: self._inner(getattr(value, f.name), f"{name}.{f.name}") for f in fields(value)}
            made = replace(cast("Any", value), **{key: wrapped for key, (wrapped, _) in inner.items()})
            return made, "\n".join(said for _, said in inner.values())
        said = _plainly(value, self._plain)
        return value, self.everything() if said is None else said

    def _inner(self, value: object, name: str) -> tuple[object, str]:
        if isinstance(value, Mapping):
            if any(isinstance(inner, Mapping) for inner in value.values()):
                found = {k: self._inner(inner, f"{name}.{k}") for k, inner in value.items()}
                return {k: wrapped for k, (wrapped, _) in found.items()}, "\n".join(
                    f"{k} {said}" for k, (_, said) in found.items()
                )
            return self._wrapped_anew(value, name)
        return self._wrap(value, name)

    def mapping(self, held: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """Return `held` watched, its values known as `name` and their key."""
        self.sources[name] = held
        return _Mapping(held, name, self)

    def once(self, made: Callable[..., Any], document: Document, site: Site) -> Any:
        """Return what `made` makes of a document, made once; what was read for it counts as read each time."""
        if self._records.get((Document, document.id)) is not document:
            return made(document, self._watched, site)
        key = made, document.id, site
        found = self._once.get(key)
        if found is None:
            before, self.read = self.read, set()
            try:
                value = made(document, self._watched, site)
                found = self._once[key] = value, tuple(self.read)  # a set would take five times as much memory
            finally:
                self.read = before
        self.read.update(found[1])
        return found[0]

    def record(self, value: Any) -> Any:
        """Return a record that is two values with its second one watched, and a call with its arguments watched.

        Any other value is returned as it is.
        """
        if type(value) is partial:
            return self.arguments(value)[0]
        if type(value) not in PARTS:
            return value
        found = self._records.get((type(value), value.id))
        if found is None:
            found = self._records[type(value), value.id] = _watched(value, self)
        return found


class _Mapping(Mapping[str, Any]):
    __slots__ = ("_held", "_name", "_watch")

    def __init__(self, held: Mapping[str, Any], name: str, watch: Watch) -> None:
        self._held, self._name, self._watch = held, name, watch

    def __getitem__(self, key: str) -> Any:
        self._watch.read.add((self._name, key))
        return self._watch.record(self._held[key])

    def get(self, key: str, default: Any = None) -> Any:
        self._watch.read.add((self._name, key))
        return self._watch.record(self._held.get(key, default))

    def __contains__(self, key: object) -> bool:
        self._watch.read.add((self._name, str(key)))
        return key in self._held

    def __iter__(self) -> Iterator[str]:
        self._watch.read.add((self._name, KEYS))
        return iter(self._held)

    def __len__(self) -> int:
        self._watch.read.add((self._name, KEYS))
        return len(self._held)

    def values(self) -> Any:
        self._watch.read.add((self._name, ALL))
        return [self._watch.record(v) for v in self._held.values()]

    def items(self) -> Any:
        self._watch.read.add((self._name, ALL))
        return [(k, self._watch.record(v)) for k, v in self._held.items()]


class _Corpus:
    """A corpus whose fields are watched: mappings by key, the rest whole."""

    def __init__(self, corpus: Corpus, watch: Watch) -> None:
        self._corpus, self._watch = corpus, watch
        self.once = watch.once
        for f in fields(corpus):
            if isinstance(held := getattr(corpus, f.name), Mapping):
                setattr(self, f.name, watch.mapping(held, f.name))

    def __getattr__(self, name: str) -> Any:
        self._watch.read.add((name, ALL))
        return getattr(self._corpus, name)


def _kind(kind: type, part: str, names: tuple[str, ...]) -> type:
    """Return a class of the shape of `kind` that notes when the second value of a record is read."""

    def noted(name: str) -> property:
        slot = getattr(kind, name)

        def read(self: Any) -> Any:
            self.watch.read.add((part, self.id))
            return slot.__get__(self)

        return property(read)

    return type(kind.__name__, (kind,), {"__slots__": ("watch",), **{name: noted(name) for name in names}})


_KINDS = MappingProxyType({kind: _kind(kind, part, names) for kind, (_, part, names) in PARTS.items()})


def _watched(record: Any, watch: Watch) -> Any:
    kind: type = type(record)
    made: Any = object.__new__(_KINDS[kind])
    for get, put in _slots(kind):  # of ten thousand records, forty fields each
        put(made, get(record))
    object.__setattr__(made, "watch", watch)
    return made


@cache
def _slots(kind: type) -> tuple[tuple[Callable[[Any], Any], Callable[[Any, Any], None]], ...]:
    """Return what gets each field of a record of this kind, unopened where it is sealed, and what puts it."""
    slots = [sealed.slot(f.name, kind) for f in fields(kind)]
    return tuple((slot.__get__, slot.__set__) for slot in slots)


def _said(value: object, known: Plain) -> str:
    _, _, parts = PARTS.get(type(value), ("", "", ()))
    if parts:
        return repr([getattr(value, f.name) for f in fields(cast("Any", value)) if f.name not in parts])
    return repr(value) if type(value).__module__.startswith(MODEL) else _plainly(value, known) or repr(value)


def _plainly(value: object, known: Plain) -> str | None:
    """Return all that a value says, the same in every process; None where it may say more than can be seen.

    `known` has what was said of values that many arguments have in common.
    """
    kind = type(value)
    if kind in _SIMPLE or isinstance(value, Path):
        return repr(value)
    found = known.get(id(value))
    if found is None:
        said = _of_parts(value, kind, known)
        if said is not None and len(said) > LONG:
            said = _sum(said)
        found = known[id(value)] = value, said
    return found[1]


def _of_parts(value: Any, kind: type, known: Plain) -> str | None:
    if kind is tuple or kind is list:
        return repr(value) if _SIMPLE.issuperset(map(type, value)) else _each(value, kind.__name__, known)
    if hasattr(kind, "__dataclass_fields__"):
        return None if kind is Corpus else _each(_values(kind)(value), kind.__qualname__, known)
    if kind is partial:
        said = _each([value.args, value.keywords], _called(value.func), known)
        return said if _stands(value.func) else None
    if isinstance(value, (set, frozenset)):
        each = [_plainly(one, known) for one in value]
        return None if None in each else f"set({sorted(s for s in each if s is not None)})"
    if isinstance(value, Mapping):
        return _each([part for item in value.items() for part in item], "mapping", known)
    if isinstance(value, (str, int, float, bytes, tuple, list)):
        return f"{kind.__qualname__} {value!r}"
    return _called(value) if callable(value) and _stands(value) else None


@cache
def _values(kind: type) -> Callable[[Any], Iterable[object]]:
    """Return what gives the values of all fields of a record of this kind."""
    names = [f.name for f in fields(kind)]
    if len(names) < 2:
        return lambda value: [getattr(value, name) for name in names]
    return attrgetter(*names)


def _each(values: Iterable[object], name: str, known: Plain) -> str | None:
    said: list[str] = []
    for value in values:  # half a million: what is asked here is not asked in a call
        if type(value) is str:
            said.append(repr(value))
            continue
        found = known.get(id(value))
        one = _plainly(value, known) if found is None else found[1]
        if one is None:
            return None
        said.append(one)
    return f"{name}({','.join(said)})"


def _called(made: object) -> str:
    return f"{getattr(made, '__module__', '')}.{getattr(made, '__qualname__', '')}"


def _stands(made: object) -> bool:
    """Whether a function stands in a module, where nothing is hidden in it; one within another may hold anything."""
    return bool(getattr(made, "__qualname__", "")) and "<" not in _called(made) and not getattr(made, "__self__", None)


def _sum(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
