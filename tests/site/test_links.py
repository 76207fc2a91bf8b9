"""No link of the site is broken, no fragment leads nowhere, no id stands twice, nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from .conftest import run
from .pages import Page, read_all


@pytest.fixture(scope="module", params=["edition", "based"])
def site(request: pytest.FixtureRequest) -> tuple[Path, str, dict[str, Page]]:
    output: Path = request.getfixturevalue(request.param)
    return output, "/corpus" if request.param == "based" else "", read_all(output)


def broken(output: Path, base: str, pages: dict[str, Page]) -> list[tuple[str, str, str]]:
    """Return the links of the site to itself that lead nowhere, as (page, link, what is wrong)."""
    found = []
    for path, page in pages.items():
        for _, link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "data"):
                internal = link.startswith("https://example.org/corpus/")
                if not internal:
                    continue
                link_path = parts.path
            else:
                link_path = parts.path or base + path
            if not link_path.startswith(base + "/"):
                found.append((path, link, "outside the base path"))
                continue
            inside = unquote(link_path.removeprefix(base))
            target = pages.get(inside)
            if target is None and not (output / inside.lstrip("/")).is_file():
                found.append((path, link, "no such page or file"))
            elif parts.fragment and target is not None and unquote(parts.fragment) not in target.ids:
                found.append((path, link, "no such fragment"))
    return found


def test_every_internal_link_and_fragment_resolves(site: tuple[Path, str, dict[str, Page]]) -> None:
    assert broken(*site) == []


def test_no_link_leads_to_a_passage_that_may_not_be_shown(toy: Path) -> None:
    for sidecar in (toy / "sources").glob("*.yaml"):
        text = re.sub(r"^access: .*\n", "", sidecar.read_text("utf-8"), flags=re.MULTILINE)
        sidecar.write_text(text + "access: metadata\n", "utf-8")
    done = run(toy, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert broken(toy / "output", "", read_all(toy / "output")) == []


def test_no_id_stands_twice(site: tuple[Path, str, dict[str, Page]]) -> None:
    twice = {path: [i for i in set(p.ids) if p.ids.count(i) > 1] for path, p in site[2].items()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_one_first_heading_and_no_jump_after_it(site: tuple[Path, str, dict[str, Page]]) -> None:
    for path, page in site[2].items():
        assert page.headings.count(1) == 1, path
        jumps = [(a, b) for a, b in zip(page.headings, page.headings[1:], strict=False) if b > a + 1]
        assert jumps == [], path


def test_nothing_is_loaded_from_elsewhere(site: tuple[Path, str, dict[str, Page]]) -> None:
    _, base, pages = site
    loaded = {(tag, link) for page in pages.values() for tag, link in page.links if tag in ("script", "img", "iframe")}
    assert all(link.startswith(f"{base}/theme/") for _, link in loaded), loaded


def test_every_file_that_the_site_has_is_in_its_checksums(edition: Path) -> None:
    listed = {line.split("  ", 1)[1] for line in (edition / "checksums.txt").read_text("utf-8").splitlines()}
    files = {f.relative_to(edition).as_posix() for f in edition.rglob("*") if f.is_file()}
    assert files == listed | {"checksums.txt"}
