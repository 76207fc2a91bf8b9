"""Settings are an input like any other: what they give to templates, and the code they consist of."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta import files, plugin
from regesta.pages import assets

from .conftest import run
from .test_build import tree

ESSAY = "theme/templates/essay.html"
Edit = Callable[[Path], None]


def _added(path: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        file = root / path
        file.write_text((file.read_text("utf-8") if file.is_file() else "") + text, "utf-8")

    return edit


def _replaced(path: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return edit


def _shown(expression: str) -> Edit:
    return _replaced(ESSAY, "{% block main -%}", f"{{% block main -%}}<!-- {{{{ {expression} }}}} -->")


FILTERS = "\n\ndef loud(text):\n    return text.upper()\n"
CHANGES: dict[str, tuple[list[Edit], Edit]] = {
    "the code of a filter": (
        [_added("pelicanconf.py", f'{FILTERS}\n\nJINJA_FILTERS = {{"loud": loud}}\n'), _shown('"Ysel" | loud')],
        _replaced("pelicanconf.py", "text.upper()", 'text + "!"'),
    ),
    "the code of a filter in a module beside": (
        [
            _added("filters.py", FILTERS),
            _added("pelicanconf.py", '\nfrom filters import loud\n\nJINJA_FILTERS = {"loud": loud}\n'),
            _shown("title | loud"),
        ],
        _replaced("filters.py", "text.upper()", 'text + "!"'),
    ),
    "what all templates know": (
        [_added("pelicanconf.py", '\nJINJA_GLOBALS = {"imprint": "Ysel"}\n'), _shown("imprint")],
        _replaced("pelicanconf.py", '"imprint": "Ysel"', '"imprint": "Strelsau"'),
    ),
    "an option of Jinja": (
        [],
        _replaced("pelicanconf.py", '"trim_blocks": True', '"trim_blocks": False'),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_site_built_with_other_settings_is_the_one_built_from_nothing(change: str, toy: Path, tmp_path: Path) -> None:
    prepared, edit = CHANGES[change]
    for one in prepared:
        one(toy)
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr
    before = tree(toy / "output")
    edit(toy)
    assert run(toy, "build").returncode == 0
    after = tree(toy / "output")
    assert after != before
    cold = tmp_path / "cold"
    (toy / ".regesta").rename(tmp_path / "away")
    assert run(toy, "build", "-o", str(cold)).returncode == 0
    assert after == tree(cold)
    assert "0 files written" in run(toy, "build", "-o", str(cold)).stdout


def test_settings_say_the_same_in_every_process() -> None:
    said = plugin._said({"a": [len, lambda: 1], "b": object(), "c": ("x", 1)})
    assert said.startswith("{'a': [builtins.len, tests.site.test_settings.test_settings_say_the_same_in_every_process")
    assert said.endswith("'b': <object object>, 'c': ['x', 1]}")


def test_a_part_of_a_theme_may_be_linked_to(toy: Path, tmp_path: Path) -> None:
    (toy / "theme" / "static" / "js").rename(tmp_path / "js")
    (toy / "theme" / "static" / "js").symlink_to(tmp_path / "js")
    assert run(toy, "build").returncode == 0
    scripts = sorted(tmp_path.joinpath("js").rglob("*.js"))
    published = toy / "output" / "theme" / "js" / scripts[0].relative_to(tmp_path / "js")
    assert published.is_file()
    scripts[0].write_text("// another\n", "utf-8")
    assert run(toy, "build").returncode == 0
    assert published.read_text("utf-8") == "// another\n"


def test_a_link_to_a_folder_that_it_stands_in_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "static" / "a").mkdir(parents=True)
    (tmp_path / "static" / "a" / "one.js").write_text("1")
    (tmp_path / "static" / "a" / "again").symlink_to(tmp_path / "static")
    assert [path.name for path in map(Path, files.below(str(tmp_path)))] == ["one.js"]
    assert [path for path, _ in assets.static_files(tmp_path)] == ["theme/a/one.js"]


def test_what_an_editor_locks_a_file_with_is_no_obstacle(toy: Path) -> None:
    (toy / "content" / "documents" / ".#31ysel7.md").symlink_to("somebody@somewhere.1234")
    (toy / "theme" / "templates" / ".#essay.html").symlink_to("somebody@somewhere.1234")
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr


MISTAKES = {
    "code that does not end": ("X = (", "pelicanconf.py:14: bad-settings Pelican cannot read it: SyntaxError:"),
    "a module that is not there": (
        "import nosuch",
        "pelicanconf.py:14: bad-settings Pelican cannot read it: Module",
    ),
    "a number for an address": ("SITEURL = 5", "pelicanconf.py: bad-settings Pelican cannot read it: AttributeError"),
    "no theme": ('THEME = "nosuch"', "pelicanconf.py: bad-settings Pelican cannot read it: ValueError: Could not find"),
    "no plugin": ("PLUGINS = []", "pelicanconf.py: bad-settings PLUGINS lacks regesta.plugin. Hint: set PLUGINS = ["),
    "a site among its sources": ('OUTPUT_PATH = "content"', "pelicanconf.py: bad-settings the site would be written"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_settings_that_cannot_be_used_are_one_line_and_nothing_is_written(mistake: str, toy: Path) -> None:
    line, said = MISTAKES[mistake]
    _added("pelicanconf.py", f"{line}\n")(toy)
    before = tree(toy)
    done = run(toy, "build")
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert {path for path in tree(toy).keys() - before.keys() if "__pycache__" not in path} == set()


@pytest.mark.parametrize("folder", [".", "..", "content", "sources/x", "theme/static", ".regesta"])
def test_no_site_is_written_among_what_it_is_made_from(folder: str, toy: Path) -> None:
    before = tree(toy)
    for command in ([sys.executable, "-m", "regesta", "build"], [Path(sys.executable).parent / "pelican", "content"]):
        done = subprocess.run([*command, "-o", folder], cwd=toy, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "bad-settings the site would be written to" in done.stderr
    kept = re.compile(r"__pycache__/|\.regesta/read/")
    assert [path for path in tree(toy).keys() - before.keys() if not kept.match(path)] == []


@pytest.mark.parametrize(
    ("inserted", "said"),
    [
        (
            "{% if %}",
            "essay.html, line 5: Expected an expression, got 'end of statement block'. Nothing was written.",
        ),
        ("{{ nosuch }}", "essay.html, line 5: UndefinedError: 'nosuch' is undefined. The site is not complete"),
        ("{{ 1 // 0 }}", "essay.html, line 5: ZeroDivisionError: integer division or modulo by zero. The site is not"),
    ],
)
def test_a_template_that_gives_no_page_is_one_line(inserted: str, said: str, toy: Path) -> None:
    sound = (toy / ESSAY).read_text("utf-8")
    _replaced(ESSAY, "{% block main -%}", f"{{% block main -%}}{inserted}")(toy)
    done = run(toy, "build")
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    (toy / ESSAY).write_text(sound, "utf-8")
    assert run(toy, "build").returncode == 0


def test_the_index_goes_where_the_settings_have_the_site(toy: Path) -> None:
    _added("pelicanconf.py", 'OUTPUT_PATH = "public"\n')(toy)
    assert run(toy, "build").returncode == 0
    done = run(toy, "index")
    assert done.returncode == 0, done.stderr
    assert (toy / "public" / "pagefind" / "shards.json").is_file()
