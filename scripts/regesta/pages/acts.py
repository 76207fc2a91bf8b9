"""Acts: the graded vocabulary of public statements, who performed them when, towards whom, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ..model import Act, Corpus, Document, Site
from ..tally.statements import Statement, independent, statements
from . import addressees, parts
from .addressees import MOST_REFS, Register, anchor, grouped, heading, named, passages, ranked
from .crosstab import Heading, Line, Table, number
from .dossiers import OF_ACT, Dossiers
from .entries import Entry, issued_by, of_document, with_passages
from .gathered import coverage
from .page import Page, View
from .shell import Head, shell
from .witnesses import issued_by_all
from .words import Ref, count, first_upper, listed

WHOLE = 1600
"""Characters: the words of an act are shown whole, so that the verb is among them."""

Stated = Mapping[str, Sequence[Statement]]


def pages(corpus: Corpus, site: Site, dossiers: Dossiers) -> Iterator[Page]:
    """Yield the ladder of acts, one page for each, the pages that a long one is divided into, and its addressees."""
    found = grouped(statements(corpus), lambda s: s.act)
    lists = {id: r for id, act in corpus.acts.items() if (r := addressees.register(act, found.get(id, ()), corpus))}
    yield Page("acts/index.html", "acts.html", partial(index, found, lists, corpus, site, dossiers))
    for act in corpus.acts.values():
        url, stated, all_of = f"/acts/{act.id}/", tuple(found.get(act.id, ())), lists.get(act.id)
        yield Page(f"{url[1:]}index.html", "act.html", partial(view, act, stated, corpus, site, dossiers))
        yield from parts.pages(_subject(act), dossiers.folds[url], partial(_entry, act, corpus, site), corpus, site)
        if all_of:
            yield from addressees.pages(act, all_of, stated, corpus, site, dossiers)


def _subject(act: Act) -> parts.Subject:
    return parts.Subject("Act", first_upper(act.label), f"/acts/{act.id}/", "/acts/")


def index(found: Stated, lists: Mapping[str, Register], corpus: Corpus, site: Site, dossiers: Dossiers) -> View:
    """Return the ladder, the strongest act first, by year and by addressee."""
    ladder = sorted(corpus.acts.values(), key=lambda a: a.rank)
    every = [s for act in ladder for s in found.get(act.id, ())]
    head = Head(
        "Acts", "/acts/", "What public statements do: who condemns, regrets or welcomes what, by year.", "/acts/"
    )
    performed = [a for a in ladder if found.get(a.id)]
    return {
        "shell": shell(corpus, site, head),
        "title": "Acts",
        "extent": _extent_of_all(len(ladder), independent(every)),
        "counted": counted(every),
        "by_year": _acts_by_year(ladder, found, site, dossiers),
        "by_addressee": _addressees_by_act(performed, found, lists, corpus, site, dossiers),
    }


def _extent_of_all(acts: int, statements: int) -> str:
    said = f"{count(acts, 'act')}, the strongest first"
    return f"{said}; {count(statements, 'statement')}" if statements else said


def counted(found: Iterable[Statement]) -> str:
    """Return in words how statements are counted, and which documents are one statement with another."""
    same = dict.fromkeys((s.document, s.root) for s in found if s.document != s.root)
    again = [f"{one} with {other}" for one, other in same]
    shown = [*again[:MOST_REFS], *([f"{len(again) - MOST_REFS} more"] if len(again) > MOST_REFS else [])]
    text = "A document counts once in each cell; one directed at two addressees stands in the line of both."
    return f"{text} A text that is filed again, or in another state, counts once: {listed(shown)}." if again else text


def _years(found: Iterable[Statement]) -> list[str]:
    years = {s.year for s in found}
    return [*sorted(years - {""}, key=int), *([""] if "" in years else [])]


def _acts_by_year(ladder: Sequence[Act], found: Stated, site: Site, dossiers: Dossiers) -> Table:
    years = _years(s for act in ladder for s in found.get(act.id, ()))

    def line(act: Act) -> Line:
        page = f"/acts/{act.id}/"
        groups = grouped(found.get(act.id, ()), lambda s: s.year)
        cells = tuple(
            number(
                independent(groups.get(y, ())),
                site.link(dossiers.year(page, y)),
                f"{act.label}, {y or 'undated'}",
            )
            for y in years
        )
        total = f"{independent(found.get(act.id, ())):,}"
        return Line(Heading(first_upper(act.label), site.link(page)), cells, total, note=act.scope_note)

    columns = tuple(Heading(y or "Undated") for y in years)
    return Table("Statements by act and year", "Act", columns, tuple(map(line, ladder)))


def _addressees_by_act(
    ladder: Sequence[Act],
    found: Stated,
    lists: Mapping[str, Register],
    corpus: Corpus,
    site: Site,
    dossiers: Dossiers,
) -> Table:
    groups = grouped((s for act in ladder for s in found[act.id]), lambda s: s.of)
    lines = {act.id: set(ranked(grouped(found[act.id], lambda s: s.of), corpus)[0]) for act in ladder}

    def place(act: Act, of: str, these: Sequence[Statement]) -> str:
        """One statement is linked at its words, several in their line: of the table, or of the list of all."""
        only = {s.document for s in these}
        if len(only) == 1:
            return dossiers.entry(f"/acts/{act.id}/", only.pop())
        return f"/acts/{act.id}/#{anchor(of)}" if of in lines[act.id] else lists[act.id].place(of)

    def cell(act: Act, of: str, these: Sequence[Statement]) -> tuple[Ref, ...]:
        href = site.link(place(act, of, these)) if these else ""
        return number(independent(these), href, f"{act.label}, {named(of, corpus)}")

    def line(of: str) -> Line:
        by_act = grouped(groups[of], lambda s: s.act)
        cells = tuple(cell(act, of, by_act.get(act.id, ())) for act in ladder)
        return Line(heading(of, corpus, site), cells, f"{independent(groups[of]):,}")

    columns = tuple(Heading(first_upper(a.label), site.link(f"/acts/{a.id}/")) for a in ladder)
    order, left = ranked(groups, corpus)
    return Table("Statements by addressee and act", "Towards", columns, tuple(map(line, order)), more=_more(left))


def _more(left: int) -> str:
    return f"And {count(left, 'more addressee')}, none with more statements." if left else ""


def view(act: Act, found: Sequence[Statement], corpus: Corpus, site: Site, dossiers: Dossiers) -> View:
    """Return one act: each time that it is performed, by whom, towards whom, in which words."""
    url = f"/acts/{act.id}/"
    held = tuple(corpus.documents[id] for id in dossiers.documents(url))
    extent, rows = coverage(held, 0, issued_by_all(held, corpus), held=dossiers.years)
    ladder = sorted(corpus.acts.values(), key=lambda a: a.rank)
    return {
        "shell": shell(corpus, site, Head(first_upper(act.label), url, act.scope_note, "/acts/")),
        "id": act.id,
        "link": site.link(url),
        "title": first_upper(act.label),
        "rank": f"No. {ladder.index(act) + 1} of {len(ladder)}, the strongest first",
        "scope_note": act.scope_note,
        "extent": extent,
        "coverage": rows,
        "table": _addressees_by_year(act, found, corpus, site, dossiers),
        "counted": counted(found),
        **parts.whole(_subject(act), dossiers, partial(_entry, act, corpus, site), corpus, site),
    }


def _addressees_by_year(act: Act, found: Sequence[Statement], corpus: Corpus, site: Site, dossiers: Dossiers) -> Table:
    url = f"/acts/{act.id}/"
    groups, years = grouped(found, lambda s: s.of), _years(found)

    def cell(these: Sequence[Statement], of: str, year: str) -> tuple[Ref, ...]:
        """The first passages, their year for the others; how many they are, where the year has a page of its own."""
        year_href, refs = site.link(dossiers.year(url, year)), passages(these, corpus, site)
        if dossiers.folds[url].folds:
            return number(independent(these), year_href, f"{named(of, corpus)}, {year or 'undated'}")
        left = len(refs) - MOST_REFS
        more = [Ref(year_href, f"and {left} more", f"of {year or 'no date'}")] if left > 0 else []
        return (*refs[:MOST_REFS], *more)

    def line(of: str) -> Line:
        by = grouped(groups[of], lambda s: s.year)
        cells = tuple(cell(by.get(y, ()), of, y) for y in years)
        return Line(heading(of, corpus, site), cells, f"{independent(groups[of]):,}", anchor(of))

    order, left = ranked(groups, corpus)
    columns = tuple(Heading(y or "Undated", site.link(dossiers.year(url, y))) for y in years)
    caption = f"{first_upper(act.label)}: the passages by addressee and year"
    every = site.link(f"{url}towards/") if left else ""
    return Table(caption, "Towards", columns, tuple(map(line, order)), more=_more(left), every=every)


def _entry(act: Act, corpus: Corpus, site: Site, document: Document) -> Entry:
    entry = of_document(document, corpus, site)
    performed = [a for a in document.acts if a.act == act.id]
    towards = [named(a.of, corpus) for a in performed if a.of]
    note = f"{issued_by(document, corpus)} {act.label}, towards {listed(dict.fromkeys(towards))}" if towards else ""
    at = [a.at for a in performed if a.at != "all"]
    opened = with_passages(entry, document, corpus, at, most=OF_ACT, limit=WHOLE)
    return replace(opened, regest=document.regest, status=note)
