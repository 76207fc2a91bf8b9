"""The proof that a text is its capture: an exact alignment, word by word and in order.

A word is a run of characters between white space (Unicode's), in NFC. Nothing else is normalised: case, quotation
marks, dashes and bullets count. One thing more is granted, the line-end hyphen: where a capture breaks a word at the
end of a line (`UN-` / `LIKELY`), the text may have it in one, with the hyphen or without; every such place is a step
of the alignment, so that it can be seen. Everything else that differs is a declared omission or correction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, Protocol

from .model import Correction, Omission, Passage

StepKind = Literal["same", "omitted", "corrected", "joined"]
Code = Literal["words-lost", "words-invented", "bad-omission", "bad-correction", "bad-lines"]

WINDOW = 1_000
MOST_DIFFERENCES = 5


@dataclass(frozen=True, slots=True)
class Step:
    """Words of line `line` of the capture beside what passage `passage` has for them (empty where omitted)."""

    kind: StepKind
    line: int
    passage: str
    captured: str
    published: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as declared. `words` are the capture's when lost, the text's when invented.

    `line` is the capture's (0 where there is none), `passage` the one at or before which it shows.
    """

    code: Code
    line: int
    passage: str
    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Capture and text side by side. They are one text exactly when there are no `differences`."""

    steps: tuple[Step, ...]
    differences: tuple[Difference, ...]


class Text(Protocol):
    """What is aligned: a document, or a draft of one that a converter made."""

    @property
    def id(self) -> str: ...
    @property
    def lines(self) -> tuple[int, int]: ...
    @property
    def passages(self) -> tuple[Passage, ...]: ...
    @property
    def corrections(self) -> tuple[Correction, ...]: ...
    @property
    def omissions(self) -> tuple[Omission, ...]: ...


def words(text: str) -> list[str]:
    """Return the words of `text`, in order, each in NFC."""
    return unicodedata.normalize("NFC", text).split()


class _Words:
    """Words and, beside each, where it stands: the line of a capture or the passage of a text."""

    __slots__ = ("at", "text")

    def __init__(self, pieces: Iterable[tuple[int, str]]) -> None:
        self.text: list[str] = []
        self.at: list[int] = []
        for at, piece in pieces:
            found = words(piece)
            self.text += found
            self.at += [at] * len(found)

    def __len__(self) -> int:
        return len(self.text)

    def has(self, run: Sequence[str], start: int) -> bool:
        return self.text[start : start + len(run)] == run


def check_document(capture: Sequence[str], shared: Sequence[Omission], text: Text) -> Alignment:
    """Return the alignment of the lines of `capture` that `text` says it has with the words of its passages.

    `capture` are all lines of the capture, `shared` the omissions of its sidecar.
    """
    first, last = text.lines
    if not 1 <= first <= last <= len(capture):
        why = f"the capture has lines 1 to {len(capture)}"
        return Alignment((), (Difference("bad-lines", first, "", f"{first}-{last}", why),))
    return _align(capture, shared, text)


def _align(capture: Sequence[str], shared: Sequence[Omission], text: Text) -> Alignment:
    first, last = text.lines
    captured = _Words((n, capture[n - 1]) for n in range(first, last + 1))
    reasons, wrong = _omit(captured, text.omissions)
    shared_reasons, _ = _omit(captured, _within(shared, first, last), reasons)
    published = _Words((i, p.text) for i, p in enumerate(text.passages))
    places = {p.id: i for i, p in enumerate(text.passages)}
    pending, misplaced = _corrections(text.corrections, places, published)
    walk = _Walk(captured, shared_reasons, published, pending, text.passages)
    walk.go()
    differences = [*wrong, *misplaced, *walk.differences()]
    if not walk.stuck:
        differences += [
            Difference("bad-correction", 0, text.passages[i].id, c.as_captured, "these words are not captured there")
            for i, waiting in pending.items()
            for c in waiting
        ]
    return Alignment(tuple(walk.steps), tuple(differences))


def _within(omissions: Iterable[Omission], first: int, last: int) -> Iterator[Omission]:
    for omission in omissions:
        lines = tuple(n for n in omission.lines if first <= n <= last)
        if lines:
            yield Omission(lines, omission.text, omission.reason)


def _omit(
    captured: _Words, omissions: Iterable[Omission], before: dict[int, str] | None = None
) -> tuple[dict[int, str], list[Difference]]:
    """Return the positions of omitted words with the reasons, and the omissions that are not found.

    An omission of several lines is of words that stand on each of them (a bullet); where they do not, it is of
    words that run over these lines (the tools of a page).
    """
    taken: dict[int, str] = dict(before or {})
    wrong: list[Difference] = []
    positions: dict[int, list[int]] = {}
    for position, line in enumerate(captured.at):
        positions.setdefault(line, []).append(position)
    for omission in omissions:
        run = words(omission.text)
        each = [_find(captured, run, positions.get(line, []), taken) for line in omission.lines]
        if not run or None in each:
            together = [p for line in omission.lines for p in positions.get(line, [])]
            each = [_find(captured, run, together, taken) if run else None]
        if None in each:
            why = "these words are not on these lines"
            wrong.append(Difference("bad-omission", omission.lines[0], "", omission.text, why))
            continue
        for found in each:
            taken.update(dict.fromkeys(found or (), omission.reason))
    return taken, wrong


def _find(
    captured: _Words, run: Sequence[str], positions: Sequence[int], taken: Container[int]
) -> Sequence[int] | None:
    """Return the first of `positions` at which `run` stands, none of it taken, within `positions`; None if nowhere."""
    for index, position in enumerate(positions):
        if captured.text[position] != run[0] or position in taken:
            continue
        found = positions[index : index + len(run)]
        if [captured.text[p] for p in found] == run and not any(p in taken for p in found):
            return found
    return None


def _corrections(
    corrections: Sequence[Correction], places: dict[str, int], published: _Words
) -> tuple[dict[int, list[Correction]], list[Difference]]:
    pending: dict[int, list[Correction]] = {}
    wrong: list[Difference] = []
    for correction in corrections:
        why = ""
        place = places.get(correction.at)
        if place is None:
            why = "there is no such passage"
        elif not words(correction.as_captured) or not words(correction.as_published):
            why = "a correction has words on both sides; what is only left out is an omission"
        elif not _stands(words(correction.as_published), place, published):
            why = f"the passage has no whole words {correction.as_published!r}"
        if why or place is None:
            wrong.append(Difference("bad-correction", 0, correction.at, correction.as_captured, why))
        else:
            pending.setdefault(place, []).append(correction)
    return pending, wrong


def _stands(run: Sequence[str], place: int, published: _Words) -> bool:
    return any(published.has(run, i) for i, at in enumerate(published.at) if at == place)


class _Walk:
    """Goes through both texts at once, word by word, until the end or until they cannot be told to be one."""

    def __init__(
        self,
        captured: _Words,
        omitted: dict[int, str],
        published: _Words,
        pending: dict[int, list[Correction]],
        passages: Sequence[Passage],
    ) -> None:
        self.captured = captured
        self.omitted = omitted
        self.published = published
        self.pending = pending
        self.passages = passages
        self.steps: list[Step] = []
        self.here = 0
        self.there = 0
        self._run: tuple[int, int, StepKind, str] | None = None

    @property
    def stuck(self) -> bool:
        return self.here < len(self.captured) or self.there < len(self.published)

    def go(self) -> None:
        captured, published = self.captured, self.published
        end, last = len(captured), len(published)
        start = (0, 0)
        while self.here < end:
            here, there = self.here, self.there
            line = captured.at[here]
            if here in self.omitted:
                self._same(start)
                self._skip()
            elif there >= last:
                break
            elif correction := self._correction():
                self._same(start)
                self.here += len(words(correction.as_captured))
                self.there += len(words(correction.as_published))
                self._step("corrected", here, there, correction.reason)
            elif captured.text[here] == published.text[there]:
                new_line = here > start[0] and captured.at[here - 1] != line
                new_passage = there > start[1] and published.at[there - 1] != published.at[there]
                if new_line or new_passage:
                    self._same(start)
                    start = (here, there)
                self.here += 1
                self.there += 1
                continue
            elif self._joins():
                self._same(start)
                self.here += 2
                self.there += 1
                self._step("joined", here, there, "word divided at the end of a line")
            else:
                break
            start = (self.here, self.there)
        self._same(start)

    def _same(self, start: tuple[int, int]) -> None:
        if self.here > start[0]:
            self._step("same", *start, "")

    def _step(self, kind: StepKind, here: int, there: int, reason: str) -> None:
        passage = self.passages[self.published.at[there]].id
        left = " ".join(self.captured.text[here : self.here])
        right = " ".join(self.published.text[there : self.there])
        self.steps.append(Step(kind, self.captured.at[here], passage, left, right, reason))

    def _skip(self) -> None:
        first = self.here
        line, reason = self.captured.at[first], self.omitted[first]
        while self.omitted.get(self.here) == reason and self.captured.at[self.here] == line:
            self.here += 1
        left = " ".join(self.captured.text[first : self.here])
        self.steps.append(Step("omitted", line, self._passage(self.there), left, "", reason))

    def _passage(self, there: int) -> str:
        """Return the passage at word `there`, or the last one."""
        at = self.published.at
        return self.passages[at[min(there, len(at) - 1)]].id if at else ""

    def _correction(self) -> Correction | None:
        waiting = self.pending.get(self.published.at[self.there], [])
        for correction in waiting:
            if self._matches(words(correction.as_captured), words(correction.as_published)):
                waiting.remove(correction)
                return correction
        return None

    def _matches(self, left: list[str], right: list[str]) -> bool:
        if not self.captured.has(left, self.here) or not self.published.has(right, self.there):
            return False
        return not any(p in self.omitted for p in range(self.here, self.here + len(left)))

    def _joins(self) -> bool:
        here, after = self.here, self.here + 1
        text, at = self.captured.text, self.captured.at
        if after >= len(text) or after in self.omitted or at[after] == at[here] or not text[here].endswith("-"):
            return False
        return self.published.text[self.there] in (text[here] + text[after], text[here][:-1] + text[after])

    def differences(self) -> list[Difference]:
        """Return the first differences from where the walk stopped, found in a window of each text."""
        if not self.stuck:
            return []
        rest = [p for p in range(self.here, len(self.captured)) if p not in self.omitted]
        left = [self.captured.text[p] for p in rest[:WINDOW]]
        right = self.published.text[self.there : self.there + WINDOW]
        cut = len(rest) > WINDOW or len(self.published) - self.there > WINDOW
        codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        found: list[Difference] = []
        for number, (tag, l1, l2, r1, r2) in enumerate(codes):
            if tag == "equal" or (cut and number == len(codes) - 1 and number > 0):
                continue
            line = self.captured.at[rest[l1]] if l1 < len(rest) else 0
            passage = self._passage(self.there + r1)
            if l2 > l1:
                found.append(Difference("words-lost", line, passage, " ".join(left[l1:l2])))
            if r2 > r1:
                found.append(Difference("words-invented", line, passage, " ".join(right[r1:r2])))
        return found[:MOST_DIFFERENCES]


def check_capture(capture: Sequence[str], shared: Sequence[Omission], texts: Iterable[Text]) -> tuple[Difference, ...]:
    """Return what of a capture is in no text or in several, and the omissions of its sidecar that are not found.

    A line is a text's when the text's range has it; a line all of whose words the sidecar omits need be nobody's.
    """
    every = _Words(enumerate(capture, 1))
    omitted, wrong = _omit(every, shared)
    differences = list(wrong)
    owners: dict[int, str] = {}
    for text in texts:
        first, last = text.lines
        for line in range(max(first, 1), min(last, len(capture)) + 1):
            if line in owners:
                why = f"{owners[line]} has it too; a line belongs to one text"
                differences.append(Difference("bad-lines", line, "", text.id, why))
                break
            owners[line] = text.id
    lost: dict[int, list[str]] = {}
    for position, line in enumerate(every.at):
        if position not in omitted and line not in owners:
            lost.setdefault(line, []).append(every.text[position])
    differences += [Difference("words-lost", line, "", " ".join(run)) for line, run in lost.items()]
    return tuple(differences)
