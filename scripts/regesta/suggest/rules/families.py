"""Persons whose family name stands alone in the text ("Filhol"), where one person of the authority file has it.

Such a name is weaker than a full one: others may bear it, whom the authority file does not have. Accepted, it is
written under `as`. Where several have it, nobody is proposed, and the doubt is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..index import Index
from ..reading import UNREAD, Reading
from ..suggestion import Doubt, Suggestion

NAME = "family names"
SCORE = 0.4

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_GIVEN = re.compile(r"[^\W\d_]+[-. ]*$")
TITLES = frozenset(
    re.findall(
        r"\w+",
        """Mr Mrs Ms Miss Dr Sir President Minister Ambassador Secretary Director Chancellor General Premier Colonel
        Senator Prefect Governor M Mme The""",
    )
)


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    for family, (owners, passages) in _alone(reading, index).items():
        if len(owners) == 1:
            why = "the only person of the authority file with this family name"
            yield Suggestion("actors", owners[0], SCORE, (NAME,), tuple(passages), (family,), why)


def doubts(reading: Reading, index: Index) -> Iterator[Doubt]:
    """Give the family names that stand alone and that several persons have."""
    for family, (owners, passages) in _alone(reading, index).items():
        if len(owners) > 1:
            yield Doubt(family, passages[0], owners)


def _alone(reading: Reading, index: Index) -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """Return the family names that stand outside all known names, with those who have it and the passages."""
    found: dict[str, tuple[tuple[str, ...], list[str]]] = {}
    known = {m.actor for m in reading.actors}
    for passage in reading.document.passages:
        if passage.kind in UNREAD:
            continue
        taken = [(m.start, m.end) for m in (*reading.actors, *reading.places) if m.passage == passage.id]
        for match in _WORD.finditer(passage.text):
            owners = tuple(a for a in index.names.families.get(match[0], ()))
            if not owners or known.intersection(owners) or _follows_name(passage.text, match.start()):
                continue
            if not any(start <= match.start() < end for start, end in taken):
                passages = found.setdefault(match[0], (owners, []))[1]
                passages += [passage.id] if passage.id not in passages else []
    return found


def _follows_name(text: str, at: int) -> bool:
    """Tell whether a word with a capital, which is no title, stands before `at`: the name of somebody else."""
    before = _GIVEN.search(text[max(0, at - 40) : at])
    word = before[0].rstrip("-. ") if before else ""
    return word[:1].isupper() and word not in TITLES
