"""Pieces of a body to passages with ids that last.

* a numbered paragraph is `p3`, after the cable's own number; what else stands in it (bullets, a table, a second
  paragraph without a number) and a repeat of the number are `p3-2`, `p3-3` in the order of the text;
* what stands before the first number is `p0`, `p0-2`; headings are `h1`, `h2`;
* a cable without numbers has its paragraphs counted.

A block without a number goes on with the paragraph before it, since page breaks leave blank lines in the middle of
paragraphs. It does not after a colon, between BEGIN and END of a quoted text, where it begins with COMMENT or NOTE, or
where it stands as a heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ....model import Correction, Omission
from ...conversion import Block, BlockKind
from ...text import Line, squeeze
from . import numbers
from .body import Piece
from .numbers import Start
from .reflow import Reflow

_QUOTED = r"(?:[a-z-]+ ){0,4}?(?:text|quote|points|non-?paper|letter)\b"
_BEGIN = re.compile(rf"\bbegin {_QUOTED}", re.IGNORECASE)
_END = re.compile(rf"\bend (?:of )?{_QUOTED}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;)\]\"”’'*]$")
_REMARK = re.compile(r"\(?(?:BIO |Bio )?(?:COMMENT|Comment|NOTE|Note|SUMMARY|Summary)\b[^.:]{0,30}?[:.-]")
_HEADING = re.compile(r"[A-Z0-9(\"“][^.;]{0,69}?[A-Za-z0-9?!:)\"”]")
_NO_HEADING = re.compile(r"(?:BEGIN|Begin|END|End|NOTE|Note|PAGE|REF|X{3,})\b|.*(?:,|--)$")


@dataclass
class Passages:
    """The passages found so far, with the paragraph that is open."""

    blocks: list[Block] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    number: int = 0
    headings: int = 0
    open: bool = False
    quoted: bool = False

    def add(self, name: str, kind: BlockKind, text: str, open: bool = False) -> str:
        """Add a passage under the next free id of `name`; return the id."""
        self.seen[name] = self.seen.get(name, 0) + 1
        id = name if self.seen[name] == 1 else f"{name}-{self.seen[name]}"
        self.blocks.append(Block(id, kind, text))
        self.open = open
        self._quote(text)
        return id

    def go_on(self, text: str) -> None:
        """Add `text` to the last passage: it was cut there."""
        last = self.blocks[-1]
        self.blocks[-1] = Block(last.id, last.kind, f"{last.text} {text}")
        self._quote(text)

    def _quote(self, text: str) -> None:
        begins = [m.start() for m in _BEGIN.finditer(text)]
        ends = [m.start() for m in _END.finditer(text)]
        if begins or ends:
            self.quoted = (begins[-1] if begins else -1) > (ends[-1] if ends else -1)


def build(
    pieces: Sequence[Piece],
    starts: Mapping[int, Start],
    cuts: frozenset[int],
    reflow: Reflow,
    passages: Passages,
) -> None:
    """Add the passages of `pieces` to `passages`; before the lines with the numbers `cuts` something was cut out."""
    counted = not starts and not passages.number
    for index, piece in enumerate(pieces):
        here = f"p{passages.number}"
        text = piece.lines
        if piece.kind == "rule":
            _omit(piece.lines[0], "rule between the parts of the text", passages)
        elif piece.kind == "heading":
            _heading(piece, reflow, passages)
        elif piece.kind == "paragraph":
            _paragraph(piece, starts, reflow, passages)
        elif piece.kind == "table":
            passages.add(here, "preformatted", "\n".join(line.text.rstrip() for line in text))
        elif piece.kind == "items":
            _items(piece, here, reflow, passages)
        elif _is_heading(piece, pieces[index + 1 :][:1], passages):
            _heading(piece, reflow, passages)
        elif _goes_on(text[0], cuts, reflow, passages, counted):
            passages.go_on(reflow.join(text))
        else:
            if counted:
                passages.number += 1
                here = f"p{passages.number}"
            passages.add(here, "paragraph", reflow.join(text), open=True)


def _omit(line: Line, reason: str, passages: Passages) -> None:
    passages.omissions.append(Omission((line.number,), squeeze(line.text), reason))


def _heading(piece: Piece, reflow: Reflow, passages: Passages) -> None:
    passages.headings += 1
    passages.add(f"h{passages.headings}", "heading", reflow.join(piece.lines).replace("\n", " "))
    if piece.rule:
        _omit(piece.rule, "rule under a heading", passages)


def _items(piece: Piece, here: str, reflow: Reflow, passages: Passages) -> None:
    """Add a list as one passage, an item a line; lines before its first item go on with the passage before."""
    bounds = (*piece.items, len(piece.lines))
    texts = [reflow.join(piece.lines[a:b]) for a, b in pairwise(bounds)]
    passages.add(here, "paragraph", "\n".join(texts))


def _is_heading(piece: Piece, following: Sequence[Piece], passages: Passages) -> bool:
    """A short line of its own, no sentence, between the end of one and a numbered paragraph, is a heading."""
    words = squeeze(piece.lines[0].text)
    if len(piece.lines) > 1 or not piece.before_number or not following or following[0].kind != "paragraph":
        return False
    ended = not passages.blocks or not passages.open or bool(_SENTENCE_END.search(passages.blocks[-1].text))
    return ended and bool(_HEADING.fullmatch(words)) and not _NO_HEADING.match(words)


def _goes_on(line: Line, cuts: frozenset[int], reflow: Reflow, passages: Passages, counted: bool) -> bool:
    """Whether the text that begins with `line` is a piece of the passage before it."""
    if not passages.blocks or passages.blocks[-1].kind != "paragraph":
        return False
    before, words = passages.blocks[-1].text, line.text.lstrip()
    ended = bool(_SENTENCE_END.search(before))
    if not ended and (words[:1].islower() or (line.number in cuts and not before.endswith("-"))):
        return True
    if counted or passages.quoted or not passages.open or passages.number == 0:
        return not ended and passages.open and reflow.upper and line.number in cuts
    return not before.endswith(":") and not (ended and _REMARK.match(words))


def _paragraph(piece: Piece, starts: Mapping[int, Start], reflow: Reflow, passages: Passages) -> None:
    number, before = starts[piece.at].number, passages.number
    text = reflow.join(piece.lines)
    expected = before + 1
    if reason := numbers.repaired(piece.at, starts, before):
        as_captured = next(word for word in text.split() if str(number) in word)
        as_published = as_captured.replace(str(number), str(expected), 1)
        id = passages.add(f"p{expected}", "paragraph", text.replace(as_captured, as_published, 1), open=True)
        passages.corrections.append(Correction(id, as_captured, as_published, reason))
        passages.number = expected
        return
    if before and number != expected:
        passages.doubts.append(f"paragraph {number} follows paragraph {before}; the number stays")
    passages.add(f"p{number}", "paragraph", text, open=True)
    passages.number = number
