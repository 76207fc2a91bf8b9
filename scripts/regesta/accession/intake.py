"""What `regesta add` makes of a capture beside its text: the sidecar, and what is told to the editor in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..convert import Draft
from ..convert.block_yaml import Plain, dump
from ..convert.draft import file_text, omission
from ..model import Capture, Correction, Omission
from . import corpus
from .likeness import Likeness
from .work import FAILURES, Done, numbered

SHOWN = 5
"""Things of a sort that are told one by one; of more, the others are counted."""

LONGEST = 70


def adopted(done: Done, capture: Capture) -> Done:
    """Return `done` as the capture that it becomes: its drafts name `capture` and are numbered in its series."""
    if done.conversion is None or done.capture is None:
        return done
    ids = [
        f"{capture.series}-{place}" if (place := corpus.number(draft.id, done.capture.series)) else draft.id
        for draft in done.conversion.drafts
    ]
    done = numbered(done, ids)
    if done.conversion is None:
        return done
    drafts = tuple(replace(d, capture=capture.id, series=capture.series) for d in done.conversion.drafts)
    conversion = replace(done.conversion, capture=capture.id, drafts=drafts)
    return replace(done, capture=capture, conversion=conversion, files={d.id: file_text(d) for d in drafts})


def sidecar(done: Done, capture: Capture) -> str:
    """Return the sidecar of a new capture, with the reasons of what was found out as comments."""
    why = done.conversion.why if done.conversion else ""
    told = done.encoding
    reason = " ".join(f"{capture.kind}: {why}".split())
    parts = [f"# {reason}\n", dump({"kind": capture.kind, "series": capture.series})]
    if done.page and done.page.url:
        parts += [f"# url: {done.page.url_basis}\n", dump({"url": done.page.url})]
    parts.append(dump({"sha256": Plain(capture.sha256)}))
    if done.page:
        share = f"{done.page.words} words of the page's {done.page.words_of_page} are its main text, by trafilatura"
        parts += [f"# {share}\n", dump({"html_sha256": Plain(capture.html_sha256)})]
    elif told.name != "utf-8":
        parts += [f"# encoding: {' '.join(told.why.split())}\n", dump({"encoding": told.name})]
    parts.append(dump({"note": _unknown(done)}))
    if done.undeclared:
        parts.append(dump({"omissions": [omission(o) for o in done.undeclared]}))
    return "".join(parts)


def _unknown(done: Done) -> str:
    where = "When" if done.page and done.page.url else "Where it was published, when"
    return f"{where} it was captured and what its rights are is not known yet."


def said(done: Done, capture: Capture, like: Sequence[Likeness], series_known: bool) -> Iterator[str]:
    """Give what an editor should know of a capture that was taken in, a line each."""
    conversion = done.conversion
    if conversion is None:
        return
    files = f"{capture.path} and .html" if done.page else capture.path
    yield f"{done.task.path}: taken in as {files}"
    yield f"  kind: {capture.kind} ({conversion.why})"
    if done.page:
        yield f"  main text: {done.page.words:,} of the page's {done.page.words_of_page:,} words; the page is kept"
    if done.encoding.name != "utf-8":
        yield f"  encoding: {done.encoding.name} ({done.encoding.why})"
    yield from _listed("found", [_found(draft) for draft in conversion.drafts])
    tally = done.tally
    counts = f"{tally.text:,} in the text, {tally.omitted:,} left out, {tally.corrected:,} corrected"
    yield f"  words: {tally.capture:,}, of them {counts}"
    left_out = [*conversion.omissions, *(o for draft in conversion.drafts for o in draft.omissions)]
    yield from _listed("left out", [_omission(o) for o in left_out])
    yield from _listed("corrected", [_correction(d.id, c) for d in conversion.drafts for c in d.corrections])
    yield from _listed("needs an editor", _needs(done, capture, conversion.drafts, series_known))
    for one in like[:SHOWN]:
        yield f"  possible other version: {one.share:.0%} of the runs of words are those of {one.id}"


def _listed(label: str, entries: Sequence[str]) -> Iterator[str]:
    for entry in entries[:SHOWN]:
        yield f"  {label}: {entry}"
    if len(entries) > SHOWN:
        yield f"  {label}: and {len(entries) - SHOWN:,} more"


def _found(draft: Draft) -> str:
    date = draft.date or draft.covers or "no date"
    count = len(draft.passages)
    return f"{draft.id}, {draft.kind}, {date}, {count} passage{'' if count == 1 else 's'}: {_short(draft.title)}"


def _omission(omission: Omission) -> str:
    first, last = omission.lines[0], omission.lines[-1]
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    shown = omission.text if omission.text.isprintable() else omission.text.encode("unicode_escape").decode("ascii")
    return f"{lines}, {_short(shown)!r} ({omission.reason})"


def _correction(document: str, correction: Correction) -> str:
    return (
        f"{document} {correction.at}, {_short(correction.as_captured)!r} to {_short(correction.as_published)!r} "
        f"({correction.reason})"
    )


def _needs(done: Done, capture: Capture, drafts: Sequence[Draft], series_known: bool) -> list[str]:
    """Return what only an editor can say or judge."""
    found = [p.message + (f"; {p.hint}" if p.hint else "") for p in done.problems if p.code not in FAILURES]
    if not series_known:
        found.append(f"the series {capture.series!r} is not in content/authority/series.yaml (--series names another)")
    undated = [draft.id for draft in drafts if not draft.date]
    if undated:
        found.append(f"date: and date_basis: of {', '.join(undated[:SHOWN])}{' ...' if len(undated) > SHOWN else ''}")
    wanted = [key for key in ("url:", "captured:", "rights:") if key != "url:" or not (done.page and done.page.url)]
    found.append(f"{', '.join(wanted)} in {capture.path.removesuffix('.txt')}.yaml, where they are known")
    found.append("regest:, actors:, topics: and the rest of the front matter; then take state: draft out")
    return found


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rsplit(' ', 1)[0]} ..."
