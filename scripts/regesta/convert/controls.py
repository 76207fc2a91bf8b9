"""Characters that no reader sees, and that can make a text read otherwise: left out of it, declared as omissions."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ..captures import text_lines
from ..fidelity import CONTROL
from ..model import Omission
from .conversion import Conversion

REASON = "control characters, which no reader would see"
INVISIBLE = "invisible characters, which no reader would see: "


def reason(characters: Sequence[str]) -> str:
    """Return why `characters`, all of one line, are left out: those that have a name are named."""
    names = dict.fromkeys(f"{unicodedata.name(c, '').lower()} U+{ord(c):04X}" for c in characters if c >= "\xa0")
    return INVISIBLE + ", ".join(names) if names else REASON


def without(text: str) -> str:
    """Return `text` without the characters that no reader sees: what the converters read."""
    return CONTROL.sub("", text)


def declare(conversion: Conversion, text: str) -> Conversion:
    """Return `conversion`, made of `without(text)`, with what was taken out of `text` declared, line by line."""
    if not CONTROL.search(text):
        return conversion
    lost = [
        Omission((number,), "".join(found), reason(found))
        for number, line in enumerate(text_lines(text), 1)
        if (found := CONTROL.findall(line))
    ]
    drafts = []
    for draft in conversion.drafts:
        first, last = draft.lines
        own = [o for o in lost if first <= o.lines[0] <= last]
        lost = [o for o in lost if not first <= o.lines[0] <= last]
        drafts.append(replace(draft, omissions=tuple(sorted((*draft.omissions, *own), key=lambda o: o.lines))))
    return replace(conversion, drafts=tuple(drafts), omissions=(*conversion.omissions, *lost))
