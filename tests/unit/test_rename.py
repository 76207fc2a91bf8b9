"""Ids given anew and records made one: every file follows, nothing is lost, and an interrupted run can be finished."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from regesta.accession import staging
from regesta.check import examine
from regesta.cli import main
from regesta.edit import blocks
from regesta.edit.ids import HOMES
from regesta.load import load

RECORDS = [
    *(("actor", id) for id in ("ada-quill", "captain-orm", "embassy-ysel", "quiller", "ysel-council", "ysel-gazette")),
    ("place", "ysel"),
    *(("topic", id) for id in ("town-affairs", "harbour-dues", "lighthouses")),
    ("act", "condemns"),
    ("event", "dues-doubled"),
]

SHARED = {"embassy-ysel", "ysel", "condemns"}
"""Ids that are those of other things too: of a series, a word of a name, a label."""

TWIN = """twin: # a second record
  name: Ada Quill, Mayor
  type: person
  # found in the roll
  names:
    - Mayoress Quill
  misspellings:
    - Maioress Quill
  offices:
    - title: Councillor
      of: ysel-council
      span: "1920"
      basis: "outside: 1920, the roll"
  distinct_from:
    - quiller
  note: Signs with a flourish.
# The town's own
"""


def content(root: Path, folder: str = "content") -> dict[str, str]:
    """Return the text of every file in a folder, by its path."""
    files = (p for p in (root / folder).rglob("*") if p.is_file())
    return {f"content/{p.relative_to(root / folder).as_posix()}": p.read_text("utf-8") for p in files}


def problems(root: Path) -> list[str]:
    return [str(p) for p in examine(root)[1]]


def as_id(id: str) -> re.Pattern[str]:
    """Return what finds an id where ids stand: a value or a key of YAML, the target of markup or of a link."""
    return re.compile(rf"^\s*(?:- |- id: |\w+: )?{id}:?$|[(:/]{id}[)/]", re.M)


@pytest.fixture
def corpus(toy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy corpus with two records of one mayor, both at work in documents and events."""
    monkeypatch.chdir(toy)
    authority = toy / "content" / "authority"
    actors = authority / "actors.yaml"
    actors.write_text(actors.read_text("utf-8").replace("captain-orm:", f"{TWIN}captain-orm:"), "utf-8")
    document = toy / "content" / "documents" / "31ysel7.md"
    text = document.read_text("utf-8")
    text = text.replace(
        "actors:\n  - ada-quill\n", "actors:\n  - ada-quill # spoken to\n  - id: twin\n    as:\n      - Mayor\n"
    )
    text = text.replace("  p2:\n    - ada-quill", "  p2:\n    - twin\n    - ada-quill")
    document.write_text(text.replace("¶3. (U) Comment: We", "¶3. (U) Comment: [We](actor:twin)"), "utf-8")
    events = authority / "events.yaml"
    events.write_text(
        events.read_text("utf-8").replace("    - ysel-council\n", "    - twin\n    - ada-quill\n"), "utf-8"
    )
    topics = authority / "topics.yaml"
    topics.write_text(topics.read_text("utf-8") + "  distinct_from:\n    - harbour-dues\n", "utf-8")
    (toy / "content" / "pages").mkdir(exist_ok=True)
    about = toy / "content" / "pages" / "about.md"
    links = "\nSee [her](/a/twin/) and [them](https://example.org/a/twin-peaks/).\n"
    about.write_text(about.read_text("utf-8") + links, "utf-8")
    return toy


@pytest.mark.parametrize(("kind", "id"), RECORDS)
def test_there_and_back_gives_the_same_bytes(kind: str, id: str, corpus: Path) -> None:
    before = content(corpus)
    assert problems(corpus) == []
    assert main(["rename", kind, id, f"{id}-of-old"]) == 0
    assert problems(corpus) == []
    assert [path for path, text in content(corpus).items() if id not in SHARED and as_id(id).search(text)] == []
    assert f"{id}-of-old" in getattr(load(corpus)[0], HOMES[kind])
    assert main(["rename", kind, f"{id}-of-old", id]) == 0
    assert content(corpus) == before


def test_a_merge_loses_nothing(corpus: Path) -> None:
    assert problems(corpus) == []
    assert main(["rename", "actor", "twin", "ada-quill", "--merge"]) == 0
    assert problems(corpus) == []
    texts = content(corpus)
    assert [path for path, text in texts.items() if as_id("twin").search(text)] == []
    assert (
        dict(blocks(texts["content/authority/actors.yaml"]))["ada-quill"]
        == """ada-quill:
  # a second record
  # found in the roll
  name: Ada Quill
  sort: Quill, Ada
  type: person
  names:
    - Quill # the mayor, never the ambassador
    - Mayoress Quill
    - Ada Quill, Mayor
  offices:
    - title: Mayor
      of: ysel-council
      span: 1929/1933
      basis: "outside: 1929–1933, the town's roll of mayors"
      rests_on:
        - 31ysel7#p1
    - title: Councillor
      of: ysel-council
      span: "1920"
      basis: "outside: 1920, the roll"
  misspellings:
    - Maioress Quill
  distinct_from:
    - quiller
  note: Signs with a flourish.
"""
    )
    assert "# The town's own\ncaptain-orm:" in texts["content/authority/actors.yaml"]
    listed = "  - id: ada-quill # spoken to\n    as:\n      - Mayor\n  - captain-orm\n"
    assert listed in texts["content/documents/31ysel7.md"]
    assert "  p2:\n    - ada-quill\nreferences" in texts["content/documents/31ysel7.md"]
    assert "[We](actor:ada-quill)" in texts["content/documents/31ysel7.md"]
    assert "  actors:\n    - ada-quill\n  topics" in texts["content/authority/events.yaml"]
    assert "[her](/a/ada-quill/) and [them](https://example.org/a/twin-peaks/)" in texts["content/pages/about.md"]


