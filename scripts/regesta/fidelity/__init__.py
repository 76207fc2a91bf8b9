"""The proof that a text is its capture: an exact alignment, word by word and in order.

A word is a run of characters between white space (Unicode's), in NFC, with typographic quotation marks taken for
straight ones. Nothing else is normalised: case, dashes and bullets count. Two things are granted. The line-end hyphen:
where a capture breaks a word at the end of a line (`UN-` / `LIKELY`), the text may have it in one, with the hyphen or
without; every such place is a step of the alignment, so that it can be seen. Control characters, which no reader sees,
are no part of a word: each is an omission of its own, whose `text` is the character. Everything else that differs is a
declared omission or correction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Protocol

from ..model import Correction, Omission, Passage
from .alignment import Alignment, Difference, Step, StepKind
from .tokens import CONTROL, Words, words

__all__ = ["CONTROL", "Alignment", "Difference", "Step", "check_capture", "check_document", "words"]

WINDOW = 1_000
MOST_DIFFERENCES = 5


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


def check_document(capture: Sequence[str], shared: Sequence[Omission], text: Text) -> Alignment:
    """Return the alignment of the lines of `capture` that `text` says it has with the words of its passages.

    `capture` are all lines of the capture, `shared` the omissions of its sidecar.
    """
    first, last = text.lines
    if not 1 <= first <= last <= len(capture):
        why = f"the capture has lines 1 to {len(capture)}"
        return Alignment((), (Difference("bad-lines", first, "", f"{first}-{last}", why),))
    captured = Words((n, capture[n - 1]) for n in range(first, last + 1))
    reasons, wrong = _omit(captured, text.omissions)
    shared_reasons, _ = _omit(captured, _within(shared, first, last), reasons)
    passages = text.passages
    published = Words((i, p.text) for i, p in enumerate(passages))
    places = {p.id: i for i, p in enumerate(passages)}
    pending, misplaced = _corrections(text.corrections, places, published)
    walk = _Walk(captured, shared_reasons, published, pending, passages)
    walk.go()
    unseen = _controls(capture, range(first, last + 1), (*_within(shared, first, last), *text.omissions))
    differences = [*wrong, *misplaced, *walk.differences(), *unseen]
    if not walk.stuck:
        differences += [
            Difference("bad-correction", 0, passages[i].id, c.as_captured, "these words are not captured there")
            for i, waiting in pending.items()
            for c in waiting
        ]
    return Alignment(tuple(walk.steps), tuple(differences))


def _within(omissions: Iterable[Omission], first: int, last: int) -> Iterator[Omission]:
    for omission in omissions:
        lines = tuple(n for n in omission.lines if first <= n <= last)
        if lines:
            yield Omission(lines, omission.text, omission.reason)


def _controls(capture: Sequence[str], lines: Iterable[int], omissions: Iterable[Omission]) -> Iterator[Difference]:
    """Give the control characters of `lines` that are not declared, and those declared that are not there."""
    declared: dict[int, Counter[str]] = {}
    for omission in omissions:
        if _only_controls(omission):
            for line in omission.lines:
                declared.setdefault(line, Counter()).update(CONTROL.findall(omission.text))
    for line in lines:
        seen = CONTROL.findall(capture[line - 1])
        if not seen and line not in declared:
            continue
        there = Counter(seen)
        stated = declared.pop(line, Counter())
        if missing := there - stated:
            yield Difference("words-lost", line, "", "".join(missing.elements()), "control characters, not declared")
        if extra := stated - there:
            yield Difference("bad-omission", line, "", "".join(extra.elements()), "they are not on this line")
    for line, stated in declared.items():
        yield Difference("bad-omission", line, "", "".join(stated.elements()), "this line is not one of the text's")


def _only_controls(omission: Omission) -> bool:
    return bool(CONTROL.search(omission.text)) and not words(omission.text)


def _omit(
    captured: Words, omissions: Iterable[Omission], before: dict[int, str] | None = None
) -> tuple[dict[int, str], list[Difference]]:
    """Return the positions of omitted words with the reasons, and the omissions that are not found.

    An omission of several lines is of words that stand on each of them (a bullet); where they do not, it is of
    words that run over these lines (the tools of a page).
    """
    taken: dict[int, str] = dict(before or {})
    wrong: list[Difference] = []
    positions: dict[int, list[int]] = {}
    for omission in omissions:
        if _only_controls(omission):
            continue
        if not positions:
            for position, line in enumerate(captured.at):
                positions.setdefault(line, []).append(position)
        run = words(omission.text)
        each = [_find(captured, run, positions.get(line, []), taken) for line in omission.lines]
        if None in each:
            together = [p for line in omission.lines for p in positions.get(line, [])]
            each = [_find(captured, run, together, taken)]
        if None in each:
            why = "these words are not on these lines"
            wrong.append(Difference("bad-omission", omission.lines[0], "", omission.text, why))
            continue
        for found in each:
            taken.update(dict.fromkeys(found or (), omission.reason))
    return taken, wrong


def _find(captured: Words, run: Sequence[str], positions: Sequence[int], taken: Container[int]) -> Sequence[int] | None:
    """Return the first of `positions` at which `run` stands, none of it taken, within `positions`; None if nowhere."""
    if not run:
        return None
    for index, position in enumerate(positions):
        if captured.text[position] != run[0] or position in taken:
            continue
        found = positions[index : index + len(run)]
        if [captured.text[p] for p in found] == run and not any(p in taken for p in found):
            return found
    return None


def _corrections(
    corrections: Sequence[Correction], places: dict[str, int], published: Words
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
        elif not published.has_at(words(correction.as_published), place):
            why = f"the passage has no whole words {correction.as_published!r}"
        if why or place is None:
            wrong.append(Difference("bad-correction", 0, correction.at, correction.as_captured, why))
        else:
            pending.setdefault(place, []).append(correction)
    return pending, wrong


class _Walk:
    """Goes through both texts at once, word by word, until the end or until they cannot be told to be one."""

    def __init__(
        self,
        captured: Words,
        omitted: dict[int, str],
        published: Words,
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

    @property
    def stuck(self) -> bool:
        return self.here < len(self.captured) or self.there < len(self.published)

    def go(self) -> None:
        captured, published = self.captured, self.published
        start = (0, 0)
        while self.here < len(captured):
            here, there = self.here, self.there
            if here in self.omitted:
                self._same(start)
                self._skip()
            elif there >= len(published):
                break
            elif self.pending and (correction := self._correction()):
                self._same(start)
                self.here += len(words(correction.as_captured))
                self.there += len(words(correction.as_published))
                self._step("corrected", here, there, correction.reason)
            elif captured.text[here] == published.text[there]:
                start = self._run_on(start)
                continue
            elif joined := self._joined():
                self._same(start)
                self._join(joined)
            else:
                break
            start = (self.here, self.there)
        self._same(start)

    def _run_on(self, start: tuple[int, int]) -> tuple[int, int]:
        """Go on while the words are the same and nothing is declared of them; return where the last step began."""
        left, right = self.captured.text, self.published.text
        lines, places = self.captured.at, self.published.at
        omitted, pending = self.omitted, self.pending
        here, there = self.here, self.there
        end = min(len(left) - here, len(right) - there) + here
        while True:
            if here > start[0] and (lines[here] != lines[here - 1] or places[there] != places[there - 1]):
                self.here, self.there = here, there
                self._same(start)
                start = (here, there)
            here += 1
            there += 1
            if here >= end or left[here] != right[there] or here in omitted or places[there] in pending:
                self.here, self.there = here, there
                return start

    def _same(self, start: tuple[int, int]) -> None:
        if self.here > start[0]:
            self._step("same", *start, "")

    def _step(self, kind: StepKind, here: int, there: int, reason: str) -> None:
        passage = self.passages[self.published.at[there]].id
        left = " ".join(self.captured.written[here : self.here])
        right = " ".join(self.published.written[there : self.there])
        self.steps.append(Step(kind, self.captured.at[here], passage, left, right, reason))

    def _skip(self) -> None:
        first = self.here
        line, reason = self.captured.at[first], self.omitted[first]
        while self.omitted.get(self.here) == reason and self.captured.at[self.here] == line:
            self.here += 1
        left = " ".join(self.captured.written[first : self.here])
        self.steps.append(Step("omitted", line, self._passage(self.there), left, "", reason))

    def _passage(self, there: int) -> str:
        at = self.published.at
        return self.passages[at[min(there, len(at) - 1)]].id if at else ""

    def _correction(self) -> Correction | None:
        waiting = self.pending.get(self.published.at[self.there], [])
        for correction in waiting:
            if self._matches(words(correction.as_captured), words(correction.as_published)):
                waiting.remove(correction)
                if not waiting:
                    del self.pending[self.published.at[self.there]]
                return correction
        return None

    def _matches(self, left: list[str], right: list[str]) -> bool:
        if not self.captured.has(left, self.here) or not self.published.has(right, self.there):
            return False
        return not any(p in self.omitted for p in range(self.here, self.here + len(left)))

    def _joined(self) -> list[int]:
        """Return the positions of the captured words, each ending its line in a hyphen, that are one here."""
        text, at = self.captured.text, self.captured.at
        wanted = self.published.text[self.there]
        position, positions, forms = self.here, [self.here], {text[self.here]}
        while text[position].endswith("-"):
            after = position + 1
            while after in self.omitted:
                after += 1
            if after >= len(text) or at[after] == at[position]:
                return []
            forms = {form + text[after] for form in forms} | {form[:-1] + text[after] for form in forms}
            forms = {form for form in forms if wanted.startswith(form[:-1])}
            positions.append(after)
            position = after
            if wanted in forms:
                return positions
        return []

    def _join(self, positions: list[int]) -> None:
        """Take the words at `positions` as one, and what is left out between them."""
        line, passage = self.captured.at[self.here], self._passage(self.there)
        left, right = " ".join(self.captured.written[p] for p in positions), self.published.written[self.there]
        self.steps.append(Step("joined", line, passage, left, right, "word divided at the end of a line"))
        while self.here <= positions[-1]:
            if self.here in self.omitted:
                self._skip()
            else:
                self.here += 1
        self.there += 1

    def differences(self) -> list[Difference]:
        """Return the first differences from where the walk stopped, found in a window of each text."""
        if not self.stuck:
            return []
        rest = [p for p in range(self.here, len(self.captured)) if p not in self.omitted]
        left = [self.captured.text[p] for p in rest[:WINDOW]]
        ahead = self._as_captured()
        right = ahead.text
        cut = len(rest) > WINDOW or len(self.published) - self.there > WINDOW
        codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        found: list[Difference] = []
        for number, (tag, l1, l2, r1, r2) in enumerate(codes):
            if tag == "equal" or (cut and number == len(codes) - 1 and number > 0):
                continue
            line = self.captured.at[rest[l1]] if l1 < len(rest) else 0
            passage = self.passages[ahead.at[min(r1, len(right) - 1)]].id if right else self._passage(self.there)
            if l2 > l1:
                lost = " ".join(self.captured.written[p] for p in rest[l1:l2])
                found.append(Difference("words-lost", line, passage, lost))
            if r2 > r1:
                found.append(Difference("words-invented", line, passage, " ".join(ahead.written[r1:r2])))
        return found[:MOST_DIFFERENCES]

    def _as_captured(self) -> Words:
        """Return the words of the text that are still ahead, corrections that wait taken back where they stand."""
        ahead = Words(())
        ahead.text = self.published.text[self.there : self.there + WINDOW]
        ahead.written = self.published.written[self.there : self.there + WINDOW]
        ahead.at = self.published.at[self.there : self.there + WINDOW]
        for place, waiting in self.pending.items():
            for correction in waiting:
                run, captured = words(correction.as_published), words(correction.as_captured)
                start = next((i for i, at in enumerate(ahead.at) if at == place and ahead.has(run, i)), None)
                if start is not None:
                    ahead.text[start : start + len(run)] = captured
                    ahead.written[start : start + len(run)] = captured
                    ahead.at[start : start + len(run)] = [place] * len(captured)
        return ahead


def check_capture(capture: Sequence[str], shared: Sequence[Omission], texts: Iterable[Text]) -> tuple[Difference, ...]:
    """Return what of a capture is in no text or in several, and the omissions of its sidecar that are not found.

    A line is a text's when the text's range has it; a line all of whose words the sidecar omits need be nobody's.
    """
    every = Words(enumerate(capture, 1))
    omitted, wrong = _omit(every, shared)
    differences = list(wrong)
    owners: dict[int, str] = {}
    for text in texts:
        first, last = text.lines
        own = range(max(first, 1), min(last, len(capture)) + 1)
        if twice := next((line for line in own if line in owners), 0):
            why = f"{owners[twice]} has it too; a line belongs to one text"
            differences.append(Difference("bad-lines", twice, "", text.id, why))
        owners |= dict.fromkeys(own, text.id)
    lost: dict[int, list[str]] = {}
    for position, line in enumerate(every.at):
        if position not in omitted and line not in owners:
            lost.setdefault(line, []).append(every.written[position])
    differences += [Difference("words-lost", line, "", " ".join(run)) for line, run in lost.items()]
    nobody = [line for line in range(1, len(capture) + 1) if line not in owners]
    held = [Omission(lines, o.text, o.reason) for o in shared if (lines := tuple(set(o.lines) & set(nobody)))]
    return (*differences, *_controls(capture, nobody, held))
