"""What an alignment is made of: steps where capture and text go together, and differences where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StepKind = Literal["same", "omitted", "corrected", "joined"]
Code = Literal["words-lost", "words-invented", "bad-omission", "bad-correction", "bad-lines"]


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
