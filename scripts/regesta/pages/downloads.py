"""The files that stand beside a page, as its links name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import export
from ..export import Described
from ..model import Site
from .shell import Alternate


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file, with the name and the media type of its format."""

    href: str
    title: str
    media_type: str


def downloads(files: Iterable[tuple[str, Described]], site: Site) -> tuple[Download, ...]:
    """Return the links to `files`, which are given as (path within the site, format)."""
    return tuple(Download(site.link(path), format.TITLE, format.MEDIA_TYPE) for path, format in files)


def feed(page: str, title: str, site: Site) -> tuple[tuple[Download], tuple[Alternate]]:
    """Return the link to the feed beside a page, and how the head of the page names it."""
    path, format = export.feed_file(page)
    link = Download(site.link(path), "Feed (Atom)", format.MEDIA_TYPE)
    return (link,), (Alternate(link.href, link.media_type, f"{title}: new and corrected documents"),)


def alternates(files: Iterable[Download]) -> tuple[Alternate, ...]:
    """Return how the head of a page names the files beside it."""
    return tuple(Alternate(f.href, f.media_type, f.title) for f in files)
