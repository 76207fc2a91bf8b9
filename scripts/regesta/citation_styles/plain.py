"""A citation of this edition's own, which keeps the siglum and says a date as the site does."""

from __future__ import annotations

from .facts import Facts
from .pieces import Rich, join, natural, roman, series, stop


def plain(facts: Facts) -> Rich:
    """Return who, what, when, where."""
    authors = series([natural(a) for a in facts.authors], "and")
    head = f"{authors}: {facts.text('title')}" if authors else facts.text("title")
    words = f"[{facts.words}]" if facts.supplied and facts.words else facts.words
    told = (facts.kind, facts.text("container-title") or facts.text("publisher"), words or "undated")
    source = ", ".join(filter(None, told))
    edition = f"{facts.edition} [{facts.siglum}]".strip()
    place = ", ".join([edition, *([facts.passage] if facts.passage else [])])
    parts = (head, source[:1].upper() + source[1:], place)
    return join(" ", *[stop(roman(p)) for p in parts], roman(facts.text("URL")))
