"""What is much like another, and what is not."""

from __future__ import annotations

import random

from regesta.accession.likeness import Index, sketch

WORDS = [f"word{n}" for n in range(400)]


def text(seed: int, length: int = 400) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_a_version_is_found_and_another_text_is_not() -> None:
    index = Index()
    for seed in range(20):
        index.add(f"c{seed}", sketch(text(seed)))
    changed = text(7).replace("word1 ", "word2 ")
    assert [one.id for one in index.like(sketch(changed))] == ["c7"]
    assert index.like(sketch(text(99))) == []


def test_an_extract_is_like_the_whole() -> None:
    index = Index()
    index.add("whole", sketch(text(1, 2000)))
    (found,) = index.like(sketch(" ".join(text(1, 2000).split()[500:700])))
    assert found.id == "whole"
    assert found.share > 0.9


def test_line_breaks_case_and_punctuation_do_not_count() -> None:
    one = "The dues of the harbour, as they were, rise by a tenth."
    assert sketch(one) == sketch("THE DUES of the\nharbour as they were - rise by a tenth")


def test_texts_of_a_few_words_are_like_nothing() -> None:
    index = Index()
    index.add("a", sketch("so be it"))
    assert index.like(sketch("so be it")) == []
