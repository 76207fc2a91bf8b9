"""What of a document may leave the house."""

from __future__ import annotations

from dataclasses import replace

from corpora import CABLE, CAPTURES, CLOSED, CORPUS, REPORT

from regesta import access
from regesta.model import Actor, Attestation, Event, Note, Office


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


def quoting(text: str, words: str) -> str:
    return f"{text} “{words}”"


def test_what_editors_wrote_quotes_nothing_that_may_not_be_shown() -> None:
    shown, hidden = (next(p.text for p in REPORT.passages if p.id == id) for id in ("p1", "p2"))
    basis = f"stated: {quoting('in', hidden)}"
    report = replace(REPORT, regest=f"{quoting('Says', shown)} {quoting('Then', hidden)}", date_as_written=hidden)
    cable = replace(
        CABLE, date_basis=basis, notes=(Note(CABLE.passages[0].id, "internal", f"{REPORT.id}, p2: “{hidden}”"),)
    )
    event = Event("dues", "Dues", "occurred", "", (Attestation(REPORT.id, "p2", hidden),), date_basis=basis)
    actor = Actor("fritz", "Fritz", "person", offices=(Office("Envoy", basis=basis, rests_on=(f"{REPORT.id}#p2",)),))
    held = replace(
        CORPUS,
        documents={**CORPUS.documents, report.id: report, cable.id: cable},
        events={"dues": event},
        actors={**CORPUS.actors, "fritz": actor},
    )
    clear = access.cleared(held)
    assert clear.documents[REPORT.id].regest == f"{quoting('Says', shown)} Then {access.NOT_SHOWN}"
    assert clear.documents[REPORT.id].date_as_written == ""
    assert clear.documents[CABLE.id].notes[0].text == f"{REPORT.id}, p2: {access.NOT_SHOWN}"
    assert clear.documents[CABLE.id].date_basis == basis
    assert clear.events["dues"].date_basis == f"stated: in {access.NOT_SHOWN}"
    assert clear.actors["fritz"].offices[0].basis == f"stated: in {access.NOT_SHOWN}"


def test_where_all_is_open_the_corpus_is_left_as_it_is() -> None:
    opened = replace(CORPUS, captures={id: replace(c, access="full") for id, c in CORPUS.captures.items()})
    assert access.cleared(opened) is opened
