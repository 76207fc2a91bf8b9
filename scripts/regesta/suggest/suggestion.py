"""What a rule proposes: one frozen value; and how what several rules propose becomes one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import SuggestionKind

KINDS: tuple[SuggestionKind, ...] = ("dates", "actors", "topics", "events")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That `id` belongs to a document. `score`, from 0 to 1, is how likely the rule holds a reviewer to accept it.

    `passages` are those that carry it, in the order of the text; `words` are the document's own, on which it rests:
    for an actor the written forms, for a date its words in the source, for an event the exact quotation. `id` is that
    of a record, of a date its EDTF. `why` is the rest, in words; of a date, its `date_basis`.
    """

    kind: SuggestionKind
    id: str
    score: float
    rules: tuple[str, ...]
    passages: tuple[str, ...]
    words: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A written name that more than one actor has: it is told, and never guessed."""

    form: str
    passage: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that is proposed for one document, by kind and then the likeliest first, and what is in doubt."""

    document: str
    suggestions: tuple[Suggestion, ...]
    doubts: tuple[Doubt, ...] = ()


def combined(found: Iterable[Suggestion], order: Iterable[str]) -> tuple[Suggestion, ...]:
    """Return `found` with one suggestion for each id, by kind and then by score; `order` has the document's passages.

    Scores are combined as if the rules erred independently of each other: 1 - (1 - a)(1 - b), the noisy or. What no
    passage carries is left out: it would rest on no words.
    """
    place = {id: n for n, id in enumerate(order)}
    groups: dict[tuple[SuggestionKind, str], list[Suggestion]] = {}
    for one in found:
        groups.setdefault((one.kind, one.id), []).append(one)
    merged = (_merged(group, place) for group in groups.values())
    return tuple(sorted((one for one in merged if one.passages), key=lambda s: (KINDS.index(s.kind), -s.score, s.id)))


def _merged(group: list[Suggestion], place: dict[str, int]) -> Suggestion:
    strongest = sorted(group, key=lambda s: -s.score)
    doubt = 1.0
    for one in strongest:
        doubt *= 1 - one.score
    first = strongest[0]
    passages = {p for one in strongest for p in one.passages} if first.kind == "actors" else _carrying(strongest)
    return Suggestion(
        first.kind,
        first.id,
        1 - doubt,
        tuple(dict.fromkeys(rule for one in strongest for rule in one.rules)),
        tuple(sorted(passages, key=lambda p: place.get(p, len(place)))),
        tuple(dict.fromkeys(word for one in strongest for word in one.words)),
        "; ".join(dict.fromkeys(one.why for one in strongest if one.why)) if first.kind == "topics" else first.why,
    )


def _carrying(strongest: list[Suggestion]) -> set[str]:
    """Return the passages of the surest rule that names any."""
    return set(next((one.passages for one in strongest if one.passages), ()))
