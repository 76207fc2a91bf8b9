"""How a cable ends: an address, the name of the chief of mission, BT, its number, NNNN, an archive's last line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ....codes import table
from ...text import Line, filled, squeeze
from . import classline

_NAME = r"[A-Z][A-Za-z'’-]+(?:[ .]+[A-Z][A-Za-z'’-]*\.?){0,2}"
_SIGNATURE = re.compile(_NAME)
_SIGNED = re.compile(rf".*https?://\S+ (?P<name>{_NAME})")
_NO_NAMES = frozenset(table("cable")["no_signatures"])


@cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(table("cable")["close"]))


def divide(lines: Sequence[Line]) -> tuple[list[Line], list[Line], str]:
    """Return the body, the lines at its end that close a transmission, and the name with which it is signed."""
    end, signed = len(lines), ""
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        if not text.strip():
            continue
        words = squeeze(text)
        if len(words) <= 200 and _ends().fullmatch(words):
            end = index
            match = _SIGNED.fullmatch(words)
            if match and not signed and _is_name(match["name"]):
                signed = match["name"]
        elif classline.banner(text):
            end = index
        elif not signed and _alone(lines, index) and _is_name(words):
            end, signed = index, words
        else:
            break
    return list(lines[:end]), filled(lines[end:]), signed


def _alone(lines: Sequence[Line], index: int) -> bool:
    before = squeeze(lines[index - 1].text) if index else ""
    return not before or bool(_ends().fullmatch(before)) or bool(classline.banner(before)) or before[-1:] in ".!?)\"'”"


def _is_name(words: str) -> bool:
    parts = re.findall(r"[A-Za-z'’-]+", words.upper())
    return bool(_SIGNATURE.fullmatch(words)) and len(words) < 40 and not any(part in _NO_NAMES for part in parts)
