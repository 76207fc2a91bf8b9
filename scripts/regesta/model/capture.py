"""Captures, and what is declared of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .record import Record

CaptureKind = Literal["cable", "article", "report", "ministry-page", "plain"]
Access = Literal["full", "excerpt", "metadata"]


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of a capture that are in no text, with the reason. `lines` are the capture's, counted from 1."""

    lines: tuple[int, ...]
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction(Record):
    """Words of a capture that the text has otherwise, in passage `at`."""

    at: str
    as_captured: str
    as_published: str
    reason: str


@dataclass(frozen=True, slots=True)
class Redaction(Record):
    """Words that were taken out of a capture and of everything made of it: when, why, and their SHA-256."""

    on: str
    why: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Capture:
    """A text as captured, and its sidecar. The text itself is read when it is needed (`captures.read_text`).

    `html_sha256` is the checksum of the saved page that the text was extracted from, where there is one.
    """

    id: str
    path: str
    kind: CaptureKind
    series: str
    sha256: str
    digest: str
    url: str = ""
    captured: str = ""
    encoding: str = "utf-8"
    rights: str = ""
    access: Access = "full"
    omissions: tuple[Omission, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    note: str = ""
    html_sha256: str = ""
