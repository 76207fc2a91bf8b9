"""A note in the style of The Chicago Manual of Style, 18th edition, chapters 13 and 14."""

from __future__ import annotations

from .days import american
from .facts import Facts
from .pieces import Rich, curled, italic, join, natural, quoted, roman, series, stop


def chicago(facts: Facts) -> Rich:
    """Return a full note."""
    kind, container, date = roman(facts.kind), facts.text("container-title"), _date(facts)
    if facts.is_report:
        published = ", ".join(filter(None, [facts.text("publisher") or facts.text("publisher-place"), date or "n.d."]))
        source = join(
            " ",
            join(", ", italic(curled(facts.text("title"), "“”")), kind),
            roman(f"({published})"),
        )
    else:
        newspaper = facts.item["type"] == "article-newspaper"
        undated = "" if container else "n.d."
        source = join(
            " ",
            quoted(facts.text("title"), ","),
            join(", ", kind, (italic if newspaper else roman)(container), roman(date or undated)),
        )
    return stop(join(
        ", ", roman(_authors(facts)), source, roman(facts.locator), _edition(facts), roman(facts.text("URL"))
    ))  # fmt: skip


def _authors(facts: Facts) -> str:
    names = [natural(a) for a in facts.authors]
    return f"{names[0]} et al." if len(names) > 2 else series(names, "and")


def _date(facts: Facts) -> str:
    issued = facts.item.get("issued", {})
    words = american(issued)
    if issued.get("circa"):
        return f"[{words}?]"
    return f"[{words}]" if facts.supplied and "date-parts" in issued else words


def _edition(facts: Facts) -> Rich:
    if not facts.edition:
        return roman("")
    edition = join(" ", roman("in"), italic(facts.edition))
    if facts.editors:
        edition = join(", ", edition, roman(f"ed. {series(facts.editors, 'and')}"))
    return join(" ", edition, roman(f"({facts.publisher})" if facts.publisher else ""))
