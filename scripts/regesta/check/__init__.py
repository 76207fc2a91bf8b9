"""What must hold in a corpus. One module is one family of rules; a rule is a generator of Problems.

A family has `each`, which gives the rules of one document (`rule`), or `rules`, those over the whole corpus, or both;
`of_authority` are rules that read the authority records and nothing else. What was found in order by the first and the
last is remembered (`verdicts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from ..kept import NOTHING, Shelf
from ..load import load
from ..load.documents import FOLDER, stems
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
    verdicts,
    words,
)

__all__ = ["FAMILIES", "check", "examine", "of_all", "of_family"]

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


def check(corpus: Corpus, root: Path, shelf: Shelf = NOTHING, watcher: Watcher = silent) -> tuple[Problem, ...]:
    """Return every problem of the corpus that stands under `root`, in the order of files and lines.

    What is known on `shelf` to be in order is not checked again.
    """
    whole = [family for family in FAMILIES if hasattr(family, "rules")]
    families = counted(whole, "Checking by families of rules", len(whole), watcher)
    found = {p for family in families for p in family.rules(corpus, root)}
    each = [family.each for family in FAMILIES if hasattr(family, "each")]
    alone = {family.__name__: family.of_authority for family in FAMILIES if hasattr(family, "of_authority")}
    authority = verdicts.authority(corpus) if shelf.folder else ""
    found.update(verdicts.of_authority(corpus, root, shelf, authority, alone))
    found.update(verdicts.of_documents(corpus, root, shelf, authority, each, watcher))
    found.update(verdicts.of_captures(corpus, root, shelf))
    return tuple(sorted(found))


def of_family(family: ModuleType, corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Give what one family finds: of the corpus, of its documents and drafts."""
    yield from of_all(family, corpus, root)
    if hasattr(family, "each"):
        rule = family.each(corpus, root)
        for document in (*corpus.documents.values(), *corpus.drafts.values()):
            yield from rule(document)


def of_all(family: ModuleType, corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Give what one family finds of the corpus as a whole, and of its authority records."""
    for found in (getattr(family, name, None) for name in ("rules", "of_authority")):
        yield from found(corpus, root) if found else ()


def examine(root: Path, shelf: Shelf = NOTHING, watcher: Watcher = silent) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus under `root` and every problem of it, those of reading and those of meaning, once each.

    What is only the consequence of a file that could not be read (all its ids unknown) is left out: mending the
    file mends it.
    """
    corpus, problems = load(root, shelf, watcher)
    unread = frozenset(p.path for p in problems if p.code in UNREADABLE)
    waiting = _waiting(corpus, root)
    meant = (p for p in check(corpus, root, shelf, watcher) if not _follows(p, unread, waiting))
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
        for id in stems(root)
        if id not in corpus.documents and id not in corpus.drafts and (file := root / FOLDER / f"{id}.md").is_file()
    ]
    return frozenset(
        id for id in corpus.captures if any(re.search(rf"^\s+capture: \W?{re.escape(id)}\W?$", t, re.M) for t in unread)
    )
