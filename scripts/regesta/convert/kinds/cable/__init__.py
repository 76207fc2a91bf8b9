"""A cable of the 1970s to the 2000s: routing, class line, labelled fields, numbered paragraphs, close.

The header is kept line by line; numbers and marks of paragraphs stay as they are; what a transmission put at page
breaks is left out, and the paragraphs that it cut are whole again. What is damaged stays and is told. The steps, in
order: the publisher's page (`page`), joined headers (`joined`), page lines and stamps (`artefacts`), the header and its
fields (`header`, `fields`), further sections, the close (`close`), paragraphs (`numbers`, `body`, `passages`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....captures import sidecar_path
from ....model import Capture, Correction, Omission
from ....problems import Problem
from ...conversion import Block, Conversion, Draft
from ...draft import markdown
from ...text import Line, filled, numbered, squeeze
from . import artefacts, body, classline, close, damage, fields, header, joined, numbers, page
from .passages import Passages, build
from .reflow import Reflow

LINKED = re.compile(r"\[(?P<label>[^\[\]]*)\]\([^()\s]*\)")


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    """Return the draft of the one document that a cable is, with what was left out, mended, and what is doubtful."""
    every = numbered(text)
    if not filled(every):
        return Conversion(capture.id, "cable", "", ())
    lines, omissions, said = page.read(every)
    lines, stamps = artefacts.without_stamps(lines)
    lines = joined.header_lines(lines)
    begin, at = header.anchor(lines)
    klass = classline.read(lines[at].text) if at >= 0 else None
    whole = range(begin, header.end(lines, at)) if at >= 0 else range(0)
    cleared = artefacts.clear(lines, whole, at, klass.post if klass else "")
    begin, at = header.anchor(cleared.lines)
    parts = header.divide(cleared.lines, begin, at)
    reflow = Reflow([*parts.before, *parts.after])
    passages = Passages()
    earlier, signed = _part(parts.before, cleared.cuts, reflow, passages)
    top, corrections = _header(parts.header)
    if top:
        passages.blocks.append(Block("header", "preformatted", top))
        passages.open = False
    later, signed_below = _part(parts.after, cleared.cuts, reflow, passages)
    opening = next((b.text for b in passages.blocks if b.kind == "paragraph"), "")
    known = fields.read([line.text for line in parts.header], opening, said, reflow)
    left_out = (*omissions, *stamps, *cleared.omissions, *passages.omissions)
    draft = Draft(
        id=known.id or f"{capture.series}-{first}",
        title=known.subject or squeeze(filled(every)[0].text),
        kind="cable",
        series=capture.series,
        capture=capture.id,
        lines=(1, every[-1].number),
        body=markdown(passages.blocks),
        date=known.sent,
        date_as_written=known.group,
        date_basis=known.date_basis,
        extract=known.partial,
        cable=known.mapping(signed_below or signed, max(earlier, later)),
        references=known.reference_ids,
        corrections=(*corrections, *passages.corrections),
        omissions=tuple(sorted(left_out, key=_place)),
    )
    return Conversion(capture.id, "cable", "", (draft,), problems=_problems(capture, known, passages))


def _place(omission: Omission) -> int:
    return omission.lines[0]


def _part(lines: Sequence[Line], cuts: frozenset[int], reflow: Reflow, passages: Passages) -> tuple[int, str]:
    """Add the passages of a body and of its close; return how many sections it says it has, and who signed it."""
    if not any(line.text.strip() for line in lines):
        return 0, ""
    rest, ends, signed = close.divide(lines)
    whole = numbers.split(rest)
    kept, omissions, more, sections = header.sections(whole, numbers.starts(whole))
    starts = numbers.starts(kept)
    passages.omissions += omissions
    build(body.pieces(kept, starts), starts, cuts | more, reflow, passages)
    if ends:
        passages.add("close", "close", "\n".join(squeeze(line.text) for line in ends))
    return sections, signed


def _header(lines: Sequence[Line]) -> tuple[str, tuple[Correction, ...]]:
    """Return the header line by line as it is, but for the links that a publisher made of its TAGS."""
    corrections: list[Correction] = []
    text: list[str] = []
    for line in lines:
        plain = line.text.rstrip()
        if "](" in plain:
            plain, found = _without_links(plain)
            corrections += found
        text.append(plain)
    while text and not text[0].strip():
        text.pop(0)
    return "\n".join(text).rstrip(), tuple(corrections)


def _without_links(line: str) -> tuple[str, list[Correction]]:
    """Return a line without its links, and the run of words that it changes as a correction; as it is if words go."""
    plain = LINKED.sub(lambda m: m["label"], line)
    left, right = line.split(), plain.split()
    changed = [i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or not changed:
        return line, []
    run = slice(changed[0], changed[-1] + 1)
    reason = "links that the publisher of the capture put on the TAGS; they lead nowhere"
    return plain, [Correction("header", " ".join(left[run]), " ".join(right[run]), reason)]


def _problems(capture: Capture, known: fields.Fields, passages: Passages) -> tuple[Problem, ...]:
    path = sidecar_path(capture)
    doubts = [*known.doubts, *passages.doubts]
    found = [Problem(path, 0, "doubtful-structure", doubt, "compare the capture") for doubt in doubts]
    for one in damage.found(passages.blocks):
        found.append(Problem(path, 0, "damaged-text", one, "a note can say what is meant; the text stays"))
    if not known.id:
        hint = "the draft has the next number of its series; rename it if the reference is known"
        found.append(Problem(path, 0, "doubtful-structure", "no reference with a year is found", hint))
    return tuple(found)
