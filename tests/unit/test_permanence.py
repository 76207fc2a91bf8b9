"""What was published never breaks: publish, then rename, withdraw, change, redact, and look at what still resolves."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from regesta import kept
from regesta.check import examine
from regesta.cli import main
from regesta.commands import redact
from regesta.ledger import last_version
from regesta.load import load
from regesta.model import Entry


def ledger_lines(root: Path) -> list[dict[str, str]]:
    files = sorted((root / "content" / "permalinks").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.fixture
def published(toy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(toy / "content")
    assert main(["publish", "1.0", "--on", "2020-06-05"]) == 0
    return toy


def problems(root: Path) -> list[str]:
    return [str(p) for p in examine(root)[1]]


def test_publish_holds_every_page_and_wording_and_only_appends(published: Path) -> None:
    corpus, _ = load(published)
    lines = ledger_lines(published)
    pages = {line["url"] for line in lines if line["what"] == "page"}
    assert {f"/d/{id}/" for id in corpus.documents} < pages
    assert {"/a/captain-orm/", "/t/harbour-dues/", "/e/dues-doubled/", "/c/ysel-7/", "/d/31ysel3/"} < pages
    held = {(line["url"], line["passage"], line["fingerprint"]) for line in lines if line["what"] == "passage"}
    assert held == {(f"/d/{d.id}/", p.id, p.fingerprint) for d in corpus.documents.values() for p in d.passages}
    assert not corpus.edition.preview
    before = {p: p.read_text("utf-8") for p in (published / "content" / "permalinks").iterdir()}
    assert main(["publish", "1.1", "--on", "2020-06-06"]) == 0
    assert before == {p: p.read_text("utf-8") for p in (published / "content" / "permalinks").iterdir()}


@pytest.mark.parametrize("version", ["", " ", "1.0 ", "one", "1..0", "v1"])
def test_what_is_no_version_is_refused_before_a_line_is_written(
    version: str, toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy)
    with pytest.raises(SystemExit) as end:
        main(["publish", version])
    assert end.value.code == 2
    assert f"{version!r} is no version" in capsys.readouterr().err
    assert not (toy / "content" / "permalinks").exists()


def test_a_version_is_published_once(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "1.0", "--on", "2020-06-06"]) == 0
    topics = published / "content" / "authority" / "topics.yaml"
    topics.write_text(topics.read_text("utf-8") + "rope:\n  label: Rope\n", "utf-8")
    before = ledger_lines(published)
    for version in ("1.0", "0.9"):
        assert main(["publish", version, "--on", "2020-06-06"]) == 1
        assert "Version 1.0 is published, and the edition has changed since" in capsys.readouterr().err
    assert ledger_lines(published) == before
    assert main(["publish", "1.1", "--on", "2020-06-06"]) == 0
    added = [e for e in ledger_lines(published) if e not in before]
    assert [(e["url"], e["version"]) for e in added] == [("/t/rope/", "1.1")]
    assert load(published)[0].edition.version == "1.1"


def test_versions_are_ordered_by_their_numbers() -> None:
    def page(version: str) -> Entry:
        return Entry(what="page", url="/t/rope/", version=version, on="2020-06-05")

    assert last_version([page("1.10"), page("1.9"), page("")]) == "1.10"
    assert last_version([]) == ""


def test_a_corpus_that_was_never_published_is_a_preview(toy: Path) -> None:
    assert load(toy)[0].edition.preview


def test_rename_changes_every_file_keeps_comments_and_leaves_an_alias(published: Path) -> None:
    actors = published / "content" / "authority" / "actors.yaml"
    assert (
        main(["rename", "actor", "ada-quill", "ada-quill-mayor", "--on", "2020-07-01", "--why", "two of that name"])
        == 0
    )
    text = actors.read_text("utf-8")
    assert "# The people and bodies of Ysel." in text
    assert "- Quill # the mayor, never the ambassador" in text
    assert "ada-quill:" not in text
    assert problems(published) == []
    corpus, _ = load(published)
    assert "ada-quill-mayor" in corpus.documents["31ysel7"].actor_ids
    assert corpus.documents["31ysel7"].voices["p1"] == ("ada-quill-mayor",)
    assert main(["publish", "1.1", "--on", "2020-07-02"]) == 0
    alias = [line for line in ledger_lines(published) if line["what"] == "alias"]
    assert [(a["url"], a["to"], a["why"]) for a in alias] == [
        ("/a/ada-quill/", "/a/ada-quill-mayor/", "two of that name")
    ]
    assert not (published / "content" / "changes.yaml").exists()
    assert problems(published) == []


def test_a_record_that_is_only_removed_is_a_lost_permalink(published: Path) -> None:
    topics = published / "content" / "authority" / "topics.yaml"
    topics.write_text(topics.read_text("utf-8").replace("town-affairs", "affairs-of-town"), "utf-8")
    found = problems(published)
    assert len(found) == 1
    assert "permalink-lost /t/town-affairs/ was published in version 1.0 and leads nowhere now" in found[0]


@pytest.mark.parametrize(
    ("way", "hint"),
    [
        ("gone", "it was published: bring content/"),
        ("draft", "it is a draft: take"),
        ("withdrawn", "it was withdrawn: name"),
    ],
)
def test_what_names_a_document_that_is_lost_says_that_it_was_there(way: str, hint: str, published: Path) -> None:
    file = published / "content" / "documents" / "31ysel7.md"
    if way == "gone":
        file.unlink()
    elif way == "withdrawn":
        assert main(["withdraw", "31ysel7", "--why", "The owner asked for it.", "--on", "2020-07-01"]) == 0
    else:
        file.write_text(file.read_text("utf-8").replace("\ntitle:", "\nstate: draft\ntitle:", 1), "utf-8")
    named = [p for p in problems(published) if "unknown-document" in p and "'31ysel7'" in p]
    assert named
    assert all(f"Hint: {hint}" in p for p in named)


def test_withdrawal_leaves_the_capture_accounted_for_and_the_address_taken(published: Path) -> None:
    assert main(["withdraw", "harbour-1", "--why", "The owner asked for it.", "--on", "2020-07-01"]) == 0
    assert problems(published) == []
    corpus, _ = load(published)
    assert "harbour-1" in corpus.drafts
    gone = [e for e in corpus.ledger if e.what == "withdrawn"]
    assert [(e.url, e.title, e.why) for e in gone] == [
        ("/d/harbour-1/", "Notes from the café", "The owner asked for it.")
    ]


def test_an_event_goes_with_the_last_document_that_attests_it(published: Path) -> None:
    topics = published / "content" / "authority" / "topics.yaml"
    text = topics.read_text("utf-8")
    topics.write_text(text[: text.index("  dossier:")] + text[text.index("lighthouses:\n") :], "utf-8")
    actors = published / "content" / "authority" / "actors.yaml"
    resting = re.compile(r"^ +(?:description: .*|rests_on:|- 31ysel7#p[12])\n", re.M)
    actors.write_text(resting.sub("", actors.read_text("utf-8")), "utf-8")
    assert main(["withdraw", "gazette-1", "--why", "Asked.", "--on", "2020-07-01"]) == 0
    assert [e.url for e in load(published)[0].ledger if e.what == "withdrawn"] == ["/d/gazette-1/"]
    assert main(["withdraw", "31ysel7", "--why", "Asked.", "--on", "2020-07-01"]) == 0
    corpus, _ = load(published)
    gone = [(e.url, e.title) for e in corpus.ledger if e.what == "withdrawn" and e.url.startswith("/e/")]
    assert gone == [("/e/dues-doubled/", "The harbour dues are doubled")]
    assert [*corpus.draft_events] == ["dues-doubled"]
    assert problems(published) == []


def test_a_changed_wording_gets_a_new_pin_and_the_old_one_stays(published: Path) -> None:
    corpus, _ = load(published)
    old = corpus.documents["gazette-1"].passage("p2")
    document = published / "content" / "documents" / "gazette-1.md"
    text = (
        document.read_text("utf-8")
        .replace('it "theft"', 'it "a theft"')
        .replace(
            "omissions:\n",
            "corrections:\n  - at: p2\n    as_captured: '\"theft\".'\n    as_published: '\"a theft\".'\n"
            "    reason: seen on the original\nomissions:\n",
        )
    )
    document.write_text(text, "utf-8")
    assert problems(published) == []
    assert main(["publish", "1.1", "--on", "2020-07-02"]) == 0
    pins = [
        (e["version"], e["fingerprint"], e["wording"])
        for e in ledger_lines(published)
        if e["what"] == "passage" and e["url"] == "/d/gazette-1/" and e["passage"] == "p2"
    ]
    new = load(published)[0].documents["gazette-1"].passage("p2")
    assert old is not None
    assert new is not None
    assert pins == [("1.0", old.fingerprint, old.text), ("1.1", new.fingerprint, new.text)]
    assert old.fingerprint != new.fingerprint


def test_a_removed_passage_is_reported(published: Path) -> None:
    document = published / "content" / "documents" / "gazette-1.md"
    document.write_text(document.read_text("utf-8").replace("{: #p2 }", "{: #p7 }"), "utf-8")
    assert any("passage-lost passage p2 was published in version 1.0 and is gone" in p for p in problems(published))


def test_redaction_leaves_the_words_nowhere_that_the_capture_reaches(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 0
    held = published / kept.FOLDER
    assert any(b"town council of Ysel" in f.read_bytes() for f in held.glob("*/*-*"))
    for words in ("Captain  Orm", "town council of Ysel"):
        assert main(["redact", words, "--capture", "gazette-dues", "--why", "Asked.", "--on", "2020-08-01"]) == 0
    assert not held.exists()
    told = capsys.readouterr().out
    assert "content/authority/actors.yaml:16: the words stand here too" in told
    for place in ("sources/gazette-dues.txt", "content/documents/gazette-1.md", "content/permalinks/gazette.jsonl"):
        text = (published / place).read_text("utf-8")
        assert "town council of Ysel" not in text, place
        assert "Captain Orm" not in text, place
    corpus, _ = load(published)
    assert [r.why for r in corpus.captures["gazette-dues"].redactions] == ["Asked.", "Asked."]
    assert corpus.documents["gazette-1"].revisions[-1].what == "Words redacted: Asked."
    redacted = [e for e in corpus.ledger if e.what == "redacted"]
    assert {e.passage for e in redacted} == {"p1", "p2"}
    assert all(not e.wording and e.sha256 for e in redacted)
    assert {p.code for p in examine(published)[1]} == {"actor-not-found"}


def test_redaction_reaches_what_was_published_at_a_former_address(published: Path) -> None:
    documents, held = published / "content" / "documents", published / "content" / "permalinks" / "gazette.jsonl"
    (documents / "gazette-1.md").rename(documents / "gazette-4.md")
    alias = {"what": "alias", "url": "/d/gazette-1/", "version": "1.0", "on": "2020-07-01", "to": "/d/gazette-4/"}
    held.write_text(held.read_text("utf-8") + json.dumps(alias) + "\n", "utf-8")
    assert main(["redact", "Captain Orm", "--capture", "gazette-dues", "--why", "Asked.", "--on", "2020-08-01"]) == 0
    assert "Captain Orm" not in held.read_text("utf-8")


def test_a_record_renamed_twice_before_it_is_published_leads_to_its_last_id(published: Path) -> None:
    assert main(["rename", "actor", "ada-quill", "ada-one", "--on", "2020-07-01"]) == 0
    assert main(["rename", "actor", "ada-one", "ada-two", "--on", "2020-07-02"]) == 0
    assert problems(published) == []
    assert [(e.url, e.to) for e in load(published)[0].ledger if e.what == "alias"] == [("/a/ada-quill/", "/a/ada-two/")]


def test_an_id_that_was_published_is_never_given_again(published: Path) -> None:
    assert main(["rename", "actor", "ada-quill", "ada-one", "--on", "2020-07-01"]) == 0
    assert main(["rename", "actor", "quiller", "ada-quill", "--on", "2020-07-02"]) == 1
    assert problems(published) == []


def test_withdrawing_reads_front_matter_as_everything_else_does(published: Path) -> None:
    document = published / "content" / "documents" / "gazette-1.md"
    text = document.read_text("utf-8").replace("of Ysel doubles", "of Ysel ---\n  doubles")
    document.write_text(text, "utf-8")
    assert main(["withdraw", "gazette-1", "--why", "Asked.", "--on", "2020-07-01"]) == 0
    assert document.read_text("utf-8") == text.replace("\n---\n\n#", "\nstate: draft\n---\n\n#", 1)
    assert problems(published) == []


def test_redaction_leaves_ids_alone(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy)
    sidecar = toy / "sources" / "ysel-7.yaml"
    sidecar.write_text(sidecar.read_text("utf-8") + "# nothing else\n", "utf-8")
    assert main(["redact", "lighthouse", "--capture", "ysel-7", "--why", "Asked.", "--on", "2020-07-01"]) == 0
    assert problems(toy) == []
    document = (toy / "content" / "documents" / "31ysel7.md").read_text("utf-8")
    assert "lighthouses:" in document
    assert "the XXXXXXXXXXXX &lt;script>" in document


def divided(root: Path, line: str) -> None:
    """Let the capture of the report have `line` instead of its second paragraph, in two lines, and its text in one."""
    capture = root / "sources" / "gazette-dues.txt"
    text = capture.read_bytes().decode()
    capture.write_bytes(text.replace("Captain Orm called it", line).encode())
    digest = hashlib.sha256(capture.read_bytes()).hexdigest()
    sidecar = root / "sources" / "gazette-dues.yaml"
    sidecar.write_text(re.sub(r"(?m)^sha256: .*", f"sha256: {digest}", sidecar.read_text("utf-8")), "utf-8")
    document = root / "content" / "documents" / "gazette-1.md"
    after = document.read_text("utf-8").replace("lines: 1-11", "lines: 1-12").replace("lines: 11", "lines: 12")
    document.write_text(after.replace("Captain Orm called it", re.sub(r"-\s*\n", "-", line)), "utf-8")


@pytest.mark.parametrize("line", ["Capt-\nain Orm called it", "Captain Orm cal-\r\nled it"])
def test_a_word_divided_at_the_end_of_a_line_is_redacted(
    line: str, toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy)
    divided(toy, line)
    before = [str(p) for p in examine(toy)[1]]
    words = "Captain Orm called"
    assert main(["redact", words, "--capture", "gazette-dues", "--why", "Asked.", "--on", "2020-08-01"]) == 0
    assert "gazette-dues.txt:" not in capsys.readouterr().out
    capture = (toy / "sources" / "gazette-dues.txt").read_bytes().decode()
    assert re.search(r"\nXXXXXXXXXXXX\r?\n it \"theft\"", capture)
    assert 'XXXXXXXXXXXX it "theft"' in (toy / "content" / "documents" / "gazette-1.md").read_text("utf-8")
    assert {p for p in problems(toy) if "actor-not-found" not in p} <= set(before)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cap-\ntain Orm", True), ("Cap\u2010\r\n  tain\nOrm", True), ("Cap\u00ad\rtain Orm", True),
        ("Cap-tain Orm", False), ("Cap tain Orm", False), ("Capt-\nains Orm", False),
    ],
)  # fmt: skip
def test_only_the_end_of_a_line_divides_a_word(text: str, found: bool) -> None:
    assert bool(redact.words_pattern("Captain Orm").search(text)) is found


def test_a_word_divided_at_its_own_hyphen_is_found() -> None:
    assert redact.words_pattern("Saint-Denis").search("in Saint-\nDenis, where")
    assert redact.forms("Saint-Denis", "in Saint-\nDenis and Saint-De-\nnis") == ("Saint-Denis", "Saint-De-nis")


def test_words_that_remain_are_found_across_lines_and_encodings(
    toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy)
    actors = toy / "content" / "authority" / "actors.yaml"
    actors.write_text(actors.read_text("utf-8") + "  note: >-\n    He called it\n    THEFT.\n", "utf-8")
    stubs = toy / "content" / "authority" / "stubs.yaml"
    stubs.write_text(stubs.read_text("utf-8") + "  note: In the café.\n", "utf-8")
    assert main(["redact", "called it", "--capture", "gazette-dues", "--why", "Asked.", "--on", "2020-07-01"]) == 0
    assert main(["redact", "the café", "--capture", "cafe-notes", "--why", "Asked.", "--on", "2020-07-01"]) == 0
    told = capsys.readouterr().out
    assert "content/authority/actors.yaml:43: the words stand here too" in told
    assert "content/authority/stubs.yaml:4: the words stand here too" in told


def test_a_day_that_is_none_is_refused(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toy)
    with pytest.raises(SystemExit):
        main(["publish", "1.0", "--on", "soon"])
    assert not (toy / "content" / "permalinks").exists()
