"""A build that goes on from the last one gives the same bytes as one that knows of none, whatever was changed."""

from __future__ import annotations

import hashlib
import pickle
import random
import re
import shutil
from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

from regesta.build import memory
from regesta.build import site as builder
from regesta.build.bring import Kept
from regesta.build.crew import local
from regesta.build.watch import Watch
from regesta.build.writer import Report
from regesta.check import examine
from regesta.model import Corpus, Site
from regesta.pages import entries
from tests.conftest import copy_toy
from tests.many import many

from .test_build import stamps, tree

Edit = Callable[[Path], None]


def build(root: Path, output: Path, record: Path, address: str = "", workers: int = 1) -> Report:
    """Build the corpus in `root` as `regesta build` does, in this process."""
    corpus, problems = examine(root)
    assert problems == ()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    kept = Kept(record, memory.ground(root / "theme", address), local(workers))
    return builder.build(corpus, Site(address), root, root / "theme", environment, output, kept)


def replaced(path: str, old: str, new: str) -> Edit:
    """Return the edit that writes `new` for `old`, which stands there, in a file of the corpus."""

    def edit(root: Path) -> None:
        file = root / path
        text = file.read_bytes().decode()
        assert old in text, f"{path} has no {old!r}"
        file.write_bytes(text.replace(old, new, 1).encode())

    return edit


def gazette(old: str, new: str) -> Edit:
    """Return the edit of a captured word, in the capture, its checksum and the document."""

    def edit(root: Path) -> None:
        replaced("sources/gazette-dues.txt", old, new)(root)
        replaced("content/documents/gazette-1.md", old, new)(root)
        digest = hashlib.sha256((root / "sources/gazette-dues.txt").read_bytes()).hexdigest()
        sidecar = root / "sources/gazette-dues.yaml"
        sidecar.write_text(re.sub(r"sha256: \w+", f"sha256: {digest}", sidecar.read_text("utf-8")), "utf-8")

    return edit


def without(path: str) -> Edit:
    return lambda root: (root / path).unlink()


