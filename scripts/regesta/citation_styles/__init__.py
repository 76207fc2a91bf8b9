"""A citation in words. One file is one style: a function of `Facts`, which `cite` takes from its CSL-JSON.

Chicago, APA and MLA follow what the official styles of the Citation Style Language make of the same item; where they
differ on purpose, docs/citations.md says why. None of them has an edition of documents on the web: as MLA does with
its second container, all of them name it before the permalink.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .apa import apa
from .chicago import chicago
from .facts import Citation, Facts
from .mla import mla
from .pieces import Rich
from .plain import plain

__all__ = ["STYLES", "Citation", "Facts"]

STYLES: Mapping[str, tuple[str, Callable[[Facts], Rich]]] = {
    "chicago": ("Chicago 18 (note)", chicago),
    "apa": ("APA 7", apa),
    "mla": ("MLA 9", mla),
    "plain": ("Plain text", plain),
}
