"""Whatever a cable that keeps the grammar looks like, no word of it is lost, and what it says of itself is found."""

from __future__ import annotations

import re

import pytest
from cables import SHAPES, Cable, cables, written
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta import captures, fidelity, markup
from regesta.convert import Conversion, convert
from regesta.model import Capture, Passage

CAPTURE = Capture(id="c", path="sources/c.txt", kind="cable", series="toy", sha256="", digest="")


def text_of(cable: Cable, shape: str) -> str:
    return captures.decode(written(cable, shape), "latin-1" if shape == "latin-1" else "utf-8")


def assert_faithful(text: str, conversion: Conversion) -> None:
    lines = captures.text_lines(text)
    (draft,) = conversion.drafts
    assert fidelity.check_capture(lines, conversion.omissions, conversion.drafts) == ()
    assert fidelity.check_document(lines, conversion.omissions, draft).differences == ()
    assert markup.parse(draft.body, draft.id, 1)[1] == ()


def number(passage: Passage) -> int:
    found = re.search(r"\d+", passage.number)
    assert found
    return int(found[0])


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=40, deadline=None)
@given(cable=cables())
def test_cables_of_the_grammar(shape: str, cable: Cable) -> None:
    text = text_of(cable, shape)
    conversion = convert(text, CAPTURE)
    assert_faithful(text, conversion)
    (draft,) = conversion.drafts
    assert draft.id == cable.id
    assert draft.cable["sent"] == cable.sent
    assert draft.date == cable.sent
    assert draft.cable["reference"] == f"{cable.post[0]} {cable.serial:06}"
    if cable.routed:
        assert draft.cable["origin"] == cable.post[1]
    assert draft.cable["classification"] == cable.level[1]
    assert draft.cable["tags"] == list(cable.tags)
    assert draft.cable["subject"] == " ".join(cable.subject)
    assert draft.cable.get("partial", False) == cable.partial
    assert draft.cable.get("sections", 0) == cable.sections
    assert tuple(number(p) for p in draft.passages if p.number) == cable.numbers


@settings(max_examples=40, deadline=None)
@given(cable=cables())
def test_the_shape_changes_no_word_of_the_text(cable: Cable) -> None:
    texts = []
    for shape in ("page", "joined"):
        (draft,) = convert(text_of(cable, shape), CAPTURE).drafts
        texts.append([(p.id, p.text.split()) for p in draft.passages])
    assert texts[0] == texts[1]


@settings(max_examples=80, deadline=None)
@given(cable=cables(), data=st.data())
def test_damaged_cables_lose_no_word(cable: Cable, data: st.DataObject) -> None:
    lines = text_of(cable, data.draw(st.sampled_from(SHAPES))).split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(("drop", "double", "join", "move", "blank", "cut")))
        if change == "drop":
            del lines[at]
        elif change == "double":
            lines.insert(at, lines[at])
        elif change == "join":
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        elif change == "move":
            lines.append(lines.pop(at))
        elif change == "blank":
            lines.insert(at, "")
        else:
            half = len(lines[at]) // 2
            lines[at : at + 1] = [lines[at][:half], lines[at][half:]]
        lines = lines or [""]
    text = "\n".join(lines)
    conversion = convert(text, CAPTURE)
    if conversion.drafts:
        assert_faithful(text, conversion)
