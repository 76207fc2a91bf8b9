"""A citation in words, in four styles: Chicago (notes), APA, MLA, and a plain one that keeps the siglum.

Each style is a function of `Facts`, which `cite` takes from its CSL-JSON and from the date. Sources of the forms:
The Chicago Manual of Style, 17th edition, chapter 14; Publication Manual of the APA, 7th edition, chapters 9 and 10;
MLA Handbook, 9th edition, chapter 5. None of them has an edition of documents on the web, so the edition is the
container of the document in all of them, and a date that the editors infer stands in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import cycle
from typing import NamedTuple

from . import dates


class Rich(NamedTuple):
    """A piece of text and the same as HTML."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one style: `label` names the style, `html` is `text` escaped, titles of works in `<i>`."""

    style: str
    label: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the styles are made of. Empty is what is not known.

    `what` tells the kind ("diplomatic cable 07PARIS692"), `container` is the title of what the document was part of,
    `body` who published it where that is not the author, `supplied` whether the editors inferred the date.
    """

    authors: tuple[Mapping[str, str], ...]
    title: str
    what: str
    container: str
    body: str
    edition: str
    editors: tuple[str, ...]
    publisher: str
    siglum: str
    passage: str
    url: str
    edtf: str
    supplied: bool


MLA_MONTHS = {
    "January": "Jan.", "February": "Feb.", "March": "Mar.", "April": "Apr.", "August": "Aug.", "September": "Sept.",
    "October": "Oct.", "November": "Nov.", "December": "Dec.",
}  # fmt: skip


def _chicago(facts: Facts) -> Rich:
    edition = _then(" ", _plain("in"), _italic(facts.edition)) if facts.edition else _plain("")
    if facts.editors:
        edition = _then(", ", edition, _plain(f"ed. {_series(facts.editors, 'and')}"))
    if facts.publisher:
        edition = _then(" ", edition, _plain(f"({facts.publisher})"))
    return _stop(_then(
        ", ",
        _plain(_series([_natural(a) for a in facts.authors], "and")),
        _then(
            " ",
            _quoted(facts.title, ","),
            _then(", ", _plain(facts.what), _work(facts), _plain(_date(facts) or "n.d."), edition),
        ),
        _plain(_locator(facts.passage, "par.")),
        _plain(facts.url),
    ))  # fmt: skip


def _apa(facts: Facts) -> Rich:
    authors = _plain(_apa_authors(facts.authors))
    date = _plain(f"({_apa_date(facts) or 'n.d.'})")
    kind = _plain(f"[{facts.what[0].upper()}{facts.what[1:]}]" if facts.what else "")
    title = _then(" ", _plain(facts.title) if facts.container else _italic(facts.title), kind)
    eds = "Eds." if len(facts.editors) > 1 else "Ed."
    edition = _italic(facts.edition)
    if facts.editors:
        edition = _then(", ", _plain(f"{_series(facts.editors, '&')} ({eds})"), edition)
    edition = _then(" ", _plain("In"), edition) if facts.edition else _plain("")
    where = _locator(facts.passage, "para.")
    edition = _then(" ", edition, _plain(f"({where})" if where else ""))
    order = (authors, date, title) if authors.text else (title, date)
    parts = [_stop(p) for p in (*order, _work(facts), edition, _plain(facts.publisher)) if p.text]
    return _then(" ", *parts, _plain(facts.url))


def _mla(facts: Facts) -> Rich:
    date = re.sub(r"[A-Z][a-z]+", lambda month: MLA_MONTHS.get(month[0], month[0]), _date(facts))
    first = _then(", ", _plain(facts.what[:1].upper() + facts.what[1:]), _work(facts), _plain(date))
    editors = f"edited by {_series(facts.editors, 'and')}" if facts.editors else ""
    second = _then(
        ", ", _italic(facts.edition), _plain(editors), _plain(facts.publisher),
        _plain(_locator(facts.passage, "par.")), _plain(facts.url),
    )  # fmt: skip
    parts = (_plain(_mla_authors(facts.authors)), _quoted(facts.title, "."), first, second)
    return _then(" ", *[_stop(p) for p in parts if p.text])


def _plainly(facts: Facts) -> Rich:
    authors = _series([_natural(a) for a in facts.authors], "and")
    head = f"{authors}: {facts.title}" if authors else facts.title
    what = facts.what[:1].upper() + facts.what[1:]
    source = _then(", ", _plain(what), _plain(facts.container or facts.body), _plain(_date(facts) or "undated"))
    if not what and source.text[:1].islower():
        source = _plain(source.text[:1].upper() + source.text[1:])
    place = _then(", ", _then(" ", _plain(facts.edition), _plain(f"[{facts.siglum}]")),
                  _plain(f"passage {facts.passage}" if facts.passage else ""))  # fmt: skip
    return _then(" ", *[_stop(p) for p in (_plain(head), source, place)], _plain(facts.url))


STYLES: Mapping[str, tuple[str, Callable[[Facts], Rich]]] = {
    "chicago": ("Chicago (notes)", _chicago),
    "apa": ("APA", _apa),
    "mla": ("MLA", _mla),
    "plain": ("Plain", _plainly),
}


def _date(facts: Facts) -> str:
    """Return the date in words without the time of day; in square brackets where the editors supply or doubt it."""
    try:
        when = dates.parse(facts.edtf)
    except dates.BadDate:
        return facts.edtf
    if when.precision == "unknown":
        return ""
    words = dates.words(facts.edtf.split("T")[0]).replace("about ", "ca. ").replace(" (uncertain)", "?")
    return f"[{words}]" if facts.supplied or _doubtful(when) else words


def _apa_date(facts: Facts) -> str:
    """Return the date with its year first where it is certain and within one year, else as the other styles have it."""
    words = _date(facts)
    if not words or words.startswith("["):
        return words
    try:
        when = dates.parse(facts.edtf)
    except dates.BadDate:
        return words
    first, last = (dates.numbers(iso) if iso else [] for iso in dates.stated(facts.edtf))
    if when.precision not in ("second", "day", "month", "interval") or not first or not last:
        return words
    if first[0] != last[0] or len(first) != len(last) or len(first) == 1:
        return words
    begin, end = ([dates.MONTHS[p[1] - 1], *map(str, p[2:])] for p in (first, last))
    if begin == end:
        return f"{first[0]}, {' '.join(begin)}"
    rest = end[1:] if begin[0] == end[0] else end
    return f"{first[0]}, {' '.join(begin)}–{' '.join(rest)}"


def _doubtful(when: dates.When) -> bool:
    return when.approximate or when.uncertain or when.precision == "one-of"


def _work(facts: Facts) -> Rich:
    """Return what the document was part of (in italics) or, of a report, who published it."""
    return _italic(facts.container) if facts.container else _plain(facts.body)


def _locator(passage: str, paragraph: str) -> str:
    """Return where in the document: `p3` is a paragraph, `n1` a note, `title` and the like are named."""
    match = re.fullmatch(r"([a-z]+)([0-9].*)", passage)
    if not match:
        return passage
    named = {"p": paragraph, "n": "note", "h": "heading"}.get(match[1], match[1])
    return f"{named} {match[2]}"


def _natural(name: Mapping[str, str]) -> str:
    return name["literal"] if "literal" in name else f"{name['given']} {name['family']}"


def _inverted(name: Mapping[str, str]) -> str:
    return name["literal"] if "literal" in name else f"{name['family']}, {name['given']}"


def _apa_authors(authors: Sequence[Mapping[str, str]]) -> str:
    texts = [a["literal"] if "literal" in a else f"{a['family']}, {_initials(a['given'])}" for a in authors]
    return texts[0] if len(texts) == 1 else ", ".join([*texts[:-1], f"& {texts[-1]}"]) if texts else ""


def _mla_authors(authors: Sequence[Mapping[str, str]]) -> str:
    if not authors:
        return ""
    if len(authors) == 1:
        return _inverted(authors[0])
    return f"{_inverted(authors[0])}, " + (f"and {_natural(authors[1])}" if len(authors) == 2 else "et al.")


def _initials(given: str) -> str:
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def _series(items: Sequence[str], conjunction: str) -> str:
    if len(items) < 3:
        return f" {conjunction} ".join(items)
    return f"{', '.join(items[:-1])}, {conjunction} {items[-1]}"


def _quoted(title: str, mark: str) -> Rich:
    """Return the title in quotation marks, `mark` within them as American usage has it, its own in single ones."""
    inner = title.replace("“", "‘").replace("”", "’")
    pair = cycle("‘’")
    inner = re.sub('"', lambda _: next(pair), inner)
    return _plain(f"“{inner}{'' if inner.endswith(('?', '!', mark)) else mark}”")


def _plain(text: str) -> Rich:
    return Rich(text, escape(text))


def _italic(text: str) -> Rich:
    return Rich(text, f"<i>{escape(text)}</i>") if text else Rich("", "")


def _then(between: str, *parts: Rich) -> Rich:
    """Return the parts that are not empty, one after the other."""
    held = [p for p in parts if p.text]
    return Rich(between.join(p.text for p in held), between.join(p.html for p in held))


def _stop(part: Rich) -> Rich:
    """Return `part` with a full stop, unless it ends with a mark of its own."""
    ended = not part.text or part.text.rstrip("”’").endswith((".", "?", "!"))
    return part if ended else Rich(f"{part.text}.", f"{part.html}.")
