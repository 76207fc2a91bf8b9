"""Reading a corpus: every file is read or told, and no value of a wrong type stops the reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import TOY

from regesta.addresses import RESERVED
from regesta.check import examine
from regesta.load import load
from regesta.model import Site
from regesta.pages import plan

FILES = sorted(p.relative_to(TOY).as_posix() for p in TOY.rglob("*.yaml"))
WRONG = (None, [], [None], {"a": None}, {1: 2}, 7, "", " ", "x" * 300)


def told(root: Path) -> list[str]:
    return [f"{p.path}: {p.code}" for p in examine(root)[1]]


def test_files_that_nobody_reads_are_told(toy: Path) -> None:
    for name in ("content/notes.md", "content/authority/actor.yaml", "content/pages/x.txt", "sources/x.pdf"):
        (toy / name).write_text("forgotten", "utf-8")
    (toy / "content" / "documents" / "gazette-9.md").mkdir()
    (toy / "content" / "documents" / ".DS_Store").write_text("", "utf-8")
    assert told(toy) == [
        "content/authority/actor.yaml: stray-file",
        "content/documents/gazette-9.md: stray-file",
        "content/notes.md: stray-file",
        "content/pages/x.txt: stray-file",
        "sources/x.pdf: stray-file",
    ]


def test_essays_have_addresses_of_their_own_and_are_utf8(toy: Path) -> None:
    pages = toy / "content" / "pages"
    for name in ("...md", "Über uns.md", "documents.md"):
        (pages / name).write_text("---\ntitle: X\n---\n", "utf-8")
    (pages / "cafe.md").write_bytes("---\ntitle: Café\n---\n“x”".encode("cp1252", "replace"))
    (pages / "dos.md").write_bytes(b"---\r\ntitle: Dos\r\n---\r\nOne\r\nparagraph.\r\n")
    assert told(toy) == [
        "content/pages/cafe.md: unreadable-file",
        "content/pages/documents.md: duplicate-id",
        "content/pages/Über uns.md: bad-id",
    ]
    essays = load(toy)[0].essays
    assert essays["dos"].text == "One\nparagraph.\n"
    assert ".." not in essays  # what is hidden is no page


def test_no_essay_can_take_an_address_of_the_site(toy: Path) -> None:
    corpus, _ = load(toy)
    first = {page.path.split("/")[0] for page in plan(corpus, Site(), toy) if "/" in page.path}
    assert first - set(corpus.essays) <= RESERVED


def test_changes_lead_somewhere_on_a_day(toy: Path) -> None:
    (toy / "content" / "changes.yaml").write_text(
        "renamed: x\nwithdrawn:\n  - url: /d/../x/\n    on: soon\n    why: y\n"
        '  - url: /d/old-1/\n    to: /d/nowhere-1/\n    on: "2020-01-01"\n    why: y\n',
        "utf-8",
    )
    assert [f"{p.line}: {p.code}" for p in examine(toy)[1]] == [
        "0: permalink-lost",
        "1: bad-value",
        "3: bad-value",
        "4: bad-date",
    ]


def test_days_of_the_edition_are_days_and_references_are_ids(toy: Path) -> None:
    file = toy / "content" / "documents" / "31ysel7.md"
    text = file.read_text("utf-8").replace('accessioned: "2020-06-01"', 'accessioned: "2020"')
    text = text.replace('on: "2020-06-01"', "on: someday").replace("- 31ysel3", "- ../../x")
    file.write_text(text, "utf-8")
    assert told(toy) == [
        "content/documents/31ysel7.md: bad-id",
        "content/documents/31ysel7.md: bad-date",
        "content/documents/31ysel7.md: bad-date",
    ]


def test_a_published_document_is_no_duplicate_of_a_draft(toy: Path) -> None:
    documents = toy / "content" / "documents"
    for name, key in (("harbour-1", "duplicate_of: gazette-1"), ("gazette-1", "state: draft")):
        file = documents / f"{name}.md"
        file.write_text(file.read_text("utf-8").replace("language: en", f"language: en\n{key}", 1), "utf-8")
    assert told(toy) == ["content/documents/harbour-1.md: unknown-document"]


def test_addresses_of_records_are_of_the_web(toy: Path) -> None:
    for name, old, new in (
        ("sources/ysel-7.yaml", "url: https://example.org/cables/31YSEL7", "url: javascript:alert(1)"),
        ("content/authority/stubs.yaml", "kind: cable", "kind: cable\n  url: data:text/html,x"),
        ("content/edition.yaml", "mailto:errors@example.org", "javascript://example.org/%0aalert(1)"),
        ("content/edition.yaml", "license: https:", "license: javascript:"),
        ("content/authority/actors.yaml", "name: Ysel Gazette", "name: Ysel Gazette\n  same_as:\n    - Q1"),
    ):
        text = (toy / name).read_text("utf-8")
        assert old in text
        (toy / name).write_text(text.replace(old, new), "utf-8")
    assert told(toy) == [
        "content/authority/actors.yaml: bad-link",
        "content/authority/stubs.yaml: bad-link",
        "content/edition.yaml: bad-link",
        "content/edition.yaml: bad-link",
        "sources/ysel-7.yaml: bad-link",
    ]


def places(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give where every value of some data stands."""
    yield at
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from places(value, (*at, key))


