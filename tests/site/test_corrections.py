"""The log of corrections has what the corpus declares, no more; the page of the data names files that are there."""

from __future__ import annotations

import re
from pathlib import Path

from regesta.load import load
from tests.conftest import REPOSITORY

from .conftest import run
from .pages import read, read_all

PAGE = Path("corrections/index.html")


def test_every_correction_of_the_corpus_is_in_it(edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    declared = {f"/d/{d.id}/#{c.at}" for d in corpus.documents.values() for c in d.corrections}
    page = read(edition / PAGE)
    assert len(declared) == 3
    assert {to for _, to in page.links if to.startswith("/d/")} == declared
    assert page.text.count("in the capture") == 3


def test_what_is_not_there_is_said(edition: Path) -> None:
    """The first corpus names no contact; no address is invented for it."""
    text = read(edition / PAGE).text
    assert "not been published" not in text
    assert "This edition gives no address to write to." in text
    assert not [to for page in read_all(edition).values() for _, to in page.links if to.startswith("mailto:")]


def test_a_log_that_has_not_begun_says_so(toy: Path) -> None:
    document = toy / "content" / "documents" / "gazette-1.md"
    text = document.read_text("utf-8")
    document.write_text(re.sub(r"revisions:\n(?:  .*\n)+", "", text), "utf-8")
    assert run(toy, "build").returncode == 0
    text = read(toy / "output" / PAGE).text
    assert "The edition has not been published yet; this log begins when it is." in text


def test_changes_since_publication_stand_the_newest_first(toy: Path) -> None:
    assert run(toy, "publish", "1.0", "--on", "2020-06-05").returncode == 0
    assert run(toy, "rename", "actor", "ada-quill", "mayor-quill", "--on", "2020-07-01").returncode == 0
    assert run(toy, "withdraw", "harbour-1", "--why", "The owner asked.", "--on", "2020-08-02").returncode == 0
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr
    page = read(toy / "output" / PAGE)
    assert "not been published" not in page.text
    withdrawn = page.text.index("2 August 2020, /d/harbour-1/: Withdrawn: The owner asked.")
    renamed = page.text.index("1 July 2020, /a/ada-quill/: The address leads to /a/mayor-quill/ now")
    assert withdrawn < renamed
    assert ("a", "mailto:errors@example.org?subject=Correction") in page.links


def test_a_correction_of_a_text_that_may_not_be_shown_is_not_in_it(toy: Path) -> None:
    assert run(toy, "build").returncode == 0
    assert "/d/31ysel7/#" in (toy / "output" / PAGE).read_text("utf-8")
    sidecar = toy / "sources" / "ysel-7.yaml"
    sidecar.write_text(sidecar.read_text("utf-8") + "access: metadata\n", "utf-8")
    assert run(toy, "build").returncode == 0
    assert "/d/31ysel7/#" not in (toy / "output" / PAGE).read_text("utf-8")


def test_the_numbers_of_the_data_page_are_those_of_the_files(edition: Path) -> None:
    page = (edition / "data" / "index.html").read_text("utf-8")
    lines = re.findall(r'<a href="([^"]+)" type="([^"]+)">([^<]+)</a> <span class="apparatus">([0-9,]*)', page)
    assert len(lines) == 19
    for href, _, _, number in lines:
        file = edition / href.lstrip("/")
        assert file.is_file(), href
        if number:
            folder, suffix = href.split("/")[1], file.name.removeprefix(file.parent.name)
            held = [f for f in (edition / folder).glob(f"*/*{suffix}") if f.name == f.parent.name + suffix]
            shown = [f for f in held if "noindex" not in read(f.parent / "index.html").meta.get("robots", "")]
            assert len(shown) == int(number), href
