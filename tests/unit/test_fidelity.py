"""The alignment: what it grants, and that it grants nothing else."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from regesta.fidelity import Difference, check_capture, check_document, words
from regesta.model import Correction, Omission, Passage


@dataclass(frozen=True)
class Text:
    passages: tuple[Passage, ...]
    lines: tuple[int, int] = (1, 1)
    corrections: tuple[Correction, ...] = ()
    omissions: tuple[Omission, ...] = ()
    id: str = "toy-1"


def text(*passages: str, **more: object) -> Text:
    made = tuple(Passage(f"p{n}", "paragraph", words) for n, words in enumerate(passages, 1))
    return Text(made, **more)  # type: ignore[arg-type]


def found(capture: list[str], one: Text, shared: tuple[Omission, ...] = ()) -> list[tuple[str, int, str, str]]:
    differences = check_document(capture, shared, one).differences
    return [(d.code, d.line, d.passage, d.words) for d in differences]


def test_words_are_nfc_without_controls() -> None:
    assert words("e\u0301te\u0301  \xa0 a\x02b\t\x03") == ["été", "ab"]


def test_equal_over_lines_and_passages() -> None:
    capture = ["One two", "", "  three four"]
    alignment = check_document(capture, (), text("One", "two three\nfour", lines=(1, 3)))
    assert alignment.differences == ()
    assert [(s.line, s.passage, s.captured) for s in alignment.steps] == [
        (1, "p1", "One"),
        (1, "p2", "two"),
        (3, "p2", "three four"),
    ]


def test_lost_invented_and_moved_words() -> None:
    assert found(["a b c"], text("a c")) == [("words-lost", 1, "p1", "b")]
    assert found(["a c"], text("a b c")) == [("words-invented", 1, "p1", "b")]
    assert {d[0] for d in found(["a b"], text("b a"))} == {"words-lost", "words-invented"}
    assert found(["a «b»"], text('a "b"')) != []
    assert found(["a – b"], text("a - b")) != []
    assert found(["a b"], text("a")) == [("words-lost", 1, "p1", "b")]
    assert found(["a"], text("a", "b")) == [("words-invented", 0, "p2", "b")]


def test_omission_of_words_inside_a_line() -> None:
    omission = Omission((1,), "PAGE 02", "page break")
    alignment = check_document(["on PAGE 02 it goes"], (), text("on it goes", omissions=(omission,)))
    assert alignment.differences == ()
    assert [(s.kind, s.captured, s.reason) for s in alignment.steps][1] == ("omitted", "PAGE 02", "page break")


def test_omission_on_each_of_its_lines_or_over_them() -> None:
    bullets = (Omission((1, 2), "•", "bullet"),)
    assert found(["• a", "• b"], text("a b", lines=(1, 2)), bullets) == []
    over = Omission((1, 2), "a b", "chrome")
    assert found(["a", "b", "c"], text("c", lines=(1, 3), omissions=(over,))) == []


def test_omission_that_is_not_there() -> None:
    wrong = Omission((1,), "x", "?")
    assert found(["a"], text("a", omissions=(wrong,))) == [("bad-omission", 1, "", "x")]
    twice = (Omission((1,), "x", "1"), Omission((1,), "x", "2"))
    assert found(["a x"], text("a", omissions=twice)) == [("bad-omission", 1, "", "x")]


def test_correction() -> None:
    correction = Correction("p1", "15.", "5.", "misread")
    alignment = check_document(["15. a 15."], (), text("5. a 15.", corrections=(correction,)))
    assert alignment.differences == ()
    assert (alignment.steps[0].kind, alignment.steps[0].captured, alignment.steps[0].published) == (
        "corrected",
        "15.",
        "5.",
    )


def test_difference_before_a_correction_is_told_alone() -> None:
    one = text("one two 5. four", corrections=(Correction("p1", "15.", "5.", "misread"),))
    assert found(["one zwei 15. four"], one) == [("words-lost", 1, "p1", "zwei"), ("words-invented", 1, "p1", "two")]


@pytest.mark.parametrize(
    "correction",
    [
        Correction("p9", "a", "b", "no passage"),
        Correction("p1", "a", "z", "not in the text"),
        Correction("p1", "z", "b", "not captured"),
        Correction("p1", "", "b", "adds words"),
        Correction("p1", "b", "", "takes words away"),
    ],
)
def test_bad_correction(correction: Correction) -> None:
    assert [d[0] for d in found(["b"], text("b", corrections=(correction,)))] == ["bad-correction"]


def test_word_divided_at_the_end_of_a_line() -> None:
    for published in ("UNLIKELY", "UN-LIKELY"):
        one = text(f"it is {published} so", lines=(1, 2))
        alignment = check_document(["it is UN-", "LIKELY so"], (), one)
        assert alignment.differences == ()
        assert [s.kind for s in alignment.steps] == ["same", "joined", "same"]
    assert found(["UN- LIKELY"], text("UNLIKELY")) != []
    page = Omission((2,), "PAGE 2", "page break")
    assert found(["UN-", "PAGE 2", "LIKELY"], text("UNLIKELY", lines=(1, 3), omissions=(page,))) == []


def test_control_characters_are_declared() -> None:
    assert found(["a\x02b"], text("ab")) == [("words-lost", 1, "", "\x02")]
    assert found(["a\x02b"], text("ab", omissions=(Omission((1,), "\x02", "control"),))) == []
    undue = text("ab", omissions=(Omission((1,), "\x02", "control"),))
    assert found(["ab"], undue) == [("bad-omission", 1, "", "\x02")]
    assert [d.code for d in check_capture(["x\x02"], (Omission((1,), "x", "chrome"),), ())] == ["words-lost"]


def test_lines_that_the_capture_has_not() -> None:
    assert [d[0] for d in found(["a"], text("a", lines=(1, 2)))] == ["bad-lines"]
    assert [d[0] for d in found(["a"], text("a", lines=(0, 0)))] == ["bad-lines"]


def test_every_line_is_in_one_text_or_omitted() -> None:
    capture = ["chrome", "a", "", "b", "c"]
    shared = (Omission((1,), "chrome", "page"),)
    one, two = text("a", lines=(2, 2)), text("b c", lines=(4, 5), id="toy-2")
    assert check_capture(capture, shared, (one, two)) == ()
    assert check_capture(capture, shared, (one,)) == (
        Difference("words-lost", 4, "", "b"),
        Difference("words-lost", 5, "", "c"),
    )
    overlapping = text("a b", lines=(2, 4), id="toy-3")
    assert [d.code for d in check_capture(capture, shared, (one, overlapping, two))] == ["bad-lines", "bad-lines"]


def test_long_texts_in_linear_time() -> None:
    capture = [f"line {n} of a long text" for n in range(50_000)]
    passages = ["\n".join(capture[n : n + 100]) for n in range(0, 50_000, 100)]
    start = time.process_time()
    assert check_document(capture, (), text(*passages, lines=(1, 50_000))).differences == ()
    without = text(*passages[:200], *passages[201:], lines=(1, 50_000))
    lost = check_document(capture, (), without).differences
    assert lost[0].code == "words-lost"
    assert lost[0].line == 20_001
    assert time.process_time() - start < 20
