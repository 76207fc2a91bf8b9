"""The map of the site for search engines. Source: the Sitemaps protocol 0.90 (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from ..model import Site

TITLE = "Sitemap"
MEDIA_TYPE = "application/xml"
PATH = "/sitemap.xml"


def render(pages: Iterable[tuple[str, str]], site: Site) -> str:
    """Return the sitemap of `pages`: (path, day of the last change, or nothing), in the order given.

    The protocol wants complete addresses: while the site has none, the map has paths only and no engine will take it.
    """
    urls = "".join(
        f"  <url>\n    <loc>{escape(site.permalink(path))}</loc>\n"
        + (f"    <lastmod>{escape(changed)}</lastmod>\n" if changed else "")
        + "  </url>\n"
        for path, changed in pages
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
