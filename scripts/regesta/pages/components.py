"""Every component of the theme on one page, shown with what the corpus has: for those who work on the theme.

It is always built, so that it can never fall behind; search engines are asked to leave it out, no map of the site has
it, and no page leads to it. What it shows are parts of the views of other pages, never markup of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..model import Corpus, Site
from . import specimens
from .page import Page, View
from .shell import Head, shell
from .specimens.samples import Views
from .specimens.specimen import Component
from .words import listed

PATH = "/components/"

_TYPE = re.compile(r"var\(--(display|h[1-4]|lead|small|label|fine)\)")
_WIDTH = re.compile(r"@media \((?:min|max)-width: ([0-9.]+)rem\)")
_TAG = re.compile(r"<[a-z][^>]*>")
_NAMED = re.compile(r' (id|for)="')
_REGION = re.compile(r"<(?:section|nav|form|article|aside)\b| role=")
_CALLED = re.compile(r' aria-label="')
_WITHIN = re.compile(r' href="#')


@dataclass(frozen=True, slots=True)
class Shown:
    """A component with what its style sheet says of its sizes; `lost` names variants that the corpus has not."""

    component: Component
    sizes: str
    lost: tuple[str, ...]


def page(corpus: Corpus, site: Site, pages: Iterable[Page], sheets: Mapping[str, str]) -> Page:
    """Return the page. `pages` are the others, whose parts it shows; `sheets` the style sheet of each component."""
    make = partial(view, corpus, site, {page.url: page.make_view for page in pages}, sheets)
    return Page(f"{PATH.strip('/')}/index.html", "components.html", make, indexed=False)


def view(corpus: Corpus, site: Site, pages: Views, sheets: Mapping[str, str]) -> View:
    """Return each component with its variants."""
    found = specimens.components(corpus, site, pages)
    return {
        "shell": shell(corpus, site, Head("Components", PATH, "", noindex=True)),
        "title": "Components",
        "components": tuple(
            Shown(c, sizes(sheets.get(c.name, "")), tuple(v.label for v in c.variants if not v.specimen)) for c in found
        ),
        "apart": apart,
    }


def sizes(css: str) -> str:
    """Return in words which sizes of type a style sheet sets, and at which widths of the window it changes."""
    type_sizes = dict.fromkeys(_TYPE.findall(css))
    widths = sorted({float(w) for w in _WIDTH.findall(css)}, reverse=True)
    told = [f"type {', '.join(type_sizes)}" if type_sizes else "type as around it"]
    told += [f"changes at {listed(f'{w:g}rem' for w in widths)}"] if widths else ["the same at every width"]
    return "; ".join(told)


def apart(html: str, prefix: str, of: str) -> Markup:
    """Return the HTML of a specimen with ids and names of regions that no other has.

    What leads to a place on the page `of` which it is taken leads there.
    """

    def alone(tag: re.Match[str]) -> str:
        html = _WITHIN.sub(f' href="{of}#', _NAMED.sub(rf' \1="{prefix}-', tag[0]))
        return _CALLED.sub(f' aria-label="{prefix}: ', html) if _REGION.search(html) else html

    return Markup(_TAG.sub(alone, html))
