"""Every id resolves; a name that does not gets a "did you mean"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..load.authority import ID
from ..load.documents import stems
from ..model import Actor, Corpus, Document, Place, Topic
from ..problems import Problem
from .rule import Rule
from .where import authority, did_you_mean, line, no_document


def each(corpus: Corpus, root: Path) -> Rule:
    files = there(root)
    followed = (files - frozenset(corpus.drafts)) | withdrawn(corpus)
    known = files | corpus.stubs.keys() | gone(corpus)

    def rule(document: Document) -> Iterator[Problem]:
        published = document.state == "published"
        yield from of_document(document, corpus, followed if published else files, root)
        if published:
            yield from cited(document, known, root)
        yield from passages(document, root)

    return rule


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    yield from of_events(corpus, there(root), root)
    yield from of_actors(corpus, root)
    yield from of_places(corpus, root)
    yield from of_topics(corpus, root)
    yield from of_series(corpus, root)
    yield from of_stubs(corpus, root)


def of_document(document: Document, corpus: Corpus, documents: frozenset[str], root: Path) -> Iterator[Problem]:
    """Every id in a document is that of a record; `documents` are those that it may name."""
    path = document.path
    for index, id in enumerate(document.references):
        if not ID.fullmatch(id):
            yield Problem(
                path,
                line(root, path, "references", index),
                "bad-id",
                f"{id!r} cannot be the id of a document",
                "lower-case ASCII letters, digits and single hyphens: PARIS 384 of 2007 is 07paris384",
            )
    for index, actor in enumerate(document.actors):
        yield from _known(actor.id, corpus.actors, "actor", root, path, "actors", index)
    for role, ids in document.roles.items():
        for index, id in enumerate(ids):
            yield from _known(id, corpus.actors, "actor", root, path, role, index)
    for passage, speakers in document.voices.items():
        for index, id in enumerate(speakers):
            yield from _known(id, corpus.actors, "actor", root, path, "voices", passage, index)
    for mention in document.mentions:
        if mention.actor not in corpus.actors and mention.actor not in document.actor_ids:
            at = next((p.line for p in document.passages if p.id == mention.passage), 0)
            home, hint = HOMES["actor"], f"add it to {HOMES['actor']}"
            message = f"actor {mention.actor!r}, named by markup in {mention.passage}, is not in {home}"
            yield Problem(path, at, "unknown-actor", message, did_you_mean(mention.actor, corpus.actors, hint))
    for index, id in enumerate(document.places):
        yield from _known(id, corpus.places, "place", root, path, "places", index)
    if document.place:
        yield from _known(document.place, corpus.places, "place", root, path, "place")
    for id in document.topics:
        yield from _known(id, corpus.topics, "topic", root, path, "topics", id)
        if id in corpus.topics and corpus.topics[id].container:
            yield Problem(
                path,
                line(root, path, "topics", id),
                "container-topic",
                f"{id!r} takes no documents itself",
                f"use one of its narrower topics: {', '.join(corpus.narrower.get(id, ()))}",
            )
    for index, id in enumerate(document.annotation.rejected.get("actors", ())):
        yield from _known(id, corpus.actors, "actor", root, path, "annotation", "rejected", "actors", index)
    for index, id in enumerate(document.annotation.rejected.get("topics", ())):
        yield from _known(id, corpus.topics, "topic", root, path, "annotation", "rejected", "topics", index)
    for act in document.acts:
        yield from _known(act.act, corpus.acts, "act", root, path, "acts", act.act)
        if act.of:
            yield from _known(act.of, corpus.actors, "actor", root, path, "acts", act.act)
    yield from _known(document.series, corpus.series, "series", root, path, "series")
    yield from _known(document.capture, corpus.captures, "capture", root, path, "source", "capture")
    for key in ("duplicate_of", "variant_of", "translation_of"):
        id = getattr(document, key)
        if id in corpus.drafts and id not in documents:
            yield Problem(
                path,
                line(root, path, key),
                "unknown-document",
                f"document {id!r} is a draft, to which no reader can be led",
                "take out its state: draft, or leave this key out until then",
            )
        elif id:
            yield from _known(id, documents, "document", root, path, key)


def cited(document: Document, known: frozenset[str], root: Path) -> Iterator[Problem]:
    """What a published text refers to is held, or has a stub that says what is known of it: readers are led there."""
    for index, id in enumerate(document.references):
        if ID.fullmatch(id) and id not in known:
            yield Problem(
                document.path,
                line(root, document.path, "references", index),
                "unknown-document",
                f"document {id!r} is neither held nor a stub",
                did_you_mean(id, known, f"add {id}: with what is known of it to {authority('stubs')}"),
            )


def passages(document: Document, root: Path) -> Iterator[Problem]:
    """Evidence points to passages that exist."""
    ids = {p.id for p in document.passages}
    pointed: list[tuple[str, tuple[str | int, ...]]] = [
        *((at, ("topics", topic)) for topic, where in document.topics.items() for at in where),
        *((at, ("voices", at)) for at in document.voices),
        *((act.at, ("acts", act.act)) for act in document.acts if act.at != "all"),
        *((note.at, ("notes", n, "at")) for n, note in enumerate(document.notes)),
        *((c.at, ("corrections", n, "at")) for n, c in enumerate(document.corrections)),
    ]
    for at, keys in pointed:
        if at not in ids:
            yield Problem(
                document.path,
                line(root, document.path, *keys),
                "unknown-passage",
                f"{keys[0]}: {document.id} has no passage {at!r}",
                did_you_mean(at, ids, f"it has {', '.join(sorted(ids))}"),
            )
    for topic, where in document.topics.items():
        if not where:
            yield Problem(
                document.path,
                line(root, document.path, "topics", topic),
                "no-evidence",
                f"topic {topic!r} names no passage",
                "list the passages that carry it, or write all",
            )


def of_events(corpus: Corpus, documents: frozenset[str], root: Path) -> Iterator[Problem]:
    path = authority("events")
    held = {**corpus.drafts, **corpus.documents}
    for event in (*corpus.events.values(), *corpus.draft_events.values()):
        for index, id in enumerate(event.actors):
            yield from _known(id, corpus.actors, "actor", root, path, event.id, "actors", index)
        for index, id in enumerate(event.places):
            yield from _known(id, corpus.places, "place", root, path, event.id, "places", index)
        for index, id in enumerate(event.topics):
            yield from _known(id, corpus.topics, "topic", root, path, event.id, "topics", index)
        for index, attested in enumerate(event.attested):
            keys = (event.id, "attested", index)
            if attested.document not in documents:
                where = line(root, path, *keys, "document")
                message = f"document {attested.document!r} is not in {HOMES['document']}"
                hint = no_document(attested.document, corpus, f"add it to {HOMES['document']}")
                yield Problem(path, where, "unknown-document", message, hint)
            document = held.get(attested.document)
            if document and not document.passage(attested.passage):
                ids = [p.id for p in document.passages]
                yield Problem(
                    path,
                    line(root, path, *keys, "passage"),
                    "unknown-passage",
                    f"{document.id} has no passage {attested.passage!r}",
                    did_you_mean(attested.passage, ids, f"it has {', '.join(ids)}"),
                )


def of_actors(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("actors")
    for actor in corpus.actors.values():
        yield from _others(actor, corpus.actors, "actor", root, path)
        if actor.part_of:
            yield from _known(actor.part_of, corpus.actors, "actor", root, path, actor.id, "part_of")
        for index, office in enumerate(actor.offices):
            if office.of:
                yield from _known(office.of, corpus.actors, "actor", root, path, actor.id, "offices", index, "of")


def of_places(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("places")
    for place in corpus.places.values():
        yield from _others(place, corpus.places, "place", root, path)
        if place.within:
            yield from _known(place.within, corpus.places, "place", root, path, place.id, "within")


def of_topics(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """The scheme is a hierarchy: no topic is above itself, and `related` is disjoint with it (SKOS S27)."""
    path = authority("topics")
    for topic in corpus.topics.values():
        yield from _others(topic, corpus.topics, "topic", root, path)
        if topic.broader:
            yield from _known(topic.broader, corpus.topics, "topic", root, path, topic.id, "broader")
        for index, id in enumerate(topic.related):
            yield from _known(id, corpus.topics, "topic", root, path, topic.id, "related", index)
            if id in _above(topic.id, corpus) or topic.id in _above(id, corpus) or id == topic.id:
                yield Problem(
                    path,
                    line(root, path, topic.id, "related", index),
                    "topic-cycle",
                    f"{topic.id!r} and {id!r} are broader and narrower, not related",
                    "remove it here",
                )
        if topic.id in _above(topic.id, corpus):
            yield Problem(
                path,
                line(root, path, topic.id, "broader"),
                "topic-cycle",
                f"{topic.id!r} is broader than itself",
                "follow `broader` upwards and cut the circle",
            )


def _above(id: str, corpus: Corpus) -> tuple[str, ...]:
    found: list[str] = []
    topic = corpus.topics.get(id)
    while topic and topic.broader and topic.broader not in found:
        found.append(topic.broader)
        topic = corpus.topics.get(topic.broader)
    return tuple(found)


def of_stubs(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("stubs")
    for stub in corpus.stubs.values():
        for index, id in enumerate(stub.creators):
            yield from _known(id, corpus.actors, "actor", root, path, stub.id, "creators", index)


def of_series(corpus: Corpus, root: Path) -> Iterator[Problem]:
    path = authority("series")
    for series in corpus.series.values():
        yield from _known(series.publisher, corpus.actors, "actor", root, path, series.id, "publisher")
    for capture in corpus.captures.values():
        sidecar = str(Path(capture.path).with_suffix(".yaml"))
        yield from _known(capture.series, corpus.series, "series", root, sidecar, "series")


def _others(
    record: Actor | Place | Topic, known: Collection[str], what: str, root: Path, path: str
) -> Iterator[Problem]:
    """What a record is declared to be distinct from is another record."""
    for index, id in enumerate(record.distinct_from):
        keys = (record.id, "distinct_from", index)
        yield from _known(id, known, what, root, path, *keys)
        if id == record.id:
            message = f"{what} {id!r} is said to be distinct from itself"
            yield Problem(path, line(root, path, *keys), "bad-value", message, "name the other record, or take it out")


HOMES: Mapping[str, str] = {
    "actor": "content/authority/actors.yaml",
    "place": "content/authority/places.yaml",
    "topic": "content/authority/topics.yaml",
    "act": "content/authority/acts.yaml",
    "series": "content/authority/series.yaml",
    "capture": "sources/",
    "document": "content/documents/",
}


def _known(id: str, known: Collection[str], what: str, root: Path, path: str, *keys: str | int) -> Iterator[Problem]:
    if id not in known:
        home = HOMES[what]
        yield Problem(
            path,
            line(root, path, *keys),
            f"unknown-{what}",
            f"{what} {id!r} is not in {home}",
            did_you_mean(id, known, f"add it to {home}"),
        )


def there(root: Path) -> frozenset[str]:
    """Return the ids of all files of documents: one that could not be read is reported already."""
    return frozenset(stems(root))


def withdrawn(corpus: Corpus) -> frozenset[str]:
    """Return the ids of documents that have a tombstone, which a reader can follow."""
    return frozenset(e.url.split("/")[2] for e in corpus.ledger if e.what == "withdrawn" and e.url.startswith("/d/"))


def gone(corpus: Corpus) -> frozenset[str]:
    """Return the ids of documents that were withdrawn or have another id now; their old addresses say so."""
    moved = (e.url for e in corpus.ledger if e.what == "alias" and e.url.startswith("/d/"))
    return withdrawn(corpus) | {url.split("/")[2] for url in moved}
