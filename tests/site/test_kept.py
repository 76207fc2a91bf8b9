"""A corpus that was read and checked with what is kept of an earlier time is the one that is read and checked anew."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta import kept
from regesta.check import examine
from regesta.load import load
from regesta.model import Corpus, sealed
from regesta.problems import Problem
from tests.conftest import TOY, copy_toy

from .test_warm import ACTORS, DOCUMENT, EDITS, EVENTS, PLACES, TOPICS, Edit, added, gazette, replaced, without

STUBS = "content/authority/stubs.yaml"
GAZETTE = "content/documents/gazette-1.md"
WRONG: dict[str, Edit] = {
    "an actor whom nobody knows": replaced(DOCUMENT, "  - ada-quill\n", "  - ada-quil\n"),
    "a reference to nothing": replaced(DOCUMENT, "references:\n  - 31ysel3\n", "references:\n  - 31ysel9\n"),
    "a reference to what is later": replaced(DOCUMENT, "references:\n  - 31ysel3\n", "references:\n  - gazette-1\n"),
    "a document taken away": without(GAZETTE),
    "a document that cannot be read": added(GAZETTE, "\n```\n"),
    "a document more": added("content/documents/31ysel8.md", "---\ntitle: Nothing\n---\nNothing.\n"),
    "no YAML": replaced(DOCUMENT, "title: ", "title: [ "),
    "a word that was not captured": replaced(GAZETTE, '"theft"', '"robbery"'),
    "a capture that was changed": replaced("sources/gazette-dues.txt", '"theft"', '"robbery"'),
    "a capture taken away": without("sources/gazette-dues.txt"),
    "a sidecar that says nothing of its kind": replaced("sources/gazette-dues.yaml", "kind: report", "kind: rumour"),
    "an actor taken away": replaced(ACTORS, "ada-quill:\n", "ada-quilt:\n"),
    "an actor who has a name of another": replaced(ACTORS, "    - Quiller\n", "    - Quiller\n    - Ysel\n"),
    "a place that two are": added(PLACES, "other-ysel:\n  name: Ysel\n"),
    "a topic above itself": added(TOPICS, "zz-circle:\n  label: Circle\n  broader: zz-circle\n"),
    "a stub of a later time": replaced(STUBS, "31ysel3:\n", '31ysel3:\n  date: "1941"\n'),
    "an event of another day": replaced(EVENTS, 'date: "1931', 'date: "1951'),
}  # fmt: skip
FILES = (DOCUMENT, GAZETTE, STUBS, ACTORS, PLACES, TOPICS, EVENTS, "sources/gazette-dues.txt",
         "sources/gazette-dues.yaml", "content/edition.yaml")  # fmt: skip


def harmed(way: Callable[[bytes], bytes]) -> Edit:
    """Return the edit that does to every second file of what is kept what `way` does to its bytes."""

    def edit(root: Path) -> None:
        for file in sorted(f for f in (root / kept.FOLDER).rglob("*") if f.is_file())[::2]:
            file.write_bytes(way(file.read_bytes()))

    return edit


def exchanged(root: Path) -> None:
    """Put each file that is kept in the place of another."""
    files = sorted(f for f in (root / kept.FOLDER).rglob("*") if f.is_file())
    contents = [f.read_bytes() for f in files]
    for file, content in zip(files, [*contents[1:], *contents[:1]], strict=True):
        file.write_bytes(content)


HARM: dict[str, Edit] = {
    "away": lambda root: kept.shelf(root).forget(),
    "some away": lambda root: [f.unlink() for f in sorted((root / kept.FOLDER).glob("*/*-*"))[::2]] and None,
    "cut": harmed(lambda data: data[: len(data) // 2]),
    "a letter": harmed(lambda data: data[:-20] + b"x" + data[-19:]),
    "other things": harmed(lambda _: b"\x80\x05\x95" * 40),
    "empty": harmed(lambda _: b""),
    "exchanged": exchanged,
}  # fmt: skip


def put_back(path: str) -> Edit:
    return lambda root: (root / path).write_bytes((TOY / path).read_bytes()) and None


STEPS = {**EDITS, **WRONG, **HARM, **{f"{path} put back": put_back(path) for path in FILES}}
STEPS["a person of whose name a name is part"] = added(ACTORS, "zz-person:\n  name: Mayor Quill\n  type: person\n")
STEPS["a document that is a draft"] = replaced(GAZETTE, "language: en\n", "language: en\nstate: draft\n")
for theme in ("a template", "a style"):
    STEPS.pop(theme)


def same(root: Path) -> tuple[Corpus, tuple[Problem, ...]]:
    """Examine the corpus in `root` with what is kept and without, and return what both gave."""
    warm, cold = examine(root, kept.shelf(root)), examine(root)
    assert warm == cold
    assert repr(warm) == repr(cold)
    return cold


def done(step: Edit, root: Path) -> None:
    """Make an edit, where what it changes is there."""
    with contextlib.suppress(AssertionError, FileNotFoundError):
        step(root)


@pytest.fixture(scope="module", autouse=True)
def _several_files() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kept, "BLOCK", 2)
        yield


@pytest.fixture(scope="module")
def read(_several_files: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy corpus in several files, examined once; never changed."""
    root = copy_toy(tmp_path_factory.mktemp("kept") / "toy")
    examine(root, kept.shelf(root))
    return root


