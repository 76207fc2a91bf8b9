"""The corpus in numbers, each with what it counts. Frozen data in, frozen data out: commands and pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Corpus
from . import documents, evidence, subjects
from .count import Section

FAMILIES: tuple[Callable[[Corpus], Iterator[Section]], ...] = (
    documents.sections,
    subjects.sections,
    evidence.sections,
)


def sections(corpus: Corpus) -> tuple[Section, ...]:
    """Return every statistic of the corpus, in the order in which they are shown. Linear in its size."""
    return tuple(section for family in FAMILIES for section in family(corpus))
