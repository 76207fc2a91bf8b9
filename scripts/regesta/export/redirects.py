"""`_redirects`: where what was renamed has gone, for static hosts that read it (Netlify, Cloudflare Pages).

Hosts that do not read it serve the page that stands at the old address and leads on.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from ..model import Entry, Site
from .paths import beside

TITLE = "_redirects"
PATH = "/_redirects"


def aliases(ledger: Iterable[Entry]) -> Mapping[str, str]:
    """Return where each renamed page stands now, by its old path; what was renamed twice leads to the last place."""
    moved = {entry.url: entry.to for entry in ledger if entry.what == "alias" and not entry.passage}
    return {url: _last(url, moved) for url in moved}


def render(ledger: Iterable[Entry], files: Container[str], suffixes: Iterable[str], site: Site) -> str:
    """Return a line for each renamed page, and for each of `files` that stands beside it under its name."""
    lines: list[str] = []
    for old, new in aliases(ledger).items():
        lines.append(f"{site.base}{old} {site.base}{new} 301")
        lines += [
            f"{site.base}{beside(old, suffix)} {site.base}{beside(new, suffix)} 301"
            for suffix in suffixes
            if beside(new, suffix) in files
        ]
    return "".join(f"{line}\n" for line in lines)


def _last(url: str, moved: Mapping[str, str]) -> str:
    seen = {url}
    while moved.get(url, url) not in seen:
        url = moved[url]
        seen.add(url)
    return url
