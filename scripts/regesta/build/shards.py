"""Divides the records of the search index into shards, each of which becomes an index of its own.

A document has a key of bits: its series, whether it is dated, its year, its month, its id. All documents are one shard
until their passages are more than `MOST`; then they are divided by the first bit of the key, and each half in the same
way. So series and years that are small stay together, and a shard is what a beginning of the key says, not what was
counted before it: to edit a document changes its own shard, and to add one divides at most that.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from .. import __version__
from . import search
from .search import UNDATED, Record

MOST = 5000
"""How many passages a shard may have: what Pagefind indexes in seconds, and a browser asks in one go."""
WHOLE = "all"
"""The name of the shard of a corpus that has one."""
SERIES_BITS, YEAR_BITS, MONTH_BITS, DOCUMENT_BITS = 16, 12, 4, 32


@dataclass(frozen=True, slots=True)
class Text:
    """The records of one document: what they have in common, how many they are, and they themselves, packed.

    Of a large corpus nothing else takes as much memory: unpacked they are many times as large.
    """

    series: str
    year: str
    span: str
    passages: int
    packed: bytes


@dataclass(frozen=True)
class Shard:
    """Records that make one index, in the order of the corpus. `name` says which part of all documents they are."""

    name: str
    texts: tuple[Text, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The records, unpacked each time."""
        return tuple(record for text in self.texts for record in _unpacked(text))

    @property
    def passages(self) -> int:
        """The number of the records."""
        return sum(text.passages for text in self.texts)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the records, and of the regesta that made them."""
        return search.digest(self.records, __version__)

    @property
    def folder(self) -> str:
        """The name of the folder of this very index: another one when a record changes."""
        return f"{self.name}-{self.digest[:12]}"


def divide(records: Iterable[Record], most: int = MOST) -> tuple[Shard, ...]:
    """Return the shards of all records, of which those of a document follow upon one another.

    None has more than `most`, unless of one document; none is empty.
    """
    keyed = [
        (_key(id, found[0]), _packed(found))
        for id, held in groupby(records, key=lambda record: _one(record, "document"))
        if (found := tuple(held))
    ]
    return tuple(_divided(keyed, "", most)) if keyed else ()


def _packed(records: tuple[Record, ...]) -> Text:
    series, year, span = (_one(records[0], name) for name in ("series", "year", "span"))
    plain = [(r.url, r.content, dict(r.meta), dict(r.filters), dict(r.sort)) for r in records]
    return Text(series, year, span, len(records), zlib.compress(pickle.dumps(plain, pickle.HIGHEST_PROTOCOL), 1))


def _unpacked(text: Text) -> Iterator[Record]:
    return (Record(*plain) for plain in pickle.loads(zlib.decompress(text.packed)))


def digest(shards: Iterable[Shard]) -> str:
    """Return the SHA-256 of what all shards hold."""
    return hashlib.sha256("\n".join(f"{shard.name} {shard.digest}" for shard in shards).encode()).hexdigest()


def listing(shards: Sequence[Shard]) -> bytes:
    """Return what the browser is told, as JSON: values of series and years, and of each shard which of them it has.

    `groups` are triples: the numbers of a series and a year in the lists, and how many passages have both. `span` is
    the first and last day of all dates together, an end that is open in one of them being empty.
    """
    series = sorted({text.series for shard in shards for text in shard.texts})
    years = sorted({text.year for shard in shards for text in shard.texts})
    series_at = {value: at for at, value in enumerate(series)}
    year_at = {value: at for at, value in enumerate(years)}
    held = []
    for shard in shards:
        found: Counter[tuple[int, int]] = Counter()
        for text in shard.texts:
            found[series_at[text.series], year_at[text.year]] += text.passages
        groups = sorted((*pair, number) for pair, number in found.items())
        held.append({"folder": shard.folder, "passages": shard.passages, "groups": groups, **_dates(shard)})
    return json.dumps({"series": series, "years": years, "shards": held}, ensure_ascii=False).encode()


def _divided(keyed: Sequence[tuple[str, Text]], known: str, most: int) -> Iterator[Shard]:
    """Yield the shards of the documents whose key begins with `known`, in the order of their keys."""
    number = sum(text.passages for _, text in keyed)
    if number <= most or len(keyed) == 1 or len(known) == len(keyed[0][0]):
        name = hashlib.sha256(known.encode()).hexdigest()[:8] if known else WHOLE
        yield Shard(name, tuple(text for _, text in keyed))
        return
    for bit in "01":
        half = [(key, text) for key, text in keyed if key[len(known)] == bit]
        if half:
            yield from _divided(half, known + bit, most)


def _key(id: str, record: Record) -> str:
    year = _one(record, "year").partition("|")[0]
    dated = year != UNDATED
    month = record.sort["date"][5:7]
    return "".join(
        (
            _hashed(_one(record, "series"), SERIES_BITS),
            "1" if dated else "0",
            _number(int(year) if dated and year.isdecimal() else 0, YEAR_BITS),
            _number(int(month) if month.isdecimal() else 0, MONTH_BITS),
            _hashed(id, DOCUMENT_BITS),
        )
    )


def _hashed(text: str, bits: int) -> str:
    return format(int.from_bytes(hashlib.sha256(text.encode()).digest()), "0256b")[:bits]


def _number(number: int, bits: int) -> str:
    return format(min(number, 2**bits - 1), f"0{bits}b")


def _dates(shard: Shard) -> Mapping[str, object]:
    spans = {text.span for text in shard.texts}
    ends = [tuple(span.split("/")) for span in spans if span != UNDATED]
    plain = all(day[:1] != "-" for end in ends for day in end)  # years before 1 do not sort as text does
    first = min(first for first, _ in ends) if ends and plain else ""
    last = max(last for _, last in ends) if ends and plain and all(last for _, last in ends) else ""
    return {"span": f"{first}/{last}" if ends else "", "undated": UNDATED in spans}


def _one(record: Record, name: str) -> str:
    return record.filters[name][0]
