"""robots.txt: every page may be read by every program. Source: RFC 9309."""

from __future__ import annotations

from ..model import Site
from . import sitemap

TITLE = "robots.txt"
MEDIA_TYPE = "text/plain; charset=utf-8"
PATH = "/robots.txt"


def render(site: Site) -> str:
    """Return the rules; they name the sitemap where the site has an address, since only a complete one is read."""
    rules = "User-agent: *\nAllow: /\n"
    return f"{rules}\nSitemap: {site.permalink(sitemap.PATH)}\n" if site.url else rules
