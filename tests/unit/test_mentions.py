"""Names in texts: hard cases by hand, the law that a mention is a listed name standing there, and a second opinion.

The second opinion (`oracle`) is one regular expression made of all names; the code under test cuts texts into words.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from regesta import mentions
from regesta.model import Passage, Span

NAMES = [
    ("khan-aq", "A.Q. Khan"),
    ("khan-asad", "Asad Majeed Khan"),
    ("khan-asad", "Khan"),
    ("france", "France"),
    ("ministry", "Ministry of Foreign Affairs of France"),
    ("orm", "Orm"),
    ("un", "UN"),
    ("descotes", "Anne-Marie Descôtes"),
    ("navy", "Pakistan Navy"),
    ("le-drian", "J.-Y. Le Drian"),
    ("court", "Ho Chi Minh City People’s Court"),
    ("erdogan", "Recep Tayyip Erdoğan"),
    ("yildirim", "Binali Yıldırım"),
    ("istanbul", "İstanbul"),
    ("strauss", "Strauß"),
    ("person-4", "Ghulam Sakhi"),
    ("us", "Us"),
    ("delhi", "حکومتِ ہند"),
    ("pakistan", "Pakistan"),
]
EVERYONE = frozenset(owner for owner, _ in NAMES)
INDEX = mentions.index(NAMES)


def found(text: str, listed: frozenset[str] = EVERYONE, spans: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    hits, _ = mentions.find(Passage("p1", "paragraph", text, spans), (INDEX,), listed)
    return [(m.actor, m.form) for m in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Ministry of Foreign Affairs of France said", [("ministry", "Ministry of Foreign Affairs of France")]),
        ("Khan's house and Khan’s", [("khan-asad", "Khan"), ("khan-asad", "Khan")]),
        (
            "A. Q. Khan, A.Q. Khan, A Q Khan",
            [("khan-aq", "A. Q. Khan"), ("khan-aq", "A.Q. Khan"), ("khan-aq", "A Q Khan")],
        ),
        ("Asad Majeed\nKhan", [("khan-asad", "Asad Majeed\nKhan")]),
        ("storm, Ormond, formOrm", []),
        ("FRANCE and un, UN.", [("france", "FRANCE"), ("un", "UN")]),
        (
            "Anne‑Marie Descôtes; Anne-Marie Desco\u0302tes",
            [("descotes", "Anne‑Marie Descôtes"), ("descotes", "Anne-Marie Desco\u0302tes")],
        ),
        ("Anne-Marie Descotes", []),
        ("France-Pakistan relations", [("france", "France"), ("pakistan", "Pakistan")]),
        ("Pakistan. Navy", [("pakistan", "Pakistan")]),
        ("Pakistan, Navy", [("pakistan", "Pakistan")]),
        # initials, titles, surnames in capitals
        ("A.\nQ. KHAN", [("khan-aq", "A.\nQ. KHAN")]),
        ("B.Q. Khan", [("khan-asad", "Khan")]),
        ("Dr. A.Q. Khan, Amb. Khan", [("khan-aq", "A.Q. Khan"), ("khan-asad", "Khan")]),
        ("J-Y Le Drian, J.–Y. Le Drian", [("le-drian", "J-Y Le Drian")]),
        ("Asad Majeed KHAN", [("khan-asad", "Asad Majeed KHAN")]),
        ("asad majeed khan", []),
        ("THE MFA TOLD US THAT US", []),
        # ends of sentences and words
        ("He met Khan. Orm? Orm! (Orm) “Orm”", [("khan-asad", "Khan"), *[("orm", "Orm")] * 4]),
        ("Asad Majeed. Khan", [("khan-asad", "Khan")]),
        ("Khan_file, Khans, Khan2", []),
        ("Khan/Orm—Khan…Orm", [("khan-asad", "Khan"), ("orm", "Orm"), ("khan-asad", "Khan"), ("orm", "Orm")]),
        # apostrophes and hyphens, however typed
        ("Ho Chi Minh City People's Court’s", [("court", "Ho Chi Minh City People's Court")]),
        ("Ho Chi Minh City People\u02bcs Court", [("court", "Ho Chi Minh City People\u02bcs Court")]),
        ("Khan\u02bcs", [("khan-asad", "Khan")]),
        (
            "Anne\u2010Marie Descôtes, Anne-\nMarie Descôtes",
            [("descotes", "Anne\u2010Marie Descôtes"), ("descotes", "Anne-\nMarie Descôtes")],
        ),
        ("Anne – Marie Descôtes", []),
        # letters with marks, and the i of Turkish
        (
            "ANNE-MARIE DESCÔTES, ANNE-MARIE DESCO\u0302TES",
            [("descotes", "ANNE-MARIE DESCÔTES"), ("descotes", "ANNE-MARIE DESCO\u0302TES")],
        ),
        ("Orm\u0301, O\u0308rm", []),
        ("Recep Tayyip Erdog\u0306an’ın", [("erdogan", "Recep Tayyip Erdog\u0306an")]),
        ("BİNALİ YILDIRIM, BINALI YILDIRIM", [("yildirim", "BİNALİ YILDIRIM"), ("yildirim", "BINALI YILDIRIM")]),
        ("İSTANBUL, I\u0307stanbul, istanbul", [("istanbul", "İSTANBUL"), ("istanbul", "I\u0307stanbul")]),
        ("STRAUSS, STRAUẞ, Strauss", [("strauss", "STRAUSS"), ("strauss", "STRAUẞ")]),
        ("حکومتِ ہند نے، حکومت ہند", [("delhi", "حکومتِ ہند")]),
        # names within names, and beside each other
        ("Ministry of Foreign Affairs of Pakistan", [("pakistan", "Pakistan")]),
        ("Asad Majeed Khan Khan Orm", [("khan-asad", "Asad Majeed Khan"), ("khan-asad", "Khan"), ("orm", "Orm")]),
        ("Asad\u00a0Majeed\u202fKhan", [("khan-asad", "Asad\u00a0Majeed\u202fKhan")]),
        # a note mark stands between the words: two links cannot be one within the other
        ("Asad Majeed[1] Khan[2]", [("khan-asad", "Khan")]),
        ("", []),
    ],
)
def test_hard_cases(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_only_listed_names_are_found() -> None:
    assert found("Khan of France", frozenset({"france"})) == [("france", "France")]


def test_a_name_that_two_share_is_never_guessed_and_as_settles_it() -> None:
    names = mentions.index([("a", "Khan"), ("b", "Khan")])
    passage = Passage("p1", "paragraph", "Khan said")
    assert mentions.find(passage, (names,), frozenset("ab")) == ((), ("Khan",))
    own = mentions.index([("b", "Khan")], own=True)
    hits, ambiguous = mentions.find(passage, (names, own), frozenset("ab"))
    assert [m.actor for m in hits] == ["b"]
    assert ambiguous == ()


def test_explicit_markup_wins_over_names() -> None:
    text = "Khan and Khan"
    assert found(text, spans=(Span(0, 4, "actor", "khan-aq"),)) == [("khan-aq", "Khan"), ("khan-asad", "Khan")]


def test_the_name_of_somebody_else_hides_the_shorter_name_within_it() -> None:
    people = mentions.index([("khan-aq", "A.Q. Khan"), ("khan-aq", "Abdul Qadeer Khan")])
    text = "Khan denied that A. Q. Khan and ABDUL QADEER KHAN were meant; A.Q., Khan said"

    def forms(listed: frozenset[str]) -> list[tuple[str, str]]:
        hits, _ = mentions.find(Passage("p1", "paragraph", text), (INDEX, people), listed, people)
        return [(m.actor, m.form) for m in hits]

    assert forms(frozenset({"khan-asad"})) == [("khan-asad", "Khan"), ("khan-asad", "Khan")]
    assert [form for actor, form in forms(frozenset({"khan-asad", "khan-aq"})) if actor == "khan-aq"] == [
        "A. Q. Khan",
        "ABDUL QADEER KHAN",
    ]


def test_a_name_within_a_link_is_found_and_keeps_its_place() -> None:
    passage = Passage("p1", "paragraph", "see Orm’s page", (Span(4, 14, "link", "https://example.org/"),))
    assert [(m.start, m.end) for m in mentions.find(passage, (INDEX,), EVERYONE)[0]] == [(4, 7)]


def test_a_homonym_is_settled_by_markup_for_one_occurrence_alone() -> None:
    names = mentions.index([("a", "Khan"), ("b", "Khan")])
    passage = Passage("p1", "paragraph", "Khan met Khan", (Span(0, 4, "actor", "a"),))
    hits, doubtful = mentions.find(passage, (names,), frozenset("ab"))
    assert ([(m.actor, m.start) for m in hits], doubtful) == ([("a", 0)], ("Khan",))


WORDS = ["Khan", "Asad", "Orm", "Descôtes", "Ali", "of", "A", "Q", "Yıldırım", "İnan", "Al"]
GAPS = [" ", "-", "’", "/"]
JOINTS = [" ", " ", " ", "\n", "  ", "-", "‑", ". ", ".", ", ", "'", "’s ", "", "_", " – ", "/"]


@st.composite
def written_names(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
    name = words[0]
    for previous, word in pairwise(words):
        initial = len(previous) == 1
        name += (draw(st.sampled_from([". ", ".", " "])) if initial else draw(st.sampled_from(GAPS))) + word
    return name


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[str], str]:
    """Return names, and a text made of them and of their words, some in capitals, some in NFD."""
    names = draw(st.lists(written_names(), min_size=1, max_size=6))
    pieces = draw(st.lists(st.one_of(st.sampled_from(names), st.sampled_from([*WORDS, "storm", "x"])), max_size=12))
    text = ""
    for piece in pieces:
        way = draw(st.sampled_from([str, str, str.upper, lambda p: unicodedata.normalize("NFD", p)]))
        text += way(piece) + draw(st.sampled_from(JOINTS))
    return names, text


def oracle(names: list[str], text: str) -> list[tuple[int, int, frozenset[str]]]:
    """Return what a reader would mark in `text` (NFC): where, and the names that stand there, longest first."""

    def pattern(name: str) -> tuple[int, str]:
        parts = re.findall(r"\w+|\W+", name)
        found, long = "", any(len(p) > 2 for p in parts[::2])
        for index, part in enumerate(parts):
            if index % 2 == 0:
                capitals = "".join("[Iİ]" if c in "Iİ" else c for c in part.upper())
                found += f"(?:{re.escape(part)}|{capitals})" if long else re.escape(part)
            elif len(parts[index - 1]) == 1 and not part.strip(". "):
                found += r"[.\s]+"
            else:
                kinds = {"-": "[-‑]", "’": "['’]", " ": ""}[part] if part != "/" else "/"
                dots = r"\.?" if len(parts[index - 1]) == 1 else ""
                found += rf"\s*{dots}\s*{kinds}\s*" if kinds else r"\s+"
        return len(parts), found

    by_length: dict[int, list[tuple[str, str]]] = {}
    for name in dict.fromkeys(names):
        length, found = pattern(name)
        by_length.setdefault(length, []).append((name, found))
    marked, position = [], 0
    while position < len(text):
        for length in sorted(by_length, reverse=True):
            hits = {n: re.compile(rf"(?<!\w){p}(?!\w)").match(text, position) for n, p in by_length[length]}
            there = {n: m.end() for n, m in hits.items() if m}
            if there:
                marked.append((position, max(there.values()), frozenset(there)))
                position = max(there.values())
                break
        else:
            position += 1
    return marked


@settings(max_examples=400)
@given(texts())
@example((["A.Q. Khan", "Khan"], "A Q KHAN Khan"))
@example((["Yıldırım"], "YILDIRIM’s"))
def test_two_ways_of_looking_find_the_same_names(example: tuple[list[str], str]) -> None:
    names, raw = example
    text = unicodedata.normalize("NFC", raw)
    index = mentions.index((name, name) for name in names)
    hits, doubtful = mentions.find(Passage("p1", "paragraph", text), (index,), frozenset(names))
    expected = oracle(names, text)
    assert [(m.start, m.end, m.actor) for m in hits] == [(s, e, *w) for s, e, w in expected if len(w) == 1]
    assert list(doubtful) == [text[s:e] for s, e, w in expected if len(w) > 1]
    # As typed, with accents as characters of their own, the same names stand there.
    as_typed, _ = mentions.find(Passage("p1", "paragraph", raw), (index,), frozenset(names))
    assert [m.actor for m in as_typed] == [m.actor for m in hits]


@given(
    st.lists(
        st.sampled_from(
            ["Khan", "A.Q.", "Asad", "Majeed", "France", "of", "x", "-", ",", "\n", "Orm's", "Pakistan", "Navy"]
        )
    )
)
def test_mentions_are_words_of_the_text_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    hits, _ = mentions.find(Passage("p1", "paragraph", text), (INDEX,), EVERYONE)
    position = 0
    for mention in hits:
        assert text[mention.start : mention.end] == mention.form
        assert mention.start >= position
        position = mention.end
        assert not text[mention.start - 1 : mention.start].isalnum() or mention.start == 0
        assert not text[mention.end : mention.end + 1].isalnum()
