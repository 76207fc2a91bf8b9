"""What occurs together with the subject of a page, how often, and in which passages the two stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import islice

from markupsafe import Markup

from ..model import Corpus, Document, Site
from . import dots, grounds
from .gathered import Company

MOST, DOCUMENTS = 12, 3

Where = Callable[[Document], Collection[str]]
Entry = Callable[[str], str]
Has = Callable[[Document], bool]


def actor_in(id: str) -> Where:
    """Return what gives the passages of a document in which the actor is named."""
    return lambda document: tuple(dict.fromkeys(m.passage for m in document.mentions if m.actor == id))


def place_in(id: str) -> Where:
    """Return what gives the passages of a document in which the place is named."""
    return lambda document: tuple(dict.fromkeys(m.passage for m in document.place_mentions if m.actor == id))


def topic_in(id: str) -> Where:
    """Return what gives the passages of a document that carry the topic."""
    return lambda document: document.topics.get(id, ())


def all_of(document: Document) -> Collection[str]:
    """Return all passages of a document: where the subject of the page is the text itself."""
    return tuple(p.id for p in document.passages)


def actors_with(
    documents: Sequence[Document], where: Where, entry: Entry, corpus: Corpus, site: Site, but: str = ""
) -> tuple[Company, ...]:
    """Return the actors that these documents name or that have a role in them, but those in almost all.

    Those that stand in one passage with the subject of the page come first, by the number of documents. `where` gives
    the passages of a document in which the subject of the page stands, `entry` the path of its entry there.
    """
    found = Counter(a for d in documents for a in d.actor_ids if a != but and a in corpus.actors)
    near = Counter(a for d in documents for a in _named_in(d, where))
    order = sorted(found.items(), key=lambda item: (-near[item[0]], -item[1]))
    inline = [(a, n) for a, n in order if corpus.actors[a].inline and not corpus.actors[a].private]
    return tuple(
        Company(
            site.link(f"/a/{a}/"),
            corpus.actors[a].name,
            str(n),
            grounds.refs(together(documents, where, actor_in(a), partial(_names, a)), corpus, site, _home(documents)),
            dots=_dots(documents, where, actor_in(a), partial(_names, a), entry, n, site),
            spoken=_spoken(n, near[a]),
        )
        for a, n in inline[:MOST]
    )


def topics_with(
    documents: Sequence[Document], where: Where, entry: Entry, corpus: Corpus, site: Site, but: str = ""
) -> tuple[Company, ...]:
    """Return the topics of these documents, those that one passage carries with the subject of the page first."""
    found = Counter(t for d in documents for t in d.topics if t != but and t in corpus.topics)
    near = Counter(t for d in documents for t in _carried_in(d, where))
    return tuple(
        Company(
            site.link(f"/t/{t}/"),
            corpus.topics[t].label,
            str(n),
            grounds.refs(together(documents, where, topic_in(t), partial(_carries, t)), corpus, site, _home(documents)),
            dots=_dots(documents, where, topic_in(t), partial(_carries, t), entry, n, site),
            spoken=_spoken(n, near[t]),
        )
        for t, n in sorted(found.items(), key=lambda item: (-near[item[0]], -item[1]))[:MOST]
    )


def _named_in(document: Document, where: Where) -> set[str]:
    ours = set(where(document))
    return {m.actor for m in document.mentions if m.passage in ours}


def _carried_in(document: Document, where: Where) -> set[str]:
    ours = set(where(document))
    return {topic for topic, passages in document.topics.items() if not ours.isdisjoint(passages)}


def _dots(
    documents: Sequence[Document], one: Where, other: Where, has: Has, entry: Entry, number: int, site: Site
) -> Markup:
    """Return a dot for each of the first documents that have both, in order of time."""
    found = [
        dots.Shared(d.id, not set(one(d)).isdisjoint(other(d)), site.link(entry(d.id)))
        for d in islice(filter(has, documents), dots.DOTS)
    ]
    return dots.drawing(found, number > len(found))


def _spoken(number: int, near: int) -> str:
    """Return what a screen reader says after the number of the documents."""
    return f"{'document' if number == 1 else 'documents'}, {near} of them in one passage" if near else "documents"


def _home(documents: Sequence[Document]) -> str:
    return documents[0].id if len(documents) == 1 else ""


def _names(actor: str, document: Document) -> bool:
    return actor in document.actor_ids


def _carries(topic: str, document: Document) -> bool:
    return topic in document.topics


def together(documents: Sequence[Document], one: Where, other: Where, has: Has) -> tuple[str, ...]:
    """Return one passage of each of a few documents: where both stand in one passage, before where only the other does.

    A document that has the other in a role only, in none of its passages, is given as itself.
    """
    both: list[str] = []
    apart: list[str] = []
    for document in documents:
        if not has(document):
            continue
        theirs, ours = other(document), set(one(document))
        shared = next((p for p in theirs if p in ours), "")
        if shared:
            both.append(f"{document.id}#{shared}")
            if len(both) == DOCUMENTS:
                break
        else:
            apart.append(f"{document.id}#{next(iter(theirs))}" if theirs else document.id)
    return tuple([*both, *apart][:DOCUMENTS])
