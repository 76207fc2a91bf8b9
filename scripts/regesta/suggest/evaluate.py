"""How good the rules are: each reviewed document left out in turn, and what is proposed compared with what it has.

A document is left out together with its duplicates and variants, and stripped of what is to be found again. Not counted
either way are actors that have a role in it: a role is no matter of these rules. A date is right when its EDTF is the
reviewer's. Topics are right by id; how well their passages are found is a figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model import Annotation, Document, SuggestionKind
from . import RULE_KINDS, RULES, suggest
from .index import Index, reviewed
from .reading import read
from .suggestion import KINDS, Suggestion

THRESHOLDS = (0.2, 0.3, 0.5, 0.7, 0.9)
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """A suggestion for a document that was left out, and whether its reviewer had made it too."""

    document: str
    suggestion: Suggestion
    right: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of leaving every document out: `wanted` is how many a person gave, by kind, and `known` how many of
    them anything but the document left out tells of. `by_rule` has what each rule proposed by itself, `kinds` of what
    kind that is. `passages_...` are those of the topics rightly proposed with `SURE` or more.
    """

    documents: int
    wanted: dict[SuggestionKind, int]
    known: dict[SuggestionKind, int]
    judged: tuple[Judged, ...]
    by_rule: dict[str, tuple[Judged, ...]]
    kinds: dict[str, SuggestionKind]
    passages_given: int
    passages_proposed: int
    passages_right: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How many were proposed with at least a score, how many were right, of how many wanted."""

    least: float
    proposed: int
    right: int
    wanted: int


def evaluate(index: Index) -> Outcome:
    """Return the outcome over all reviewed documents of the corpus."""
    documents = reviewed(index.corpus)
    wanted: dict[SuggestionKind, int] = dict.fromkeys(KINDS, 0)
    known: dict[SuggestionKind, int] = dict.fromkeys(KINDS, 0)
    judged: list[Judged] = []
    by_rule: dict[str, list[Judged]] = {rule: [] for rule in RULES}
    passages = [0, 0, 0]
    for document in documents:
        gold = _gold(document, index)
        without = index.without(document)
        for kind, ids in gold.items():
            wanted[kind] += len(ids)
            known[kind] += sum(_known(kind, id, document, without) for id in ids)
        bare = stripped(document)
        uncounted = frozenset(document.actor_ids).difference(gold["actors"])
        for one in suggest(bare, without).suggestions:
            if one.kind != "actors" or one.id not in uncounted:
                judged.append(Judged(document.id, one, one.id in gold[one.kind]))
            if one.kind == "topics" and one.id in gold["topics"] and one.score >= SURE:
                right = set(document.topics[one.id])
                passages[0] += len(right)
                passages[1] += len(one.passages)
                passages[2] += len(right.intersection(one.passages))
        reading = read(bare, without.names)
        for rule, propose in RULES.items():
            for one in _strongest(propose(reading, without)):
                if one.kind != "actors" or one.id not in uncounted:
                    by_rule[rule].append(Judged(document.id, one, one.id in gold[one.kind]))
    rules = {rule: tuple(found) for rule, found in by_rule.items()}
    return Outcome(len(documents), wanted, known, tuple(judged), rules, dict(RULE_KINDS), *passages)


def stripped(document: Document) -> Document:
    """Return a document as it was before anybody annotated it: its text, and what the converter knew of its source."""
    return replace(
        document, date="", date_as_written="", date_basis="", covers="", creators=(), recipients=(), informed=(),
        signatories=(), interlocutors=(), regest="", actors=(), topics={}, places=(), voices={}, acts=(), notes=(),
        annotation=Annotation(),
    )  # fmt: skip


def figures(
    judged: Iterable[Judged], kind: SuggestionKind, wanted: int, thresholds: Iterable[float] = THRESHOLDS
) -> Iterator[Figures]:
    """Give the figures of one kind at each of the thresholds."""
    of_kind = [j for j in judged if j.suggestion.kind == kind]
    for least in thresholds:
        held = [j for j in of_kind if j.suggestion.score >= least]
        yield Figures(least, len(held), sum(j.right for j in held), wanted)


def by_score(judged: Iterable[Judged], kind: SuggestionKind) -> Iterator[tuple[float, float, int, int]]:
    """Give, for each tenth of the scores, its bounds, how many of `kind` were proposed in it, and how many right."""
    of_kind = [j for j in judged if j.suggestion.kind == kind]
    for tenth in range(10):
        held = [j for j in of_kind if min(int(j.suggestion.score * 10), 9) == tenth]
        yield tenth / 10, (tenth + 1) / 10, len(held), sum(j.right for j in held)


def _gold(document: Document, index: Index) -> dict[SuggestionKind, frozenset[str]]:
    """Return what a person gave the document, by kind."""
    unread = document.annotation.suggested
    given: dict[SuggestionKind, Iterable[str]] = {
        "dates": [document.date] if document.date else [],
        "actors": (a.id for a in document.actors),
        "topics": document.reviewed_topics,
        "events": index.corpus.events_of_document.get(document.id, ()),
    }
    return {kind: frozenset(ids).difference(unread.get(kind, ())) for kind, ids in given.items()}


def _known(kind: SuggestionKind, id: str, document: Document, without: Index) -> bool:
    """Tell whether anything but what was left out has the record."""
    match kind:
        case "actors":
            return without.all.actors[id] > without.out.actors[id]
        case "topics":
            return without.may_have(id)
        case "events":
            return any(a.document not in without.out.documents for a in without.corpus.events[id].attested)
    return bool(document.date)


def _strongest(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return for each id the surest of what one rule proposes; of dates only the surest."""
    best: dict[tuple[str, str], Suggestion] = {}
    for one in found:
        key = (one.kind, "" if one.kind == "dates" else one.id)
        if key not in best or one.score > best[key].score:
            best[key] = one
    return list(best.values())
