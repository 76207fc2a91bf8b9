"""A page saved from a browser: its main text, found by trafilatura (an optional extra), as plain text.

What the text is given as: a blank line between blocks, a bullet before an item of a list (as a browser shows it), a tab
between the cells of a table, line breaks as lines. Its words are the page's; none is added.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from types import ModuleType
from xml.etree import ElementTree

from .encoding import Encoding, encoding

MISSING = (
    "reading .html needs the library trafilatura, which is not installed: pip install 'regesta[html]', "
    "or save the text of the page as .txt"
)
_START = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_SPACE = re.compile(r"[^\S\n]+")
HEAD = 4096
"""Bytes in which a page declares its encoding: 1024 by the HTML standard; saved pages have a comment before that."""


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, what the page says its address is, and of how many words the text is how many."""

    text: str
    url: str
    url_basis: str
    words: int
    words_of_page: int


class LibraryMissing(Exception):
    """The optional library is not installed; the message says how to get it."""


def is_html(name: str, data: bytes) -> bool:
    """Tell whether a file is a page: by the end of its name, or by how it begins."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(_START.match(data[:HEAD]))


def page_encoding(data: bytes) -> Encoding:
    """Return the encoding of a page: by its byte order mark, by what it declares if that fits, or by its bytes."""
    found = encoding(data)
    declared = _CHARSET.search(data[:HEAD])
    if found.name.startswith(("utf-16", "utf-32")) or not declared:
        return found
    name = declared[1].decode("ascii").lower()
    name = "windows-1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii") else name  # as browsers read it
    try:
        data.decode(name)
    except (UnicodeError, LookupError):
        return found
    return Encoding(name, "the page declares it, and every byte fits")


def main_text(html: str) -> Page:
    """Return the main text of a page. Raises LibraryMissing; a page without a text gives an empty one."""
    library = _library()
    options = {"include_comments": False, "include_tables": True, "favor_recall": True, "include_formatting": False}
    xml = library.extract(html, output_format="xml", with_metadata=False, **options)
    text = _text(ElementTree.fromstring(xml)) if xml else ""
    reader = _Reader()
    reader.feed(html)
    if text and reader.heading and reader.heading not in _SPACE.sub(" ", text[: len(reader.heading) * 2 + 200]):
        text = f"{reader.heading}\n\n{text}"
    saved = _SAVED_FROM.search(html)
    url, basis = (saved[1], "the browser's note in the saved page") if saved else ("", "")
    if not url and reader.canonical.startswith(("http://", "https://")):
        url, basis = reader.canonical, "the page's own canonical link"
    return Page(text, url, basis, len(text.split()), reader.words)


def _library() -> ModuleType:
    try:
        return importlib.import_module("trafilatura")
    except ImportError as error:
        raise LibraryMissing(f"{MISSING} ({error})") from error


def _text(root: ElementTree.Element) -> str:
    main = root.find("main")
    blocks = [block for block in _blocks(main if main is not None else root) if block.strip()]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _blocks(parent: ElementTree.Element) -> Iterator[str]:
    """Give the text of each block: what stands between blocks is a block of its own."""
    if parent.text and parent.text.strip():
        yield _flat(parent.text)
    for child in parent:
        if child.tag in ("main", "quote", "div") and len(child):
            yield from _blocks(child)
        elif child.tag == "list":
            yield "\n".join(f"• {words}" for item in child if (words := _inline(item).strip()))
        elif child.tag == "table":
            rows = ("\t".join(_inline(cell).replace("\n", " ").strip() for cell in row) for row in child)
            yield "\n".join(row for row in rows if row.strip())
        elif child.tag != "comments":
            yield _inline(child).strip()
        if child.tail and child.tail.strip():
            yield _flat(child.tail)


def _inline(node: ElementTree.Element) -> str:
    parts = [node.text or ""]
    for child in node:
        if child.tag == "lb":
            parts.append("\n")
        else:
            parts.append(_inline(child))
        parts.append(child.tail or "")
    return "\n".join(_flat(line) for line in "".join(parts).split("\n"))


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)


class _Reader(HTMLParser):
    """Reads what the library does not tell: the first heading, the canonical address, how many words a page has."""

    HIDDEN = frozenset(("script", "style", "noscript", "template", "title"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.canonical = ""
        self.heading = ""
        self.words = 0
        self._hidden = 0
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = self.canonical or (given.get("href") or "").strip()
        self._hidden += tag in self.HIDDEN
        self._inside = self._inside or (tag == "h1" and not self.heading)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in self.HIDDEN))
        if tag == "h1" and self._inside:
            self._inside = False
            self.heading = " ".join(self.heading.split())

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.words += len(data.split())
        if self._inside:
            self.heading += f" {data}"
