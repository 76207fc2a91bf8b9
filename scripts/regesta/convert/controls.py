"""Control characters: they vanish in a browser, so they are left out of the text, and declared as omissions."""

from __future__ import annotations

from dataclasses import replace

from ..captures import text_lines
from ..fidelity import CONTROL
from ..model import Omission
from .conversion import Conversion

REASON = "control characters, which no reader would see"


def without(text: str) -> str:
    """Return `text` without control characters: what the converters read."""
    return CONTROL.sub("", text)


def declare(conversion: Conversion, text: str) -> Conversion:
    """Return `conversion`, made of `without(text)`, with what was taken out of `text` declared, line by line."""
    if not CONTROL.search(text):
        return conversion
    lost = [
        Omission((number,), "".join(found), REASON)
        for number, line in enumerate(text_lines(text), 1)
        if (found := CONTROL.findall(line))
    ]
    drafts = []
    for draft in conversion.drafts:
        first, last = draft.lines
        own = [o for o in lost if first <= o.lines[0] <= last]
        lost = [o for o in lost if o not in own]
        drafts.append(replace(draft, omissions=tuple(sorted((*draft.omissions, *own), key=lambda o: o.lines))))
    return replace(conversion, drafts=tuple(drafts), omissions=(*conversion.omissions, *lost))
