"""In which encoding a capture is: a folder a case, `golden.txt` has the encoding, why, and the first line as read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta import captures
from regesta.convert.encoding import encoding
from regesta.convert.html import page_encoding

CASES = sorted(p.parent for p in Path(__file__).parent.glob("*/capture.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path) -> None:
    data = (case / "capture.txt").read_bytes()
    told = encoding(data)
    lines = captures.decode(data, told.name).splitlines()
    given = "".join(f"{part}\n" for part in (told.name, told.why, told.doubt, ascii(lines[0])))
    if os.environ.get("REGESTA_GOLDEN") == "write":
        (case / "golden.txt").write_text(given, "utf-8")
    assert (case / "golden.txt").read_text("utf-8") == given


@given(st.binary(max_size=200))
def test_no_byte_is_replaced(data: bytes) -> None:
    told = encoding(data)
    text = data.decode(told.name)
    again = text.encode(told.name)
    assert again == data or told.name in ("utf-16", "utf-32"), told


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=80))
def test_utf_8_is_told(text: str) -> None:
    if "\x00" not in text:
        assert captures.decode(text.encode(), encoding(text.encode()).name) == captures.decode(text.encode(), "utf-8")


WINDOWS = st.lists(st.sampled_from(["harbour", "é ", "“", "”", "’", "– ", "€ ", "\n"]), min_size=1).map("".join)


@given(WINDOWS)
def test_windows_1252_is_told(text: str) -> None:
    data = text.encode("windows-1252")
    assert data.decode(encoding(data).name) == text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<html><meta charset="iso-8859-1"><p>caf\xe9 \x93x\x94', "windows-1252"),
        (b'<html><meta charset="utf-8"><p>caf\xe9', "latin-1"),
        ('<html><meta charset="iso-8859-1"><p>café'.encode("utf-16"), "utf-16"),
        ("<html><p>café".encode(), "utf-8"),
        (b'<html><meta charset="nonsense"><p>caf\xe9', "latin-1"),
    ],
)
def test_a_page_declares_its_encoding_and_is_believed_where_it_fits(data: bytes, name: str) -> None:
    assert page_encoding(data).name == name
