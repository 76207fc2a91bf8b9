"""What the search index holds: the passages that may be shown, and under which spellings they are found."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from corpora import ACTORS, ALL, CABLE, CORPUS, PLACES, corpus, document, passage

from regesta.access import passages_to_show
from regesta.build import search
from regesta.export import search_names
from regesta.export.security import HEADER_POLICY, POLICY, SEARCH_POLICY
from regesta.model import Actor, Document, Mention, Place, Site
from regesta.spelling import LETTERS, fold

SITE = Site("https://ruritania.example/letters")


def one(text: str, *mentions: Mention, places: tuple[Mention, ...] = (), **fields: object) -> search.Record:
    """Return the record of a document of one passage."""
    held = document("a-1", passages=(passage("p1", "paragraph", text),), mentions=mentions,
                    place_mentions=places, **fields)  # fmt: skip
    others = {"boris": Actor("boris", "Boris", "person", names=("Bóris Stroganov",), private=True),
              "sirnak": Actor("sirnak", "Şırnak Council", "organisation", names=("Council of Shirnak",))}  # fmt: skip
    town = {"dushanbe": Place("dushanbe", "Dushanbe", names=("Douchanbé", "Stalinabad"))}
    (record,) = search.records(replace(corpus([held]), actors={**ACTORS, **others}, places={**PLACES, **town}), Site())
    return record


def test_each_passage_that_may_be_shown_is_a_record_with_its_permalink_and_no_other() -> None:
    found = [record.url for record in search.records(CORPUS, SITE)]
    shown = [f"/letters/d/{d.id}/#{p.id}" for d in ALL for p in passages_to_show(d, CORPUS)]
    assert found == shown
    assert "/letters/d/gazette-1/#p1" in found
    assert "/letters/d/gazette-1/#p2" not in found
    assert not any("found-1" in url for url in found)


def test_a_record_has_the_words_of_its_passage_and_its_own_topics() -> None:
    first, second = (r for r in search.records(CORPUS, SITE) if "94strelsau7/#p" in r.url)
    assert first.content == "1. (S) The King spoke of *tolls* & <duties>."
    assert first.filters["topic"] == ("trade|Trade%2C tariffs %26 tolls", "succession|The succession")
    assert second.filters["topic"] == ("succession|The succession",)
    assert first.filters["kind"] == ("cable|Cable",)
    assert first.filters["year"] == ("1894|1894",)
    assert first.filters["label"] == ("¶1",)
    entry = json.loads(first.filters["entry"][0])
    assert (entry["id"], entry["href"]) == ("94strelsau7", "/letters/d/94strelsau7/")
    assert entry["apparatus"].startswith("Cable, Legation of Ruritania in Strelsau to Ruritanian Foreign Ministry")


def test_what_is_shown_only_is_not_searched() -> None:
    """Pagefind searches every field of `meta`: a title there would make each passage of a document a result."""
    assert {key for record in search.records(CORPUS, SITE) for key in record.meta} <= {"names", "folded"}


@pytest.mark.parametrize(
    ("edtf", "span", "year", "sorted_by"),
    [
        ("1894-02-23", "1894-02-23/1894-02-23", "1894|1894", "1894-02-23"),
        ("1896-10?", "1896-10-01/1896-10-31", "1896|1896", "1896-10-01"),
        ("[1895-02-13..]", "1895-02-13/", "1895|1895", "1895-02-13"),
        ("[..1895]", "/1895-12-31", "1895|1895", "1895-12-31"),
        ("", "undated", "undated|Undated", "9999"),
        ("no date", "undated", "undated|Undated", "9999"),
    ],
)
def test_dates(edtf: str, span: str, year: str, sorted_by: str) -> None:
    record = one("Words.", date=edtf)
    assert (record.filters["span"], record.filters["year"], record.sort) == ((span,), (year,), {"date": sorted_by})


def test_the_other_names_of_who_and_where_is_named_are_found() -> None:
    record = one("Talks in Dushanbe.", places=(Mention("dushanbe", "p1", 9, 17, "Dushanbe"),))
    assert record.meta == {"names": "Dushanbe = Douchanbé, Stalinabad"}


def test_names_are_those_of_the_passage_not_of_the_document() -> None:
    assert one("Talks.", places=(Mention("dushanbe", "p2", 9, 17, "Dushanbe"),)).meta == {}


def test_letters_that_pagefind_keeps_are_folded() -> None:
    record = one("Şırnak’ta Kızılay", Mention("sirnak", "p1", 0, 6, "Şırnak"))
    assert record.meta["names"] == "Şırnak = Şırnak Council, Council of Shirnak"
    assert record.meta["folded"] == "sirnak’ta kizilay ; sirnak = sirnak council, council of shirnak"
    assert "folded" not in one("Élysée and Ölü, München").meta


def test_private_persons_are_no_facet_and_their_names_are_not_added() -> None:
    record = one("Boris spoke to the Legation.", Mention("boris", "p1", 0, 5, "Boris"),
                 Mention("legation", "p1", 19, 27, "Legation"))  # fmt: skip
    assert record.filters["actor"] == ("legation|Legation of Ruritania in Strelsau",)
    assert "Stroganov" not in str(record)


def test_names_to_offer_are_of_what_has_documents_and_is_not_private() -> None:
    held = replace(
        CORPUS,
        actors={**ACTORS, "boris": replace(ACTORS["boris"], private=True)},
        by_actor={"boris": ("x",), "fritz": ("x",)},
        by_topic={"trade": ("x",)},
    )
    assert json.loads(search_names.render(held)) == [["Fritz von Tarlenheim"], ["Trade, tariffs & tolls"]]


def test_the_digest_is_that_of_all_that_is_indexed() -> None:
    def of(*documents: Document) -> str:
        return search.digest(search.records(corpus(documents), SITE), "1")

    assert of(CABLE) == of(CABLE)
    assert of(CABLE) != of(replace(CABLE, title="Another"))
    assert of(CABLE) != of(replace(CABLE, passages=CABLE.passages[:2]))
    assert of(CABLE) != search.digest(search.records(corpus([CABLE]), SITE), "2")


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Şırnak", "sirnak"), ("SIRNAK", "sirnak"), ("İstanbul", "istanbul"), ("Kızılay", "kizilay"),
     ("Douchanbé", "douchanbe"), ("Łódź", "lodz"), ("Straße", "strasse"), ("Bakı, Şəki", "baki, seki")],
)  # fmt: skip
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_the_browser_folds_by_the_same_table(repository: Path) -> None:
    script = (repository / "theme" / "static" / "js" / "search" / "fold.js").read_text("utf-8")
    table = script[script.index("LETTERS = {") : script.index("};")]
    assert dict(re.findall(r'"(.)": "(\w*)"', table)) == LETTERS


def test_only_the_search_page_may_run_webassembly() -> None:
    assert "wasm" not in POLICY
    assert SEARCH_POLICY.replace(" 'wasm-unsafe-eval'", "") == POLICY
    assert "'unsafe-eval'" not in SEARCH_POLICY
    assert HEADER_POLICY.startswith(SEARCH_POLICY)
