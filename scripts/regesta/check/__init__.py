"""What must hold in a corpus. One module is one family of rules; a rule is a generator of Problems."""

from __future__ import annotations

import re
from pathlib import Path

from ..load import load
from ..model import Corpus
from ..problems import Problem
from ..progress import Watcher, counted, silent
from . import (
    annotation,
    characters,
    chronology,
    datings,
    descriptions,
    dossiers,
    duplicates,
    essays,
    events,
    evidence,
    identity,
    links,
    offices,
    permanence,
    references,
    sequence,
    tags,
    words,
)

__all__ = ["FAMILIES", "check", "examine"]

FAMILIES = (
    identity,
    references,
    links,
    essays,
    chronology,
    datings,
    offices,
    sequence,
    evidence,
    events,
    dossiers,
    descriptions,
    duplicates,
    tags,
    annotation,
    permanence,
    characters,
    words,
)

UNREADABLE = frozenset({"bad-yaml", "unreadable-file", "missing-file"})


def check(corpus: Corpus, root: Path, watcher: Watcher = silent) -> tuple[Problem, ...]:
    """Return every problem of the corpus that stands under `root`, in the order of files and lines. Writes nothing."""
    families = counted(FAMILIES, "Checking by families of rules", len(FAMILIES), watcher)
    return tuple(sorted({p for family in families for p in family.rules(corpus, root)}))


def examine(root: Path, watcher: Watcher = silent) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus under `root` and every problem of it, those of reading and those of meaning, once each.

    What is only the consequence of a file that could not be read (all its ids unknown) is left out: mending the
    file mends it.
    """
    corpus, problems = load(root, watcher)
    unread = frozenset(p.path for p in problems if p.code in UNREADABLE)
    waiting = _waiting(corpus, root)
    meant = (p for p in check(corpus, root, watcher) if not _follows(p, unread, waiting))
    return corpus, tuple(sorted({*problems, *meant}))


def _follows(problem: Problem, unread: frozenset[str], waiting: frozenset[str]) -> bool:
    if problem.code == "capture-unread":
        return Path(problem.path).stem in waiting
    kind = problem.code.removeprefix("unknown-")
    return kind != problem.code and references.HOMES.get(kind) in unread


def _waiting(corpus: Corpus, root: Path) -> frozenset[str]:
    """Return the captures of which a document is there that could not be read."""
    unread = [
        file.read_text("utf-8", errors="replace")
        for file in (root / "content" / "documents").glob("*.md")
        if file.is_file() and file.stem not in corpus.documents and file.stem not in corpus.drafts
    ]
    return frozenset(
        id for id in corpus.captures if any(re.search(rf"^\s+capture: \W?{re.escape(id)}\W?$", t, re.M) for t in unread)
    )
