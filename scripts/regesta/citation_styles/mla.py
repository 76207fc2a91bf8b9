"""An entry in the style of the MLA Handbook, 9th edition, chapter 5."""

from __future__ import annotations

from .days import day_first
from .facts import Facts
from .pieces import Rich, curled, inverted, italic, join, natural, quoted, roman, series, stop


def mla(facts: Facts) -> Rich:
    """Return an entry of the list of works cited; the edition is the second container."""
    kind = roman(facts.kind)
    if facts.is_report:
        title: tuple[Rich, ...] = (italic(curled(facts.text("title"), "“”")),)
        publisher = roman(facts.text("publisher") or facts.text("publisher-place"))
        first = join(", ", kind, publisher, roman(_date(facts, within=bool(kind.text or publisher.text))))
    else:
        container = italic(facts.text("container-title"))
        title = (quoted(facts.text("title"), "."), kind)
        first = join(", ", container, roman(_date(facts, within=bool(container.text))))
    editors = f"edited by {series(facts.editors, 'and')}" if facts.editors else ""
    second = join(
        ", ", italic(facts.edition), roman(editors), roman(facts.publisher), roman(facts.locator),
        roman(facts.text("URL")),
    )  # fmt: skip
    return join(" ", *[stop(p) for p in (roman(_authors(facts)), *title, first, second) if p.text])


def _authors(facts: Facts) -> str:
    names = facts.authors
    if not names:
        return ""
    if len(names) == 1:
        return inverted(names[0])
    return f"{inverted(names[0])}, " + (f"and {natural(names[1])}" if len(names) == 2 else "et al.")


def _date(facts: Facts, *, within: bool) -> str:
    """Return the date; `circa` has a capital where a sentence begins with it, that is, not `within` one."""
    issued = facts.item.get("issued", {})
    words = day_first(issued)
    if issued.get("circa"):
        return f"{'circa' if within else 'Circa'} {words}"
    return f"[{words}]" if facts.supplied and "date-parts" in issued else words
