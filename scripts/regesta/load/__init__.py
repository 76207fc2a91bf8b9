"""Everything the corpus says, read once: `load(root)` gives the frozen, linked Corpus and all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from .. import captures, ledger
from ..kept import NOTHING, Shelf
from ..model import Corpus, Edition
from ..problems import Problem
from ..progress import Watcher, silent
from . import authority, documents, essays, link
from .strays import strays

__all__ = ["load"]


def load(root: Path, shelf: Shelf = NOTHING, watcher: Watcher = silent) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus that stands under `root`, and the problems found in its files.

    What was kept on `shelf` of an earlier reading is not read again where nothing of it has changed; the corpus is
    the same.

    A corpus with problems can still be inspected: what could not be read is missing from it and is reported, so
    that one run tells everything. Nothing reads a content file after this, except to say on which line a problem is.
    """
    edition, problems = authority.edition(root)
    records, found = authority.read_all(root, shelf)
    problems += found
    held, found = captures.read_all(root, shelf)
    problems += found
    texts, found = documents.read_all(root, records, shelf, watcher)
    problems += found
    entries, found = ledger.read(root)
    problems += found
    changes, found = authority.changes(root)
    problems += found
    pages, found = essays.read_all(root)
    problems += (*found, *strays(root))
    corpus = link.corpus(edition or Edition(title=""), held, texts, records, (*entries, *changes), pages)
    return corpus, tuple(sorted(problems))
