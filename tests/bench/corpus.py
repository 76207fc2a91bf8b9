"""The generated documents as content of regesta: captures, documents with passages, authority files, events."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from regesta import dates

from .texts import ACTORS, PLACES, TOPICS, Text, actor_names, day, text, topic_labels

SERIES = tuple(f"papers-{letter}" for letter in "abcdefghij")
A_CAPTURE = 10
EVERY = 10
THEMES = 20
CONF = """import os

from jinja2 import StrictUndefined

PATH = "content"
THEME = {theme!r}
PLUGINS = ["regesta.plugin"]
ARTICLE_PATHS = PAGE_PATHS = STATIC_PATHS = THEME_STATIC_PATHS = DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
JINJA_ENVIRONMENT = {{"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}}
TIMEZONE = "UTC"
SITEURL = "https://example.org"
"""
FORMS = ("{0:%Y-%m-%d}",) * 15 + (
    "{0:%Y-%m}",
    "{0:%Y-%m}",
    "{0:%Y}",
    "[{0:%Y-%m-%d}..]",
    "{0:%Y-%m-%d}?",
)
_MARKUP = re.compile(r"\*\*?|\[([^\]^]+)\]\([^)]*\)")
_MARK = re.compile(r"\[\^(\d+)\]:?")


def write(number: int, root: Path, theme: Path) -> None:
    """Write a corpus of `number` documents under `root`, to be built with the theme in the folder `theme`."""
    for folder in ("content/documents", "content/authority", "content/pages", "sources"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    files = {
        "pelicanconf.py": CONF.format(theme=str(theme)),
        "content/edition.yaml": "title: The Generated Papers\ndescription: Nobody wrote them.\neditors:\n  - Nobody\n",
        "content/pages/about.md": "---\ntitle: About\ndescription: Nothing here is true.\n---\nNothing here is true.\n",
        **authority(number),
    }
    for path, content in files.items():
        (root / path).write_text(content, "utf-8")
    for capture, texts in groupby(map(text, range(number)), key=lambda t: t.number // A_CAPTURE):
        write_capture(root, capture, list(texts))


def write_capture(root: Path, capture: int, texts: list[Text], added: str = "") -> None:
    """Write one capture and its documents; `added` are words at the end of the last document's last note."""
    lines: list[str] = []
    for found in texts:
        first = len(lines) + 1
        end = added if found is texts[-1] else ""
        blocks = [*found.blocks[:-1], (found.blocks[-1][0], found.blocks[-1][1] + end)]
        lines += [found.title, *(plain(block) for _, block in blocks)]
        (root / "content" / "documents" / f"{id_of(found.number)}.md").write_text(
            document(found, blocks, (first, len(lines))), "utf-8"
        )
    source = ("\n".join(lines) + "\n").encode()
    series = SERIES[capture % len(SERIES)]
    sidecar = f"kind: plain\nseries: {series}\nsha256: {hashlib.sha256(source).hexdigest()}\nnote: Generated.\n"
    (root / "sources" / f"capture-{capture}.txt").write_bytes(source)
    (root / "sources" / f"capture-{capture}.yaml").write_text(sidecar, "utf-8")


def edit(root: Path, number: int, added: str) -> None:
    """Add words to the last document of the capture that has document `number`, and to the capture."""
    capture = number // A_CAPTURE
    first = capture * A_CAPTURE
    write_capture(root, capture, list(map(text, range(first, first + A_CAPTURE))), f" {added}")


def id_of(number: int) -> str:
    """Return the id of document `number`: counted within its series."""
    capture, place = divmod(number, A_CAPTURE)
    return f"{SERIES[capture % len(SERIES)]}-{capture // len(SERIES) * A_CAPTURE + place + 1}"


def plain(block: str) -> str:
    """Return a block of Markdown as the words of its capture."""
    return _MARK.sub(r"[\1]", _MARKUP.sub(lambda m: m[1] or "", block))


def document(found: Text, blocks: list[tuple[str, str]], lines: tuple[int, int]) -> str:
    """Return the file of a document: front matter, and its blocks with their ids."""
    form = FORMS[found.number * 7 % len(FORMS)].format(found.day)
    named = PLACES[found.number % len(PLACES)]
    referred = sorted(n for n in {found.number // 2, found.number // 3} if day(n).year < found.day.year)
    body = [f"# {found.title}\n{{: #title }}"]
    counts = {"heading": 0, "paragraph": 0}
    for kind, block in blocks:
        if kind == "note":
            body.append(block)
            continue
        counts[kind] += 1
        id = f"{kind[0]}{counts[kind]}"
        shown = f"## {block}" if kind == "heading" else block
        body.append(f"{shown}\n{{: #{id} }}")
    head = [
        f"title: {_quoted(found.title)}",
        "kind: plain",
        f"series: {SERIES[found.number // A_CAPTURE % len(SERIES)]}",
        f'date: "{form}"',
        f'date_basis: "stated: {dates.words(form)}, as generated"',
        "language: en",
        "source:",
        f"  capture: capture-{found.number // A_CAPTURE}",
        f'  lines: "{lines[0]}-{lines[1]}"',
        "creators:",
        "  - ministry",
        f"regest: {_quoted(found.summary)}",
        "actors:",
        *(f"  - {actor_id(n)}" for n in found.actors),
        "topics:",
        *(line for n, topic in enumerate(found.topics) for line in (f"  {topic_id(topic)}:", f"    - p{n + 1}")),
        "places:",
        f"  - {named.lower()}",
        *(["references:", *(f"  - {id_of(n)}" for n in referred)] if referred else []),
        "annotation:",
        "  status: reviewed",
        '  on: "2020-01-01"',
        'accessioned: "2020-01-01"',
    ]
    return "\n".join(["---", *head, "---", ""]) + "\n" + "\n\n".join(body) + "\n"


def authority(number: int) -> dict[str, str]:
    """Return the authority files: 400 topics under twenty themes, 2,000 actors, an event for every tenth document."""
    actors = ["ministry:\n  name: Ministry of Papers\n  type: organisation\n"]
    actors += [f"{actor_id(n)}:\n  name: {name}\n  type: person\n" for n, name in enumerate(actor_names()[:ACTORS])]
    topics = [f"theme-{n}:\n  label: Theme {n}\n  container: true\n" for n in range(THEMES)]
    topics += [
        f"{topic_id(n)}:\n  label: {_quoted(label)}\n  broader: theme-{n % THEMES}\n"
        for n, label in enumerate(topic_labels()[:TOPICS])
    ]
    series = [f"{id}:\n  title: {id.capitalize()}\n  publisher: ministry\n" for id in SERIES]
    places = [f"{name.lower()}:\n  name: {name}\n" for name in PLACES]
    return {
        "content/authority/actors.yaml": "".join(actors),
        "content/authority/topics.yaml": "".join(topics),
        "content/authority/series.yaml": "".join(series),
        "content/authority/places.yaml": "".join(places),
        "content/authority/events.yaml": "".join(_events(number)),
    }


def _events(number: int) -> Iterator[str]:
    for found in map(text, range(0, number, EVERY)):
        quote = plain(next(block for kind, block in found.blocks if kind == "paragraph")).split(".")[0]
        date = f"{found.day:%Y-%m-%d}"
        yield (
            f"event-{found.number}:\n  title: {_quoted('What was done, ' + str(found.number))}\n  status: occurred\n"
            f'  date: "{date}"\n  date_basis: "inferred: {dates.words(date)}, as generated"\n'
            f"  actors:\n    - {actor_id(found.actors[0])}\n  topics:\n    - {topic_id(found.topics[0])}\n"
            f"  attested:\n    - document: {id_of(found.number)}\n      passage: p1\n      quote: {_quoted(quote)}\n"
        )


def actor_id(number: int) -> str:
    return actor_names()[number].lower().replace(" ", "-")


def topic_id(number: int) -> str:
    return topic_labels()[number].lower().replace(" ", "-")


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