def test_topics_are_joined_in_the_order_of_passages(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy)
    document = toy / "content" / "documents" / "31ysel7.md"
    text = document.read_text("utf-8").replace("  lighthouses:\n    - p2", "  lighthouses:\n    - p3\n    - p1")
    document.write_text(
        text.replace("  harbour-dues:\n    - p1\n    - p2", "  harbour-dues:\n    - p2 # here"), "utf-8"
    )
    assert main(["rename", "topic", "lighthouses", "harbour-dues", "--merge"]) == 0
    assert problems(toy) == []
    corpus, _ = load(toy)
    assert corpus.documents["31ysel7"].topics == {"harbour-dues": ("p1", "p2", "p3")}
    assert corpus.topics["harbour-dues"].alt == ("Lighthouses",)
    assert corpus.topics["harbour-dues"].related == ()
    assert corpus.documents["gazette-1"].topics["harbour-dues"] == ("p1", "p2")


@pytest.mark.parametrize(
    ("find", "put", "told"),
    [
        (
            "type: person\n  # found",
            "type: organisation\n  # found",
            "type: ada-quill has 'person', twin has 'organisation'",
        ),
        ("  note: Signs", "  private: true\n  note: Signs", "private: ada-quill has False, twin has True"),
        ("    - quiller\n", "    - ada-quill\n", "distinct_from: they are declared to be two"),
        ("  sort: Quill, Ada\n", "  sort: Quill, Ada\n  part_of: twin\n", "part_of: ada-quill stands below twin"),
        ("  sort: Quill, Ada\n", "  note: Never signs.\n", "note: ada-quill has 'Never signs.', twin has 'Signs"),
    ],
)
def test_what_disagrees_is_shown_and_nothing_is_chosen(
    find: str, put: str, told: str, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actors = corpus / "content" / "authority" / "actors.yaml"
    text = actors.read_text("utf-8")
    assert find in text
    actors.write_text(text.replace(find, put, 1), "utf-8")
    before = content(corpus)
    assert main(["rename", "actor", "twin", "ada-quill", "--merge"]) == 1
    assert told in capsys.readouterr().out
    assert content(corpus) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["actor", "twin", "ada-quill"], "'ada-quill' is taken; if both are the same, add --merge"),
        (["actor", "twin", "nobody", "--merge"], "there is no actor 'nobody' to merge it into"),
        (["actor", "twin", "twin", "--merge"], "one record already"),
        (["actor", "nobody", "twin"], "there is no actor 'nobody'"),
        (["place", "ysel", "Ysel!"], "cannot be an id"),
    ],
)
def test_refusals(arguments: list[str], told: str, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(corpus)
    assert main(["rename", *arguments]) == 1
    assert told in capsys.readouterr().out
    assert content(corpus) == before


def test_a_published_address_becomes_an_alias_and_going_back_takes_it_out(corpus: Path) -> None:
    assert main(["publish", "1.0", "--on", "2020-06-05"]) == 0
    before = content(corpus)
    assert main(["rename", "actor", "twin", "other", "--on", "2020-07-01"]) == 0
    assert "url: /a/twin/" in content(corpus)["content/changes.yaml"]
    assert main(["rename", "actor", "other", "twin"]) == 0
    assert content(corpus) == before
    assert main(["rename", "actor", "twin", "ada-quill", "--merge", "--on", "2020-07-01"]) == 0
    assert problems(corpus) == []
    assert main(["publish", "1.1", "--on", "2020-07-02"]) == 0
    assert [(e.url, e.to, e.why) for e in load(corpus)[0].ledger if e.what == "alias"] == [
        ("/a/twin/", "/a/ada-quill/", "merged")
    ]


@pytest.mark.parametrize(
    "steps",
    [
        [["actor", "twin", "ada-quill", "--merge"]],
        [["actor", "twin", "somebody"]],
        [["actor", "twin", "somebody"], ["actor", "somebody", "twin"]],
    ],
    ids=["merge", "rename", "back"],
)
def test_an_interrupted_run_is_finished_by_the_same_again(
    steps: list[list[str]], corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["publish", "1.0", "--on", "2020-06-05"]) == 0
    *first, last = [["rename", *step, "--on", "2020-07-01"] for step in steps]
    for step in first:
        assert main(step) == 0
    start = tmp_path / "start"
    shutil.copytree(corpus / "content", start)
    assert main(last) == 0
    expected = content(corpus)
    changed = sum(expected.get(path) != text for path, text in content(tmp_path, "start").items()) + 1
    real = os.replace
    for done in range(changed):
        shutil.rmtree(corpus / "content")
        shutil.copytree(start, corpus / "content")
        left = iter(range(done))

        def stop(source: Path, target: Path, left: object = left) -> None:
            if next(left, None) is None:  # type: ignore[call-overload]
                raise KeyboardInterrupt
            real(source, target)

        monkeypatch.setattr(staging.os, "replace", stop)
        main(last)
        monkeypatch.setattr(staging.os, "replace", real)
        if content(corpus) != expected:
            assert main(last) == 0, done
        assert content(corpus) == expected, done


def test_blocks_are_the_text() -> None:
    text = "# head\n\na:\n  x: >-\n    one\n\n    two\n# of b\n'31b':\n  - y # z\n\nc: d\n# tail\n"
    assert "".join(part for _, part in blocks(text)) == text
    assert [key for key, _ in blocks(text)] == ["", "a", "", "31b", "", "c", ""]
    assert dict(blocks(text))["a"].endswith("    two\n")
