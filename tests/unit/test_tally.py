"""The corpus in numbers: every number counts what it names, and nothing is left out of a whole."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from corpora import ALL, BRIEF, corpus
from hypothesis import given
from hypothesis import strategies as st

from regesta import tally
from regesta.cli import main
from regesta.load import load
from regesta.model import Annotation, Corpus, Document, Site
from regesta.pages import statistics
from regesta.tally.count import Count, Section

WHOLES = ("series", "years", "kinds", "languages", "precision")
SPREADS = ("actors", "topics")


def section(id: str, held: Corpus) -> Section:
    return next(s for s in tally.sections(held) if s.id == id)


def rows(id: str, held: Corpus) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {c.label: (c.number, c.of) for c in section(id, held).counts}


def linked(documents: list[Document]) -> Corpus:
    by_series: dict[str, tuple[str, ...]] = {}
    for document in documents:
        by_series[document.series] = (*by_series.get(document.series, ()), document.id)
    return replace(corpus(documents), by_series=by_series)


DOCUMENTS = st.builds(
    lambda base, date, basis, topics, status, language: replace(
        base, date=date, date_basis=basis, topics=topics, annotation=Annotation(status), language=language
    ),
    st.sampled_from(ALL),
    st.sampled_from(["", "1931", "1931-02", "1931-02-10", "[1931-02-13..]", "1930/1932", "-0043", "not a date"]),
    st.sampled_from(["", "stated: at the top", "inferred: from the notes", "guessed"]),
    st.sampled_from([{}, {"trade": ("p1",)}, {"trade": ("p1", "p2"), "succession": ("p1",)}]),
    st.sampled_from(["draft", "suggested", "reviewed"]),
    st.sampled_from(["en", "fr", "tlh"]),
)


@given(st.lists(DOCUMENTS, max_size=12))
def test_the_parts_are_the_whole_and_every_number_counts_what_it_names(found: list[Document]) -> None:
    held = linked([replace(d, id=f"x-{n}") for n, d in enumerate(found)])
    for one in tally.sections(held):
        if one.id in WHOLES:
            assert sum(c.number for c in one.counts) == len(found), one.id
            assert sorted(id for c in one.counts for id in c.of) == sorted(held.documents), one.id
        for count in one.counts:
            assert one.id in SPREADS or not count.of or len(count.of) == count.number
            assert not one.total or count.number <= one.total


def test_the_toy_corpus_in_numbers(toy: Path) -> None:
    held, _ = load(toy)
    assert rows("kinds", held) == {"Cable": (1, ("31ysel7",)), "News report": (1, ("gazette-1",)),
                                   "Text": (1, ("harbour-1",))}  # fmt: skip
    assert rows("basis", held) == {"Stated in the text": (2, ("31ysel7", "gazette-1")),
                                   "Inferred by the editors": (1, ("harbour-1",))}  # fmt: skip
    assert rows("clocks", held) == {
        "When what it reports happened": (2, ("31ysel7", "gazette-1")),
        "When it is dated": (3, ("31ysel7", "gazette-1", "harbour-1")),
        "When it was published": (0, ()),
        "When it was captured": (1, ("gazette-1",)),
    }
    assert rows("untagged", held) == {"In all documents": (1, ()), "31ysel7": (1, ("31ysel7#p3",))}
    assert section("untagged", held).total == 6
    assert rows("actors", held) == {"Least": (1, ("harbour-1",)), "Median": (3, ()), "Most": (4, ("31ysel7",))}
    assert rows("once", held)["In one document only"] == (
        5, ("ada-quill", "embassy-ysel", "quiller", "ysel-council", "ysel-gazette")
    )  # fmt: skip
    assert rows("status", held)["Occurred"] == (1, ("dues-doubled",))
    assert rows("witnesses", held) == {"2 witnesses": (1, ("dues-doubled",))}
    assert rows("discrepancies", held)["Sources disagree"] == (2, ("31ysel7#p2", "31ysel7#p1"))
    assert rows("dossiers", held) == {}
    assert rows("annotation", held)["Suggested by rule, not yet reviewed"] == (1, ("harbour-1",))


def test_a_topic_of_three_documents_is_expected_to_have_a_synthesis(toy: Path) -> None:
    topics = toy / "content" / "authority" / "topics.yaml"
    text = topics.read_text("utf-8")
    topics.write_text(text[: text.index("  dossier:")] + text[text.index("lighthouses:\n") :], "utf-8")
    assert rows("dossiers", load(toy)[0]) == {"Harbour dues": (3, ("harbour-dues",))}


def test_a_note_and_the_event_it_is_about_tell_one_discrepancy(toy: Path) -> None:
    document = toy / "content" / "documents" / "31ysel7.md"
    text = document.read_text("utf-8")
    note = "notes:\n  - at: p1\n    kind: between-sources\n    quote: the harbour dues will rise\n    text: They had.\n"
    document.write_text(text.replace("notes:\n", note, 1), "utf-8")
    assert rows("discrepancies", load(toy)[0])["Sources disagree"] == (2, ("31ysel7#p1", "31ysel7#p2"))


def test_drafts_are_counted_and_not_shown(toy: Path) -> None:
    document = toy / "content" / "documents" / "harbour-1.md"
    document.write_text(document.read_text("utf-8").replace("kind: ", "state: draft\nkind: ", 1), "utf-8")
    held, _ = load(toy)
    assert rows("annotation", held)["Drafts, kept out of the site"] == (1, ("harbour-1",))
    assert "harbour-1" not in str(statistics.view(held, Site())["sections"])


def test_the_page_leads_to_what_it_counts_and_has_a_bound() -> None:
    held = linked([replace(BRIEF, id=f"rur-mfa-{n}", date=f"{1600 + n % 300}") for n in range(3000)])
    sections = {s.id: s for s in statistics.view(held, Site("https://ruritania.example/letters"))["sections"]}
    (row,) = sections["kinds"].rows
    assert (row.label, row.number, row.share) == ("Brief", "3,000", "100 %")
    assert row.named[0] == statistics.Named("/letters/d/rur-mfa-0/", "rur-mfa-0")
    assert (len(row.named), row.more) == (statistics.NAMED, "and 2,976 more")
    assert len(sections["years"].rows) == statistics.ROWS
    assert sections["years"].more == "and 260 more"
    assert sections["years"].rows[0].href == "/letters/documents/#y1600"
    assert len(sections["untagged"].rows) == 13
    assert sum(len(r.named) for s in sections.values() for r in s.rows) < 600


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(1, 3000, "< 1"), (2999, 3000, "> 99"), (1, 3, "33"), (3, 3, "100")]
)
def test_shares_are_not_rounded_to_nothing_or_to_all(part: int, whole: int, share: str) -> None:
    found = statistics._numbers(Section("x", "X", (Count("a", part),), whole), corpus(()), Site())
    assert found.rows[0].share == f"{share} %"


def test_a_bar_shows_whatever_is_not_nothing() -> None:
    widths = [re.findall(r'bar-part" width="([^"]+)"', statistics.bar(n, 1000))[0] for n in (0, 1, 500, 1000)]
    assert widths == ["0", "1.5", "60", "120"]


def test_the_command_aligns_its_columns(
    toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy)
    assert main(["stats"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("3 documents, 3 captures, ")
    numbers = [line for line in told.splitlines() if re.fullmatch(r"  \S.*  \d+(?: +\d+ %)?", line)]
    assert len(numbers) > 30
    assert {len(line) for line in numbers} == {64, 71}
    assert "Passages without topic\n  In all documents" in told
    assert "      31ysel7, gazette-1\n" in told


def test_the_command_gives_data_and_says_when_it_is_of_a_damaged_corpus(
    toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy)
    (toy / "content" / "documents" / "harbour-1.md").write_text("nothing\n", "utf-8")
    assert main(["stats", "--json"]) == 0
    told = capsys.readouterr()
    found = {s["id"]: s for s in json.loads(told.out)}
    assert [c["number"] for c in found["series"]["counts"]] == [1, 1]
    assert found["years"]["counts"][0] == {
        "label": "1931", "number": 2, "kind": "document", "of": ["31ysel7", "gazette-1"], "where": "/documents/#y1931",
    }  # fmt: skip
    assert "1 problem in what was counted; see regesta check." in told.err
