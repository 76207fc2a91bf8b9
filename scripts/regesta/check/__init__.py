"""What must hold in a corpus. One module is one family of rules; a rule is a generator of Problems."""

from __future__ import annotations

from pathlib import Path

from ..model import Corpus
from ..problems import Problem
from . import chronology, evidence, identity, permanence, references, words

__all__ = ["FAMILIES", "check"]

FAMILIES = (identity, references, chronology, evidence, permanence, words)


def check(corpus: Corpus, root: Path) -> tuple[Problem, ...]:
    """Return every problem of the corpus that stands under `root`, in the order of files and lines. Writes nothing."""
    return tuple(sorted({p for family in FAMILIES for p in family.rules(corpus, root)}))
