"""What pages that gather documents have in common: their extent, and the records that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from .. import dates, fields
from ..model import Document
from .entries import words
from .words import Ref, count, listed, unbroken

REVIEWERS = 3
MOST = 24
"""The most records that a page names in one row: beyond it, it says how many there are, and where all are."""


@dataclass(frozen=True, slots=True)
class Company:
    """A record that stands with that of the page: `note` in how many of its documents, `refs` in which passages.

    `dots` draw these documents, `spoken` says the same.
    """

    href: str
    text: str
    note: str
    refs: tuple[Ref, ...] = ()
    mark: str = ""
    dots: Markup | str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A record in a hierarchy with those under it; `note` is the number of its documents."""

    href: str
    label: str
    note: str
    under: tuple[Branch, ...]
    scope_note: str = ""


def coverage(
    documents: Sequence[Document],
    passages: int,
    issued: str,
    suggested: frozenset[str] = frozenset(),
    held: frozenset[int] = frozenset(),
) -> tuple[str, tuple[str, ...]]:
    """Return what is held, in words: how much, from whom, over which years, for which years nothing is, and the review.

    `issued` is who issued it (`witnesses.issued_by_all`), nothing where the page says so already; `suggested` are the
    ids of documents that a rule put here and nobody has reviewed: they do not count as reviewed. `held` are the years
    of which the edition has documents: that none of them is here says more than that there are none.
    """
    if not documents:
        return "No document", ()
    rows = [issued] if issued else []
    if passages:
        rows.append(count(passages, "passage"))
    years = sorted({y for d in documents for y in years_of(d.date)})
    if years:
        rows.append(str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}")
        gaps = [year for a, b in pairwise(years) for year in range(a + 1, b)]
        none, other = [y for y in gaps if y not in held], [y for y in gaps if y in held]
        rows += [f"Nothing held for {_runs(none)}"] if none else []
        rows += [f"Nothing here for {_runs(other)}, of which there are other documents"] if other else []
    undated = sum(not d.date for d in documents)
    if undated:
        rows.append(f"{count(undated, 'document')} without a date")
    same = sum(bool(d.duplicate_of or d.variant_of) for d in documents)
    if same:
        rows.append("1 of these repeats another" if same == 1 else f"{same} of these repeat others")
    reviewed = [
        d.annotation
        for d in documents
        if d.annotation.status == "reviewed" and d.annotation.on and d.id not in suggested
    ]
    if reviewed:
        all_of_them = len(reviewed) == len(documents)
        told = "Reviewed" if all_of_them else f"{len(reviewed)} of {len(documents)} reviewed, last on"
        rows.append(f"{told} {words(max(a.on for a in reviewed))}{_by([a.by for a in reviewed if a.by])}")
    if suggested:
        rows.append(f"{len(suggested)} of {len(documents)} {fields.SUGGESTED}")
    return count(len(documents), "document"), tuple(rows)


def _runs(years: Sequence[int]) -> str:
    """Return years in words, those that follow one another as one: "2003, 2005–2007 and 2010"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return unbroken(listed(str(a) if a == b else f"{a}–{b}" for a, b in runs))


def _by(names: Sequence[str]) -> str:
    found = list(dict.fromkeys(names))
    more = [f"{len(found) - REVIEWERS} more"] if len(found) > REVIEWERS else []
    return f" by {listed([*found[:REVIEWERS], *more])}" if found else ""


def years_of(edtf: str) -> list[int]:
    """Return every year that a date may lie in; of one with an open end, that of the other."""
    try:
        when = dates.parse(edtf)
    except dates.BadDate:
        return []
    days = [d for d in (when.earliest, when.latest) if d]
    found = [int(d[: d.index("-", 1)]) for d in days]
    return list(range(found[0], found[-1] + 1)) if found else []


def bounded(links: Sequence[Company], every: str, most: int = MOST) -> tuple[Company, ...]:
    """Return the first links, and after them how many more there are, as a link to the list `every` of them all."""
    left = len(links) - most
    return tuple(links) if left <= 0 else (*links[:most], Company(every, f"and {left:,} more", ""))
