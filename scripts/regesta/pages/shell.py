"""What stands around every page: its head, the ways through the edition, the foot."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from ..export import feed
from ..export.security import POLICY, THEME_SCRIPT
from ..export.zotero import Meta
from ..fields import rights_label
from ..model import Corpus, Site
from .page import View
from .words import count

MAIN = (
    ("/documents/", "Documents"),
    ("/timeline/", "Timeline"),
    ("/topics/", "Topics"),
    ("/actors/", "Actors"),
    ("/events/", "Events"),
)
MORE = (
    ("/places/", "Places"),
    ("/acts/", "Acts"),
    ("/series/", "Series"),
    ("/captures/", "Captures"),
    ("/statistics/", "Statistics"),
)
ABOUT = (
    ("/corrections/", "Corrections"),
    ("/data/", "Data"),
)
STYLESHEET = "/theme/regesta.css"
SEARCH = "/search/"
SCRIPT = "/theme/js/regesta.js"
ICON = "/theme/icon.svg"


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of a page's matter: a file beside it."""

    href: str
    media_type: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a page before it begins. `path` is its own, `crumb` the part of the edition it belongs to."""

    title: str
    path: str
    description: str = ""
    crumb: str = ""
    noindex: bool = False
    canonical: str = ""
    refresh: str = ""
    kind: str = "website"
    alternates: tuple[Alternate, ...] = field(default=())
    meta: tuple[Meta, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the navigation; `current` is "page" on the page itself, "true" within its part."""

    href: str
    text: str
    current: str = ""


def contact(given: str, about: str = "") -> str:
    """Return the address to write to about something: an electronic letter with its subject, or a web page."""
    if not given or "://" in given:
        return given
    subject = f"?subject={quote(about)}" if about else ""
    return f"mailto:{given.removeprefix('mailto:')}{subject}"


def shell(corpus: Corpus, site: Site, head: Head) -> View:
    """Return the part of a view that every page has."""

    def ways(table: tuple[tuple[str, str], ...]) -> tuple[Way, ...]:
        return tuple(
            Way(site.link(path), text, "page" if path == head.path else "true" if path == head.crumb else "")
            for path, text in table
        )

    return {
        "head": head,
        "policy": POLICY,
        "theme_script": Markup(THEME_SCRIPT),
        "stylesheet": site.link(STYLESHEET),
        "script": site.link(SCRIPT),
        "icon": site.link(ICON),
        "home": site.link("/"),
        "search": site.link(SEARCH),
        "canonical": site.permalink(head.canonical or head.path),
        "main_ways": ways(MAIN),
        "more_ways": ways(MORE),
        "about_ways": ways((*((f"/{e.slug}/", e.title) for e in corpus.essays.values()), *ABOUT)),
        "feed": site.link(feed.PATH),
        "contact": contact(corpus.edition.contact),
        "contact_words": corpus.edition.contact.removeprefix("mailto:"),
        "license": rights_label(corpus.edition.license) if corpus.edition.license else "",
        "license_href": corpus.edition.license if "://" in corpus.edition.license else "",
        "extent": f"{count(len(corpus.documents), 'document')}, {count(len(corpus.captures), 'capture')}",
    }
