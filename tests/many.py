"""A large corpus made of records, the same for the same number: for tests of what must not grow. All invented."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora import CAPTURES, EDITION, PLACES, SERIES, document, passage
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from regesta.build.site import rendered
from regesta.load.authority import Records
from regesta.load.link import corpus as linked
from regesta.model import (
    Act,
    ActOf,
    Actor,
    ActorType,
    Attestation,
    Corpus,
    Document,
    Event,
    ListedActor,
    Mention,
    Place,
    Site,
    Topic,
)
from regesta.pages import (
    actors,
    acts,
    assets,
    documents,
    dossiers,
    events,
    places,
    postings,
    series,
    timeline,
    topics,
)
from regesta.pages.page import Page
from regesta.serving.handler import LEVEL
from tests.conftest import REPOSITORY

File = tuple[str, bytes]
SYLLABLES = [a + b + c for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("", "n", "r", "s", "t", "l")]
TOPICS, ACTORS = 200, 1000
ACTOR_TYPES: tuple[ActorType, ...] = ("person", "organisation", "state")
KINDS = ("cable", "article", "report", "brief", "ministry-page")


def _words(chance: random.Random, number: int) -> str:
    text = " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(number))
    return text[0].upper() + text[1:]


def _date(chance: random.Random) -> str:
    year = min(max(round(chance.gauss(2004, 7)), 1964), 2015)
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    whole = f"{year}-{month:02d}-{day:02d}"
    forms = (whole, f"{year}-{month:02d}", f"{year}", f"{year}/{year + 2}", f"[{whole}..]", f"{whole}?", "")
    return chance.choices(forms, (75, 8, 5, 3, 4, 3, 2))[0]


def _ids(chance: random.Random, letter: str, number: int, most: int) -> tuple[str, ...]:
    """Ids of which the first are by far the most frequent, as topics and actors are."""
    return tuple(dict.fromkeys(f"{letter}-{int(number * chance.random() ** 3)}" for _ in range(most)))


def many(number: int) -> Corpus:
    """Return a corpus of `number` entries, four documents to one event, each with five topics and five actors."""
    chance = random.Random(number)
    subjects = {f"t-{n}": Topic(f"t-{n}", _words(chance, 2)) for n in range(TOPICS)}
    people = {f"a-{n}": Actor(f"a-{n}", _words(chance, 2), "person") for n in range(ACTORS)}
    texts = {
        id: document(
            id, title=_words(chance, 8), kind=chance.choice(KINDS), date=_date(chance), regest=_words(chance, 45),
            topics=dict.fromkeys(_ids(chance, "t", TOPICS, 5), ("p1",)), creators=("a-0",),
            actors=tuple(ListedActor(a) for a in _ids(chance, "a", ACTORS, 5)),
            passages=(passage("p1", "paragraph", "Text."),),
        )
        for id in (f"found-{n}" for n in range(number - number // 5))
    }  # fmt: skip
    happened = {
        id: Event(
            id, _words(chance, 9), chance.choice(("occurred", "planned")), _date(chance),
            (Attestation("found-0", "p1", "Text"),), topics=_ids(chance, "t", TOPICS, 2),
            actors=_ids(chance, "a", ACTORS, 3),
        )
        for id in (f"event-{n}" for n in range(number // 5))
    }  # fmt: skip
    records = Records(actors=people, places=PLACES, topics=subjects, acts={}, events=happened, series=SERIES, stubs={})
    return linked(EDITION, {c.id: c for c in CAPTURES}, texts, records, (), {})


def annotated(number: int) -> Corpus:
    """Return a corpus of `number` documents whose passages carry topics, name actors and places and do acts.

    Records are as uneven as they are in life: one actor has a role in every document, most have few; the topics and
    the places stand in hierarchies, some in none.
    """
    chance = random.Random(number)
    prose = [_words(chance, 75) for _ in range(500)]
    over = [f"h-{n}" for n in range(20)]
    subjects = {h: Topic(h, _words(chance, 2), container=True) for h in over}
    subjects |= {
        f"t-{n}": Topic(f"t-{n}", _words(chance, 2), scope_note=_words(chance, 20), broader=chance.choice([*over, ""]))
        for n in range(700)
    }
    sites = {f"p-{n}": Place(f"p-{n}", _words(chance, 1), within=f"p-{n % 12}" if n > 20 else "") for n in range(400)}
    people = {f"a-{n}": Actor(f"a-{n}", _words(chance, 2), ACTOR_TYPES[n % 3]) for n in range(ACTORS)}
    done = {f"act-{n}": Act(f"act-{n}", _words(chance, 1), n) for n in range(3)}

    def text(id: str) -> Document:
        passages = tuple(passage(f"p{n}", "paragraph", chance.choice(prose)) for n in range(1, 7))
        named = _ids(chance, "a", ACTORS, 5)
        at = {a: [f"p{n}" for n in chance.sample(range(1, 7), 2)] for a in named}
        there = _ids(chance, "p", 400, 3)
        does = [ActOf(f"act-{n}", f"p{n + 1}", chance.choice([*named, ""])) for n in range(chance.randint(0, 3))]
        return document(
            id, title=_words(chance, 8), kind=chance.choice(KINDS), date=_date(chance), regest=_words(chance, 45),
            topics={t: tuple(f"p{n}" for n in range(1, chance.randint(2, 5))) for t in _ids(chance, "t", 700, 4)},
            creators=("a-0",), actors=tuple(map(ListedActor, named)), passages=passages, places=there, acts=tuple(does),
            mentions=tuple(Mention(a, p, 0, 5, "Named") for a, found in at.items() for p in found),
            place_mentions=tuple(Mention(p, "p1", 8, 12, "Here") for p in there),
        )  # fmt: skip

    texts = {id: text(id) for id in (f"found-{n}" for n in range(number))}
    happened = {
        id: Event(
            id, _words(chance, 9), chance.choice(("occurred", "planned")), _date(chance),
            (Attestation("found-0", "p1", ""),), topics=_ids(chance, "t", 700, 2),
            actors=_ids(chance, "a", ACTORS, 3), places=_ids(chance, "p", 400, 1),
        )
        for id in (f"event-{n}" for n in range(number // 4))
    }  # fmt: skip
    records = Records(actors=people, places=sites, topics=subjects, acts=done, events=happened, series=SERIES, stubs={})
    return linked(EDITION, {c.id: c for c in CAPTURES}, texts, records, (), {})


def gathering_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the pages of topics, actors, places, series and acts, with their lists and their parts."""
    held = dossiers.of(corpus)
    for kind in (topics, actors, places, series, acts):
        yield from kind.pages(corpus, Site(), held)


def list_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the pages of the lists in order of time: the timeline, the documents, the events."""
    for kind in (timeline, documents, events):
        yield from (page for page in kind.pages(corpus, Site()) if not page.path.startswith("e/"))


def written(pages: Iterable[Page], corpus: Corpus) -> Iterator[File]:
    """Give each page as the templates of the theme render it."""
    loader = FileSystemLoader(REPOSITORY / "theme" / "templates")
    templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return rendered(pages, corpus, Site(), templates)


def lists_and_theme(corpus: Corpus) -> Iterator[File]:
    """Give what a browser needs of the lists: pages, what narrows them, style sheet and scripts."""
    yield from written(list_pages(corpus), corpus)
    yield from postings.files(corpus)
    yield from assets.files(REPOSITORY / "theme")


def compressed(content: bytes) -> int:
    """Return how many bytes a file has as hosts send it."""
    return len(gzip.compress(content, LEVEL, mtime=0))


def save(files: Iterable[File], folder: Path) -> Path:
    """Write `files` under `folder` and return it."""
    for path, content in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder
