"""Acts: the graded vocabulary of public statements, who performed them when, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from ..model import Act, Corpus, Document, Site
from .entries import Entry, by_year, issued_by, of_document, with_passages, year_of
from .gathered import Company, coverage, figure
from .page import Page, View
from .shell import Head, shell
from .words import count, first_upper


@dataclass(frozen=True, slots=True)
class Rung:
    """An act on the ladder, with the number of documents that perform it in each year."""

    href: str
    label: str
    scope_note: str
    total: str
    by_year: tuple[str, ...]


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the ladder of acts and one page for each."""
    yield Page("acts/index.html", "acts.html", ("corpus",), partial(index, corpus, site))
    for act in corpus.acts.values():
        yield Page(f"acts/{act.id}/index.html", "act.html", ("corpus",), partial(view, act, corpus, site))


def documents(act: Act, corpus: Corpus) -> tuple[Document, ...]:
    """Return the documents in which an act is performed, in order of time."""
    return tuple(corpus.documents[id] for id in corpus.by_act.get(act.id, ()))


def index(corpus: Corpus, site: Site) -> View:
    """Return the ladder, the strongest act first, by year."""
    ladder = sorted(corpus.acts.values(), key=lambda a: a.rank)
    counts = {a.id: Counter(year_of(d.date) or "undated" for d in documents(a, corpus)) for a in ladder}
    years = tuple(sorted({y for c in counts.values() for y in c}))
    head = Head(
        "Acts", "/acts/", "What public statements do: who condemns, regrets or welcomes what, by year.", "/acts/"
    )
    return {
        "shell": shell(corpus, site, head),
        "title": "Acts",
        "extent": f"{count(len(ladder), 'act')}, the strongest first",
        "years": years,
        "ladder": tuple(
            Rung(
                site.link(f"/acts/{a.id}/"),
                first_upper(a.label),
                a.scope_note,
                str(sum(counts[a.id].values())),
                tuple(str(counts[a.id][y] or "") for y in years),
            )
            for a in ladder
        ),
    }


def view(act: Act, corpus: Corpus, site: Site) -> View:
    """Return one act: each time that it is performed, by whom, towards whom, in which words."""
    held = documents(act, corpus)
    entries = tuple(_entry(act, d, corpus, site) for d in held)
    towards = Counter(a.of for d in held for a in d.acts if a.act == act.id and a.of in corpus.actors)
    extent, rows = coverage(held, 0)
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
        "towards": tuple(
            Company(site.link(f"/a/{a}/"), corpus.actors[a].name, str(n))
            for a, n in towards.most_common()
            if not corpus.actors[a].private
        ),
        "figure": figure(held, entries, (), site),
        "years": by_year(entries),
    }


def _entry(act: Act, document: Document, corpus: Corpus, site: Site) -> Entry:
    entry = of_document(document, corpus, site)
    performed = [a for a in document.acts if a.act == act.id]
    towards = [corpus.actors[a.of].name for a in performed if a.of in corpus.actors]
    note = f"{issued_by(document, corpus)} {act.label}" + (
        f", towards {', '.join(dict.fromkeys(towards))}" if towards else ""
    )
    opened = with_passages(entry, document, corpus, [a.at for a in performed if a.at != "all"])
    return replace(opened, regest=document.regest, status=note if towards else "")
