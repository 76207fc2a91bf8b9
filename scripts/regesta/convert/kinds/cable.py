"""A cable of the 2000s and 1990s: routing, class line, labelled fields, numbered paragraphs, close.

Numbers and marks of paragraphs stay as they are in the text; a number is repaired only where its misreading is evident.
The lines that a transmission puts at page breaks are left out, and the paragraphs they cut are whole again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...captures import sidecar_path
from ...model import Capture, Correction, Omission
from ...problems import Problem
from ..cable_fields import Fields, read_fields
from ..conversion import Block, BlockKind, Conversion, Draft
from ..draft import markdown
from ..text import Line, blocks, filled, join, numbered, squeeze

LABEL = re.compile(r"\s*(E\.?O\.? ?1\d{4}|TAGS\b|SUBJ(ECT)?\b ?:|REFS?(\(S\))?\b ?:|CLASSIFIED BY)", re.IGNORECASE)
PARAGRAPH = re.compile(r"\s*(?P<pilcrow>[¶]?) ?(?P<number>\d{1,3}) ?\.(?!\d)\s*(?P<mark>\([A-Z/ ,]+\))?")
LISTED = re.compile(r"\W*[A-Za-z][.)]\s")
RULE = re.compile(r"\s*[-_=](?:\s?[-_=]){2,}\s*")
BULLET = re.compile(r"\s*(?:--?|\*|•|o)\s+\S")
TABLE = re.compile(r"\S(?:\s{4,}|\t)\S")
PAGE = re.compile(r"\s*[A-Z][A-Z ]+ \d{8}\s+\d{3}(?:\.\d)? OF \d{3}\s*")
SIPDIS = re.compile(r"\s*SIPDIS\s*")
CLOSE = re.compile(r"Please visit .*[Ww]ebsite.*|<?https?://\S+>?|BT|#+\d*|N{3,4}|(visit|see) .*[Cc]lassified.*")
SIGNATURE = re.compile(r"[A-Z][A-Za-z'’-]+(?:[ .]+[A-Z][A-Za-z'’-]*){0,2}")
LINKED = re.compile(r"\[(?P<tag>[A-Z]{2,4})\]\([^()\s]*\)")


@dataclass
class _Passages:
    """The passages found so far, with the paragraph that is open."""

    blocks: list[Block] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    number: int = 0
    open: bool = False

    def add(self, name: str, kind: BlockKind, text: str, open: bool = False) -> str:
        """Add a passage under the next free id of `name`; return the id."""
        self.seen[name] = self.seen.get(name, 0) + 1
        id = name if self.seen[name] == 1 else f"{name}-{self.seen[name]}"
        self.blocks.append(Block(id, kind, text))
        self.open = open
        return id

    def go_on(self, text: str) -> None:
        last = self.blocks[-1]
        self.blocks[-1] = Block(last.id, last.kind, f"{last.text} {text}")


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    lines = numbered(text)
    if not filled(lines):
        return Conversion(capture.id, "cable", "", ())
    kept, omissions = _artefacts(lines)
    end = _header_end(kept)
    header, corrections = _header(kept[:end])
    fields = read_fields([line.text for line in kept[:end]])
    body, close = _close(kept[end:])
    ends = [squeeze(line.text) for line in close]
    passages = _Passages()
    for block in _split(body):
        _block(block, passages, omissions, _numbers(body))
    found = [Block("header", "preformatted", header)] if header else []
    found += passages.blocks
    if close:
        found.append(Block("close", "close", "\n".join(ends)))
    signed = next((words for words in ends if SIGNATURE.fullmatch(words) and not CLOSE.fullmatch(words)), "")
    draft = Draft(
        id=fields.id or f"{capture.series}-{first}",
        title=fields.subject or squeeze(filled(lines)[0].text),
        kind="cable",
        series=capture.series,
        capture=capture.id,
        lines=(1, lines[-1].number),
        body=markdown(found),
        date=fields.sent,
        date_as_written=fields.group,
        date_basis=f"stated: date-time group {fields.group}" if fields.group else "",
        cable=fields.mapping(signed),
        references=fields.reference_ids,
        corrections=(*corrections, *passages.corrections),
        omissions=tuple(sorted(omissions, key=lambda o: o.lines)),
    )
    return Conversion(capture.id, "cable", "", (draft,), problems=_problems(capture, fields, passages))


def _problems(capture: Capture, fields: Fields, passages: _Passages) -> tuple[Problem, ...]:
    path = sidecar_path(capture)
    found = [Problem(path, 0, "doubtful-structure", message, "compare the capture") for message in passages.problems]
    if not fields.id:
        hint = "the draft has the next number of its series; rename it if the reference is known"
        found.append(Problem(path, 0, "doubtful-structure", "no reference with a year is found", hint))
    return tuple(found)


def _artefacts(lines: Sequence[Line]) -> tuple[list[Line], list[Omission]]:
    """Return the lines without those that a transmission puts at a page break, and these as omissions."""
    kept: list[Line] = []
    left_out: list[Omission] = []
    after_page = False
    for line in lines:
        if PAGE.fullmatch(line.text):
            left_out.append(Omission((line.number,), squeeze(line.text), "page break of the transmission"))
            after_page = True
        elif after_page and SIPDIS.fullmatch(line.text):
            reason = "caption repeated at a page break of the transmission"
            left_out.append(Omission((line.number,), squeeze(line.text), reason))
        else:
            after_page = after_page and not line.text.strip()
            kept.append(line)
    return kept, left_out


def _header_end(lines: Sequence[Line]) -> int:
    """Return how many of `lines` are the header: up to the last labelled field, with what belongs to it.

    A field goes on to the next blank line; a list of references goes on over blank lines.
    """
    body = next((i for i, line in enumerate(lines) if _starts(line) and _labelled(lines[:i])), len(lines))
    labels = [i for i, line in enumerate(lines[:body]) if LABEL.match(line.text)]
    if not labels:
        return 0
    end = labels[-1] + 1
    while end < body:
        ahead = next((i for i in range(end, body) if lines[i].text.strip()), body)
        if ahead == body or (ahead > end and not LISTED.match(lines[ahead].text)):
            break
        end = ahead + 1
    return end


def _labelled(lines: Sequence[Line]) -> bool:
    return any(LABEL.match(line.text) for line in lines)


def _starts(line: Line) -> bool:
    match = PARAGRAPH.match(line.text)
    return bool(match and (match["mark"] or match["pilcrow"] or match["number"] == "1"))


def _header(lines: Sequence[Line]) -> tuple[str, tuple[Correction, ...]]:
    """Return the header line by line as it is, but for the links that a publisher made of its TAGS."""
    corrections: list[Correction] = []
    text: list[str] = []
    for line in lines:
        plain = LINKED.sub(lambda m: m["tag"], line.text).rstrip()
        if plain != line.text.rstrip():
            pairs = list(zip(line.text.split(), plain.split(), strict=True))
            changed = [i for i, (left, right) in enumerate(pairs) if left != right]
            run = pairs[changed[0] : changed[-1] + 1]
            as_captured, as_published = (" ".join(side) for side in zip(*run, strict=True))
            reason = "links that the publisher of the capture put on the TAGS; they lead nowhere"
            corrections.append(Correction("header", as_captured, as_published, reason))
        text.append(plain)
    while text and not text[0].strip():
        text.pop(0)
    return "\n".join(text).rstrip(), tuple(corrections)


def _close(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the body, and the lines at its end that close a transmission: address, signature, BT, NNNN."""
    end = len(lines)
    signed = False
    for index in range(len(lines) - 1, -1, -1):
        words = squeeze(lines[index].text)
        alone = index == 0 or not lines[index - 1].text.strip() or bool(CLOSE.fullmatch(squeeze(lines[index - 1].text)))
        if not words:
            continue
        if CLOSE.fullmatch(words):
            end = index
        elif not signed and alone and SIGNATURE.fullmatch(words):
            end, signed = index, True
        else:
            break
    return list(lines[:end]), filled(lines[end:])


def _split(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the blocks of the body; a numbered paragraph begins one, with or without a blank line before it."""
    found: list[list[Line]] = []
    for block in blocks(lines):
        start = 0
        for index in range(1, len(block)):
            match = PARAGRAPH.match(block[index].text)
            after_rule = RULE.fullmatch(block[index - 1].text) and not RULE.fullmatch(block[index].text)
            bullet = BULLET.match(block[index].text) and not BULLET.match(block[start].text)
            if (match and (match["mark"] or match["pilcrow"])) or after_rule or bullet:
                found.append(block[start:index])
                start = index
        found.append(block[start:])
    return found


def _numbers(lines: Sequence[Line]) -> dict[int, tuple[int, bool]]:
    """Return the numbers of the paragraphs in order, by line, and whether a pilcrow stands before each."""
    found: dict[int, tuple[int, bool]] = {}
    for line in lines:
        match = PARAGRAPH.match(line.text)
        if match and (match["mark"] or match["pilcrow"] or not found):
            found[line.number] = int(match["number"]), bool(match["pilcrow"])
    return found


def _block(
    block: list[Line], passages: _Passages, omissions: list[Omission], numbers: dict[int, tuple[int, bool]]
) -> None:
    match = PARAGRAPH.match(block[0].text)
    here = f"p{passages.number}"
    if match and (match["mark"] or match["pilcrow"] or int(match["number"]) == passages.number + 1):
        _paragraph(block, match, passages, numbers)
    elif len(block) > 1 and [bool(RULE.fullmatch(line.text)) for line in block] == [*[False] * (len(block) - 1), True]:
        passages.add(f"h{sum(b.kind == 'heading' for b in passages.blocks) + 1}", "heading", join(block[:-1]))
        omissions.append(Omission((block[-1].number,), squeeze(block[-1].text), "rule under a heading"))
    elif BULLET.match(block[0].text):
        passages.add(here, "paragraph", "\n".join(join(item) for item in _items(block)))
    elif any(TABLE.search(line.text) for line in block):
        passages.add(here, "preformatted", "\n".join(line.text.rstrip() for line in block))
    elif passages.open and not passages.blocks[-1].text.endswith(":"):
        passages.go_on(join(block))
    else:
        passages.add(here, "paragraph", join(block), open=True)


def _paragraph(
    block: list[Line], match: re.Match[str], passages: _Passages, numbers: dict[int, tuple[int, bool]]
) -> None:
    number, before = int(match["number"]), passages.number
    text = join(block)
    expected = before + 1
    misread = number == int(f"1{expected}") and not match["pilcrow"] and expected < 10
    if before and misread and _evident(block[0].number, expected, numbers):
        as_captured = next(word for word in text.split() if str(number) in word)
        as_published = as_captured.replace(str(number), str(expected), 1)
        id = passages.add(f"p{expected}", "paragraph", text.replace(as_captured, as_published, 1), open=True)
        reason = f"pilcrow misread as 1: follows paragraph {before}" + _precedes(block[0].number, expected, numbers)
        passages.corrections.append(Correction(id, as_captured, as_published, reason))
        passages.number = expected
        return
    if before and number != expected:
        passages.problems.append(f"paragraph {number} follows paragraph {before}; the number stays")
    passages.add(f"p{number}", "paragraph", text, open=True)
    passages.number = number


def _evident(line: int, expected: int, numbers: dict[int, tuple[int, bool]]) -> bool:
    """Whether 1n is a misread ¶n: other paragraphs have pilcrows, and what follows goes on from n, not from 1n."""
    after = _after(line, numbers)
    has_pilcrows = any(pilcrow for _, pilcrow in numbers.values())
    return has_pilcrows and (after is None or after in (expected + 1, int(f"1{expected + 1}")))


def _precedes(line: int, expected: int, numbers: dict[int, tuple[int, bool]]) -> str:
    return "" if _after(line, numbers) is None else f", precedes {expected + 1}"


def _after(line: int, numbers: dict[int, tuple[int, bool]]) -> int | None:
    return next((number for at, (number, _) in sorted(numbers.items()) if at > line), None)


def _items(block: Sequence[Line]) -> list[list[Line]]:
    items: list[list[Line]] = []
    for line in block:
        if BULLET.match(line.text) or not items:
            items.append([])
        items[-1].append(line)
    return items
