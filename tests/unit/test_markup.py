"""The law of the text: whatever a text holds, its Markdown gives it back, and nothing acts as markup."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.markup import escape, fingerprint, normalise, parse, prose, to_html
from regesta.model import Span

TAGS = re.compile(r"<[^>]*>")

# Any text without C0 controls other than tab and newline; sprinkled with what Markdown is made of.
PIECES = st.sampled_from(
    [
        "1. ",
        "12.",
        "- ",
        "* ",
        "+ ",
        "# ",
        "> ",
        "```",
        "~~~",
        "---",
        "===",
        "***",
        "___",
        "    ",
        "\t",
        "[^1]",
        "[^1]: ",
        "[a](b)",
        "![i](j)",
        "{: #p1 }",
        "{:",
        "<script>",
        "</p>",
        "<!--",
        "&amp;",
        "&lt",
        "&#x41;",
        "Q&A",
        "http://x.y",
        "<http://x.y>",
        "\\",
        "\\*",
        "`",
        "``",
        "|a|b|",
        ":   ",
        "a_b_c",
        "3*4*5",
        "**",
        "¶3. ",
        "\n",
        "\n\n",
        "“”",
        "é",
        "e\u0301",
    ]
)
TEXT = st.lists(
    st.one_of(PIECES, st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=8)),
    max_size=12,
).map("".join)


def flat(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_reference_gives_the_escaped_text_back(text: str) -> None:
    html = markdown.markdown(escape(text), extensions=["attr_list", "fenced_code", "footnotes", "nl2br", "tables"])
    assert set(re.findall(r"</?([a-zA-Z]+)", html)) <= {"p", "br"}
    assert flat(unescape(TAGS.sub("", html))) == flat(text)


@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_our_parser_gives_the_escaped_text_back(text: str) -> None:
    escaped = escape(text)
    if not escaped:
        return
    (passage,), problems = parse(f"{escaped}\n{{: #p1 }}\n", "x.md", 1)
    assert problems == ()
    assert flat(passage.text) == flat(text)
    assert all(s.kind == "number" for s in passage.spans)


TAG_OF = {"emphasis": ("<em>", "</em>"), "strong": ("<strong>", "</strong>")}
WORDS = st.text(st.sampled_from("ab <&*_[]1.é"), min_size=1, max_size=8).map(escape).filter(bool)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda t: f"*{t}*"),
    WORDS.map(lambda t: f"**{t}**"),
    WORDS.map(lambda t: f"[{t}](https://example.org/x)"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(INLINE, min_size=1, max_size=6).map(" ".join))
def test_the_subset_means_what_the_reference_makes_of_it(source: str) -> None:
    (passage,), problems = parse(f"x {source}\n{{: #p1 }}\n", "x.md", 1)
    assert problems == ()
    tags = {**TAG_OF, "link": ('<a href="https://example.org/x">', "</a>")}
    ours = to_html(passage.text, passage.spans, lambda s: tags[s.kind])
    reference = markdown.markdown(f"x {source}")
    assert unescape(f"<p>{ours}</p>") == unescape(reference)


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from("ab<&>\n "), max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5),
)
def test_spans_may_overlap_and_the_text_stays(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(p), min(max(p), len(text)), f"k{n}") for n, p in enumerate(pairs)]
    html = to_html(text, spans, lambda s: (f"<{s.kind}>", f"</{s.kind}>"), breaks="\n")
    assert unescape(TAGS.sub("", html)) == text
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)(k\d)>", html):
        if closing:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("A *b* **c**", ["emphasis", "strong"]),
        ("See [x](https://example.org).", ["link"]),
        ("See [Khan](actor:asad).", ["actor"]),
        ("¶1. (C) Text.", ["number"]),
        ("1\\. France was.", ["number"]),
        ("2\\. France was.", []),
        ("A mark [^1] here.", ["mark"]),
    ],
)
def test_what_is_markup(source: str, kinds: list[str]) -> None:
    passages, _ = parse(f"{source}\n{{: #p1 }}\n\n[^1]: Note.\n", "x.md", 1)
    assert [s.kind for s in passages[0].spans] == kinds


def test_a_text_with_every_kind_of_block() -> None:
    body = (
        "# Title\n{: #title }\n\n```\n1. *raw* <b>\n```\n{: #header }\n\nLine one\nline two\n{: #p1 lang=tr }\n\n"
        "> Said\n{: #p2 }\n\n- one\n- two\n{: #p3 }\n\nA mark. [^1]\n{: #p4 }\n\n[^1]: The note.\n"
    )
    passages, problems = parse(body, "x.md", 10)
    assert problems == ()
    assert [(p.id, p.kind, p.language, p.line) for p in passages] == [
        ("title", "title", "", 10),
        ("header", "preformatted", "", 13),
        ("p1", "paragraph", "tr", 18),
        ("p2", "quotation", "", 22),
        ("p3", "list", "", 25),
        ("p4", "paragraph", "", 29),
        ("n1", "note", "", 32),
    ]
    assert [p.text for p in passages] == [
        "Title",
        "1. *raw* <b>",
        "Line one\nline two",
        "Said",
        "- one\n- two",
        "A mark. [1]",
        "[1] The note.",
    ]


def test_a_fingerprint_is_of_the_words_not_of_their_spacing() -> None:
    assert fingerprint("a  b\nc") == fingerprint("a b c") != fingerprint("a b d")
    assert normalise("e\u0301 ") == "é"
    assert re.fullmatch(r"[0-9a-f]{6}", fingerprint("x"))


def test_html_in_an_essay_is_text_and_links_get_the_base_path() -> None:
    html = prose("A <b>bold</b> [claim](/t/x/), [bad](javascript:x), [out](https://example.org).", "/base")
    assert "&lt;b&gt;" in html
    assert 'href="/base/t/x/"' in html
    assert "javascript" not in html
    assert 'href="https://example.org"' in html


def test_one_prose_leaves_nothing_to_the_next() -> None:
    headed = "# Method\n\n[here][r]\n\n[r]: /t/x/"
    assert prose(headed) == prose(headed) == '<h1 id="method">Method</h1>\n<p><a href="/t/x/">here</a></p>'
    assert prose("[here][r] <b>") == "<p>[here][r] &lt;b&gt;</p>"


def test_prose_has_no_attribute_that_acts_and_no_picture_from_elsewhere() -> None:
    text = '[a](/x/){: onclick="go()" style="top: 0" #here } ![seen](https://example.org/x.png) [me](mailto:me@a.org)'
    assert prose(text, "/base") == (
        '<p><a href="/base/x/" id="here">a</a> <span>seen</span> <a href="mailto:me@a.org">me</a></p>'
    )
    assert 'href="mailto:me@a.org"' in prose("<me@a.org>")
    assert prose("[a](java&#115;cript:x) [b]\n\n[b]: javascript:y") == "<p><a>a</a> <a>b</a></p>"


# What plain text means to Markdown, and does not mean here.
DAMAGE = [
    "1. (C) SUMMARY: begins a list",
    "2014. A year begins a sentence",
    "A heading\n---------",
    "A heading\n=====",
    "----\nrule",
    "3*4*5 and a_b_c and **x**",
    "<quote>a tag</quote> <br/> <!-- x --> <?php ?>",
    "&amp; &lt; &#65; &#x41; AT&T;",
    "- item\n{: #p9 }",
    "[^1]: a note\n{: #n1 }",
    "line one\n{: #p2 lang=fr }",
    "[PREL](#) and ![x](y) and [z]: http://a.b",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "    indented",
    "> said\n> twice",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "term\n:   definition",
    "*[HTML]: abbreviation",
    "\\* and \\\\ and \\",
    "¶1. (S/NF) `x`",
    "http://example.org and <mailto:a@b>",
    "+ 1) a. (b) #tag ## two",
    "\ufeffmark and \u2028separator and \x85next",
]


@pytest.mark.parametrize("text", DAMAGE)
def test_damage_that_was_measured_does_not_happen(text: str) -> None:
    escaped = escape(text)
    extensions = ["attr_list", "def_list", "fenced_code", "footnotes", "tables", "abbr"]
    html = markdown.markdown(escaped, extensions=extensions)
    assert set(re.findall(r"</?([a-zA-Z]+)", html)) <= {"p", "br"}
    assert flat(unescape(TAGS.sub("", html))) == flat(text)
    (passage,), problems = parse(f"{escaped}\n{{: #p9 }}\n", "x.md", 1)
    assert problems == ()
    assert flat(passage.text) == flat(text)
