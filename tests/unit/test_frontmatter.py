"""YAML as it is read here: lines, duplicate keys, the truth values of YAML 1.2, nothing unsafe."""

from __future__ import annotations

import pytest

from regesta.frontmatter import Source, load, split


def codes(text: str) -> list[tuple[int, str]]:
    return [(p.line, p.code) for p in load(Source(text, "x.yaml", 2))[1]]


def test_a_value_knows_its_line() -> None:
    source = Source("a: 1\nb:\n  - c: 2\n  - d: 3\n", "x.yaml", 2)
    assert [source.line("a"), source.line("b", 1, "d"), source.line("b", 7), source.line("nothing")] == [2, 5, 3, 2]


def test_on_and_no_are_words_and_true_is_true() -> None:
    data, problems = load(Source('on: "2020"\nlanguage: no\nyes: true\ntitle: true story\n', "x.yaml"))
    assert problems == ()
    assert data == {"on": "2020", "language": "no", "yes": True, "title": "true story"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", [(3, "duplicate-key")]),
        ("a:\n  b: 1\n  b: 2\n", [(4, "duplicate-key")]),
        ("a: [1\n", [(2, "bad-yaml")]),
        ("- a\n", [(2, "bad-yaml")]),
        ("a: &x [1]\nb: *x\n", [(2, "bad-yaml")]),
        ("a: " + "[" * 30 + "]" * 30 + "\n", [(2, "bad-yaml")]),
        ("a: !!python/object/apply:os.system [ls]\n", [(2, "bad-yaml")]),
        ("", []),
    ],
)
def test_what_is_wrong(text: str, expected: list[tuple[int, str]]) -> None:
    assert codes(text) == expected


def test_a_document_is_split_and_its_body_knows_its_line() -> None:
    source, body, line, problems = split("---\na: 1\n---\n\nText\n", "x.md")
    assert (source.text, source.first_line, body, line, problems) == ("a: 1", 2, "\nText\n", 4, ())
    assert [p.code for p in split("---\na: 1\n", "x.md")[3]] == ["no-front-matter"]
