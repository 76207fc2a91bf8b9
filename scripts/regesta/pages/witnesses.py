"""Who attests or issued what, in words: issuing bodies, named where they are few."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Corpus, Document
from ..witnesses import bodies
from .words import count, listed

NAMED = 3
_DEFINITE = re.compile(
    r"(?:Agency|Bureau|Cent(?:er|re)|Commission|Committee|Council|Department|Embassy|Government|Institute|Legation|"
    r"Ministry|Office|Secretariat|Union)(?:$| (?:for|in|of|on|to) )"
)


def attested_by(documents: Iterable[Document], corpus: Corpus) -> str:
    """Return "attested by the French Foreign Ministry alone" or "attested by 2 issuing bodies: ANKASAM and TDI"."""
    names = bodies(documents, corpus)
    if not names:
        return "attested by no document that is held"
    return f"attested by {with_article(names[0])} alone" if len(names) == 1 else f"attested by {_several(names)}"


def issued_by_all(documents: Iterable[Document], corpus: Corpus) -> str:
    """Return the same of documents that are listed: "All issued by ANKASAM", "2 issuing bodies: ANKASAM and TDI"."""
    held = tuple(documents)
    names = bodies(held, corpus)
    if len(names) > 1:
        return _several(names)
    return f"{'All issued' if len(held) > 1 else 'Issued'} by {with_article(names[0])}" if names else ""


def _several(names: tuple[str, ...]) -> str:
    told = [with_article(n) for n in (names[:NAMED] if len(names) > NAMED + 1 else names)]
    told += [f"{len(names) - NAMED} more"] if len(names) > NAMED + 1 else []
    return f"{count(len(names), 'issuing body', 'issuing bodies')}: {listed(told)}"


def with_article(name: str) -> str:
    """Return the name of a body as a sentence has it: "the Embassy of France", "the French Foreign Ministry", "TDI"."""
    return f"the {name}" if _DEFINITE.search(name) and not name.lower().startswith("the ") else name
