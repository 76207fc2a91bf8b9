"""The index itself, made by Pagefind and read back: what is in it, when it is made anew, when it goes."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from regesta.access import passages_to_show
from regesta.build import indexer, pagefind, search
from regesta.load import load
from regesta.model import Site
from tests import many
from tests.conftest import REPOSITORY

from .conftest import run
from .test_build import stamps


def fragments(output: Path) -> list[dict[str, object]]:
    """Return every record of the index, as the browser would get it."""
    found = []
    for file in sorted((output / "pagefind").glob("*/fragment/*")):
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
    assert not (indexed / "output" / "pagefind" / "shards.json").exists()
    done = run(indexed, "index")
    assert "unchanged" not in done.stdout
    assert (indexed / "output" / "pagefind" / "shards.json").is_file()


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


def shard_folders(output: Path) -> set[str]:
    return {path.name for path in (output / "pagefind").iterdir() if path.is_dir()}


def of_many(count: int) -> list[search.Record]:
    return list(search.records(many.annotated(count), Site()))


def test_shards_hold_each_passage_once_and_only_the_changed_one_is_made_anew(tmp_path: Path) -> None:
    held = of_many(40)
    assert indexer.write(tmp_path, held, 2, most=60)
    before = shard_folders(tmp_path)
    assert len(before) > 3
    assert sorted(str(record["url"]) for record in fragments(tmp_path)) == sorted(record.url for record in held)
    told = json.loads((tmp_path / "pagefind" / "shards.json").read_text("utf-8"))
    assert {shard["folder"] for shard in told["shards"]} == before
    assert sum(shard["passages"] for shard in told["shards"]) == len(held)
    made = stamps(tmp_path)
    edited = [replace(held[0], content="Other words."), *held[1:]]
    assert indexer.remove_stale(tmp_path, edited, most=60)
    assert not (tmp_path / "pagefind" / "shards.json").exists(), "the browser would be shown what is not so"
    assert indexer.write(tmp_path, edited, 2, most=60)
    after = shard_folders(tmp_path)
    assert (len(after - before), len(before - after)) == (1, 1)
    again = {path: stamp for path, stamp in stamps(tmp_path).items() if path in made}
    written = {path for path, stamp in again.items() if stamp != made[path]}
    assert written <= {"pagefind/shards.json", "pagefind/records.sha256"}
    assert not indexer.write(tmp_path, edited, 2, most=60)
    assert [record["url"] for record in fragments(tmp_path) if record["content"] == "Other words."] == [held[0].url]


def test_an_index_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = of_many(20)
    indexer.write(tmp_path, held, 2, most=60)
    before = stamps(tmp_path)

    def fails(records: Sequence[search.Record]) -> dict[str, bytes]:
        raise pagefind.NoIndex(f"the disk is full after {len(records)} records")

    monkeypatch.setattr(pagefind, "index", fails)
    with pytest.raises(pagefind.NoIndex, match="the disk is full"):
        indexer.write(tmp_path, [replace(held[0], content="Other words."), *held[1:]], 2, most=60)
    assert stamps(tmp_path) == before


def test_what_pagefind_refuses_is_told() -> None:
    """Also with many records written ahead, of which it has not read any."""
    good = of_many(20)
    bad = replace(good[0], sort={"date": 1994})  # type: ignore[dict-item]
    with pytest.raises(pagefind.NoIndex, match="Pagefind says: invalid type: integer `1994`"):
        pagefind.index([bad, *good * 20])


def test_that_pagefind_ended_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "_program", lambda: shutil.which("true"))
    with pytest.raises(pagefind.NoIndex, match="Pagefind ended before it had answered"):
        pagefind.index(of_many(20))
