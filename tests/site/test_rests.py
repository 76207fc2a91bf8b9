"""From every statement to the words that it rests on in one step, and back: a walk over every page of the built site.

What the editors say of the sources is marked `data-rests` with its kind, and holds a link straight to a passage. Not
statements on the sources, and so not marked: scope notes, the hierarchy of topics, places and actors (`broader`,
`related`, `within`, `part_of`), other spellings, which are the editors' order of things; addresses of the same record
elsewhere; counts, which are of the entries on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from regesta.access import passages_to_show
from regesta.load import load
from regesta.model import Corpus
from tests.conftest import REPOSITORY

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

# What stands on a page of each kind where the record has it: the classes by which a page shows that there is such
# a thing, and the kind of statement that it has to be marked as.
SHOWN = {
    "a": {"p.lead": "description", "dl.offices dd": "office", "ul.forms li": "form"},
    "t": {"div.sentence": "sentence"},
    "e": {
        "li.said": "attestation",
        "div.margin p": "date",
        "div.discrepancy": "discrepancy",
        "header p.apparatus": "event",
    },
    "p": {},
    "acts": {},
}
EVERYWHERE = {"li.entry": "entry", "ul.company li": "company", "div.prose-small": ("note", "discrepancy")}

# From these the way back leads to the very sentence; from the others to the page on which the statement stands.
ANCHORED = frozenset({"description", "office", "sentence", "attestation"})


@dataclass
class Element:
    """An element with what is under it."""

    tag: str
    given: dict[str, str]
    above: tuple[Element, ...]
    links: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        classes = self.given.get("class", "").split()
        return {self.tag, *(f"{self.tag}.{c}" for c in classes)}

    def matches(self, selector: str) -> bool:
        *outer, own = selector.split()
        above = list(self.above)
        return own in self.names and all(any(name in e.names for e in above) for name in outer)


class Tree(HTMLParser):
    """The elements of a page, each with the links and the text in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, tuple(self._open))
        self.elements.append(element)
        self.ids.update([given["id"]] if "id" in given else [])
        if tag == "a" and "href" in given:
            self.links.add(given["href"])
            for holder in (*self._open, element):
                holder.links.append(given["href"])
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        for holder in self._open:
            holder.text.append(data)


@dataclass(frozen=True)
class Built:
    pages: dict[str, Tree]
    corpus: Corpus

    def statements(self) -> Iterator[tuple[str, Element]]:
        for path, page in self.pages.items():
            if re.fullmatch(r"/(?:a|t|e|p|acts)/[^/]+/", path):
                yield from ((path, e) for e in page.elements if "data-rests" in e.given)

    def passages(self, element: Element) -> list[tuple[str, str]]:
        """Return (path, passage) for every link of an element that leads to a passage of a document."""
        found = []
        for link in element.links:
            parts = urlsplit(link)
            document = self.corpus.documents.get(parts.path.removeprefix("/d/").strip("/"))
            fragment = unquote(parts.fragment)
            if parts.path.startswith("/d/") and document and document.passage(fragment):
                found.append((parts.path, fragment))
        return found


@pytest.fixture(scope="module", params=["edition", "toy"])
def built(request: pytest.FixtureRequest) -> Built:
    if request.param == "edition":
        root, output = REPOSITORY, request.getfixturevalue("edition")
    else:
        root = request.getfixturevalue("toy_built")
        output = root / "output"
    pages = {
        "/" + file.relative_to(output).as_posix().removesuffix("index.html"): Tree(file.read_text("utf-8"))
        for file in sorted(Path(output).rglob("*.html"))
    }
    return Built(pages, load(root)[0])


def test_nothing_that_is_a_statement_is_unmarked(built: Built) -> None:
    unmarked = []
    for path, page in built.pages.items():
        kind = path.split("/")[1]
        if not re.fullmatch(r"/(?:a|t|e|p|acts)/[^/]+/", path):
            continue
        for selector, expected in {**EVERYWHERE, **SHOWN[kind]}.items():
            if selector == "p.lead" and kind != "a":
                continue
            for element in (e for e in page.elements if e.matches(selector)):
                if "p.reported" in element.names:
                    continue  # the dates of the documents, which stand with the quotations below
                if element.given.get("data-rests") not in ((expected,) if isinstance(expected, str) else expected):
                    unmarked.append((path, selector))
    assert unmarked == []


