"""The files that stand beside a page, as its links name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..export import Format
from ..model import Site


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file, with the name and the media type of its format."""

    href: str
    title: str
    media_type: str


def downloads(files: Iterable[tuple[str, Format]], site: Site) -> tuple[Download, ...]:
    """Return the links to `files`, which are given as (path within the site, format)."""
    return tuple(Download(site.link(path), format.TITLE, format.MEDIA_TYPE) for path, format in files)
