"""Acts: the graded vocabulary of public statements, who performed them when, towards whom, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ..model import Act, Corpus, Document, Site
from ..tally.statements import Statement, independent, statements
from . import shown
from .crosstab import Heading, Line, Table, number
from .entries import Entry, by_year, issued_by, of_document, with_passages
from .gathered import coverage, figure
from .page import Page, View
from .shell import Head, shell
from .witnesses import issued_by_all
from .words import Ref, count, first_upper, listed, passage_label

NOBODY = "no addressee"
PRIVATE = "a private person"
MOST_LINES = 24
MOST_REFS = 4
WHOLE = 1600
"""Characters: the words of an act are shown whole, so that the verb is among them."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the ladder of acts and one page for each."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements(corpus):
        found[statement.act].append(statement)
    yield Page("acts/index.html", "acts.html", partial(index, found, corpus, site))
    for act in corpus.acts.values():
        make = partial(view, act, tuple(found[act.id]), corpus, site)
        yield Page(f"acts/{act.id}/index.html", "act.html", make)


def documents(act: Act, corpus: Corpus) -> tuple[Document, ...]:
    """Return the documents in which an act is performed, in order of time."""
    return tuple(corpus.documents[id] for id in corpus.by_act.get(act.id, ()))


def index(found: Mapping[str, Sequence[Statement]], corpus: Corpus, site: Site) -> View:
    """Return the ladder, the strongest act first, by year and by addressee."""
    ladder = sorted(corpus.acts.values(), key=lambda a: a.rank)
    every = [s for act in ladder for s in found.get(act.id, ())]
    head = Head(
        "Acts", "/acts/", "What public statements do: who condemns, regrets or welcomes what, by year.", "/acts/"
    )
    return {
        "shell": shell(corpus, site, head),
        "title": "Acts",
        "extent": f"{count(len(ladder), 'act')}, the strongest first; {count(independent(every), 'statement')}",
        "counted": counted(every),
        "by_year": _acts_by_year(ladder, found, site),
        "by_addressee": _addressees_by_act([a for a in ladder if found.get(a.id)], every, corpus, site),
    }


def counted(found: Iterable[Statement]) -> str:
    """Return in words how statements are counted, and which documents are one statement with another."""
    same = dict.fromkeys((s.document, s.root) for s in found if s.document != s.root)
    again = [f"{one} with {other}" for one, other in same]
    shown = [*again[:MOST_REFS], *([f"{len(again) - MOST_REFS} more"] if len(again) > MOST_REFS else [])]
    text = "A document counts once in each cell; one directed at two addressees stands in the line of both."
    return f"{text} A text that is filed again, or in another state, counts once: {listed(shown)}." if again else text


def _grouped(found: Iterable[Statement], key: Callable[[Statement], str]) -> dict[str, list[Statement]]:
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        groups[key(statement)].append(statement)
    return groups


def _years(found: Iterable[Statement]) -> list[str]:
    years = {s.year for s in found}
    return [*sorted(years - {""}, key=int), *([""] if "" in years else [])]


def _year_anchor(year: str) -> str:
    return f"y{year}" if year else "undated"


def _acts_by_year(ladder: Sequence[Act], found: Mapping[str, Sequence[Statement]], site: Site) -> Table:
    years = _years(s for act in ladder for s in found.get(act.id, ()))

    def line(act: Act) -> Line:
        page = site.link(f"/acts/{act.id}/")
        groups = _grouped(found.get(act.id, ()), lambda s: s.year)
        cells = tuple(
            number(independent(groups.get(y, ())), f"{page}#{_year_anchor(y)}", f"{act.label}, {y or 'undated'}")
            for y in years
        )
        total = f"{independent(found.get(act.id, ())):,}"
        return Line(Heading(first_upper(act.label), page), cells, total, note=act.scope_note)

    columns = tuple(Heading(y or "Undated") for y in years)
    return Table("Statements by act and year", "Act", columns, tuple(map(line, ladder)))


def _addressees_by_act(ladder: Sequence[Act], every: Sequence[Statement], corpus: Corpus, site: Site) -> Table:
    groups = _grouped(every, lambda s: s.of)

    def line(of: str) -> Line:
        by_act = _grouped(groups[of], lambda s: s.act)
        cells = tuple(
            number(
                independent(by_act.get(act.id, ())),
                site.link(f"/acts/{act.id}/") + _place(by_act.get(act.id, ()), of),
                f"{act.label}, {_named(of, corpus)}",
            )
            for act in ladder
        )
        return Line(_addressee(of, corpus, site), cells, f"{independent(groups[of]):,}")

    columns = tuple(Heading(first_upper(a.label), site.link(f"/acts/{a.id}/")) for a in ladder)
    addressees, more = _lines(groups, corpus)
    return Table("Statements by addressee and act", "Towards", columns, tuple(map(line, addressees)), more=more)


