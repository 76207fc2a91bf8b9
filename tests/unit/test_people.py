"""Who speaks, through whom, and what they were at the time."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.corpora import ACTORS, CORPUS, document, passage

from regesta.model import Office
from regesta.pages import people

ENVOY = Office("Envoy of Ruritania", span="1890/1900")
REGENT = Office("Regent", span="1894-02-20", rests_on=("found-1#p1",))
CORPUS_OF_OFFICES = replace(
    CORPUS,
    actors={
        **ACTORS,
        "fritz": replace(ACTORS["fritz"], offices=(ENVOY,)),
        "boris": replace(ACTORS["boris"], offices=(REGENT, replace(ENVOY, title="Duke", span="1894-02/"))),
    },
)
TALK = document(
    "found-1",
    date="1894-02-23",
    voices={"p1": ("anne-marie-sapt", "fritz"), "p2": ("boris",)},
    passages=(passage("p1", "paragraph", "He said so."), passage("p2", "paragraph", "So he said.")),
)


def test_who_speaks_and_through_whom() -> None:
    assert people.voice(TALK, "p1", CORPUS_OF_OFFICES) == "Anne-Marie Sapt, reporting Fritz von Tarlenheim"
    assert people.voice_in_short(TALK, "p1", CORPUS_OF_OFFICES) == "Sapt, reporting Tarlenheim"
    assert people.voice_in_short(TALK, "p2", CORPUS_OF_OFFICES) == "Boris"
    assert people.voice(TALK, "p3", CORPUS_OF_OFFICES) == ""


def test_offices_stand_with_the_voice() -> None:
    assert people.voice_with_offices(TALK, "p1", CORPUS_OF_OFFICES) == (
        "Anne-Marie Sapt, reporting Fritz von Tarlenheim (Envoy of Ruritania)"
    )
    assert people.voice_with_offices(TALK, "p2", CORPUS_OF_OFFICES) == (
        "Boris (Regent, attested 20\u00a0February 1894 and possibly Duke)"
    )


def test_without_a_date_no_office_is_told() -> None:
    assert people.voice_with_offices(replace(TALK, date=""), "p1", CORPUS_OF_OFFICES) == (
        "Anne-Marie Sapt, reporting Fritz von Tarlenheim"
    )
