"""How good the rules that suggest are, printed: tables in Markdown, as docs/suggest.md holds them too."""

from __future__ import annotations

from collections.abc import Iterator

from ..suggest import KINDS
from ..suggest.evaluate import Figures, Outcome, by_score, figures
from .report import count

BY_RULE = (0.2, 0.5)


def lines(outcome: Outcome) -> Iterator[str]:
    """Give the figures of `outcome`, a line each."""
    documents = count(outcome.documents, "reviewed document")
    yield f"Of {documents}, each was left out in turn, with its duplicates and variants."
    yield ""
    yield "| kind | score | proposed | right | precision | given | recall | known | recall of the known |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for kind in KINDS:
        for at in figures(outcome.judged, kind, outcome.wanted[kind]):
            known = outcome.known[kind]
            yield f"| {kind} | {_row(at)} | {known} | {_share(at.right, known)} |"
    yield ""
    yield "Score: at least so much. Given: by reviewers. Known: those of them that other documents tell of."
    yield ""
    yield "| rule by itself | score | proposed | right | precision | given | recall |"
    yield "|---|---|---|---|---|---|---|"
    for rule, judged in outcome.by_rule.items():
        kind = outcome.kinds[rule]
        for at in figures(judged, kind, outcome.wanted[kind], BY_RULE):
            yield f"| {rule} ({kind}) | {_row(at)} |"
    yield ""
    yield "| topics that scored | proposed | right | share |"
    yield "|---|---|---|---|"
    for low, high, proposed, right in by_score(outcome.judged, "topics"):
        yield f"| {low:.1f} to {high:.1f} | {proposed} | {right} | {_share(right, proposed)} |"
    yield ""
    given, named, right = outcome.passages_given, outcome.passages_proposed, outcome.passages_right
    yield (
        f"Passages of the topics rightly proposed with 0.5 or more: {named} named, {right} right "
        f"(precision {_share(right, named)}), {given} given (recall {_share(right, given)})."
    )


def _row(at: Figures) -> str:
    return (
        f"{at.least:.1f} | {at.proposed} | {at.right} | {_share(at.right, at.proposed)} "
        f"| {at.wanted} | {_share(at.right, at.wanted)}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"
