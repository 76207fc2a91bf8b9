"""The citations and reference files of every document of the first corpus, as files to read through.

`REGESTA_GOLDEN=write pytest tests/export` writes them anew: read the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from regesta import cite
from regesta.export import LIST_FORMATS
from regesta.load import load
from regesta.model import Corpus, Site

HERE = Path(__file__).parent / "corpus"
SITE = Site("https://regesta.example")


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    return load(repository)[0]


def golden(name: str, given: str) -> str:
    """Return what the golden file holds, after it was written anew if that is asked for."""
    path = HERE / name
    if os.environ.get("REGESTA_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given.encode())
    return path.read_bytes().decode()


def test_citations(corpus: Corpus) -> None:
    lines = []
    for document in corpus.documents.values():
        cited = cite.citations(document, corpus, SITE).values()
        lines += [document.id, *(f"  {citation.style:8} {citation.text}" for citation in cited), ""]
    given = "\n".join(lines)
    assert given == golden("citations.txt", given)


@pytest.mark.parametrize("format", LIST_FORMATS, ids=lambda f: f.SUFFIX)
def test_reference_files(format, corpus: Corpus) -> None:  # type: ignore[no-untyped-def]
    given = format.render_all(corpus.documents.values(), corpus, SITE)
    assert given == golden(f"references{format.SUFFIX}", given)
