"""Who held which office on a date, from the spans of offices and the date of a document or of an event, both in EDTF.

Three answers: certainly in office, possibly (the dates do not decide it), not in office as far as is recorded. Nothing
is read into a span: of "2003-05/2004-06" the beginning is some day of May 2003, so a day of that month is "possibly".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from .edtf import BadDate, Date, Day, Range, read
from .model import Actor, Office

Standing = Literal["certain", "possible", "none"]

_FIRST, _LAST = Day(-(10**12), 1, 1), Day(10**12, 12, 31)


@dataclass(frozen=True, slots=True)
class Held:
    """An office that an actor held; `attested` is when (EDTF), where the text shows it of another time than its date.

    A standing of "none" is given only with `attested`.
    """

    office: Office
    standing: Standing
    attested: str = ""


def on(actor: Actor, date: str, texts: Collection[str] = ()) -> tuple[Held, ...]:
    """Return the offices that `actor` held on `date` (EDTF), certain ones first.

    `texts` are the passages (`document#passage`) of the text that is dated so, or that attest the event. An office that
    rests on one of them is shown by it: what the dates leave open is certain then, and what they exclude is given with
    the time for which the text shows it.
    """
    found = []
    for office in actor.offices:
        shown = any(passage in texts for passage in office.rests_on)
        held = standing(office.span, date)
        if held == "possible" and shown:
            held = "certain"
        if held != "none":
            found.append(Held(office, held))
        elif shown and office.span:
            found.append(Held(office, held, office.span))
    return tuple(sorted(found, key=lambda h: ("certain", "none", "possible").index(h.standing)))


def standing(span: str, date: str) -> Standing:
    """Return whether an office of `span` was held on `date`; both are EDTF.

    * An office without a span may have been held at any time. A text without a date tells of none.
    * A span of one day, month or year is the time for which the office is attested: it covers that unit.
    * An open end (`2006-12/..`) goes on; an end that is not known (`2006-12/`) may have come the next day.
    * An end with less than a day is some day of its month or year; one marked `?` or `~` makes the whole span doubtful.
    * One of several days (`[2023-11-01,2023-11-02]`) makes each of them possible; `{}` has all of them.
    * A date that is a range, or not certain, must lie within the span with all days that it may be, to be certain.

    What cannot be read as EDTF is "none": `check` reports it.
    """
    try:
        held, at = read(span), read(date)
    except BadDate:
        return "none"
    if at.kind == "undated":
        return "none"
    if held.kind == "undated":
        return "possible"
    first, last = _extent(at)
    if not any(_hull(m)[0] <= last and first <= _hull(m)[1] for m in held.members):
        return "none"
    if held.kind == "one-of" or _doubtful(held) or _doubtful(at):
        return "possible"
    cores = [_core(m, single=held.kind != "interval") for m in held.members]
    return "certain" if any(start <= first and last <= end for start, end in cores) else "possible"


def _extent(date: Date) -> tuple[Day, Day]:
    """Return the first and the last day that a date may be or that it covers."""
    hulls = [_hull(m) for m in date.members]
    return min(first for first, _ in hulls), max(last for _, last in hulls)


def _hull(member: Range) -> tuple[Day, Day]:
    """Return the days within which a range lies whatever its ends are."""
    return member.first.first if member.first else _FIRST, member.last.last if member.last else _LAST


def _core(member: Range, *, single: bool) -> tuple[Day, Day]:
    """Return the days that a range covers whatever its ends are; with the end before the beginning, none."""
    if single:
        return _hull(member)
    first, last = member.first, member.last
    start = first.last if first else _FIRST
    end = last.first if last else _LAST
    if member.unknown and first and not last:
        end = first.first
    if member.unknown and last and not first:
        start = last.last
    return start, end


def _doubtful(date: Date) -> bool:
    points = [p for m in date.members for p in (m.first, m.last) if p]
    return any(p.uncertain or p.approximate for p in points)
