"""An entry in the style of the Publication Manual of the APA, 7th edition, chapters 9 and 10."""

from __future__ import annotations

from .days import year_first
from .facts import Facts
from .pieces import Rich, curled, initials, italic, join, roman, series, stop


def apa(facts: Facts) -> Rich:
    """Return an entry of the list of references."""
    newspaper = facts.item["type"] == "article-newspaper"
    title = (roman if newspaper else italic)(curled(facts.text("title"), "“”"))
    open, close = "()" if facts.is_report else "[]"
    title = join(" ", title, roman(f"{open}{facts.kind}{close}" if facts.kind else ""))
    authors, date = roman(_authors(facts)), roman(f"({_date(facts)})")
    order = (authors, date, title) if authors.text else (title, date)
    container = (italic if newspaper else roman)(facts.text("container-title"))
    parts = [*order, container, roman(facts.text("publisher")), _edition(facts), roman(facts.publisher)]
    return join(" ", *[stop(p) for p in parts if p.text], roman(facts.text("URL")))


def _authors(facts: Facts) -> str:
    names = [a["literal"] if "literal" in a else f"{a['family']}, {initials(a['given'])}" for a in facts.authors]
    return names[0] if len(names) == 1 else ", ".join([*names[:-1], f"& {names[-1]}"]) if names else ""


def _date(facts: Facts) -> str:
    issued = facts.item.get("issued", {})
    words = year_first(issued)
    if issued.get("circa"):
        return f"ca. {words}"
    return f"[{words}]" if facts.supplied and "date-parts" in issued else words or "n.d."


def _edition(facts: Facts) -> Rich:
    if not facts.edition:
        return roman("")
    eds = "Eds." if len(facts.editors) > 1 else "Ed."
    editors = roman(f"{series(facts.editors, '&')} ({eds})" if facts.editors else "")
    edition = join(" ", roman("In"), join(", ", editors, italic(facts.edition)))
    return join(" ", edition, roman(f"({facts.locator})" if facts.locator else ""))
