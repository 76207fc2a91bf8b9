"""Captures to drafts of documents: one kind of capture, one file in kinds/. Pure: text in, data out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from ..captures import sidecar_path
from ..model import Capture, CaptureKind
from ..problems import Problem
from .controls import declare, without
from .conversion import Conversion, Draft
from .detect import detect
from .kinds import article, cable, ministry_page, plain, report

__all__ = ["KINDS", "Conversion", "Draft", "convert", "detect"]

Converter = Callable[[str, Capture, int], Conversion]

KINDS: Mapping[CaptureKind, Converter] = MappingProxyType(
    {
        "cable": cable.convert,
        "article": article.convert,
        "report": report.convert,
        "ministry-page": ministry_page.convert,
        "plain": plain.convert,
    }
)


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    """Return the drafts of the documents in `text`, the text of `capture`, by the grammar of the capture's kind.

    Ids that are not official references are numbered from `first` in the capture's series. Nothing is refused: a
    capture without a word gives no draft and the problem `nothing-found`.
    """
    conversion = declare(KINDS[capture.kind](without(text), capture, first), text)
    conversion = replace(conversion, why=conversion.why or f"the sidecar says that it is {capture.kind}")
    if conversion.drafts:
        return conversion
    problem = Problem(sidecar_path(capture), 0, "nothing-found", f"{capture.path} holds no words", "capture it again")
    return replace(conversion, problems=(*conversion.problems, problem))
