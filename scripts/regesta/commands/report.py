"""How commands speak: problems one a line on standard error, then how many; results on standard output."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..problems import Problem
from ..progress import CLEAR

if TYPE_CHECKING:  # a build of what is built already ends without it
    from ..model import Corpus


def sound(read: tuple[Corpus, tuple[Problem, ...]]) -> Corpus | None:
    """Return the corpus that was read where nothing is wrong with it; else print what is, and return None."""
    corpus, found = read
    if found:
        problems(found)
    return None if found else corpus


def problems(found: Sequence[Problem]) -> None:
    """Print every problem, then a count by file, so that a long list still says where to begin."""
    sys.stderr.write("".join(f"{p}\n" for p in found))
    files = Counter(p.path for p in found)
    sys.stderr.write(f"{count(len(found), 'problem')} in {count(len(files), 'file')}; nothing was written.\n")


def count(number: int, singular: str, plural: str = "") -> str:
    """Return "1 document", "64 documents"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def extent(corpus: Corpus) -> str:
    """Return the corpus in numbers, drafts and all, so that nothing is left out in silence."""
    parts = [
        count(len(corpus.documents), "document"),
        *([f"{count(len(corpus.drafts), 'draft')} kept out of the site"] if corpus.drafts else []),
        count(len(corpus.captures), "capture"),
        count(len(corpus.actors), "actor"),
        count(len(corpus.topics), "topic"),
        count(len(corpus.events), "event"),
        *([f"{count(len(corpus.draft_events), 'event')} that only drafts attest"] if corpus.draft_events else []),
        count(len(corpus.places), "place"),
    ]
    return ", ".join(parts)


def tell(found: Iterable[Problem | str]) -> None:
    """Print problems and notes as they come, in place of the line that shows how far the command is."""
    text = "".join(f"{p}\n" for p in found)
    if text:
        sys.stderr.write(f"{CLEAR if sys.stderr.isatty() else ''}{text}")


def say(line: str) -> None:
    """Print a line while the command goes on, in place of the one that shows how far it is."""
    if sys.stderr.isatty():
        sys.stderr.write(CLEAR)
        sys.stderr.flush()
    print(line)
