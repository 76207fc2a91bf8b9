"""What a page weighs before it is shown and works: its HTML, its style sheet and its scripts, compressed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from regesta.load import load
from regesta.pages.assets import STYLESHEET, compact, files
from tests.conftest import REPOSITORY
from tests.many import compressed

MOST = 60_000
"""Bytes of any page with all that it loads, each file compressed as a static host does."""

SHELL = 16_000
"""Bytes of what every page loads beside its HTML."""

_IMPORT = re.compile(r"""^(?:import|export) [^;]*?from "([^"]+)";|^import "([^"]+)";""", re.MULTILINE)


class Loaded(HTMLParser):
    """What a page loads: each script with its attributes, each style sheet, and whatever else is fetched for it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[Mapping[str, str | None]] = []
        self.styles: list[Mapping[str, str | None]] = []
        self.others: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        rel = (given.get("rel") or "").split()
        if tag == "script":
            self.scripts.append(given)
        elif tag == "link" and "stylesheet" in rel:
            self.styles.append(given)
        elif tag in ("img", "iframe", "video", "audio", "object", "embed", "style") or {"preload", "import"} & {*rel}:
            self.others.append(tag)


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Every page of a site, as (path, HTML)."""
    for file in sorted(folder.rglob("*.html")):
        yield file.relative_to(folder).as_posix(), file.read_text("utf-8")


def modules(script: Path) -> set[Path]:
    """A script and every other that it imports before it runs, and those that they import."""
    found: set[Path] = set()
    waiting = [script.resolve()]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += [(at.parent / "".join(names)).resolve() for names in _IMPORT.findall(at.read_text("utf-8"))]
    return found


def beside(html: str, folder: Path) -> set[Path]:
    """The style sheets and scripts that a page loads."""
    loaded = Loaded(html)
    styles = {folder / str(s["href"]).lstrip("/") for s in loaded.styles}
    scripts = {folder / str(s["src"]).lstrip("/") for s in loaded.scripts if "src" in s}
    return styles.union(*map(modules, scripts))


@pytest.fixture(scope="module")
def weights(edition: Path) -> dict[str, int]:
    """What each page weighs with all that it loads."""
    of_file: dict[Path, int] = {}

    def weight(file: Path) -> int:
        if file not in of_file:
            of_file[file] = compressed(file.read_bytes())
        return of_file[file]

    return {path: compressed(html.encode()) + sum(map(weight, beside(html, edition))) for path, html in pages(edition)}


def test_every_page_of_a_document_is_light(weights: dict[str, int]) -> None:
    documents = [f"d/{id}/index.html" for id in load(REPOSITORY)[0].documents]
    assert len(documents) > 50
    assert {path: weights[path] for path in documents if weights[path] > MOST} == {}


def test_no_page_of_any_kind_is_heavier(weights: dict[str, int]) -> None:
    """The timeline is the heaviest: drawing and list of up to 200 entries."""
    assert {path: weight for path, weight in weights.items() if weight > MOST} == {}


def test_the_bound_would_be_felt(weights: dict[str, int]) -> None:
    """A bound that nothing comes near holds nothing."""
    assert max(weights.values()) > MOST / 2


def test_what_every_page_loads_is_small(edition: Path) -> None:
    about = (edition / "about" / "index.html").read_text("utf-8")
    loaded = beside(about, edition)
    assert len(loaded) > 3
    assert sum(compressed(file.read_bytes()) for file in loaded) < SHELL


def test_nothing_holds_up_the_first_view_but_one_style_sheet(edition: Path) -> None:
    """Scripts are modules, which wait for the page; the one within the page is a line, and named by its digest."""
    for path, html in pages(edition):
        loaded = Loaded(html)
        assert [s.get("href") for s in loaded.styles] == [f"/{STYLESHEET}"], path
        assert [s for s in loaded.scripts if "src" in s and s.get("type") != "module"] == [], path
        assert [dict(s) for s in loaded.scripts if "src" not in s] == [{}], path
        assert len(html.partition("<script>")[2].partition("</script>")[0]) < 200, path
        assert loaded.others == [], path


def test_the_style_sheet_fetches_nothing(edition: Path) -> None:
    style = (edition / STYLESHEET).read_text("utf-8")
    assert re.findall(r"@import|@font-face|url\((?!\"?data:)", style) == []


def test_what_waits_for_a_need_is_not_loaded_with_the_page(edition: Path) -> None:
    """A timeline that is whole does without the script that reads the files of a divided one."""
    timeline = (edition / "timeline" / "index.html").read_text("utf-8")
    loaded = {
        file.relative_to(edition / "theme" / "js").as_posix()
        for file in beside(timeline, edition)
        if file.suffix == ".js"
    }
    assert {"regesta.js", "marks.js", "timeline/timeline.js", "timeline/list.js"} <= loaded
    assert "timeline/folds.js" not in loaded


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (".a > .b ,\n.c :not(.d) {\n  margin: 0 ;\n}\n", ".a > .b,.c :not(.d){margin: 0;}"),
        ('.a::after { content: " + {;} /* no comment */ "; }', '.a::after{content: " + {;} /* no comment */ ";}'),
        ("/* the editor's */ .a { --x: calc(1em + 2em); }", ".a{--x: calc(1em + 2em);}"),
        ("@media (max-width: 4rem) {\n  /* one */\n\n  .a { top: 0; }\n}", "@media (max-width: 4rem){.a{top: 0;}}"),
    ],
)
def test_style_rules_lose_nothing_that_counts(given: str, expected: str) -> None:
    assert compact(given) == expected


def test_the_style_sheet_has_every_rule(edition: Path) -> None:
    css = REPOSITORY / "theme" / "static" / "css"
    written = sum(re.sub(r"(?s)/\*.*?\*/", "", f.read_text("utf-8")).count("{") for f in css.rglob("*.css"))
    style = (edition / STYLESHEET).read_text("utf-8")
    assert style.count("{") == style.count("}") == written > 300
    assert dict(files(REPOSITORY / "theme"))[STYLESHEET] == style.encode()
