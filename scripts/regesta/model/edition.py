"""The edition itself, its pages, its place, and its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from .record import Record


@dataclass(frozen=True, slots=True)
class Edition(Record):
    """The edition itself. What is not set is empty and does not appear anywhere.

    Two fields are not written, since `regesta publish` makes them: an edition is a `preview` until its addresses are
    fixed, and `version` is the last one that was published, empty until then.
    """

    title: str
    description: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    contact: str = ""
    license: str = ""
    language: str = "en"
    preview: bool = True
    version: str = ""


@dataclass(frozen=True, slots=True)
class Essay(Record):
    """A page of the edition's own: about, principles, how to cite. `text` is its Markdown."""

    slug: str
    title: str
    text: str
    digest: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Record):
    """One line of the ledger.

    `what`: page, passage, alias, withdrawn, redacted. `wording` is the passage's text as published (empty where
    it was redacted: then `sha256` is its digest). `to` is where an alias leads or what replaces a withdrawal.
    """

    what: Literal["page", "passage", "alias", "withdrawn", "redacted"]
    url: str
    version: str
    on: str
    passage: str = ""
    fingerprint: str = ""
    wording: str = ""
    sha256: str = ""
    title: str = ""
    to: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site will stand. `url` is SITEURL without a slash at its end, or empty."""

    url: str = ""

    @property
    def base(self) -> str:
        """The path before every link: `/corpus` for https://example.org/corpus, empty for a site at a root."""
        return _base(self.url)

    def link(self, path: str) -> str:
        """Return the link to `path` (which begins with a slash) within the site."""
        return self.base + path

    def permalink(self, path: str) -> str:
        """Return the address to cite: complete where the site's is known, else the path."""
        return self.url + path


@cache
def _base(url: str) -> str:
    return "/" + "/".join(url.split("/")[3:]) if url.count("/") > 2 else ""