@pytest.mark.parametrize("step", STEPS)
def test_every_kind_of_edit_and_back(step: str, read: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(read, tmp_path / "toy"))
    STEPS[step](root)
    _, problems = same(root)
    assert bool(problems) == (step in WRONG), problems
    for path in FILES:
        put_back(path)(root)
    same(root)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(sorted(STEPS)), min_size=2, max_size=6))
def test_any_sequence_of_edits(steps: list[str], read: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = Path(shutil.copytree(read, tmp_path_factory.mktemp("sequence") / "toy"))
    for step in steps:
        done(STEPS[step], root)
        same(root)


def test_nothing_is_read_or_written_twice(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(shutil.copytree(read, tmp_path / "toy"))
    examine(root, kept.shelf(root))
    before = {f: f.stat().st_mtime_ns for f in (root / kept.FOLDER).rglob("*")}
    monkeypatch.setattr("regesta.markup.parse", None)
    monkeypatch.setattr("regesta.check.words.check_document", None)
    examine(root, kept.shelf(root))
    assert {f: f.stat().st_mtime_ns for f in (root / kept.FOLDER).rglob("*")} == before


def test_one_edit_reads_one_document(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(shutil.copytree(read, tmp_path / "toy"))
    gazette('"theft"', '"robbery"')(root)
    parsed: list[str] = []
    parse = load.__globals__["documents"].markup.parse
    monkeypatch.setattr(
        "regesta.markup.parse", lambda body, path, line: (parsed.append(path), parse(body, path, line))[1]
    )
    examine(root, kept.shelf(root))
    assert parsed == [GAZETTE]


def test_many_processes_read_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_toy(tmp_path / "toy")
    for wrong in ("a reference to nothing", "a word that was not captured", "no YAML"):
        done(WRONG[wrong], root)
    alone = examine(root)
    monkeypatch.setattr("regesta.kept.hands.SMALL", 1)
    monkeypatch.setattr("regesta.kept.hands.processors", lambda: 3)
    assert examine(root) == alone
    assert examine(root, kept.shelf(root)) == alone


def test_what_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "file"
    shelf = kept.Shelf(tmp_path / "shelf")

    def of(content: str, then: str) -> str:
        file.write_text(content, "utf-8")

        def make(names: list[str]) -> list[str]:
            file.write_text(then, "utf-8")
            return [file.read_text("utf-8") for _ in names]

        found = shelf.through("kind", "", {"a": kept.sum_of(file)}, make, lambda *_: kept.sum_of(file))  # type: ignore[arg-type]
        return found["a"]

    assert of("one", "two") == "two"
    assert of("one", "one") == "one"
    assert of("one", "three") == "one"


def test_a_text_is_opened_when_it_is_asked_for_and_shut_for_another(
    read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, _ = load(read, kept.shelf(read))
    whole = load(read)[0].documents
    document, other = corpus.documents["gazette-1"], corpus.documents["harbour-1"]
    text = sealed.held("passages", document)
    assert document.outline == whole["gazette-1"].outline
    assert document.summary == whole["gazette-1"].summary
    assert text.opened is None
    monkeypatch.setattr(sealed, "OPEN", 1)
    for _ in range(2):
        assert document.passages == whole["gazette-1"].passages
        assert text.opened is not None
        assert other.passages == whole["harbour-1"].passages
        assert text.opened is None
    assert replace(document, mentions=()).outline.actors == {} != document.outline.actors


def test_what_a_document_says_is_digested_once_and_again_when_it_is_another(read: Path, tmp_path: Path) -> None:
    root = shutil.copytree(read, tmp_path / "warm")
    whole = load(root)[0].documents["gazette-1"]
    document = load(root, kept.shelf(root))[0].documents["gazette-1"]
    assert document.stated == document.statement == whole.statement
    assert not whole.stated
    other = replace(document, title="Another")
    assert not other.stated
    assert other.statement == replace(whole, title="Another").statement != document.statement
    assert replace(whole, passages=whole.passages[:1]).statement != whole.statement
    assert replace(whole, digest="0").statement == whole.statement


def test_another_software_reads_anew(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept"
    kept.write(file, "ground", {"a": 1})
    assert kept.read(file, "ground") == {"a": 1}
    assert kept.read(file, "another") is None
    assert hashlib.sha256(file.read_bytes()[kept.SUM :]).digest() != file.read_bytes()[: kept.SUM]
    monkeypatch.setattr(kept, "software", lambda: "another")
    monkeypatch.setattr("regesta.load.documents._found", lambda *_: (None, ()))
    root = Path(shutil.copytree(read, tmp_path / "toy"))
    assert load(root, kept.shelf(root))[0].documents == {}
