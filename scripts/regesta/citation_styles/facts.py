"""What a citation in words is made of, and what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one style: `label` names the style, `html` is `text` escaped, titles of works in `<i>`."""

    style: str
    label: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A CSL-JSON item, and what CSL has no variable for. Empty is what is not known.

    `supplied` tells that the editors inferred a date that the document does not bear; `words` is the date in words;
    `publisher` is the edition's. A citation of passages has two words for where they stand: `locator`, the handbooks'
    (`para. 3`), and `passage`, this edition's (`passage p3`).
    """

    item: Mapping[str, Any]
    words: str
    supplied: bool
    edition: str
    editors: tuple[str, ...]
    publisher: str
    siglum: str
    locator: str = ""
    passage: str = ""

    @property
    def authors(self) -> tuple[Mapping[str, str], ...]:
        return tuple(self.item.get("author", ()))

    @property
    def is_report(self) -> bool:
        """Tell whether the title is that of a work of its own (set in italics), not of a part of one."""
        return self.text("type") == "report"

    def text(self, variable: str) -> str:
        """Return a variable of the item, or nothing."""
        return str(self.item.get(variable, ""))

    @property
    def kind(self) -> str:
        """Return what kind of text it is and its number: `Diplomatic cable 07PARIS692`, `Extract`, or nothing."""
        return f"{self.text('genre')} {self.text('number')}".strip()
