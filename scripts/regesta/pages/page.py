"""A page before it is made: where it goes, which template renders it, which records it reads, and its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` is the file under the output folder (`d/07paris692/index.html`). `depends` names the records that the view
    reads (`document:07paris692`, `actor:france`, `corpus`), so that a page none of whose records has changed need not
    be made. `make_view` is pure and gives all the data that the template uses.
    """

    path: str
    template: str
    depends: tuple[str, ...]
    make_view: Callable[[], View]
    modified: str = ""
    indexed: bool = True

    @property
    def url(self) -> str:
        """The path of the page within the site: `/d/07paris692/`."""
        return "/" + self.path.removesuffix("index.html")
