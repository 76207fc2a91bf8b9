"""The body of a cable in pieces: paragraphs, headings over rules, bullets and sub-paragraphs, tables, text between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ...text import Line
from .numbers import Start

PieceKind = Literal["paragraph", "heading", "rule", "items", "table", "text"]

RULE = re.compile(r"\s*[-_=*~](?:\s?[-_=*~]){2,}\s*")
BULLET = re.compile(r"\s*(?:--?|\*|•|·|o)\s+\S|\s*--(?=[A-Za-z(\"“])")
SUB = re.compile(
    r"\s*¶?(?:\((?P<round>[A-Za-z]|[ivx]{1,4}|[IVX]{1,4}|[0-9]{1,2})\)|(?P<bare>[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})[.)])\s+\S"
)
TABLE = re.compile(r"\S(?: {4,}|\t+)\S")
_RULE_INSIDE = re.compile(r"(?<!\S)[-_=*]{5,}(?: [-_=*]{3,})*(?!\S)")
_SENTENCE_END = re.compile(r"[.!?:)\"”](?=\s)")
_ENDED = re.compile(r"[.!?:;)\]\"”’'*]\s*$")
_INITIAL = re.compile(r"(?<![A-Za-z])[A-Z]\.$")
_SENTENCE = re.compile(r"[.;,]\s*$")
_FIRSTS = frozenset("aAi1I")
LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together.

    `at` is the position of the line that begins a paragraph, `rule` what stands under a heading, `items` say which of
    the lines begin an item; `before_number` says that a numbered paragraph follows.
    """

    kind: PieceKind
    lines: tuple[Line, ...]
    at: int = -1
    rule: Line | None = None
    items: tuple[int, ...] = ()
    before_number: bool = False


@dataclass(slots=True)
class _Run:
    kind: PieceKind
    start: int
    end: int
    rule: int = -1


