"""Former wordings: each kept under its pin, with the version that had it, and compared with the present one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.corpora import corpus, document, passage

from regesta import ledger
from regesta.model import Corpus, Entry, Site
from regesta.pages import dossiers
from regesta.pages.passages import blocks
from regesta.pages.wordings import Gone, compare, gone, past

NOW = passage("p2", "paragraph", "The envoy came late, and left.")
TEXTS = st.lists(st.sampled_from(["the", "envoy", "came", "late,", "left.", "\n", "  "])).map(" ".join)


def entry(version: str, on: str, pin: str, wording: str, url: str = "/d/found-1/") -> Entry:
    return Entry("passage", url, version, on, passage="p2", fingerprint=pin, wording=wording)


def published(*entries: Entry) -> Corpus:
    document_ = document("found-1", passages=(NOW,))
    return replace(corpus([document_]), ledger=entries, wordings=ledger.wordings(entries))


def test_a_wording_that_has_changed_is_kept_under_its_pin_beside_the_present_one() -> None:
    old = entry("1.0", "2020-01-02", "aaaaaa", "The envoy arrived and left.")
    held = published(old, entry("1.1", "2021-03-04", NOW.fingerprint, NOW.text))
    (found,) = blocks(held.documents["found-1"], held, Site(), dossiers.of(held))[0].past
    assert (found.pin, found.of, found.now_of) == (
        "p2.aaaaaa", "version 1.0, 2\u00a0January 2020", "version 1.1, 4\u00a0March 2021",
    )  # fmt: skip
    assert found.then == ((False, "The envoy "), (True, "arrived "), (False, "and left."))
    assert found.now == ((False, "The envoy "), (True, "came late, "), (False, "and left."))


def test_a_present_wording_that_no_version_has_says_so() -> None:
    (found,) = past(NOW, [entry("1.0", "2020-01-02", "aaaaaa", "Otherwise.")])
    assert found.now_of == "not in a version yet"


def test_a_wording_that_came_back_is_of_the_version_that_had_it_first() -> None:
    again = [entry(v, "2020-01-02", pin, "x") for v, pin in (("1", NOW.fingerprint), ("2", "aaaaaa"), ("3", "aaaaaa"))]
    assert [(p.of.split(",")[0], p.now_of.split(",")[0]) for p in past(NOW, again)] == [("version 2", "version 1")]


def test_of_what_was_redacted_no_word_is_left() -> None:
    cut = replace(entry("1.0", "2020-01-02", "aaaaaa", ""), what="redacted", why="a private name")
    (found,) = past(NOW, [cut])
    assert (found.then, found.now, found.why) == ((), ((False, NOW.text),), "a private name")


def test_wordings_published_at_an_address_that_has_moved_stand_where_it_leads() -> None:
    old = entry("1.0", "2020-01-02", "aaaaaa", "Otherwise.", "/d/lost-1/")
    moves = [
        Entry("alias", f"/d/{a}/", "1.1", "2021-01-01", to=f"/d/{b}/")
        for a, b in (("lost-1", "x-1"), ("x-1", "found-1"))
    ]
    assert ledger.wordings([old, *moves]) == {"/d/found-1/": {"p2": (old,)}}
    circle = [*moves, Entry("alias", "/d/found-1/", "1.2", "2021-01-02", to="/d/lost-1/")]
    assert list(ledger.wordings([old, *circle]).values()) == [{"p2": (old,)}]


def test_a_passage_that_is_not_shown_keeps_all_its_addresses() -> None:
    held = {"p2": (entry("1", "2020-01-02", "aaaaaa", "x"), entry("2", "2021-01-02", "bbbbbb", "y"))}
    assert gone(held, ["p1"]) == (Gone("p2", "¶2", "version 1, 2\u00a0January 2020", ("p2.aaaaaa", "p2.bbbbbb")),)
    assert gone(held, ["p1", "p2"]) == ()


@given(TEXTS, TEXTS)
def test_both_wordings_are_there_whole_and_what_is_not_marked_is_in_both(then: str, now: str) -> None:
    before, after = compare(then, now)
    assert "".join(text for _, text in before) == then.lstrip()
    assert "".join(text for _, text in after) == now.lstrip()
    same = [[word for differs, text in pieces if not differs for word in text.split()] for pieces in (before, after)]
    assert same[0] == same[1]
    assert (before == after) == (then.lstrip() == now.lstrip()) or then.split() == now.split()
