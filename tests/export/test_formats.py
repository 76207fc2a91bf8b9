"""Every format by folders of cases, `<format>/<case>/golden<suffix>`; the documents are those of `corpora`.

`REGESTA_GOLDEN=write pytest tests/export` writes the golden files anew: read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from corpora import ALL, BRIEF, CABLE, CLOSED, CORPUS, PAPER, REPORT

from regesta import markup
from regesta.export import FORMATS, LIST_FORMATS, bibtex, document_files, list_files, markdown_text, ris
from regesta.model import Document, Site

HERE = Path(__file__).parent
SITE = Site("https://ruritania.example/letters")
CASES: dict[str, Document] = {"cable": CABLE, "paper": PAPER, "excerpt": REPORT, "extract": BRIEF, "metadata": CLOSED}
FOLDERS = {
    ".ris": "ris",
    ".bib": "bibtex",
    ".biblatex": "biblatex",
    ".csl.json": "csl_json",
    ".md": "markdown_text",
    ".txt": "plain_text",
}


def golden(folder: str, case: str, suffix: str, given: str) -> str:
    """Return what the golden file holds, after it was written anew if that is asked for."""
    path = HERE / folder / case / f"golden{suffix}"
    if os.environ.get("REGESTA_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given.encode())
    return path.read_bytes().decode()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("format", FORMATS, ids=lambda f: f.SUFFIX)
def test_document(format, case: str) -> None:  # type: ignore[no-untyped-def]
    given = format.render(CASES[case], CORPUS, SITE)
    assert given == golden(FOLDERS[format.SUFFIX], case, format.SUFFIX, given)


@pytest.mark.parametrize("format", LIST_FORMATS, ids=lambda f: f.SUFFIX)
def test_list(format) -> None:  # type: ignore[no-untyped-def]
    given = format.render_all((CABLE, CLOSED), CORPUS, SITE)
    assert given == golden(FOLDERS[format.SUFFIX], "list", format.SUFFIX, given)


def test_every_format_has_cases() -> None:
    assert {f.SUFFIX for f in FORMATS} == set(FOLDERS)


def test_files_stand_beside_their_page_under_its_name() -> None:
    assert [path for path, _ in document_files(CABLE)] == [
        f"/d/94strelsau7/94strelsau7{suffix}" for suffix in (".ris", ".bib", ".biblatex", ".csl.json", ".md", ".txt")
    ]
    assert [path for path, _ in list_files("/t/trade/")] == [
        f"/t/trade/trade{s}" for s in (".ris", ".bib", ".biblatex", ".csl.json", ".csv")
    ]


def test_what_may_not_be_shown_is_in_no_file() -> None:
    for format in FORMATS:
        assert "Secret words" not in format.render(CLOSED, CORPUS, SITE)
        assert "Nobody says why" not in format.render(REPORT, CORPUS, SITE)
    unknown = replace(CABLE, capture="nowhere")
    assert "spoke of" not in markdown_text.render(unknown, CORPUS, SITE)


def test_ris_is_lines_of_tags_that_end_with_cr_lf() -> None:
    for document in ALL:
        lines = ris.render(document, CORPUS, SITE).split("\r\n")
        assert lines.pop() == ""
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines)
        assert lines[0].startswith("TY  - ")
        assert lines[-1] == "ER  - "


def test_bibtex_escapes_what_tex_reads_as_commands() -> None:
    sharp = replace(CABLE, title=r"50% of $ & _ # ~ ^ {b} \end of Épée")
    title = next(line for line in bibtex.render(sharp, CORPUS, SITE).splitlines() if line.startswith("  title"))
    assert title == (
        r"  title = {50\% of \$ \& \_ \# \textasciitilde{} \textasciicircum{} \{b\} \textbackslash{}end of {Épée}},"
    )
    for document in ALL:
        text = re.sub(r"\\[{}]", "", bibtex.render(document, CORPUS, SITE))
        assert text.count("{") == text.count("}")


def test_csl_json_of_a_list_keeps_its_order() -> None:
    items = json.loads(LIST_FORMATS[3].render_all(ALL, CORPUS, SITE))
    assert [item["id"] for item in items] == [document.id for document in ALL]


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_markdown_gives_the_same_passages_back(document: Document) -> None:
    body = "\n\n".join(markdown_text.block(passage) for passage in document.passages)
    passages, problems = markup.parse(body, "text.md", 1)
    assert problems == ()
    assert [replace(passage, line=0) for passage in passages] == list(document.passages)
