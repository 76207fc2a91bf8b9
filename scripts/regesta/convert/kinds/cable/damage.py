"""Damage that is kept as it is, since to mend it would be to guess; an editor is told where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ....codes import table
from ...conversion import Block


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(d["pattern"]), d["what"]) for d in table("cable")["damage"])


def found(blocks: Iterable[Block]) -> Iterator[str]:
    """Give a sentence for each kind of damage in `blocks`: what, how often, and where it is first."""
    texts = [(block.id, block.text) for block in blocks]
    every = "\n".join(text for _, text in texts)
    for pattern, what in _patterns():
        if not pattern.search(every):
            continue
        hits = [(id, match) for id, text in texts for match in pattern.finditer(text)]
        if hits:
            id, match = hits[0]
            begin = match.string.rfind(" ", 0, match.start()) + 1
            words = " ".join(match.string[begin : match.end()].split())
            words = words if len(words) <= 60 else f"{words[:60]} ..."
            often = f", and {len(hits) - 1} more" if len(hits) > 1 else ""
            yield f"{what}: {words!r} in {id}{often}; it stays as it is"
