"""The index itself, made by Pagefind and read back: what is in it, when it is made anew, when it goes."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from regesta.access import passages_to_show
from regesta.load import load
from tests.conftest import REPOSITORY

from .conftest import run
from .test_build import stamps


def fragments(output: Path) -> list[dict[str, object]]:
    """Return every record of the index, as the browser would get it."""
    found = []
    for file in sorted((output / "pagefind" / "fragment").iterdir()):
        found.append(json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")))
    return found


@pytest.fixture
def indexed(toy_site: Path) -> Path:
    """The toy corpus, built and indexed; its root."""
    done = run(toy_site, "index")
    assert done.returncode == 0, done.stdout + done.stderr
    return toy_site


def test_the_index_has_the_passages_that_may_be_shown_and_no_others(indexed: Path) -> None:
    corpus, _ = load(indexed)
    shown = {f"/d/{d.id}/#{p.id}" for d in corpus.documents.values() for p in passages_to_show(d, corpus)}
    assert {record["url"] for record in fragments(indexed / "output")} == shown
    assert "harbour-1" in corpus.documents
    assert not any("/harbour-1/" in url for url in shown)


def test_no_five_words_of_a_source_that_may_not_be_shown_are_in_the_index(indexed: Path) -> None:
    words = (indexed / "sources" / "cafe-notes.txt").read_text("latin-1").split()
    everything = " ".join(json.dumps(record, ensure_ascii=False) for record in fragments(indexed / "output"))
    runs = [" ".join(words[n : n + 5]) for n in range(len(words) - 4)]
    assert runs
    assert [found for found in runs if found in everything] == []


def test_permalinks_have_the_base_path_of_the_site(toy: Path) -> None:
    for command in ("build", "index"):
        assert run(toy, command, siteurl="https://example.org/ysel").returncode == 0
    assert all(str(record["url"]).startswith("/ysel/d/") for record in fragments(toy / "output"))
    page = (toy / "output" / "search" / "index.html").read_text("utf-8")
    assert 'action="/ysel/search/"' in page
    assert 'data-index="/ysel/pagefind/"' in page


def test_what_has_not_changed_is_not_indexed_again(indexed: Path) -> None:
    before = stamps(indexed / "output")
    assert run(indexed, "build").returncode == 0
    done = run(indexed, "index")
    assert "unchanged" in done.stdout
    assert stamps(indexed / "output") == before


def test_an_index_of_what_has_changed_does_not_outlive_the_build(indexed: Path) -> None:
    document = indexed / "content" / "documents" / "gazette-1.md"
    document.write_text(document.read_text("utf-8").replace("kind: report", "kind: report\nstate: draft"), "utf-8")
    assert run(indexed, "build").returncode == 0
    assert not (indexed / "output" / "pagefind").exists()
    assert run(indexed, "index").returncode == 0
    assert not any("gazette-1" in str(record["url"]) for record in fragments(indexed / "output"))


def test_an_index_whose_digest_is_lost_does_not_outlive_the_build(indexed: Path) -> None:
    (indexed / "output" / "pagefind" / "records.sha256").unlink()
    assert run(indexed, "build").returncode == 0
    assert not (indexed / "output" / "pagefind").exists()


def test_without_a_site_there_is_nothing_to_index(toy: Path) -> None:
    done = run(toy, "index")
    assert done.returncode == 1
    assert "holds no site. Hint: run `regesta build` first." in done.stderr


def test_without_pagefind_the_command_says_so(toy_site: Path, tmp_path: Path) -> None:
    (tmp_path / "none" / "pagefind_bin").mkdir(parents=True)
    (tmp_path / "none" / "pagefind_bin" / "__init__.py").write_text("raise ImportError\n", "utf-8")
    path = os.pathsep.join([str(tmp_path / "none"), str(REPOSITORY / "scripts")])
    done = subprocess.run(
        [sys.executable, "-m", "regesta", "index"],
        cwd=toy_site, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "No search index: it needs Pagefind, which is not installed: pip install 'regesta[search]'." in done.stderr
    assert not (toy_site / "output" / "pagefind").exists()
