"""Whatever was published still resolves: every address, every passage, every alias."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..addresses import of_records
from ..model import Corpus
from ..problems import Problem

CHANGES = "content/changes.yaml"


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    del root
    addresses = of_records(corpus)
    gone = {e.url for e in corpus.ledger if e.what in ("alias", "withdrawn")}
    yield from pages(corpus, addresses, gone)
    yield from passages(corpus, gone)
    yield from aliases(corpus, addresses, gone)


def pages(corpus: Corpus, addresses: frozenset[str], gone: set[str]) -> Iterator[Problem]:
    for entry in corpus.ledger:
        if entry.what == "page" and entry.url not in addresses and entry.url not in gone:
            yield Problem(
                _file(entry.url, corpus),
                0,
                "permalink-lost",
                f"{entry.url} was published in version {entry.version} and leads nowhere now",
                "bring the record back, or declare it under renamed: or withdrawn: in content/changes.yaml",
            )


def passages(corpus: Corpus, gone: set[str]) -> Iterator[Problem]:
    for entry in corpus.ledger:
        if entry.what != "passage" or entry.url in gone:
            continue
        document = corpus.documents.get(entry.url.split("/")[2])
        if document and not document.passage(entry.passage):
            yield Problem(
                document.path,
                0,
                "passage-lost",
                f"passage {entry.passage} was published in version {entry.version} and is gone",
                "passages are never removed or renumbered: bring its id back, with a note on what happened",
            )


def aliases(corpus: Corpus, addresses: frozenset[str], gone: set[str]) -> Iterator[Problem]:
    for entry in corpus.ledger:
        if entry.to and entry.to not in addresses and entry.to not in gone:
            moved = "have moved to" if entry.what == "alias" else "be replaced by"
            yield Problem(
                CHANGES,
                0,
                "permalink-lost",
                f"{entry.url} is said to {moved} {entry.to}, which leads nowhere",
                "correct `to` in content/changes.yaml, or bring the record back",
            )
        if entry.what in ("alias", "withdrawn") and entry.url in addresses:
            yield Problem(
                CHANGES,
                0,
                "duplicate-id",
                f"{entry.url} is said to be gone, and a record stands there again",
                "an address is never given to something else: choose another id",
            )


def _file(url: str, corpus: Corpus) -> str:
    del corpus
    return CHANGES if not url.startswith("/d/") else f"content/documents/{url.split('/')[2]}.md"
