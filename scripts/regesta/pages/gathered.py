"""What pages that gather documents have in common: their extent, and the records that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .. import dates, fields
from ..model import Document
from .entries import words
from .words import Ref, count, listed, unbroken


@dataclass(frozen=True, slots=True)
class Company:
    """A record that stands with that of the page: `note` in how many of its documents, `refs` in which passages."""

    href: str
    text: str
    note: str
    refs: tuple[Ref, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A record in a hierarchy with those under it; `note` is the number of its documents."""

    href: str
    label: str
    note: str
    under: tuple[Branch, ...]
    scope_note: str = ""


def coverage(
    documents: Sequence[Document], passages: int, issued: str, suggested: frozenset[str] = frozenset()
) -> tuple[str, tuple[str, ...]]:
    """Return what is held, in words: how much, from whom, over which years, and for which years nothing is.

    `issued` is who issued it (`witnesses.issued_by_all`), nothing where the page says so already; `suggested` are the
    ids of documents that a rule put here and nobody has reviewed: they do not count as reviewed.
    """
    if not documents:
        return "No document", ()
    rows = [issued] if issued else []
    if passages:
        rows.append(count(passages, "passage"))
    years = sorted({y for d in documents for y in _years(d.date)})
    if years:
        rows.append(str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}")
        gaps = [f"{a + 1}–{b - 1}" if b - a > 2 else str(a + 1) for a, b in pairwise(years) if b - a > 1]
        if gaps:
            rows.append(f"Nothing held for {unbroken(listed(gaps))}")
    undated = sum(not d.date for d in documents)
    if undated:
        rows.append(f"{count(undated, 'document')} without a date")
    same = sum(bool(d.duplicate_of or d.variant_of) for d in documents)
    if same:
        rows.append("1 of these repeats another" if same == 1 else f"{same} of these repeat others")
    reviewed = [
        d.annotation.on
        for d in documents
        if d.annotation.status == "reviewed" and d.annotation.on and d.id not in suggested
    ]
    if len(reviewed) == len(documents):
        rows.append(f"Reviewed {words(max(reviewed))}")
    elif reviewed:
        rows.append(f"{len(reviewed)} of {len(documents)} reviewed, last on {words(max(reviewed))}")
    if suggested:
        rows.append(f"{len(suggested)} of {len(documents)} {fields.SUGGESTED}")
    return count(len(documents), "document"), tuple(rows)


def _years(edtf: str) -> list[int]:
    try:
        when = dates.parse(edtf)
    except dates.BadDate:
        return []
    days = [d for d in (when.earliest, when.latest) if d]
    found = [int(d[: d.index("-", 1)]) for d in days]
    return list(range(found[0], found[-1] + 1)) if found else []
