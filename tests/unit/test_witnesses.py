"""Witnesses are issuing bodies: not series, not documents, not copies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.corpora import ACTORS, CORPUS, SERIES, document

from regesta.model import Corpus, Document, Series
from regesta.pages.witnesses import attested_by, issued_by_all, with_article
from regesta.witnesses import bodies

TWO_SERIES = {**SERIES, "rur-mfa-2": Series("rur-mfa-2", "Ruritanian Foreign Ministry, speeches", "ministry")}


def of(*documents: Document) -> tuple[tuple[Document, ...], Corpus]:
    return documents, replace(CORPUS, series=TWO_SERIES, documents={d.id: d for d in documents})


def test_two_series_of_one_publisher_are_one_witness() -> None:
    held, corpus = of(document("rur-mfa-1", series="rur-mfa"), document("rur-mfa-2-1", series="rur-mfa-2"))
    assert bodies(held, corpus) == ("Ruritanian Foreign Ministry",)
    assert attested_by(held, corpus) == "attested by the Ruritanian Foreign Ministry alone"
    assert issued_by_all(held, corpus) == "All issued by the Ruritanian Foreign Ministry"


@pytest.mark.parametrize("how", ["duplicate_of", "variant_of"])
def test_a_text_that_another_body_files_again_is_no_second_witness(how: str) -> None:
    copy = document("zenda-1", series="zenda", **{how: "rur-mfa-1"})
    held, corpus = of(document("rur-mfa-1", series="rur-mfa"), copy)
    assert bodies(held, corpus) == ("Ruritanian Foreign Ministry",)
    assert bodies([copy], corpus) == ("Ruritanian Foreign Ministry",)


def test_copies_that_name_each_other_end() -> None:
    one, two = document("a-1", series="zenda", duplicate_of="a-2"), document("a-2", series="zenda", duplicate_of="a-1")
    held, corpus = of(one, two)
    assert bodies(held, corpus) == ("Zenda Institute",)


def test_several_are_named() -> None:
    held, corpus = of(document("1-1", series="rur-mfa"), document("2-1", series="gazette"))
    assert attested_by(held, corpus) == (
        "attested by 2 issuing bodies: the Ruritanian Foreign Ministry and The Strelsau Gazette"
    )
    more = [document(f"{s}-1", series=s) for s in ("rur-mfa", "gazette", "zenda", "legation-strelsau", "found")]
    held, corpus = of(*more)
    assert issued_by_all(held, corpus) == (
        "5 issuing bodies: the Ruritanian Foreign Ministry, The Strelsau Gazette, the Zenda Institute and 2 more"
    )
    assert issued_by_all((), corpus) == ""


def test_a_series_without_publisher_is_its_own_body() -> None:
    held, corpus = of(document("found-1"))
    assert attested_by(held, corpus) == "attested by Found papers alone"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("French Ministry of Foreign Affairs", "the French Ministry of Foreign Affairs"),
        ("Embassy of the United States in Paris", "the Embassy of the United States in Paris"),
        ("The Diplomatic Insight", "The Diplomatic Insight"),
        ("Pakistan House", "Pakistan House"),
        ("ANKASAM", "ANKASAM"),
    ],
)
def test_articles(name: str, told: str) -> None:
    assert with_article(name) == told
    assert ACTORS["ministry"].name == "Ruritanian Foreign Ministry"
