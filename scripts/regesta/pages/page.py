"""A page before it is made: where it goes, which template renders it, and its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` is the file under the output folder (`d/07paris692/index.html`). `make_view` is pure and gives all the data
    that the template uses. `modified` is the day of the last change; a page that is not `indexed` is in no sitemap.
    """

    path: str
    template: str
    make_view: Callable[[], View]
    modified: str = ""
    indexed: bool = True

    @property
    def url(self) -> str:
        """The path of the page within the site: `/d/07paris692/`."""
        return "/" + self.path.removesuffix("index.html")