def added(path: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        file = root / path
        file.write_text((file.read_text("utf-8") if file.is_file() else "") + text, "utf-8")

    return edit


DOCUMENT = "content/documents/31ysel7.md"
ACTORS, TOPICS, EVENTS = (f"content/authority/{name}.yaml" for name in ("actors", "topics", "events"))
PLACES, RUNS = (f"content/authority/{name}.yaml" for name in ("places", "series"))
EDITS: dict[str, Edit] = {
    "a word of a text": gazette('"theft"', '"robbery"'),
    "a title": replaced(DOCUMENT, "title: The mayor explains", "title: The mayor tells of"),
    "a regest": replaced(DOCUMENT, "the embassy doubts it", "the embassy does not believe it"),
    "a topic of a document": replaced(DOCUMENT, "  lighthouses:\n    - p2\n", ""),
    "a reference": replaced(DOCUMENT, "references:\n  - 31ysel3\n", ""),
    "a voice": replaced(DOCUMENT, "  p2:\n    - ada-quill\n", ""),
    "the name of an actor": replaced(ACTORS, "sort: Quill, Ada", "sort: Quill, A."),
    "another name of an actor": replaced(ACTORS, "    - Quiller\n", "    - Quiller\n    - Balthasar\n"),
    "the label of a topic": replaced(TOPICS, "label: Lighthouses", "label: Lights of the coast"),
    "a place": replaced(PLACES, "name: Ysel", "name: Ysel\n  names:\n    - Yselle"),
    "the title of an event": replaced(EVENTS, "title: The harbour dues are", "title: Harbour dues are"),
    "a series": replaced(RUNS, "title: The Gazette", "title: The Ysel Gazette"),
    "the edition": replaced("content/edition.yaml", "title: The Ysel Papers", "title: Papers of Ysel"),
    "an essay": replaced("content/pages/about.md", "Nothing here", "Not a word here"),
    "an essay taken away": without("content/pages/about.md"),
    "an essay more": added("content/pages/method.md", "---\ntitle: Method\ndescription: How.\n---\nSlowly.\n"),
    "the access of a capture": replaced("sources/gazette-dues.yaml", "kind: report", "kind: report\naccess: excerpt"),
    "a template": replaced("theme/templates/essay.html", "{% block main -%}", "{% block main -%}<!-- new -->"),
    "a style": added("theme/static/css/base.css", "\nhr { opacity: 0.9; }\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the toy corpus, its site and the record of the build, never changed."""
    folder = tmp_path_factory.mktemp("warm")
    build(copy_toy(folder / "toy"), folder / "output", folder / "record")
    return folder


def noted(record: Path) -> dict[str, dict[memory.Read, str]]:
    """Return what a record says of each piece: the values that it read, and what they were."""
    found: memory.Memory = pickle.loads(record.read_bytes()[memory.SUM :])
    values = {n: read for read, n in found.reads.items()}
    read = {n for made in found.made.values() for n in made.numbers}
    assert read == values.keys()
    return {name: {values[n]: found.sums[n] for n in made.numbers} for name, made in found.made.items()}


def copied(built: Path, target: Path) -> Path:
    return Path(shutil.copytree(built, target))


@pytest.mark.parametrize("change", EDITS)
def test_every_kind_of_edit(change: str, built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    EDITS[change](folder / "toy")
    done = build(folder / "toy", folder / "output", folder / "record")
    build(folder / "toy", tmp_path / "cold", tmp_path / "none")
    assert done.written
    assert tree(folder / "output") == tree(tmp_path / "cold")
    assert noted(folder / "record") == noted(tmp_path / "none")


def test_another_address(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    build(folder / "toy", folder / "output", folder / "record", "https://example.org/ysel")
    build(folder / "toy", tmp_path / "cold", tmp_path / "none", "https://example.org/ysel")
    assert tree(folder / "output") == tree(tmp_path / "cold")


def test_nothing_changed_makes_nothing(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    before = stamps(folder / "output")
    assert build(folder / "toy", folder / "output", folder / "record").written == ()
    assert stamps(folder / "output") == before


@pytest.mark.parametrize("harm", ["away", "cut", "a letter", "other things", "empty"])
def test_a_damaged_record_does_no_harm(harm: str, built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    record = folder / "record"
    kept = record.read_bytes()
    damaged = {
        "away": None,
        "cut": kept[: len(kept) // 2],
        "a letter": kept[:-40] + b"x" + kept[-39:],
        "other things": b"\x80\x05\x95" * 40,
        "empty": b"",
    }[harm]
    record.unlink()
    if damaged is not None:
        record.write_bytes(damaged)
    EDITS["a title"](folder / "toy")
    build(folder / "toy", folder / "output", record)
    build(folder / "toy", tmp_path / "cold", tmp_path / "none")
    assert tree(folder / "output") == tree(tmp_path / "cold")
    assert build(folder / "toy", folder / "output", record).written == ()


def test_a_build_that_did_not_end_is_not_gone_on_from(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(built, tmp_path / "warm")
    document = folder / "toy" / DOCUMENT
    before = document.read_bytes()
    EDITS["a title"](folder / "toy")
    with monkeypatch.context() as patched:
        patched.setattr("regesta.build.bring.finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(folder / "toy", folder / "output", folder / "record")
    document.write_bytes(before)
    build(folder / "toy", folder / "output", folder / "record")
    assert tree(folder / "output") == tree(built / "output")


def test_values_that_no_piece_reads_are_forgotten() -> None:
    corpus = many(4)
    watch = Watch(corpus)
    reads = [("documents", id) for id in corpus.documents]
    record = memory.Memory("ground")
    record.keep("one", "", reads, (), watch)
    record.keep("two", "", reads[-1:], (), watch)
    record.forget_unread(set())
    assert len(record.reads) == len(record.sums) == 4
    gone = record.made.pop("one")
    record.forget_unread(set(gone.numbers))
    assert record.reads == {reads[-1]: 0}
    assert record.sums == [watch.digest(reads[-1])]
    assert list(record.made["two"].numbers) == [0]


@pytest.mark.parametrize("sought", [1, 2, memory.FEW, memory.FEW + 1])
def test_what_read_a_value_is_found_by_its_bytes_as_by_its_number(sought: int) -> None:
    chance = random.Random(sought)
    # Numbers whose bytes are alike, so that those of one stand across two others.
    numbers = [a | b << 8 | c << 16 for a in (0, 1, 2) for b in (0, 1, 2) for c in (0, 1, 2)]
    pieces = [
        memory.Made("", array("I", sorted(chance.sample(numbers, size))).tobytes(), ())
        for size in (0, 1, 2, 3, 5) for _ in range(40)
    ]  # fmt: skip
    wanted = set(chance.sample(numbers, sought))
    reads = memory.reading(wanted)
    found = [bool(wanted.intersection(piece.numbers)) for piece in pieces]
    assert [reads(piece) for piece in pieces] == found
    assert 0 < sum(found) < len(found)


def test_of_two_mappings_with_one_name_each_is_compared() -> None:
    def said(one: dict[str, str], other: dict[str, str]) -> tuple[str, str]:
        watch = Watch(many(4))
        wrapped = [watch.arguments(partial(sorted, mapping)) for mapping in (one, other)]
        for make, _ in wrapped:
            make()
        return wrapped[1][1], "".join(watch.digest(read) for read in sorted(watch.read))

    assert said({"a": "1"}, {"a": "2"}) == said({"a": "1"}, {"a": "2"})
    assert said({"a": "1"}, {"a": "2"}) != said({"a": "1"}, {"a": "3"})


def test_what_is_made_once_counts_as_read_each_time() -> None:
    watch = Watch(many(4))
    document = next(iter(many(4).documents))
    found = []
    for make, _ in (watch.arguments(partial(entry_of, document, watch.corpus)) for _ in range(2)):
        watch.read.clear()
        found.append((make(), set(watch.read)))
    assert found[0][0] is found[1][0]
    assert found[0][1] == found[1][1] > {("documents", document)}
    assert not [read for read in found[0][1] if read[0] == "text"], "a list needs no text"


def entry_of(id: str, corpus: Corpus) -> object:
    return entries.of_document(corpus.documents[id], corpus, Site())


def test_a_site_taken_away_is_made_again(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    shutil.rmtree(folder / "output")
    build(folder / "toy", folder / "output", folder / "record")
    assert tree(folder / "output") == tree(built / "output")


def test_many_processes_write_what_one_does(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.build.crew.SMALL", 1)
    folder = copied(built, tmp_path / "warm")
    build(folder / "toy", tmp_path / "many", tmp_path / "none", workers=3)
    assert tree(tmp_path / "many") == tree(built / "output")
    assert build(folder / "toy", tmp_path / "many", tmp_path / "none", workers=1).written == ()


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=5, unique=True))
def test_any_sequence_of_edits(changes: list[str], built: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    scratch = tmp_path_factory.mktemp("sequence")
    folder = copied(built, scratch / "warm")
    for change in changes:
        if change == "an essay" and not (folder / "toy/content/pages/about.md").is_file():
            continue
        EDITS[change](folder / "toy")
        build(folder / "toy", folder / "output", folder / "record")
    build(folder / "toy", scratch / "cold", scratch / "none")
    assert tree(folder / "output") == tree(scratch / "cold")
    assert noted(folder / "record") == noted(scratch / "none")


def test_compiled_templates_may_be_damaged_or_exchanged(built: Path, tmp_path: Path) -> None:
    folder = copied(built, tmp_path / "warm")
    kept = sorted((folder / "toy" / ".regesta" / "templates").iterdir())
    assert len(kept) > 30
    one, other, third = kept[:3]
    damaged, exchanged = bytearray(one.read_bytes()), other.read_bytes()
    damaged[-20] ^= 1
    one.write_bytes(damaged)
    third.write_bytes(exchanged)
    build(folder / "toy", tmp_path / "anew", tmp_path / "none")
    assert tree(tmp_path / "anew") == tree(built / "output")
