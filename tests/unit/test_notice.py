"""The notice on the pages of `regesta serve`: what it says, and where it is put."""

from __future__ import annotations

from regesta.problems import Problem
from regesta.serving.notice import MOST, of_failure, of_problems, placed

PAGE = b"<!doctype html><head><title>T</title></head><body class=x>\n<p>Text</p></body>"
WRONG = Problem("content/documents/a-1.md", 12, "bad-date", "'<2021' is no date", "write it as in 2021")


def test_each_problem_is_told_with_place_and_hint() -> None:
    assert of_problems([WRONG]) == (
        '<section class="regesta-notice" role="alert">\n'
        "<p><strong>The corpus has a problem. This is the site as it last was in order.</strong></p>\n"
        "<ul>\n<li><code>content/documents/a-1.md:12</code> bad-date<br>"
        "&#x27;&lt;2021&#x27; is no date. Hint: write it as in 2021</li>\n</ul>\n</section>\n"
    )


def test_what_is_left_to_the_terminal_is_counted() -> None:
    said = of_problems([WRONG] * (MOST + 1))
    assert (said.count("<li>"), "<p>1 more stands in the terminal.</p>" in said) == (MOST, True)
    assert "<p>1,000 more stand in the terminal.</p>" in of_problems([WRONG] * (MOST + 1000))
    assert "more" not in of_problems([WRONG] * MOST)


def test_a_failure_cannot_act_as_html() -> None:
    assert "<p><code>E: &lt;script&gt;</code></p>" in of_failure("E: <script>")


def test_a_page_carries_the_notice_first_and_its_script() -> None:
    assert placed(PAGE, "<p>N</p>\n", "/b/.regesta/", "1f") == (
        b'<!doctype html><head><title>T</title><link rel="stylesheet" href="/b/.regesta/notice.css">\n'
        b'<script src="/b/.regesta/reload.js" data-has="1f" defer></script>\n'
        b"</head><body class=x>\n<p>N</p>\n\n<p>Text</p></body>"
    )


def test_a_page_of_a_corpus_in_order_carries_the_script_alone() -> None:
    script = b'<script src="/.regesta/reload.js" data-has="1f" defer></script>\n'
    assert placed(PAGE, "", "/.regesta/", "1f") == PAGE.replace(b"</head>", script + b"</head>")


def test_what_is_no_page_is_left_as_it_is() -> None:
    assert placed(b"<p>A part</p>", "<p>N</p>", "/.regesta/", "1f") == b"<p>A part</p>"
