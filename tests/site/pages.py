"""What tests ask of a built page: its links, ids, text. Read with the standard library's HTML parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

SILENT = frozenset({"script", "style", "template"})


@dataclass
class Page(HTMLParser):
    """One page, parsed: `links` as (element, address), `ids` in order, `text` with tags taken out, nothing put in."""

    links: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("href", "src", "action", "poster"):
            if name in given:
                self.links.append((tag, given[name]))
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        if tag == "meta":
            self.meta[given.get("name") or given.get("property") or given.get("http-equiv", "")] = given.get(
                "content", ""
            )
        if tag in SILENT:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.pieces.append(data)
        elif self._open[-1] == "script":
            self.scripts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


def read(file: Path) -> Page:
    """Return the page in `file`."""
    page = Page()
    page.feed(file.read_text("utf-8"))
    page.close()
    return page


def read_all(output: Path) -> dict[str, Page]:
    """Return every page under `output` by its path within the site (`/d/x/`, `/404.html`)."""
    return {
        "/" + file.relative_to(output).as_posix().removesuffix("index.html"): read(file)
        for file in sorted(output.rglob("*.html"))
    }
