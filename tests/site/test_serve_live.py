"""`regesta serve` while somebody edits: what is saved is shown, what is wrong is said, and the site goes on."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from .conftest import run
from .live import LONG, serving, until

NOTICE = 'class="regesta-notice"'


def replace(file: Path, old: str, new: str) -> None:
    """Save a file as editors do: another one takes its place."""
    text = file.read_text("utf-8")
    assert old in text
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text.replace(old, new, 1), "utf-8")
    beside.replace(file)


def test_what_is_saved_is_shown_and_what_is_wrong_is_said(toy: Path) -> None:
    topics = toy / "content" / "authority" / "topics.yaml"
    label = next(line for line in topics.read_text("utf-8").splitlines() if line.strip().startswith("label: "))
    old = label.strip().removeprefix("label: ")
    with serving(toy) as served:
        assert old in served.page("/topics/")
        assert NOTICE not in served.page("/topics/")
        replace(topics, old, "Something else")
        until(lambda: "Something else" in served.page("/topics/"))
        assert "content/authority/topics.yaml changed." in served.said()

        replace(topics, "label: Something else", "lable: Something other")
        page = until(lambda: said if NOTICE in (said := served.page("/topics/")) else "")
        line = next(n for n, t in enumerate(topics.read_text("utf-8").splitlines(), 1) if "lable" in t)
        place = f"content/authority/topics.yaml:{line}"
        assert f"<code>{place}</code> unknown-key" in page
        assert f"{place}: unknown-key" in served.said()
        assert "Something else" in page  # the last good site
        assert NOTICE in served.page("/nowhere/")
        assert NOTICE not in (toy / "output" / "topics" / "index.html").read_text("utf-8")

        replace(topics, "lable: Something other", f"label: {old}")
        until(lambda: NOTICE not in served.page("/topics/"))
        assert old in served.page("/topics/")
    until(lambda: "in the search index" in served.said())


def test_a_template_that_breaks_is_said_too(toy: Path) -> None:
    with serving(toy) as served:
        replace(toy / "theme" / "templates" / "topics.html", "{%", "{% endfor %}{%")
        page = until(lambda: said if NOTICE in (said := served.page("/topics/")) else "")
        assert "topics.html, line" in page
        assert "unknown tag" in page
        assert "topics.html, line" in served.said()


def test_a_theme_that_stands_elsewhere_is_looked_at_too(toy: Path) -> None:
    (toy / "theme").rename(toy / "look")
    replace(toy / "pelicanconf.py", 'THEME = "theme"', 'THEME = "look"')
    with serving(toy) as served:
        replace(toy / "look" / "static" / "css" / "tokens.css", "#fcfbf8", "#ffffff")
        until(lambda: "#ffffff" in served.page("/theme/regesta.css"))
        assert "\nlook/static/css/tokens.css changed.\n" in served.said()


def test_a_corpus_that_is_wrong_from_the_start_is_served_as_it_last_was(toy_site: Path) -> None:
    (toy_site / "content" / "stray.txt").write_text("", "utf-8")
    with serving(toy_site) as served:
        assert "stray-file" in served.page("/")


def test_without_any_site_there_is_nothing_to_serve(toy: Path) -> None:
    (toy / "content" / "stray.txt").write_text("", "utf-8")
    done = run(toy, "serve", "--port", "0")
    assert (done.returncode, "stray-file" in done.stderr, "Serving" in done.stdout) == (1, True, False)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_nothing_behind(toy: Path, sign: signal.Signals) -> None:
    with serving(toy) as served:
        until(lambda: "in the search index" in served.said())
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(served.process.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        assert children
        served.process.send_signal(sign)
        assert served.process.wait(LONG) == 0
        until(lambda: not any(alive(int(child)) for child in children))
    assert "Traceback" not in served.said()
    assert [p.name for p in (toy / "output").iterdir() if p.name.startswith(".pagefind")] == []


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
