"""The build: the same bytes by every way, nothing touched without need, nothing written when something is wrong."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from regesta import captures
from regesta.build import inputs
from regesta.check import examine
from tests.conftest import REPOSITORY

from .conftest import run
from .pages import read


def tree(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        f.relative_to(folder).as_posix(): (f.stat().st_mtime_ns, f.stat().st_ino)
        for f in folder.rglob("*")
        if f.is_file()
    }


def test_pelican_alone_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "pelican", "content", "-o", tmp_path / "output"],
        cwd=REPOSITORY,
        env={**os.environ, "SITEURL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(tmp_path / "output") == tree(edition)


def test_a_second_build_touches_no_file(toy_made: Path) -> None:
    before = stamps(toy_made / "output")
    done = run(toy_made, "build")
    assert stamps(toy_made / "output") == before
    assert f"0 files written, {len(before)} unchanged." in done.stdout


def test_to_see_that_nothing_has_changed_takes_none_of_what_reads_and_makes(toy_made: Path) -> None:
    assert run(toy_made, "build").returncode == 0
    command = [sys.executable, "-X", "importtime", "-m", "regesta", "build"]
    done = subprocess.run(command, cwd=toy_made, capture_output=True, text=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "regesta.build.inputs" in imported
    heavy = ("regesta.model", "regesta.load", "regesta.check", "regesta.plugin", "pelican", "yaml", "jinja2")
    assert imported.isdisjoint(heavy)


@pytest.mark.parametrize("length", [0, 1, inputs.MOST - 1, inputs.MOST, inputs.MOST + inputs.LONG + 7])
def test_inputs_are_known_by_all_their_bytes(length: int, toy: Path) -> None:
    file = toy / "sources" / "more.txt"
    file.write_bytes(b"a" * length)
    seen = inputs.read(toy, toy / "theme")
    assert seen.sums[str(file)] == hashlib.sha256(b"a" * length).hexdigest()
    file.write_bytes(b"a" * length + b"b")
    assert inputs.read(toy, toy / "theme").digest != seen.digest


def test_what_is_gone_from_the_corpus_goes_from_the_site_and_nothing_else(toy_made: Path) -> None:
    output = toy_made / "output"
    (output / "CNAME").write_text("example.org\n", "utf-8")
    (toy_made / "content" / "pages" / "about.md").unlink()
    assert (output / "about" / "index.html").is_file()
    assert run(toy_made, "build").returncode == 0
    assert not (output / "about").exists()
    assert (output / "CNAME").is_file()


def test_a_command_works_from_any_folder_of_the_corpus(toy: Path) -> None:
    assert run(toy / "content" / "documents", "check").returncode == 0
    done = run(toy.parent, "check")
    assert done.returncode == 1
    assert "is not in a corpus" in done.stderr


@pytest.mark.parametrize("command", [["regesta", "build"], ["pelican", "content"]], ids=lambda c: c[0])
def test_a_corpus_with_problems_leaves_the_site_as_it_was(toy_site: Path, command: list[str]) -> None:
    before = stamps(toy_site / "output")
    document = toy_site / "content" / "documents" / "gazette-1.md"
    text = document.read_text("utf-8")
    document.write_text(
        text.replace('date: "1931-02-12"', "date: 2007").replace("kind: report", "kind: report\nkind: report"), "utf-8"
    )
    actors = toy_site / "content" / "documents" / "31ysel7.md"
    actors.write_text(actors.read_text("utf-8").replace("- captain-orm", "- captain-omr"), "utf-8")
    done = subprocess.run(
        [Path(sys.executable).parent / command[0], *command[1:]],
        cwd=toy_site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert "content/documents/gazette-1.md:6: unquoted-date date 2007 is not in quotation marks" in done.stderr
    assert "content/documents/gazette-1.md:4: duplicate-key key 'kind' stands on line 3 already." in done.stderr
    assert (
        "unknown-actor actor 'captain-omr' is not in content/authority/actors.yaml. Hint: did you mean 'captain-orm'?"
        in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert len(lines) >= 3
    assert stamps(toy_site / "output") == before


def test_a_deleted_line_of_a_capture_is_noticed(toy: Path) -> None:
    capture = toy / "sources" / "gazette-dues.txt"
    lines = capture.read_bytes().splitlines(keepends=True)
    capture.write_bytes(b"".join(lines[:6] + lines[7:]))
    done = run(toy, "check")
    assert done.returncode == 1
    assert (
        "sources/gazette-dues.yaml:4: capture-changed the bytes of sources/gazette-dues.txt have the checksum"
        in done.stderr
    )


def test_a_capture_is_published_as_it_was_checked_or_not_at_all(toy: Path) -> None:
    corpus, problems = examine(toy)
    assert not problems
    capture = corpus.captures["gazette-dues"]
    assert captures.read_bytes(toy, capture) == (toy / capture.path).read_bytes()
    (toy / capture.path).write_bytes(b"Another text.\n")
    with pytest.raises(OSError, match="was changed after it was checked"):
        captures.read_bytes(toy, capture)


def test_a_script_in_a_source_is_shown_as_text(toy_site: Path) -> None:
    page = read(toy_site / "output" / "d" / "31ysel7" / "index.html")
    assert "the lighthouse <script>alert(1)</script> needs a new lamp." in page.text
    assert not any("alert(1)" in script for script in page.scripts)


def leaks(root: Path, capture: str, encoding: str = "utf-8") -> list[tuple[str, str]]:
    """Return every run of five words of a capture that stands in a file of the site, with tags taken out or not."""
    words = (root / "sources" / f"{capture}.txt").read_bytes().decode(encoding).split()
    runs = [" ".join(words[n : n + 5]) for n in range(len(words) - 4)]
    found = []
    for path, content in tree(root / "output").items():
        text = content.decode("utf-8", "replace")
        seen = (" ".join(text.split()), " ".join(unescape(re.sub("<[^>]*>", "", text)).split()))
        found += [(path, run_) for run_ in runs if any(run_ in s for s in seen)]
    return found


def test_no_five_words_of_a_source_that_may_not_be_shown_leave_the_house(toy_site: Path) -> None:
    """The sidecar of the café notes says `access: metadata`."""
    assert leaks(toy_site, "cafe-notes", "latin-1") == []


def test_a_cable_that_may_not_be_shown_stays_in_the_house(toy: Path) -> None:
    """With its header, its corrections, the names that only it uses, and the event that quotes it."""
    sidecar = toy / "sources" / "ysel-7.yaml"
    sidecar.write_text(sidecar.read_text("utf-8") + "access: metadata\n", "utf-8")
    document = toy / "content" / "documents" / "31ysel7.md"
    document.write_text(
        document.read_text("utf-8").replace(
            "  - captain-orm\ntopics",
            '  - id: captain-orm\n    as: [Captain Orm "never paid a penny" and that]\ntopics',
        ),
        "utf-8",
    )
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr
    assert leaks(toy, "ysel-7") == []


@pytest.mark.parametrize("way", ["draft", "withdrawn"])
def test_no_words_of_a_draft_or_of_what_was_withdrawn_are_published(way: str, toy_site: Path) -> None:
    document = toy_site / "content" / "documents" / "gazette-1.md"
    assert leaks(toy_site, "gazette-dues")
    if way == "withdrawn":
        assert run(toy_site, "withdraw", "gazette-1", "--why", "Asked.", "--on", "2020-07-01").returncode == 0
    else:
        document.write_text(document.read_text("utf-8").replace("kind: report", "kind: report\nstate: draft"), "utf-8")
    done = run(toy_site, "build")
    assert done.returncode == 0, done.stderr
    quoted = "doubled the harbour dues on"
    assert {words for _, words in leaks(toy_site, "gazette-dues")} <= {quoted}
    before = stamps(toy_site / "output")
    assert run(toy_site, "build").returncode == 0
    assert stamps(toy_site / "output") == before


def test_an_event_that_only_drafts_attest_has_no_page(toy: Path) -> None:
    events = toy / "content" / "authority" / "events.yaml"
    events.write_text(events.read_text("utf-8").partition("    - document: 31ysel7")[0], "utf-8")
    document = toy / "content" / "documents" / "gazette-1.md"
    document.write_text(document.read_text("utf-8").replace("kind: ", "state: draft\nkind: ", 1), "utf-8")
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr
    assert "1 draft kept out of the site" in done.stdout
    assert "0 events, 1 event that only drafts attest" in done.stdout
    assert not (toy / "output" / "e").exists()
    named = {path for path, content in tree(toy / "output").items() if b"dues-doubled" in content}
    assert named == set()


def test_every_kind_of_page_of_a_published_corpus(toy: Path) -> None:
    """Aliases, tombstones and pins of earlier wordings are pages like all others."""
    assert run(toy, "publish", "1.0", "--on", "2020-06-05").returncode == 0
    assert run(toy, "rename", "actor", "ada-quill", "mayor-quill", "--on", "2020-07-01").returncode == 0
    assert run(toy, "withdraw", "harbour-1", "--why", "The owner asked.", "--on", "2020-07-01").returncode == 0
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr
    output = toy / "output"
    alias = (output / "a" / "ada-quill" / "index.html").read_text("utf-8")
    assert 'rel="canonical"' in alias
    assert 'http-equiv="refresh"' in alias
    assert "/a/ada-quill/ /a/mayor-quill/ 301" in (output / "_redirects").read_text("utf-8")
    tomb = read(output / "d" / "harbour-1" / "index.html")
    assert "noindex" in tomb.meta["robots"]
    assert "The owner asked." in tomb.text
    assert "harbour-1" not in (output / "sitemap.xml").read_text("utf-8")
    assert "preview" not in read(output / "index.html").text.lower()


def test_what_is_built_already_is_seen_at_once_and_whatever_differs_too(toy_made: Path) -> None:
    def told(**environment: str) -> str:
        done = subprocess.run(
            [Path(sys.executable).parent / "regesta", "build"],
            cwd=toy_made, env={**os.environ, **environment}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    before = stamps(toy_made / "output")
    nothing = told()
    assert f"0 files written, {len(before)} unchanged." in nothing
    assert told() == nothing
    assert "\n0 files" not in told(SITEURL="https://example.org")
    assert "\n0 files" not in told()
    assert told() == nothing
    (toy_made / "output" / "checksums.txt").unlink()
    assert f"1 file written, {len(before) - 1} unchanged." in told()
    edition = toy_made / "content" / "edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("wholly", "entirely"), "utf-8")
    assert "\n0 files" not in told()
    edition.write_text("title:\n", "utf-8")
    failed = run(toy_made, "build")
    assert failed.returncode == 1
    assert run(toy_made, "build").returncode == 1