def _place(found: Sequence[Statement], of: str) -> str:
    """Return where on the page of an act statements stand: one at its words, several in their line of the table."""
    only = {s.document for s in found}
    return f"#document-{only.pop()}" if len(only) == 1 else f"#{_anchor(of)}"


def _anchor(of: str) -> str:
    return f"of-{of}" if of else "no-addressee"


def _named(of: str, corpus: Corpus) -> str:
    actor = corpus.actors.get(of)
    return NOBODY if not of else PRIVATE if actor and actor.private else actor.name if actor else of


def _addressee(of: str, corpus: Corpus, site: Site) -> Heading:
    actor = corpus.actors.get(of)
    return Heading(first_upper(_named(of, corpus)), site.link(f"/a/{of}/") if actor and not actor.private else "")


def _lines(groups: Mapping[str, Sequence[Statement]], corpus: Corpus) -> tuple[list[str], str]:
    """Return the addressees in the order of their lines, nobody last, and in words how many are left out."""
    addressed = [of for of in groups if of]
    ranked = sorted(addressed, key=lambda of: (-independent(groups[of]), _named(of, corpus)))
    left = len(ranked) - MOST_LINES
    more = f"And {count(left, 'more addressee')}, none with more statements." if left > 0 else ""
    return [*ranked[:MOST_LINES], *([""] if "" in groups else [])], more


def view(act: Act, found: Sequence[Statement], corpus: Corpus, site: Site) -> View:
    """Return one act: each time that it is performed, by whom, towards whom, in which words."""
    held = documents(act, corpus)
    entries = tuple(_entry(act, d, corpus, site) for d in held)
    extent, rows = coverage(held, 0, issued_by_all(held, corpus))
    ladder = sorted(corpus.acts.values(), key=lambda a: a.rank)
    url = f"/acts/{act.id}/"
    return {
        "shell": shell(corpus, site, Head(first_upper(act.label), url, act.scope_note, "/acts/")),
        "id": act.id,
        "link": site.link(url),
        "title": first_upper(act.label),
        "rank": f"No. {ladder.index(act) + 1} of {len(ladder)}, the strongest first",
        "scope_note": act.scope_note,
        "extent": extent,
        "coverage": rows,
        "table": _addressees_by_year(act, found, corpus, site),
        "counted": counted(found),
        "figure": figure(held, entries, (), site),
        "years": by_year(entries),
    }


def _addressees_by_year(act: Act, found: Sequence[Statement], corpus: Corpus, site: Site) -> Table:
    groups, years = _grouped(found, lambda s: s.of), _years(found)

    def line(of: str) -> Line:
        by = _grouped(groups[of], lambda s: s.year)
        cells = tuple(_passages(by.get(y, ()), y, corpus, site) for y in years)
        return Line(_addressee(of, corpus, site), cells, f"{independent(groups[of]):,}", _anchor(of))

    addressees, more = _lines(groups, corpus)
    columns = tuple(Heading(y or "Undated", f"#{_year_anchor(y)}") for y in years)
    caption = f"{first_upper(act.label)}: the passages by addressee and year"
    return Table(caption, "Towards", columns, tuple(map(line, addressees)), more=more)


def _passages(found: Sequence[Statement], year: str, corpus: Corpus, site: Site) -> tuple[Ref, ...]:
    """Return links to the first passages of statements, and to their year on the page for the others.

    What may not be shown is linked as its document.
    """
    refs = [_ref(s.document, at, corpus, site) for s in found for at in (s.at or ("",))]
    left = len(refs) - MOST_REFS
    more = [Ref(f"#{_year_anchor(year)}", f"and {left} more", f"of {year or 'no date'}")] if left > 0 else []
    return (*refs[:MOST_REFS], *more)


def _ref(id: str, at: str, corpus: Corpus, site: Site) -> Ref:
    where = f"#{at}" if at and shown.passage(corpus.documents[id], at, corpus) else ""
    label = f"{id} {passage_label(at)}".strip()
    return Ref(f"{site.link(f'/d/{id}/')}{where}", label, f"passage {at}" if at else "the whole text")


def _entry(act: Act, document: Document, corpus: Corpus, site: Site) -> Entry:
    entry = of_document(document, corpus, site)
    performed = [a for a in document.acts if a.act == act.id]
    towards = [_named(a.of, corpus) for a in performed if a.of]
    note = f"{issued_by(document, corpus)} {act.label}, towards {listed(dict.fromkeys(towards))}" if towards else ""
    opened = with_passages(entry, document, corpus, [a.at for a in performed if a.at != "all"], limit=WHOLE)
    return replace(opened, regest=document.regest, status=note)
