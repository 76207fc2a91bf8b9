"""No converter loses, adds or reorders a word, whatever it is given; not even what its grammar does not know."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta import captures, fidelity, markup
from regesta.convert import KINDS, convert, detect
from regesta.convert.language import other_language
from regesta.model import Capture, CaptureKind
from regesta.written_dates import group, written

PIECES = [
    "¶1. (C) ",
    "2. (C) ",
    " 15. (C)",
    "[1] ",
    "[1]",
    "[1]:",
    "[2] x",
    "• ",
    "(07.04.14)",
    "TAGS: [PREL](#) AF",
    "SUBJECT: X",
    "E.O. 12958: DECL",
    "REF: A. 07 PARIS 3",
    "-----",
    "---- ---",
    "- a",
    "-- b",
    "PARIS 00000692 002 OF 002",
    "SIPDIS",
    "\n",
    "\n\n",
    "# h",
    "> q",
    "{: #p1 }",
    "```",
    "<b>",
    "&amp;",
    "*x*",
    "\\",
    "\x02",
    "a\x03b",
    "BT",
    "STAPLETON",
    "http://x.y",
    "Similar Posts",
    "Also Read: z",
    "HomeNewsDiplomatic NewsFoo",
    "Paris, 6 June 2023 (TDI):",
    "1. a",
    "UN-\nLIKELY",
    "[^1]: a",
    "_x_",
    "a    b",
    "end.",
    "Classified By: X",
]
ANYTHING = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=12)
TEXTS = st.lists(st.one_of(ANYTHING, st.sampled_from(PIECES)), max_size=25).map("".join)


def capture_of(kind: CaptureKind) -> Capture:
    return Capture(id="c", path="sources/c.txt", kind=kind, series="toy", sha256="", digest="")


@pytest.mark.parametrize("kind", list(KINDS))
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_every_word_once_and_in_order(kind: CaptureKind, text: str) -> None:
    conversion = convert(text, capture_of(kind))
    lines = captures.text_lines(text)
    assert fidelity.check_capture(lines, conversion.omissions, conversion.drafts) == ()
    for draft in conversion.drafts:
        assert fidelity.check_document(lines, conversion.omissions, draft).differences == ()
        assert markup.parse(draft.body, "toy.md", 1)[1] == ()
    assert detect(text)[1]


@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_is_found_in_nothing(kind: CaptureKind) -> None:
    conversion = convert("\n \n", capture_of(kind))
    assert conversion.drafts == ()
    assert [p.code for p in conversion.problems] == ["nothing-found"]


def test_drafts_are_numbered_from_where_the_series_is() -> None:
    page = "Title\n\n• One (01.01.12)\n\n  a\n\n• Two (02.01.12)\n\n  b\n"
    conversion = convert(page, capture_of("ministry-page"), 7)
    assert [d.id for d in conversion.drafts] == ["toy-7", "toy-8", "toy-9"]


@pytest.mark.parametrize(
    ("words", "date", "covers"),
    [
        ("07.04.14", "2014-04-07", ""),
        ("20-23.04.14", "", "2014-04-20/2014-04-23"),
        ("07 – 10.07.2012", "", "2012-07-07/2012-07-10"),
        ("30.04-02.05.14", "", "2014-04-30/2014-05-02"),
        ("April – June 2012", "", "2012-04/2012-06"),
        ("October 2004", "2004-10", ""),
        ("6 June 2023", "2023-06-06", ""),
        ("November 15, 2013", "2013-11-15", ""),
    ],
)
def test_dates_as_written(words: str, date: str, covers: str) -> None:
    assert written(words) == (date, covers)


@pytest.mark.parametrize("words", ["31.02.14", "23-20.04.14", "June – April 2012", "a storm", "12", ""])
def test_what_is_no_date(words: str) -> None:
    assert written(words) is None


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("P 231602Z FEB 07", "2007-02-23T16:02:00Z"),
        ("R 221832Z MAR 74", "1974-03-22T18:32:00Z"),
        ("O 310000Z FEB 07", ""),
        ("P 232460Z FEB 07", ""),
        ("P 231602Z FEB 2007", ""),
    ],
)
def test_date_time_group(text: str, sent: str) -> None:
    assert group(text)[0] == sent


def test_language_needs_evidence() -> None:
    turkish = "Başlıca çalışma alanları; güvenlik, terörizm, Afganistan ve Pakistan’dır. İngilizce bilmektedir."
    french = "La France est attachée à la liberté de la presse dans les pays de la région, et le dit avec force."
    assert other_language(turkish, "en") == "tr"
    assert other_language(french, "en") == "fr"
    assert other_language("Prefete de la région Auvergne-Rhône-Alpes, in Lyon, and of the State", "en") == ""
    assert other_language("Şeyma Kızılay", "en") == ""
