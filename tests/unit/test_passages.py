"""Texts as HTML: every name a link, nothing put into the words, no link within a link, no id twice."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.unit.corpora import corpus, document, passage

from regesta.model import Mention, Note, Site, Span
from regesta.pages import dossiers
from regesta.pages.margin import beside, reference
from regesta.pages.passages import blocks

TEXT = "1. Fritz met Fritz <at> Strelsau.[1] He saw the Fritz report.[1]"
FOUND = document(
    "found-1",
    passages=(
        passage("title", "title", "A talk"),
        passage(
            "p1", "paragraph", TEXT,
            Span(0, 2, "number", "p1"), Span(33, 36, "mark", "n1"), Span(48, 60, "link", "https://zenda.example/?a=1&b=2"),
            Span(61, 64, "mark", "n1"), number="1.",
        ),
        passage("p2", "paragraph", "Two\nlines."),
        passage("n1", "note", "[1] Seen.", Span(0, 3, "label", "r1"), number="1"),
    ),
    mentions=(
        Mention("fritz", "p1", 3, 8, "Fritz"),
        Mention("fritz", "p1", 13, 18, "Fritz"),
        Mention("fritz", "p1", 48, 53, "Fritz"),
    ),
    place_mentions=(Mention("strelsau", "p1", 24, 32, "Strelsau"),),
    notes=(
        Note("title", "textual", "Of the title.", "A talk"),
        Note("p1", "misprint", "For <b>Franz</b>.", "met Fritz", ("See https://zenda.example/1, and found-1, p2.",)),
    ),
)  # fmt: skip
CORPUS = corpus([FOUND])
SITE = Site("https://example.org/sub")
DOSSIERS = dossiers.of(CORPUS)


def test_with_the_tags_taken_away_the_text_is_as_it_was() -> None:
    for block, source in zip(blocks(FOUND, CORPUS, SITE, DOSSIERS), FOUND.passages, strict=True):
        bare = re.sub(r"<[^>]*>", "", block.html)
        assert bare == source.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_names_are_links_the_first_of_a_paragraph_prominent() -> None:
    html = blocks(FOUND, CORPUS, SITE, DOSSIERS)[1].html
    assert html.count('class="actor" href="/sub/a/fritz/"') == 1
    assert html.count('class="actor again" href="/sub/a/fritz/"') == 1
    assert html.count('class="place" href="/sub/p/strelsau/"') == 1


def test_there_is_no_link_within_a_link() -> None:
    html = blocks(FOUND, CORPUS, SITE, DOSSIERS)[1].html
    inside = re.search(r'<a class="outside"[^>]*>(.*?)</a>', html)
    assert inside is not None
    assert inside[1] == "Fritz report"
    assert "a=1&amp;b=2" in html


def test_two_marks_of_one_note_have_two_ids() -> None:
    html = blocks(FOUND, CORPUS, SITE, DOSSIERS)[1].html
    assert re.findall(r' id="([^"]*)"', html) == ["r1", "r1-2"]


def test_a_source_number_is_the_permalink_and_others_get_one() -> None:
    title, first, second, note = blocks(FOUND, CORPUS, SITE, DOSSIERS)
    assert first.number == ""
    assert f'<a class="num own" href="#{first.pin}">1.</a>' in first.html
    assert (title.number, second.number, note.number) == ("§", "¶2", "")
    assert first.pin == f"p1.{FOUND.passages[1].fingerprint}"


def test_remarks_of_a_title_stand_beside_what_follows_it() -> None:
    title, first, *_ = blocks(FOUND, CORPUS, SITE, DOSSIERS)
    assert title.beside == ()
    assert [r.quote for r in first.beside] == ["A talk", "met Fritz"]


def test_markup_in_a_note_is_text_and_its_evidence_is_linked() -> None:
    remark = beside(FOUND, "p1", CORPUS, SITE, DOSSIERS)[0]
    assert "&lt;b&gt;Franz" in remark.text
    assert '<a href="https://zenda.example/1">https://zenda.example/1</a>,' in remark.evidence[0]
    assert '<a href="/sub/d/found-1/#p2">found-1, p2</a>.' in remark.evidence[0]
    assert reference("<i>", CORPUS, SITE) == "&lt;i&gt;"


def test_of_a_text_that_may_not_be_shown_no_word_is_quoted() -> None:
    closed = replace(FOUND, capture="closed")
    assert blocks(closed, corpus([closed]), SITE, DOSSIERS) == ()
    assert [r.quote for r in beside(closed, "p1", corpus([closed]), SITE, DOSSIERS)] == [""]
