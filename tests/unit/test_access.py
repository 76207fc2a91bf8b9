"""What of a document may leave the house."""

from __future__ import annotations

from dataclasses import replace

from corpora import CABLE, CAPTURES, CLOSED, CORPUS, REPORT

from regesta import access


def test_full_excerpt_metadata() -> None:
    assert access.passages_to_show(CABLE, CORPUS) == CABLE.passages
    assert [p.id for p in access.passages_to_show(REPORT, CORPUS)] == ["title", "p1"]
    assert access.passages_to_show(CLOSED, CORPUS) == ()


def test_a_document_without_its_capture_shows_nothing() -> None:
    assert access.access_of(replace(CABLE, capture="nowhere"), CORPUS) == "metadata"
    assert access.passages_to_show(replace(CABLE, capture="nowhere"), CORPUS) == ()


def test_only_a_capture_of_full_access_is_published() -> None:
    assert [c.id for c in CAPTURES if not access.may_show_capture(c, CORPUS)] == ["gazette", "closed"]


def test_a_capture_stays_in_the_house_while_a_document_of_it_is_a_draft() -> None:
    capture = CORPUS.captures[CABLE.capture]
    held = replace(CORPUS, drafts={CABLE.id: CABLE}, by_capture={capture.id: (CABLE.id,)})
    assert access.may_show_capture(capture, replace(held, drafts={}))
    assert not access.may_show_capture(capture, held)
