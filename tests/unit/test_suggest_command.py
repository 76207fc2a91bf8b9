"""`regesta suggest`: what it prints, what it writes, what it never proposes again."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from regesta import cli
from regesta.check import examine
from regesta.load import load
from regesta.suggest import Proposal, build, suggest

TEXT = """Dues paid at last (14 February 1931)

Captain Orm paid the harbour dues on Friday, said Ada Quill. The town council of Ysel had doubled the harbour dues.

The lighthouses stay dark. Quiller watched from a café.
"""
ID = "harbour-2"
PATH = f"content/documents/{ID}.md"


@pytest.fixture
def corpus(toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The toy corpus with a capture taken in: a draft that nobody has annotated."""
    monkeypatch.chdir(toy)
    (toy / "dues-paid.txt").write_text(TEXT, "utf-8")
    assert cli.main(["add", "dues-paid.txt", "--series", "harbour"]) == 0
    (toy / "dues-paid.txt").unlink()
    capsys.readouterr()
    return toy


def proposal(root: Path, id: str = ID) -> Proposal:
    found, problems = load(root)
    assert problems == ()
    return suggest({**found.documents, **found.drafts}[id], build(found))


def ids(root: Path, kind: str, id: str = ID) -> list[str]:
    return [s.id for s in proposal(root, id).suggestions if s.kind == kind]


def test_a_new_draft_gets_its_names_topics_and_date(corpus: Path) -> None:
    assert ids(corpus, "dates") == ["1931-02-14"]
    assert {"captain-orm", "ada-quill", "ysel-council", "quiller"} == set(ids(corpus, "actors"))
    topics = {s.id: s for s in proposal(corpus).suggestions if s.kind == "topics"}
    assert "p1" in topics["harbour-dues"].passages
    assert "Dues" in topics["harbour-dues"].words
    assert "town-affairs" not in topics  # a container takes no documents


def test_every_suggestion_rests_on_words_of_its_passages(corpus: Path) -> None:
    found, _ = load(corpus)
    document = found.drafts[ID]
    for one in proposal(corpus).suggestions:
        texts = [p.text for p in document.passages if p.id in one.passages]
        assert texts
        assert one.words
        if one.kind in ("actors", "dates", "events"):
            assert all(any(word in " ".join(text.split()) for text in texts) for word in one.words), one


def test_without_options_nothing_is_written_and_the_diff_is_what_would_be(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (corpus / PATH).read_bytes()
    assert cli.main(["suggest", ID]) == 0
    printed = capsys.readouterr().out
    assert (corpus / PATH).read_bytes() == before
    patch = printed[printed.index("--- a/") : printed.index("\nNothing was written")]
    subprocess.run(["patch", "-p1"], input=patch, text=True, check=True, cwd=corpus, capture_output=True)
    patched = (corpus / PATH).read_bytes()
    (corpus / PATH).write_bytes(before)
    assert cli.main(["suggest", ID, "--apply"]) == 0
    assert (corpus / PATH).read_bytes() == patched != before


def test_what_is_applied_is_marked_in_order_and_not_proposed_again(corpus: Path) -> None:
    proposed = {(s.kind, s.id) for s in proposal(corpus).suggestions}
    assert cli.main(["suggest", "--apply", "--least", "0"]) == 0
    found, problems = examine(corpus)
    assert [str(p) for p in problems] == []
    marked = found.drafts[ID].annotation
    assert marked.status == "suggested"
    assert {(kind, id) for kind, ids in marked.suggested.items() for id in ids} == proposed
    assert proposal(corpus).suggestions == ()


def test_what_is_rejected_never_comes_back(corpus: Path) -> None:
    for kind, name in (("actors", "actor"), ("topics", "topic"), ("dates", "date")):
        while rejected := ids(corpus, kind):
            assert cli.main(["suggest", ID, "--reject", f"{name}:{rejected[0]}"]) == 0
            assert rejected[0] not in ids(corpus, kind)
    assert [str(p) for p in examine(corpus)[1]] == []
    assert [s.kind for s in proposal(corpus).suggestions if s.kind != "events"] == []


def test_asking_takes_an_answer_a_line(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = [s for s in proposal(corpus).suggestions if s.score >= 0.5][:3]
    monkeypatch.setattr("sys.stdin", io.StringIO("what?\ny\nn\ns\nq\n"))
    assert cli.main(["suggest", ID, "--ask"]) == 0
    assert "1 suggestion accepted, 1 rejected for good" in capsys.readouterr().out
    found, problems = load(corpus)
    assert problems == ()
    annotation = found.drafts[ID].annotation
    assert annotation.suggested == {first.kind: (first.id,)}
    assert annotation.rejected == {second.kind: (second.id,)}
    assert third.id in ids(corpus, third.kind)


def test_the_end_of_the_input_writes_what_was_accepted(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert cli.main(["suggest", ID, "--ask"]) == 0
    found, _ = load(corpus)
    assert found.drafts[ID].date == "1931-02-14"


def test_an_event_is_attested_by_an_exact_quotation(corpus: Path) -> None:
    events = [s for s in proposal(corpus).suggestions if s.kind == "events"]
    assert [e.id for e in events] == ["dues-doubled"]
    assert events[0].words == ("The town council of Ysel had doubled the harbour dues.",)
    before = (corpus / "content" / "authority" / "events.yaml").read_text("utf-8")
    assert cli.main(["suggest", ID, "--apply", "--least", "0"]) == 0
    after = (corpus / "content" / "authority" / "events.yaml").read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert [str(p) for p in examine(corpus)[1]] == []


def test_comments_and_order_are_kept(corpus: Path) -> None:
    path = corpus / PATH
    path.write_text(path.read_text("utf-8").replace("kind: plain", "kind: plain # not a report"), "utf-8")
    lines = path.read_text("utf-8").splitlines()
    assert cli.main(["suggest", ID, "--apply"]) == 0
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line in lines] == lines
    keys = [line.partition(":")[0] for line in after if line[:1].isalpha() and ":" in line]
    assert keys.index("series") < keys.index("date") < keys.index("language") < keys.index("actors")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gazette-2"], "there is no document 'gazette-2'; did you mean 'gazette-1'?"),
        (["gazette-1", "--reject", "topic:harbor-dues"], "there is no topic 'harbor-dues'; did you mean"),
        (["--reject", "topic:lighthouses"], "name the documents"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    arguments: list[str], said: str, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in corpus.rglob("*.md")}
    assert cli.main(["suggest", *arguments]) == 1
    assert said in capsys.readouterr().out
    assert {p: p.read_bytes() for p in corpus.rglob("*.md")} == before


def test_what_already_stands_in_the_document_cannot_be_rejected(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["suggest", "gazette-1", "--reject", "topic:harbour-dues"]) == 1
    assert "stands in gazette-1" in capsys.readouterr().out
    assert [str(p) for p in examine(corpus)[1]] == []


def test_where_all_is_reviewed_it_says_so(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)
    assert cli.main(["suggest"]) == 0
    assert capsys.readouterr().out.startswith("Every one of 64 documents is reviewed: nothing to suggest.\n")
