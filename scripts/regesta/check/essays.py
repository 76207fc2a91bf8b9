"""What the edition's own pages lead to within the site is there: the page, and the place on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from ..addresses import of_pages
from ..markup import prose
from ..model import Corpus, Essay
from ..problems import Problem
from .where import did_you_mean

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
_ANCHOR = re.compile(r'\bid="([^"]*)"')


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    addresses = of_pages(corpus)
    html = {essay.slug: prose(essay.text) for essay in corpus.essays.values()}
    anchors = {slug: frozenset(map(unescape, _ANCHOR.findall(text))) for slug, text in html.items()}
    for essay in corpus.essays.values():
        path = f"content/pages/{essay.slug}.md"
        for target in dict.fromkeys(map(unescape, _LINK.findall(html[essay.slug]))):
            found = _wrong(target, essay, corpus, addresses, anchors)
            if found:
                yield Problem(path, _line(root / path, target), "dead-link", *found)


def _wrong(
    target: str, essay: Essay, corpus: Corpus, addresses: frozenset[str], anchors: dict[str, frozenset[str]]
) -> tuple[str, str] | None:
    """Return what is wrong with a link to `target`, and the hint; None where it leads somewhere or out of the site.

    Of a file only the page that it stands beside is known here.
    """
    parts = urlsplit(target)
    page = parts.path or f"/{essay.slug}/"
    if parts.scheme or parts.netloc or not page.startswith("/"):
        return None
    if page[: page.rindex("/") + 1] not in addresses:
        return f"{page} is no page of the site", did_you_mean(page, addresses, "correct the link, or take it out")
    first, id = [*page.strip("/").split("/"), ""][:2]
    document = corpus.documents.get(id) if first == "d" else None
    known = {p.id for p in document.passages} if document else anchors.get(first, frozenset())
    if parts.fragment and (document or first in anchors) and _unpinned(parts.fragment) not in known:
        hint = did_you_mean(parts.fragment, known, f"it has {', '.join(sorted(known)) or 'none'}")
        return f"{page} has no place {parts.fragment!r}", hint
    return None


def _unpinned(fragment: str) -> str:
    """Return the passage of a pin: p3 of p3.3f9a2c."""
    return fragment.partition(".")[0]


def _line(file: Path, target: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if target in line), 0)