def pieces(lines: Sequence[Line], starts: Mapping[int, Start]) -> list[Piece]:
    """Return the pieces of a body; `starts` are the positions of the lines that begin a paragraph."""
    found: list[Piece] = []
    for first, last in _blocks(lines):
        for run in _runs(lines, first, last, starts):
            found += _piece(lines, run, starts)
    return _between_rules(found)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give the runs of lines that blank lines divide, as positions."""
    start = -1
    for i, line in enumerate(lines):
        if line.text.strip():
            start = i if start < 0 else start
        elif start >= 0:
            yield start, i
            start = -1
    if start >= 0:
        yield start, len(lines)


def _runs(lines: Sequence[Line], first: int, last: int, starts: Mapping[int, Start]) -> list[_Run]:
    """Return the runs of a block: a paragraph begins one, so does a list, a table, and what stands after a rule."""
    runs: list[_Run] = []
    for i in range(first, last):
        kind = _kind(lines, i, first, last, starts)
        current = runs[-1] if runs else None
        if kind == "rule" and (current is None or current.kind in ("heading", "rule")):
            runs.append(_Run("rule", i, i + 1))
        elif kind == "rule" and current and current.kind != "table":
            _over(runs, lines, i)
        elif kind == "paragraph" or current is None or (kind in ("items", "table") and kind != current.kind):
            runs.append(_Run(kind or "text", i, i + 1))
        elif not kind and current.kind in ("heading", "rule", "table"):
            runs.append(_Run("text", i, i + 1))
        else:
            current.end = i + 1
    return runs


def _over(runs: list[_Run], lines: Sequence[Line], rule: int) -> None:
    """Make a heading of what stands over the rule at position `rule`: a text of up to three lines, or the last line.

    The line that begins a paragraph or an item is none.
    """
    run, start = runs[-1], rule - 1
    least = run.start if run.kind == "text" else run.start + 1
    while start > least and rule - start < 3 and run.kind == "text" and not _ENDED.search(lines[start - 1].text):
        start -= 1
    if run.kind == "text" and start - run.start > 0 and not _ENDED.search(lines[start - 1].text):
        start = rule - 1
    short = all(len(x.text.strip()) <= LONGEST_HEADING for x in lines[start:rule])
    if short and start == run.start and run.kind == "text":
        run.kind, run.rule, run.end = "heading", rule, rule
    elif short and start >= least:
        run.end = start
        runs.append(_Run("heading", start, rule, rule))
    else:
        runs.append(_Run("rule", rule, rule + 1))


def _kind(lines: Sequence[Line], i: int, first: int, last: int, starts: Mapping[int, Start]) -> PieceKind | None:
    text = lines[i].text
    if i in starts:
        return "paragraph"
    if RULE.fullmatch(text):
        return "rule"
    if _begins_item(lines, i, first):
        return "items"
    if TABLE.search(text) and _in_table(lines, i, first, last):
        return "table"
    return None


def _begins_item(lines: Sequence[Line], i: int, first: int) -> bool:
    """A lettered sub-paragraph begins its block, or comes after the end of a sentence; an initial does not."""
    text = lines[i].text
    if BULLET.match(text):
        return True
    match = SUB.match(text)
    if not match:
        return False
    before = lines[i - 1].text.rstrip()
    ended = bool(_ENDED.search(before)) and not _INITIAL.search(before)
    return i == first or ended or (match["round"] or "") in _FIRSTS


def _in_table(lines: Sequence[Line], i: int, first: int, last: int) -> bool:
    above = i > first and TABLE.search(lines[i - 1].text)
    below = i + 1 < last and TABLE.search(lines[i + 1].text)
    return bool(above or below)


def _piece(lines: Sequence[Line], run: _Run, starts: Mapping[int, Start]) -> Iterator[Piece]:
    block = tuple(lines[run.start : run.end])
    if run.kind == "heading":
        yield Piece("heading", block, rule=lines[run.rule])
    elif run.kind == "items":
        items = tuple(i - run.start for i in range(run.start, run.end) if _begins_item(lines, i, run.start))
        yield Piece("items", block, items=items or (0,))
    elif run.kind in ("paragraph", "text"):
        follows = next((i for i in range(run.end, len(lines)) if lines[i].text.strip()), -1) in starts
        at = run.start if run.kind == "paragraph" else -1
        yield from _headed_inside(Piece(run.kind, block, at, before_number=follows), follows)
    else:
        yield Piece(run.kind, block)


def _headed_inside(piece: Piece, follows: bool) -> Iterator[Piece]:
    """Give `piece`, and the headings whose rules stand inside its lines, where lines were joined."""
    line = piece.lines[-1]
    rules = list(_RULE_INSIDE.finditer(line.text))
    if len(piece.lines) > 1 or not rules:
        yield piece
        return
    kind, at, start = piece.kind, piece.at, 0
    for n, match in enumerate(rules):
        if match.start() < start:
            continue
        before = line.text[start : match.start()]
        if not before.strip() and n + 1 < len(rules) and 0 < rules[n + 1].start() - match.end() < LONGEST_HEADING:
            yield Piece("rule", (Line(line.number, match[0]),))
            start = match.end()
            continue
        words = _last_words(before) if kind == "paragraph" or len(before) > LONGEST_HEADING else 0
        if before[:words].strip():
            yield Piece(kind, (Line(line.number, before[:words]),), at)
            kind, at = "text", -1
        heading = (Line(line.number, before[words:]),) if before[words:].strip() else ()
        rule = (Line(line.number, match[0]),)
        yield Piece("heading", heading, rule=rule[0]) if heading else Piece("rule", rule)
        start = match.end()
        kind, at = ("text", -1)
    if line.text[start:].strip():
        yield Piece(kind, (Line(line.number, line.text[start:]),), at, before_number=follows)


def _last_words(text: str) -> int:
    """Return where words after the last sentence of `text` begin: its end, where they are too many for a heading."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    at = ends[-1] if ends else len(text)
    return at if len(text) - at < LONGEST_HEADING else len(text)


def _between_rules(found: list[Piece]) -> list[Piece]:
    """Return the pieces with a short text before a rule of its own block as a heading."""
    out: list[Piece] = []
    for i, piece in enumerate(found):
        before_rule = i + 1 < len(found) and found[i + 1].kind == "rule"
        after_rule = bool(out) and out[-1].kind == "rule"
        short = piece.kind == "text" and len(piece.lines) <= 3 and sum(len(x.text) for x in piece.lines) < 200
        named = short and not _SENTENCE.search(piece.lines[-1].text)
        if named and before_rule and (after_rule or len(piece.lines) == 1):
            out.append(Piece("heading", piece.lines))
        else:
            out.append(piece)
    return out