def test_all_that_the_records_have_is_on_their_pages_as_a_statement(built: Built) -> None:
    """The number of statements of each kind is that of the records: a template that forgets one is found out."""
    found: dict[tuple[str, str], int] = {}
    for path, element in built.statements():
        key = (path, element.given["data-rests"])
        found[key] = found.get(key, 0) + 1
    expected: dict[tuple[str, str], int] = {}
    for actor in built.corpus.actors.values():
        path = f"/a/{actor.id}/"
        expected[path, "description"] = bool(actor.description)
        expected[path, "office"] = len(actor.offices)
        expected[path, "note"] = bool(actor.note)
        held = built.corpus.by_actor.get(actor.id, ())
        forms = {
            " ".join(m.form.split()) for d in held for m in built.corpus.documents[d].mentions if m.actor == actor.id
        }
        expected[path, "form"] = len(forms)
        expected[path, "entry"] = len(held) + len(built.corpus.events_of_actor.get(actor.id, ()))
    for topic in built.corpus.topics.values():
        expected[f"/t/{topic.id}/", "sentence"] = len(topic.dossier)
    for event in built.corpus.events.values():
        path = f"/e/{event.id}/"
        expected[path, "event"] = 1
        expected[path, "date"] = bool(event.date_basis)
        expected[path, "note"] = bool(event.note)
        expected[path, "discrepancy"] = bool(event.discrepancy)
        expected[path, "attestation"] = len(event.attested)
        expected[path, "actor"] = len(event.actors)
        expected[path, "place"] = len(event.places)
        expected[path, "topic"] = len(event.topics)
    assert {key: found.get(key, 0) for key in expected} == expected


def test_every_statement_leads_to_a_passage_in_one_step(built: Built) -> None:
    """What stands in no passage says so: an office known from outside has its address, a place its words; an actor with
    a role only leads to the document that gives the role."""
    lost = []
    number = 0
    for path, element in built.statements():
        number += 1
        kind, said = element.given["data-rests"], "".join(element.text)
        outside = kind == "office" and any(link.startswith("http") for link in element.links)
        outside = outside or (kind in ("actor", "place") and "not named in these texts" in said)
        if not (built.passages(element) or outside or _closed(element, built) or _in_a_role_only(path, element, built)):
            lost.append((path, kind, " ".join(said.split())[:90]))
    assert number > 50
    assert lost == []


def _ends(text: str) -> bool:
    return re.search(r"[.!?][”\"]?( ?\[\d+\])*$", text.strip()) is not None


def _closed(element: Element, built: Built) -> bool:
    """Whether a statement leads to documents of which no word may be shown."""
    ids = {urlsplit(link).path.removeprefix("/d/").strip("/") for link in element.links if link.startswith("/d/")}
    documents = [built.corpus.documents[id] for id in ids if id in built.corpus.documents]
    return bool(documents) and not any(passages_to_show(d, built.corpus) for d in documents)


def _in_a_role_only(path: str, element: Element, built: Built) -> bool:
    """Whether a statement is on an actor or a place that the record of a document has and its text does not name."""
    subjects = {path.strip("/"), *(urlsplit(link).path.strip("/") for link in element.links)}
    documents = [built.corpus.documents[s[2:]] for s in subjects if s.startswith("d/")]
    roles = {a for d in documents for a in d.actor_ids if not any(m.actor == a for m in d.mentions)}
    places = {d.place for d in documents} - {m.actor for d in documents for m in d.place_mentions}
    whole = {a.act for d in documents for a in d.acts if a.at == "all"}
    return bool(documents) and any(
        (s[:2] == "a/" and s[2:] in roles) or (s[:2] == "p/" and s[2:] in places) or (s[5:] in whole) for s in subjects
    )


def test_from_every_passage_the_way_leads_back(built: Built) -> None:
    lost = []
    for path, element in built.statements():
        kind = element.given["data-rests"]
        for place, (document, passage) in enumerate(built.passages(element)):
            page = built.pages[document]
            assert passage in page.ids, (path, document, passage)
            # The first passage of an attestation is the one quoted; others are evidence on what it says.
            if kind in ANCHORED and (kind != "attestation" or place == 0):
                if f"{path}#{element.given['id']}" not in page.links:
                    lost.append((path, element.given["id"], document, passage))
                continue
            # What a list says of an event is the event's statement, and the way back leads to its page.
            own = element.given["id"].removeprefix("event-") if "entry-event" in element.given.get("class", "") else ""
            if (f"/e/{own}/" if own else path) not in {urlsplit(link).path for link in page.links}:
                lost.append((path, kind, document, passage))
    assert sorted(set(lost)) == []


def test_the_way_back_stands_at_the_passage_itself(built: Built) -> None:
    """Below the passage itself; of one in which no sentence ends, below one that follows, so none is torn apart."""
    for path, element in built.statements():
        if element.given["data-rests"] not in ANCHORED - {"office"}:
            continue
        for document, passage in built.passages(element):
            held = built.corpus.documents[document.removeprefix("/d/").strip("/")]
            order = [p.id for p in held.passages]
            start = order.index(passage)
            end = next((n for n in range(start, len(order)) if _ends(held.passages[n].text)), len(order) - 1)
            at = next(e for e in built.pages[document].elements if e.given.get("id") == order[end])
            if element.given["data-rests"] == "attestation" and (document, passage) != built.passages(element)[0]:
                continue
            assert f"{path}#{element.given['id']}" in at.links, (path, element.given["id"], document, passage)
