"""A basis that opens with a date in words, dates that words state, quotations that are whole words, orders of time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import TOY
from tests.unit.test_dates import CASES

from regesta import dates
from regesta.check import bases, sequence
from regesta.check.quoted import quotations, stands_in
from regesta.load import load
from regesta.model import Event, Stub

FORMS = [line.split("|")[0].strip() for line in CASES.strip().splitlines()]
EDTF = st.sampled_from([form for form in FORMS if form])


@given(EDTF, st.sampled_from(["stated: ", "inferred: ", "Outside: ", "attested: ", ""]),
       st.sampled_from(["", ", from the paper", "; the text is not dated", ": by the watermark", "."]))  # fmt: skip
def test_a_basis_that_opens_with_the_words_of_a_date(edtf: str, label: str, rest: str) -> None:
    assert bases.opens_with(f"{label}{dates.words(edtf)}{rest}", edtf) is True
    assert bases.opens_with(f"{label}{edtf}{rest}", edtf) is True


@given(EDTF, EDTF)
def test_a_basis_opens_with_one_date_only(edtf: str, other: str) -> None:
    opens = bases.opens_with(f"inferred: {dates.words(edtf)}, from the paper", other)
    assert (opens is True) == bases.same(edtf, other)


@pytest.mark.parametrize(
    "basis",
    [
        "inferred: from the paper",
        "stated: dateline",
        "stated: “(October 2004)” at the end",
        "stated: date-time group 231602Z FEB 07",
        "the Tuesday before 12 February 1931",
    ],
)
def test_a_basis_that_opens_with_no_date(basis: str) -> None:
    assert bases.opens_with(basis, "1931-02-12") is None


@pytest.mark.parametrize("basis", ["inferred: after 12 February 1931", "stated: February 1931, on the cover",
                                   "stated: 12 February 1931 (uncertain), on the cover"])  # fmt: skip
def test_a_basis_that_opens_with_another_date(basis: str) -> None:
    assert bases.opens_with(basis, "1931-02-12") is False


@pytest.mark.parametrize(
    ("words", "text"),
    [("11 French", "killing 11 French engineers"), ("France", "France’s position"), ("20.3%", "holds 20.3% of it"),
     ("a  b", "a\nb"), ("会议", "国际会议在东京"), ("the end", "This is the end.")],
)  # fmt: skip
def test_words_that_stand_in_a_text(words: str, text: str) -> None:
    assert stands_in(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [("1 French", "killing 11 French engineers"), ("0.3%", "holds 20.3% of it"), ("3% of", "holds 20.3% of it"),
     ("10", "10,000 dead"), ("can", "we can’t"), ("he end", "the end"), ("", "text"), (".", "text."), ("A", "a")],
)  # fmt: skip
def test_words_that_do_not(words: str, text: str) -> None:
    assert not stands_in(words, text)


def test_quotations_of_a_sentence() -> None:
    text = "He says “one thing,” and [says elsewhere “another”] “… a third”."
    assert list(quotations(text, bracketed=False)) == ["one thing", "… a third"]


ORDERS = """
date 1931-02-12  | published 1931-02-11               | impossible
date 1931-02-12  | published 1931-02-12               |
date 1931-02-12? | published 1931-02-11               |
date 1931~       | published 1930                     |
date [1931..]    | published 1930                     | impossible
date [..1931]    | published 1930                     |
date 1931-02-12  | accessioned 1930-12-31             | impossible
date 1931-02-12  | accessioned 2020-04-30             | impossible
date 1931        | accessioned 2020-05-01             |
"""


@pytest.mark.parametrize("row", ORDERS.strip().splitlines())
def test_what_comes_before_what_it_follows_from(row: str) -> None:
    corpus, _ = load(TOY)  # the capture is of 1 May 2020
    *settings, expected = (cell.strip() for cell in row.split("|"))
    document = replace(corpus.documents["gazette-1"], revisions=(), **dict(cell.split() for cell in settings))
    found = list(sequence.of_document(document, corpus, TOY))
    assert {p.code for p in found} == ({"impossible-order"} if expected else set())


def test_a_reference_to_what_was_not_there_yet() -> None:
    corpus, _ = load(TOY)
    for date, codes in (("1931-02-11", {"impossible-order"}), ("1931-02", set()), ("1932?", set()), ("", set())):
        later = replace(corpus, stubs={"31ysel3": Stub("31ysel3", date=date)})
        found = sequence.of_document(corpus.documents["31ysel7"], later, TOY)
        assert {p.code for p in found} == codes, date


@pytest.mark.parametrize(
    ("status", "date", "wrong"),
    [("occurred", "1931-02-13", True), ("occurred", "1931-02-13?", False), ("planned", "1931-02-13", False),
     ("occurred", "1931-02-12", False), ("occurred", "1931", False)],
)  # fmt: skip
def test_an_event_that_is_reported_before_it_occurred(status: str, date: str, wrong: bool) -> None:
    corpus, _ = load(TOY)
    event: Event = replace(corpus.events["dues-doubled"], status=status, date=date)  # type: ignore[arg-type]
    found = sequence.rules(replace(corpus, events={event.id: event}), TOY)
    assert [p.code for p in found] == ["impossible-order"] * wrong
