"""The map of the site for search engines. Source: the Sitemaps protocol 0.90 (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from ..model import Site

TITLE = "Sitemap"
MEDIA_TYPE = "application/xml"
PATH = "/sitemap.xml"
MOST = 50_000
"""The pages that one map may have; the protocol sets it. One that has more is a list of maps."""
_OF = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def files(pages: Sequence[tuple[str, str]], site: Site, most: int = MOST) -> Iterator[tuple[str, str]]:
    """Give the map of `pages` as (path, content): one file, or a list of maps and each of these."""
    if len(pages) <= most:
        yield PATH, render(pages, site)
        return
    parts = {
        f"/sitemap-{number}.xml": pages[start : start + most]
        for number, start in enumerate(range(0, len(pages), most), start=1)
    }
    listed = "".join(f"  <sitemap>\n    <loc>{escape(site.permalink(path))}</loc>\n  </sitemap>\n" for path in parts)
    yield PATH, f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex {_OF}>\n{listed}</sitemapindex>\n'
    for path, held in parts.items():
        yield path, render(held, site)


def render(pages: Iterable[tuple[str, str]], site: Site) -> str:
    """Return one map of `pages`: (path, day of the last change, or nothing), in the order given.

    The protocol wants complete addresses: while the site has none, the map has paths only and no engine will take it.
    """
    urls = "".join(
        f"  <url>\n    <loc>{escape(site.permalink(path))}</loc>\n"
        + (f"    <lastmod>{escape(changed)}</lastmod>\n" if changed else "")
        + "  </url>\n"
        for path, changed in pages
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset {_OF}>\n{urls}</urlset>\n'
