"""At whom an act is directed: in the table of its page the first, in order of names all, with the passages of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..model import Act, Corpus, Site
from ..tally.statements import Statement, independent
from . import folded, shown
from .crosstab import Heading
from .dossiers import Dossiers
from .folds import Fold, walk
from .page import Page, View
from .registers import Filed, registered
from .shell import Head, shell
from .words import Ref, count, first_upper, passage_label

NOBODY = "no addressee"
PRIVATE = "a private person"
MOST_LINES = 24
MOST_REFS = 4
NAMED = 8
"""The most passages that the list names of one addressee; of more, it leads to the years."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """One line of the list; `anchor` is its id on the page."""

    anchor: str
    heading: Heading
    number: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """All addressees of an act, where its table leaves some out: the list, and the page of each on it."""

    address: str
    fold: Fold[Filed]
    paths: Mapping[str, str]

    def place(self, of: str) -> str:
        """Return the path of the line of an addressee."""
        return f"{self.address}{self.paths[of]}#{anchor(of)}"


def register(act: Act, found: Sequence[Statement], corpus: Corpus) -> Register | None:
    """Return the list of all addressees of an act; None where its table has them all."""
    groups = grouped((s for s in found if s.of), lambda s: s.of)
    if len(groups) <= MOST_LINES:
        return None
    names = sorted((named(of, corpus).casefold(), of) for of in groups)
    fold = registered(
        [Filed(of, named(of, corpus)) for _, of in names],
        weigh=lambda filed: 1 + len(_numbered(groups[filed.id])) // 4,
    )
    paths = {filed.id: page.path for page, _ in walk(fold) if not page.folds for filed in page.held}
    return Register(f"/acts/{act.id}/towards/", fold, paths)


def pages(
    act: Act, listed: Register, found: Sequence[Statement], corpus: Corpus, site: Site, dossiers: Dossiers
) -> Iterator[Page]:
    """Yield the list of all addressees of an act, divided where it is long."""
    groups = grouped(found, lambda s: s.of)
    for leaf in folded.leaves_of(listed.fold, listed.address, site, lambda f: count(len(f.held), "addressee")):
        make = partial(_view, leaf, act, groups, corpus, site, dossiers)
        yield Page(f"{leaf.path[1:]}index.html", "towards.html", make)


def _view(
    leaf: folded.Leaf[Filed],
    act: Act,
    groups: Mapping[str, Sequence[Statement]],
    corpus: Corpus,
    site: Site,
    dossiers: Dossiers,
) -> View:
    label = first_upper(act.label)
    title = folded.titled(f"{label}: towards whom", leaf)
    head = Head(title, leaf.path, f"{title}: {count(len(leaf.fold.held), 'addressee')}.", "/acts/")
    listed = () if leaf.fold.folds else leaf.fold.held
    return {
        "shell": shell(corpus, site, head),
        "title": title,
        "of": label,
        "whole": site.link(f"/acts/{act.id}/"),
        "extent": count(len(leaf.fold.held), "addressee"),
        "ways": leaf.ways,
        "under": leaf.under,
        "addressees": tuple(_line(f.id, groups[f.id], corpus, site, dossiers) for f in listed),
    }


def _line(of: str, found: Sequence[Statement], corpus: Corpus, site: Site, dossiers: Dossiers) -> Addressee:
    years = [
        Ref(site.link(dossiers.year(f"/acts/{found[0].act}/", y)), f"{y or 'undated'} ({n})", f"{n} statements")
        for y, n in _numbered(found)
    ]
    refs = passages(found, corpus, site)
    return Addressee(
        anchor(of),
        heading(of, corpus, site),
        count(independent(found), "statement"),
        tuple(years if len(refs) > NAMED else refs),
    )


def _numbered(found: Sequence[Statement]) -> list[tuple[str, int]]:
    return [(year, independent(these)) for year, these in grouped(found, lambda s: s.year).items()]


def grouped(found: Iterable[Statement], key: Callable[[Statement], str]) -> dict[str, list[Statement]]:
    """Return statements by `key`, each group in their order."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        groups[key(statement)].append(statement)
    return groups


def ranked(groups: Mapping[str, Sequence[Statement]], corpus: Corpus) -> tuple[list[str], int]:
    """Return the addressees in the order of the lines of a table, nobody last, and how many are left out."""
    addressed = [of for of in groups if of]
    order = sorted(addressed, key=lambda of: (-independent(groups[of]), named(of, corpus)))
    return [*order[:MOST_LINES], *([""] if "" in groups else [])], max(len(order) - MOST_LINES, 0)


def anchor(of: str) -> str:
    """Return the id of the line of an addressee."""
    return f"of-{of}" if of else "no-addressee"


def named(of: str, corpus: Corpus) -> str:
    """Return how an addressee is called; a private person is not named."""
    actor = corpus.actors.get(of)
    return NOBODY if not of else PRIVATE if actor and actor.private else actor.name if actor else of


def heading(of: str, corpus: Corpus, site: Site) -> Heading:
    """Return the name of an addressee, with its page where it may be named."""
    actor = corpus.actors.get(of)
    return Heading(first_upper(named(of, corpus)), site.link(f"/a/{of}/") if actor and not actor.private else "")


def passages(found: Iterable[Statement], corpus: Corpus, site: Site) -> list[Ref]:
    """Return links to the passages of statements; what may not be shown is linked as its document."""
    return [_ref(s.document, at, corpus, site) for s in found for at in (s.at or ("",))]


def _ref(id: str, at: str, corpus: Corpus, site: Site) -> Ref:
    where = f"#{at}" if at and shown.passage(corpus.documents[id], at, corpus) else ""
    label = f"{id} {passage_label(at)}".strip()
    return Ref(f"{site.link(f'/d/{id}/')}{where}", label, f"passage {at}" if at else "the whole text")
