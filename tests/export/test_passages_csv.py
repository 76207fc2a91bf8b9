"""The passages of a topic or an actor as a table: a line for each, no formula, nothing of the words changed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from corpora import CABLE, CLOSED, CORPUS, corpus, passage
from hypothesis import given
from hypothesis import strategies as st

from regesta.export import passages_csv
from regesta.model import Document, Mention, Site

SITE = Site("https://ruritania.example/letters")
PAPER = replace(
    CABLE,
    id="paper-1",
    title="=HYPERLINK(1)",
    date="-0043-03",
    topics={"trade": ("p2", "p1")},
    passages=(passage("p1", "paragraph", 'He said "no",\ntwice.'), passage("p2", "paragraph", "-5 %"),
              passage("p3", "paragraph", "Of nothing.")),
    mentions=(
        Mention("boris", "p2", 0, 2, "-5"), Mention("boris", "p2", 3, 4, "%"), Mention("fritz", "p1", 0, 2, "He"),
    ),
)  # fmt: skip
HELD = replace(corpus([PAPER, CLOSED]), captures=CORPUS.captures)


def rows(*documents: Document) -> list[list[str]]:
    text = passages_csv.render([(d, passages_csv.of_topic("trade", d)) for d in documents], HELD, SITE)
    return list(csv.reader(io.StringIO(text, newline="")))


def test_each_passage_is_a_line_in_the_order_of_the_text() -> None:
    assert rows(PAPER) == [
        ["document", "passage", "permalink", "date", "date in words", "title", "quotation"],
        ["paper-1", "p1", "https://ruritania.example/letters/d/paper-1/#p1", "'-0043-03", "March 44 BC",
         "'=HYPERLINK(1)", "“He said \"no\", twice.”"],
        ["paper-1", "p2", "https://ruritania.example/letters/d/paper-1/#p2", "'-0043-03", "March 44 BC",
         "'=HYPERLINK(1)", "“-5 %”"],
    ]  # fmt: skip


def test_an_actor_has_the_passages_that_name_it() -> None:
    assert passages_csv.of_actor("boris", PAPER) == ("p2",)
    assert passages_csv.of_actor("rudolf", PAPER) == ()


def test_what_may_not_be_shown_is_in_no_line() -> None:
    ids = {p.id for p in CLOSED.passages}
    assert ids
    text = passages_csv.render([(CLOSED, ids)], HELD, SITE)
    assert all(p.text not in text for p in CLOSED.passages if p.kind == "paragraph")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_no_field_is_a_formula_and_every_word_stays(title: str, words: str) -> None:
    held = replace(PAPER, title=title, topics={"trade": ("p1",)}, passages=(passage("p1", "paragraph", words),))
    _, line = rows(held)
    assert not any(field.startswith(passages_csv.FORMULA) for field in line)
    assert line[-1] == f"“{' '.join(words.split())}”"
    assert line[-2].removeprefix("'") == " ".join(title.split()).removeprefix("'")


def test_lines_end_as_the_standard_has_it() -> None:
    text = passages_csv.render([(PAPER, ["p1"])], HELD, SITE)
    assert text.count("\r\n") == 2
    assert text.count("\n") == 2
