"""No word is lost, added or moved: captures built from the grammars with their traps, and the edition's, damaged."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from regesta import captures, fidelity, markup
from regesta.convert import Conversion, convert
from regesta.convert.encoding import encoding
from regesta.model import Capture, CaptureKind

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = settings(max_examples=60, deadline=None)

WORD = st.sampled_from(
    [
        "harbour", "France,s", "wall.", "3*4", "snake_case", "<b>", "&amp;", "“dues”", "l’été", "non-", "U.S.", "[1]",
        "[2]", "[3].", "word[1]", "2014.", "1.", "a)", "•", "–", "--", "C\u0327a", "so\u00adft", "\u200b", "x\x02y",
        "http://a.b/c_d", "{:", "\\", "`x`", "(...)", "#", ">", "می\u200cخواهد", "Also", "Read:", "и",
    ]
)  # fmt: skip
SENTENCE = st.lists(WORD, min_size=1, max_size=14).map(" ".join)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
BREAK = st.sampled_from(["\n\n", "\n", "\n\n\n", "\n \n", "\n\t\n", "\r\n\r\n"])
DATE = st.sampled_from(
    ["07.04.14", "20-23.04.14", "07-10.07.12", "April – June 2012", "Q&A - Excerpt - 05.01.12", "31.02.14", "x", ""]
)
DAY = st.sampled_from(["6 June 2023", "June 6, 2023", "31 June 2023", "6 Juin 2023", "6th June 2023"])


@st.composite
def wrapped(draw: st.DrawFn, text: str) -> str:
    """Return `text` as it is, or wrapped at a margin, with or without trailing spaces and indentation."""
    width = draw(st.sampled_from([0, 40, 64, 72]))
    lines = textwrap.wrap(text, width, break_long_words=False) if width else [text]
    indent = draw(st.sampled_from(["", "    ", "\t"]))
    return "\n".join(indent + line + draw(st.sampled_from(["", " ", "  "])) for line in lines)


@st.composite
def paragraph(draw: st.DrawFn) -> str:
    return draw(wrapped(draw(PARAGRAPH)))


@st.composite
def article(draw: st.DrawFn) -> str:
    chrome = st.sampled_from(
        ["Similar Posts", "This post is also available in: Türkçe", "Check author posts", "1 Comment"]
    )
    note = st.builds(
        "[{}]{}{}".format,
        st.integers(1, 4),
        st.sampled_from([" ", "", "\t", " \n"]),
        st.sampled_from(["“Title”, Outlet,, (Date of Accession: 13.02.2023).", "x [2] y", "]", "[2]", ""]),
    )
    parts = [draw(SENTENCE)]
    parts += draw(st.lists(st.one_of(paragraph(), chrome), max_size=6))
    parts += draw(st.lists(st.one_of(note, paragraph()), max_size=5))
    return "".join(part + draw(BREAK) for part in parts)


@st.composite
def report(draw: st.DrawFn) -> str:
    crumb = st.sampled_from(["", "HomeNewsDiplomatic News", "Home", "HomeNews ", "Home > News"])
    dateline = st.one_of(
        st.builds("{}, {} (TDI): ".format, st.sampled_from(["Paris", "Île-x", "A"]), DAY),
        st.builds("{}: {}-(TDI)".format, st.sampled_from(["Paris", "New Delhi"]), DAY),
    )
    link = st.builds("{}: {}".format, st.sampled_from(["Also Read", "Read more", "Also Read "]), SENTENCE)
    parts = [draw(crumb) + draw(st.one_of(SENTENCE, st.just("")))]
    parts.append(draw(dateline) + draw(PARAGRAPH))
    parts += draw(st.lists(st.one_of(paragraph(), link), max_size=6))
    return "".join(part + draw(BREAK) for part in parts)


@st.composite
def ministry_page(draw: st.DrawFn) -> str:
    tools = st.sampled_from(["Quick access", "Quick access :", "  • Add feed", "• Print", "Latest news"])
    numbered = st.builds("{}. {}".format, st.integers(1, 20), PARAGRAPH)
    bullet = st.builds(
        "{}{}{}".format,
        st.sampled_from(["• ", "  • ", "•", "▪ ", ""]),
        SENTENCE,
        DATE.map(lambda date: f" ({date})" if date else ""),
    )
    country = st.sampled_from(["Saltland", "North Korea"])
    parts = [*draw(st.lists(tools, max_size=3)), draw(SENTENCE), *draw(st.lists(numbered, max_size=4))]
    for _ in range(draw(st.integers(0, 4))):
        parts += [draw(bullet), *draw(st.lists(paragraph(), max_size=2)), *draw(st.lists(country, max_size=1))]
    parts.append(draw(st.sampled_from(["", "All rights reserved - Ministry - 2014"])))
    return "".join(part + draw(BREAK) for part in parts)


def assert_law(text: str, kind: CaptureKind) -> Conversion:
    """Convert `text` and hold it to the law."""
    text = text.replace("\r\n", "\n")
    capture = Capture(id="c", path="sources/c.txt", kind=kind, series="toy", sha256="", digest="")
    conversion = convert(text, capture)
    lines = captures.text_lines(text)
    assert fidelity.check_capture(lines, conversion.omissions, conversion.drafts) == ()
    for draft in conversion.drafts:
        assert fidelity.check_document(lines, conversion.omissions, draft).differences == ()
        assert markup.parse(draft.body, "toy.md", 1)[1] == ()
    assert bool(conversion.drafts) or any(p.code == "nothing-found" for p in conversion.problems)
    return conversion


@EXAMPLES
@example(text="harbour\n\n[1] word[1]\n\n[1] “Title”, Outlet,, (Date of Accession: 13.02.2023).\n\n")
@example(text="harbour\n\n[2] “Title”, Outlet,, (Date of Accession: 13.02.2023).\n\n[2] x [2] y\n\n")
@given(article())
def test_articles(text: str) -> None:
    assert_law(text, "article")


@EXAMPLES
@given(report())
def test_reports(text: str) -> None:
    assert_law(text, "report")


@EXAMPLES
@given(ministry_page())
def test_pages_of_a_ministry(text: str) -> None:
    assert_law(text, "ministry-page")


@EXAMPLES
@given(st.text(max_size=300))
def test_any_text_as_plain(text: str) -> None:
    assert_law(text.replace("\r", "\n"), "plain")


HELD = captures.read_all(ROOT)[0]
TEXTS = {id: captures.read_text(ROOT, capture) for id, capture in HELD.items()}


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """Return `text` with lines dropped, doubled, joined or re-wrapped."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "join", "wrap"])):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "join" if at + 1 < len(lines):
                lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
            case _:
                lines[at : at + 1] = textwrap.wrap(lines[at], draw(st.sampled_from([30, 64, 72]))) or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("id", sorted(HELD))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_captures_of_the_edition_damaged(id: str, data: st.DataObject) -> None:
    assert_law(data.draw(damaged(TEXTS[id])), HELD[id].kind)


@pytest.mark.parametrize("id", sorted(HELD))
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "latin-1"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_captures_of_the_edition_in_other_encodings(id: str, name: str, ends: str) -> None:
    kept = TEXTS[id].encode(name, "ignore").decode(name)  # the letters that the encoding has
    data = kept.replace("\n", ends).encode(name)
    text = captures.decode(data, encoding(data).name)
    assert text == kept
    conversion = assert_law(text, HELD[id].kind)
    if kept == TEXTS[id]:
        plain = convert(TEXTS[id], HELD[id])
        assert [d.body for d in conversion.drafts] == [d.body for d in plain.drafts]