def changed(node: Any, at: tuple[Any, ...], value: Any) -> Any:
    """Return data with another value at a place."""
    if not at:
        return value
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[at[0]] = changed(node[at[0]], at[1:], value)
    return copy


@pytest.mark.parametrize("name", FILES)
def test_a_value_of_a_wrong_type_is_told_and_stops_nothing(toy: Path, name: str) -> None:
    file = toy / name
    data = yaml.safe_load(file.read_text("utf-8"))
    for at in list(places(data))[:40]:
        for value in WRONG:
            file.write_text(yaml.safe_dump(changed(data, at, value), sort_keys=False), "utf-8")
            found = load(toy)[1]
            assert all(Path(p.path).stem == file.stem for p in found), (at, value)
            if at and value == {1: 2}:
                assert found, (at, value)


def test_a_quotation_without_words_is_no_evidence(toy: Path) -> None:
    file = toy / "content" / "authority" / "events.yaml"
    file.write_text(file.read_text("utf-8").replace("quote: the harbour dues will rise", 'quote: " "'), "utf-8")
    problem = load(toy)[1][0]
    assert (problem.code, problem.line, problem.message) == ("missing-key", 18, "key 'quote' is empty")


def test_an_event_that_only_drafts_attest_is_kept_out_with_them(toy: Path) -> None:
    events = toy / "content" / "authority" / "events.yaml"
    attested = events.read_text("utf-8").partition("    - document: 31ysel7")[0]
    events.write_text(attested, "utf-8")
    assert [*load(toy)[0].events] == ["dues-doubled"]
    document = toy / "content" / "documents" / "gazette-1.md"
    document.write_text(document.read_text("utf-8").replace("kind: report", "kind: report\nstate: draft"), "utf-8")
    corpus, problems = load(toy)
    assert problems == ()
    assert (dict(corpus.events), [*corpus.draft_events]) == ({}, ["dues-doubled"])
    assert corpus.event_chronology == ()
    assert dict(corpus.events_of_actor) == dict(corpus.events_of_topic) == dict(corpus.events_of_place) == {}


def test_an_event_that_a_draft_attests_among_others_is_shown(toy: Path) -> None:
    document = toy / "content" / "documents" / "gazette-1.md"
    document.write_text(document.read_text("utf-8").replace("kind: report", "kind: report\nstate: draft"), "utf-8")
    corpus, _ = load(toy)
    assert ([*corpus.events], dict(corpus.draft_events)) == (["dues-doubled"], {})
