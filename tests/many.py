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
from regesta.model import Actor, Attestation, Corpus, Event, ListedActor, Site, Topic
from regesta.pages import assets, documents, events, postings, timeline
from regesta.pages.page import Page
from tests.conftest import REPOSITORY

File = tuple[str, bytes]
SYLLABLES = [a + b + c for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("", "n", "r", "s", "t", "l")]
TOPICS, ACTORS = 200, 1000
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
    topics = {f"t-{n}": Topic(f"t-{n}", _words(chance, 2)) for n in range(TOPICS)}
    actors = {f"a-{n}": Actor(f"a-{n}", _words(chance, 2), "person") for n in range(ACTORS)}
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
    records = Records(actors=actors, places=PLACES, topics=topics, acts={}, events=happened, series=SERIES, stubs={})
    return linked(EDITION, {c.id: c for c in CAPTURES}, texts, records, (), {})


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
    """Return how many bytes a page has as hosts send it."""
    return len(gzip.compress(content, mtime=0))


def save(files: Iterable[File], folder: Path) -> Path:
    """Write `files` under `folder` and return it."""
    for path, content in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder
