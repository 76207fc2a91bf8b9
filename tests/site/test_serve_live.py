"""`regesta serve` while somebody edits: what is saved is shown, what is wrong is said, and the site goes on."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.cli import main

from .conftest import run
from .live import LONG, serving, started, until

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


def test_a_theme_that_is_a_link_is_looked_at_and_so_is_where_it_leads(toy: Path) -> None:
    (toy / "theme").rename(toy.parent / "one")
    shutil.copytree(toy.parent / "one", toy.parent / "two")
    replace(toy.parent / "two" / "static" / "css" / "tokens.css", "#fcfbf8", "#eeeeee")
    (toy / "theme").symlink_to(toy.parent / "one")
    with serving(toy) as served:
        replace(toy.parent / "one" / "static" / "css" / "tokens.css", "#fcfbf8", "#ffffff")
        until(lambda: "#ffffff" in served.page("/theme/regesta.css"))
        (toy / "other").symlink_to(toy.parent / "two")
        (toy / "other").replace(toy / "theme")
        until(lambda: "#eeeeee" in served.page("/theme/regesta.css"))


def test_another_theme_is_looked_at_as_soon_as_it_is_named(toy: Path) -> None:
    with serving(toy) as served:
        replace(toy / "pelicanconf.py", 'THEME = "theme"', 'THEME = "../look"')
        until(lambda: NOTICE in served.page("/"))  # there is none
        shutil.copytree(toy / "theme", toy.parent / "look")
        until(lambda: NOTICE not in served.page("/"))
        for old, new in (("#fcfbf8", "#ffffff"), ("#ffffff", "#eeeeee")):
            replace(toy.parent / "look" / "static" / "css" / "tokens.css", old, new)
            until(lambda new=new: new in served.page("/theme/regesta.css"))  # type: ignore[misc]
        replace(toy / "theme" / "static" / "css" / "tokens.css", "#fcfbf8", "#dddddd")
        replace(toy / "content" / "pages" / "about.md", "A fabricated corpus.", "Here is a new sentence.")
        until(lambda: "Here is a new sentence." in served.page("/about/"))
        assert "\ntheme/" not in served.said()  # which is the theme no longer
        assert "\n../look/static/css/tokens.css changed.\n" in served.said()


def test_a_theme_that_is_there_already_is_not_taken_for_a_change(toy: Path) -> None:
    shutil.copytree(toy / "theme", toy / "look")
    with serving(toy) as served:
        replace(toy / "pelicanconf.py", 'THEME = "theme"', 'THEME = "look"')
        until(lambda: "pelicanconf.py changed." in served.said())
        replace(toy / "content" / "pages" / "about.md", "A fabricated corpus.", "Here is a new sentence.")
        until(lambda: "Here is a new sentence." in served.page("/about/"))
        assert "\nlook/" not in served.said()


def test_another_output_folder_and_another_address_are_served_as_soon_as_they_are_named(toy: Path) -> None:
    with serving(toy) as served:
        topics = toy / "content" / "authority" / "topics.yaml"
        shutil.copy(topics, toy / "topics.yaml")
        topics.write_text("- nonsense", "utf-8")
        until(lambda: NOTICE in served.page("/"))
        replace(toy / "pelicanconf.py", 'OUTPUT_PATH = "output"', 'OUTPUT_PATH = "public"')
        until(lambda: served.said().count("nothing was written") == 2)
        assert NOTICE in served.page("/topics/")  # the last good site, for there is no other
        (toy / "topics.yaml").replace(topics)
        until(lambda: NOTICE not in served.page("/"))
        until(lambda: "\nServing public at http://" in served.said())
        (toy / "output" / "topics" / "index.html").unlink()
        assert "<h1" in served.page("/topics/")
        with (toy / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write('SITEURL = "https://example.org/corpus"\n')
        until(lambda: "<h1" in served.page("/corpus/topics/") and served.page("/topics/") == served.page("/nowhere/"))
        until(lambda: re.search(r"\nServing public at http://127\.0\.0\.1:\d+/corpus/ \(", served.said()))


LEFT = ("about.md~", "#about.md#", ".about.md.swp", ".about.md", "4913")


def test_what_editors_leave_beside_a_file_is_no_change_and_no_problem(toy: Path) -> None:
    pages = toy / "content" / "pages"
    with serving(toy) as served:
        for folder in (pages, toy / "content", toy / "sources", toy / "theme" / "static" / "css" / "components"):
            for name in LEFT:
                (folder / name).write_text("{% nonsense", "utf-8")
        replace(pages / "about.md", "A fabricated corpus.", "Here is a new sentence.")
        until(lambda: "Here is a new sentence." in served.page("/about/"))
        assert NOTICE not in served.page("/about/")
        assert re.findall(r"(?m)^.* changed\.$", served.said()) == ["content/pages/about.md changed."]
        assert "nonsense" not in served.page("/theme/regesta.css")


@pytest.mark.parametrize("folder", ["content/documents", "content/pages", "content", "sources"])
def test_a_file_whose_name_is_no_text_is_told_of(toy: Path, folder: str) -> None:
    file = os.fsencode(toy / folder) + b"/a\xff.md"
    with serving(toy) as served:
        with open(file, "wb"):
            pass
        page = until(lambda: said if NOTICE in (said := served.page("/")) else "")
        assert f"<code>{folder}/a\\udcff.md</code>" in page
        name = re.escape(f"{folder}/a\\udcff.md")
        # The page may be there before the line; that of the search index, from another process, may come between.
        told = re.compile(rf"\n{name} changed\.\n(?:\d+ passages in the search index\.\n)?{name}: ")
        until(lambda: told.search(served.said()))
        os.unlink(file)
        until(lambda: NOTICE not in served.page("/"))
        assert "Traceback" not in served.said()


def test_a_theme_with_a_name_that_is_no_text_is_told_of(toy: Path) -> None:
    with serving(toy) as served:
        with open(os.fsencode(toy / "theme" / "static") + b"/a\xff.js", "wb"):
            pass
        until(lambda: NOTICE in served.page("/"))
        assert "\ntheme/static/a\\udcff.js changed.\n" in served.said()


def test_an_address_that_no_file_can_have_is_not_there(toy_site: Path) -> None:
    with serving(toy_site) as served:
        nowhere = served.page("/nowhere/")
        assert [served.page(f"/{name}") for name in ("a" * 300, "%00", "%ff")] == [nowhere] * 3
        assert "Traceback" not in served.said()


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


def imports(process: subprocess.Popen[str], _root: Path) -> bool:
    """Whether the process that imports everything has begun to."""
    children = ["ps", "-o", "args=", "--ppid", str(process.pid)]
    return "forkserver" in subprocess.run(children, capture_output=True, text=True, check=False).stdout


def builds(_process: subprocess.Popen[str], root: Path) -> bool:
    return (root / "output").exists()


@pytest.mark.parametrize("moment", [imports, builds])
def test_ctrl_c_ends_it_at_any_time(toy: Path, moment: Callable[[subprocess.Popen[str], Path], bool]) -> None:
    process = started(toy)
    until(lambda: moment(process, toy))
    for _ in range(2):  # whoever is in a hurry
        os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=LONG)  # until none is left that could say anything
    assert process.returncode in (130, 0)
    assert ("Traceback" in said, "Error" in said) == (False, False)


HELPED = """
import os, signal, time
from regesta.serving.worker import Worker

def task(says):
    if not os.fork():
        time.sleep(600)
    os.kill(os.getpid(), signal.SIGKILL)  # as for want of memory

if __name__ == "__main__":
    worker = Worker(task, ())
    worker.start(fresh=False)
    try:
        worker.hear()
    except EOFError:
        print("it is gone")
    worker.end()
"""


def test_what_helps_a_process_that_is_gone_is_ended_too(tmp_path: Path) -> None:
    (tmp_path / "helped.py").write_text(HELPED, "utf-8")
    done = subprocess.run(  # which waits for all that could still write
        [sys.executable, "helped.py"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=LONG
    )
    assert (done.stdout, done.stderr) == ("it is gone\n", "")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_port_that_is_taken_is_said_before_anything_is_built(toy: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run(toy, "serve", "--port", port)
    assert done.returncode == 1
    assert done.stderr == f"Port {port}: Address already in use. Hint: take another; --port 0 takes any free one.\n"
    assert (done.stdout, (toy / "output").exists()) == ("", False)


def test_a_port_that_nobody_may_take_is_said(
    toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forbid(_server: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("http.server.HTTPServer.server_bind", forbid)  # for root every port is free
    monkeypatch.chdir(toy)
    assert main(["serve", "--port", "80"]) == 1
    assert capsys.readouterr() == (
        "",
        "Port 80: Permission denied. Hint: take one from 1024 on, as 8000; --port 0 takes any free one.\n",
    )


PORT = "is no port; write a number from 1 to 65535, or 0 for any free one"
WORKERS = "is no number of processes; write a whole number from 1, as in 4"


@pytest.mark.parametrize(
    ("given", "said"),
    [(("--port", "65536"), f"'65536' {PORT}"), (("-p", "-1"), f"'-1' {PORT}"), (("-p", "http"), f"'http' {PORT}"),
     (("--workers", "0"), f"'0' {WORKERS}"), (("--workers", "x"), f"'x' {WORKERS}"),
     (("--executor", "dask://127.0.0.1:8786"), "unrecognized arguments: --executor dask://127.0.0.1:8786")],
)  # fmt: skip
def test_what_cannot_be_meant_is_a_usage_error(given: tuple[str, str], said: str, tmp_path: Path) -> None:
    done = run(tmp_path, "serve", *given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"{said}\n")
    assert "Traceback" not in done.stderr
