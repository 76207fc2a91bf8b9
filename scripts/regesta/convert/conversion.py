"""What a converter gives: drafts of documents with what was left out and what was mended, and no files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from ..markup import parse
from ..model import CaptureKind, Correction, DocumentKind, Omission, Passage
from ..problems import Problem

BlockKind = Literal["title", "heading", "paragraph", "preformatted", "note", "close"]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage to be: its words as captured, newlines where the source breaks a line.

    `marks` are the note marks in `text` (written `[1]`) that have their note; `mark` is a note's own.
    """

    id: str
    kind: BlockKind
    text: str
    language: str = ""
    marks: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before an editor has seen it: what its capture says about it, and its text.

    `body` is Markdown in the subset of `markup`; `lines` are the capture's (first, last). Everything that only an
    editor can say (regest, actors, topics) is absent.
    """

    id: str
    title: str
    kind: DocumentKind
    series: str
    capture: str
    lines: tuple[int, int]
    body: str
    language: str = "en"
    date: str = ""
    date_as_written: str = ""
    date_basis: str = ""
    covers: str = ""
    place: str = ""
    extract: bool = False
    cable: Mapping[str, Any] = field(default_factory=dict)
    references: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    omissions: tuple[Omission, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        return _passages(self.body)


@lru_cache(256)
def _passages(body: str) -> tuple[Passage, ...]:
    """Return what `body` is parsed to; a draft is asked for it by its proof and by its report."""
    return parse(body, "draft.md", 1)[0]


@dataclass(frozen=True, slots=True)
class Conversion:
    """All that one capture gives. `why` says in words how its kind is known; `omissions` are for its sidecar."""

    capture: str
    kind: CaptureKind
    why: str
    drafts: tuple[Draft, ...]
    omissions: tuple[Omission, ...] = ()
    problems: tuple[Problem, ...] = ()
