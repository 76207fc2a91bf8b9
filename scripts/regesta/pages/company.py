"""What occurs together with the subject of a page, how often, and in which passages the two stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from ..model import Corpus, Document, Site
from . import dots, grounds
from .gathered import Company

MOST, DOCUMENTS = 12, 3

Where = Callable[[Document], Collection[str]]
Entry = Callable[[str], str]


def actor_in(id: str) -> Where:
    """Return what gives the passages of a document in which the actor is named."""
    return lambda document: document.outline.actors.get(id, ())


def place_in(id: str) -> Where:
    """Return what gives the passages of a document in which the place is named."""
    return lambda document: document.outline.places.get(id, ())


def topic_in(id: str) -> Where:
    """Return what gives the passages of a document that carry the topic."""
    return lambda document: document.topics.get(id, ())


def all_of(document: Document) -> Collection[str]:
    """Return all passages of a document: where the subject of the page is the text itself."""
    return document.outline.passages


def actors_with(
    documents: Sequence[Document], where: Where, entry: Entry, corpus: Corpus, site: Site, but: str = ""
) -> tuple[Company, ...]:
    """Return the actors that these documents name or that have a role in them, but those in almost all.

    Those that stand in one passage with the subject of the page come first, by the number of documents. `where` gives
    the passages of a document in which the subject of the page stands, `entry` the path of its entry there.
    """
    texts = [_Text(d.id, frozenset(where(d)), _passages_by_actor(d)) for d in documents]
    found, near = _counted(texts)
    order = sorted(found, key=lambda a: (-near[a], -found[a]))
    known = ((a, corpus.actors[a]) for a in order if a != but and a in corpus.actors)
    inline = islice(((a, actor) for a, actor in known if actor.inline and not actor.private), MOST)
    return tuple(
        Company(
            site.link(f"/a/{a}/"),
            actor.name,
            str(found[a]),
            grounds.refs(_together(texts, a), corpus, site, _home(documents)),
            dots=_dots(texts, a, entry, found[a], site),
            spoken=_spoken(found[a], near[a]),
        )
        for a, actor in inline
    )


def topics_with(
    documents: Sequence[Document], where: Where, entry: Entry, corpus: Corpus, site: Site, but: str = ""
) -> tuple[Company, ...]:
    """Return the topics of these documents, those that one passage carries with the subject of the page first."""
    texts = [_Text(d.id, frozenset(where(d)), d.topics) for d in documents]
    found, near = _counted(texts)
    order = sorted(found, key=lambda t: (-near[t], -found[t]))
    return tuple(
        Company(
            site.link(f"/t/{t}/"),
            corpus.topics[t].label,
            str(found[t]),
            grounds.refs(_together(texts, t), corpus, site, _home(documents)),
            dots=_dots(texts, t, entry, found[t], site),
            spoken=_spoken(found[t], near[t]),
        )
        for t in islice((t for t in order if t != but and t in corpus.topics), MOST)
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A document: the passages where the subject of the page stands, and by record those where all else does."""

    id: str
    ours: frozenset[str]
    others: Mapping[str, Sequence[str]]


def _passages_by_actor(document: Document) -> Mapping[str, Sequence[str]]:
    return {id: document.outline.actors.get(id, ()) for id in document.actor_ids}


def _counted(texts: Sequence[_Text]) -> tuple[Counter[str], Counter[str]]:
    """Return in how many texts each record stands, and in how many of them in one passage with the subject."""
    found = Counter(id for text in texts for id in text.others)
    near = Counter(id for text in texts for id, at in text.others.items() if not text.ours.isdisjoint(at))
    return found, near


def _dots(texts: Sequence[_Text], other: str, entry: Entry, number: int, site: Site) -> Markup:
    """Return a dot for each of the first documents that have both, in order of time."""
    both = islice((text for text in texts if other in text.others), dots.DOTS)
    found = [dots.Shared(t.id, not t.ours.isdisjoint(t.others[other]), site.link(entry(t.id))) for t in both]
    return dots.drawing(found, number > len(found))


def _spoken(number: int, near: int) -> str:
    """Return what a screen reader says after the number of the documents."""
    said = "document" if number == 1 else "documents"
    if not near:
        return said
    return f"{said}, in one passage" if number == 1 else f"{said}, {near} of them in one passage"


def _home(documents: Sequence[Document]) -> str:
    return documents[0].id if len(documents) == 1 else ""


def _together(texts: Sequence[_Text], other: str) -> tuple[str, ...]:
    """Return one passage of each of a few documents: where both stand in one passage, before where only the other does.

    A document that has the other in a role only, in none of its passages, is given as itself.
    """
    both: list[str] = []
    apart: list[str] = []
    for text in texts:
        if other not in text.others:
            continue
        theirs = text.others[other]
        shared = next((p for p in theirs if p in text.ours), "")
        if shared:
            both.append(f"{text.id}#{shared}")
            if len(both) == DOCUMENTS:
                break
        else:
            apart.append(f"{text.id}#{theirs[0]}" if theirs else text.id)
    return tuple([*both, *apart][:DOCUMENTS])
