"""The panel Cite: the citations of a document, and what a script needs to cite any passage or run of passages of it.

No citation is composed in the browser. The page holds the citation of any passage of the document in every style, with
places for where it stands and for its address, and for each passage the words that go there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from .. import cite
from ..citation_styles import Citation, locators
from ..model import Corpus, Document, Site
from . import languages
from .passages import Block
from .words import passage_label

PLACES = {cite.LOCATOR: "locator", cite.PASSAGE: "passage", cite.ADDRESS: "address"}


@dataclass(frozen=True, slots=True)
class Style:
    """A citation in one style; `name` is what it is called where there is little room."""

    id: str
    label: str
    name: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Pin:
    """The address of a passage in its present wording, and the words in which citations name it.

    `counted` is how a run of passages begins that begins with it (`paras. 3`), or nothing where it is not counted.
    """

    id: str
    called: str
    locator: str
    counted: str
    href: str
    address: str


@dataclass(frozen=True, slots=True)
class Citing:
    """What the panel shows. `any_passage` has empty elements `data-place` where a passage's own words go."""

    citations: tuple[Style, ...]
    any_passage: tuple[Style, ...]
    pins: tuple[Pin, ...]


def of(document: Document, blocks: Iterable[Block], corpus: Corpus, site: Site) -> Citing:
    """Return what the panel Cite shows of `document`, whose passages are shown as `blocks`."""
    return Citing(
        tuple(
            _style(c, languages.cited(c.html, document, corpus))
            for c in cite.citations(document, corpus, site).values()
        ),
        tuple(
            _style(c, with_places(str(languages.cited(c.html, document, corpus))))
            for c in cite.templates(document, corpus, site).values()
        ),
        tuple(
            Pin(
                id=block.id,
                called=passage_label(block.id),
                locator=locators.locator(block.id),
                counted=locators.counted(block.id),
                href=f"#{block.pin}",
                address=site.permalink(f"/d/{document.id}/#{block.pin}"),
            )
            for block in blocks
        ),
    )


def with_places(html: str) -> str:
    """Return the citation of any passage, an empty element in each place that a passage fills."""
    for mark, name in PLACES.items():
        html = html.replace(mark, f'<span data-place="{name}"></span>')
    return html


def _style(citation: Citation, html: str) -> Style:
    return Style(citation.style, citation.label, citation.label.split()[0], Markup(html))
