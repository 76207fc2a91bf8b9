"""The entry: the one unit of every list. Date, title, regest, apparatus, siglum; open, also the passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from .. import dates, fields
from ..export import zotero
from ..model import Corpus, Document, Event, Passage, Site, SuggestionKind
from ..once import once
from ..witnesses import bodies
from . import grounds, languages, marks, shown, witnesses
from .facets import Facets
from .people import voice_with_offices
from .words import NBSP, QUOTED, Ref, around, passage_refs, shortened, unbroken


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage quoted in a list, with where it stands and who speaks in it."""

    href: str
    label: str
    text: str
    language: str
    cut_before: bool = False
    cut_after: bool = False
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document or an event in a list. `year` is the group it stands in, `when` its date in words.

    `language` is that of the title where it differs from that of the page.
    """

    kind: str
    id: str
    href: str
    title: str
    year: str
    when: str
    datetime: str
    when_note: str
    mark: Markup
    regest: str
    apparatus: Markup
    status: str = ""
    quotes: tuple[Quote, ...] = ()
    refs: tuple[Ref, ...] = ()
    coins: str = ""
    facets: Facets | None = None
    language: str = ""

    @property
    def anchor(self) -> str:
        return f"{self.kind}-{self.id}"


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year, in order of time; `anchor` is its id on the page."""

    label: str
    anchor: str
    entries: tuple[Entry, ...]


UNDATED = "Undated"
_YEAR = re.compile(r"(?<=[a-z]) (?=[0-9]{4}\b)")
SEPARATOR = Markup("\u00a0· ")


@once
def of_document(document: Document, corpus: Corpus, site: Site) -> Entry:
    """Return the entry of a document."""
    notes = [corpus.places[document.place].name] if document.place in corpus.places else []
    if document.date_basis.startswith("inferred"):
        notes.append("inferred")
    if document.suggested("dates", document.date):
        notes.append("suggested")
    if document.covers:
        notes.append(f"covers {short(document.covers)}")
    return Entry(
        kind="document",
        id=document.id,
        href=site.link(f"/d/{document.id}/"),
        title=document.title,
        year=dates.year(document.date),
        when=short(document.date),
        datetime=iso(document.date),
        when_note=", ".join(notes),
        mark=marks.mark(document.date, "document"),
        regest=document.regest,
        apparatus=apparatus(document, corpus, site),
        coins=zotero.coins(document, corpus, site),
        language=languages.of_title(document, corpus),
    )


def marked(entry: Entry, document: Document, kind: SuggestionKind, id: str) -> Entry:
    """Return the entry of a document on the page of a record; one that is merely suggested says so."""
    if not document.suggested(kind, id):
        return entry
    return replace(entry, apparatus=SEPARATOR.join((entry.apparatus, fields.SUGGESTED)))


def of_event(event: Event, corpus: Corpus, site: Site) -> Entry:
    """Return the entry of an event. An event that did not plainly occur says so before anything else."""
    held = [corpus.documents[a.document] for a in event.attested if a.document in corpus.documents]
    places = [corpus.places[p].name for p in event.places if p in corpus.places]
    parts = [
        "Event",
        *([", ".join(places)] if places else []),
        witnesses.attested_by(held, corpus),
    ]
    if any(a.says for a in event.attested):
        alone = len(bodies(held, corpus)) == 1
        parts.append("sources disagree with the record" if alone else "sources disagree")
    attested = tuple(dict.fromkeys(f"{a.document}#{a.passage}" for a in event.attested))
    return Entry(
        kind="event",
        id=event.id,
        href=site.link(f"/e/{event.id}/"),
        title=event.title,
        year=dates.year(event.date),
        when=short(event.date),
        datetime=iso(event.date),
        when_note="",
        mark=marks.mark(event.date, f"event {event.status}"),
        regest="",
        apparatus=SEPARATOR.join(parts),
        status="" if event.status == "occurred" else fields.STATUS_LABELS[event.status],
        refs=grounds.refs(attested, corpus, site),
    )


@once
def apparatus(document: Document, corpus: Corpus, site: Site) -> Markup:
    """Return the line under the regest: kind, from whom to whom, what state of text it is."""
    kind = fields.kind_label(document.kind) + (" (extract)" if document.extract else "")
    who = issued_by(document, corpus)
    to = ", ".join(corpus.actors[a].name for a in document.recipients if a in corpus.actors)
    parts: list[str] = [", ".join(filter(None, [kind, who])) + (f" to {to}" if to else "")]
    if document.cable.get("classification"):
        parts.append(str(document.cable["classification"]).capitalize())
    for other, words in ((document.duplicate_of, "same text as"), (document.variant_of, "another state of")):
        if other:
            parts.append(Markup('{} <a class="id" href="{}">{}</a>').format(words, site.link(f"/d/{other}/"), other))
    for act in dict.fromkeys(a.act for a in document.acts):
        if act in corpus.acts:
            parts.append(corpus.acts[act].label)
    return SEPARATOR.join(parts)


def issued_by(document: Document, corpus: Corpus) -> str:
    """Return the names of who wrote or issued a document; its series' publisher where nobody is named."""
    names = [corpus.actors[a].name for a in document.creators if a in corpus.actors]
    return ", ".join(names) or issuing_body(document, corpus)


def issuing_body(document: Document, corpus: Corpus) -> str:
    """Return the name of the body that published the series of a document."""
    series = corpus.series.get(document.series)
    publisher = corpus.actors.get(series.publisher) if series else None
    return publisher.name if publisher else (series.title if series else "")


def with_passages(
    entry: Entry, document: Document, corpus: Corpus, ids: Iterable[str], most: int = 99, limit: int = QUOTED
) -> Entry:
    """Return `entry` opened to the passages `ids`, in the order of the text; those beyond `most` are linked only.

    What is quoted of each is cut at about `limit` characters.
    """
    wanted = set(ids)
    texts = [p for p in shown.passages(document, corpus) if p.id in wanted]
    body = [p for p in texts if p.kind != "title"] or texts
    quotes = tuple(_quote(p, document, corpus, entry.href, limit) for p in body[:most])
    return replace(entry, quotes=quotes, refs=passage_refs(entry.href, [p.id for p in body[most:]]))


def with_mentions(
    entry: Entry, document: Document, corpus: Corpus, where: Sequence[tuple[str, int]], most: int = 4
) -> Entry:
    """Return `entry` opened to what is said around names: `where` has (passage, character), one of each is shown."""
    at: dict[str, int] = {}
    for id, character in where:
        at.setdefault(id, character)
    texts = [p for p in shown.passages(document, corpus) if p.id in at]
    body = [p for p in texts if p.kind not in ("title", "preformatted")] or texts
    quotes = []
    for passage in body[:most]:
        if passage.kind == "preformatted":
            continue
        start = _after_number(passage)
        text, before, after = around(passage.text[start:], max(at[passage.id] - start, 0))
        quotes.append(
            replace(_quote(passage, document, corpus, entry.href), text=text, cut_before=before, cut_after=after)
        )
    linked = [p.id for p in body if p.id not in {p.id for p in body[:most]} or p.kind == "preformatted"]
    return replace(entry, quotes=tuple(quotes), refs=passage_refs(entry.href, linked))


def _quote(passage: Passage, document: Document, corpus: Corpus, url: str, limit: int = QUOTED) -> Quote:
    text, cut = shortened(passage.text[_after_number(passage) :], limit)
    label = passage_refs(url, [passage.id])[0].text
    return Quote(
        href=f"{url}#{passage.id}",
        label=label,
        text=text,
        language=languages.of_passage(passage, document, corpus),
        cut_after=cut,
        voice=voice_with_offices(document, passage.id, corpus),
    )


def _after_number(passage: Passage) -> int:
    """Return where the words begin: after the source's own number, which stands beside a quotation as its label."""
    return next((s.end for s in passage.spans if s.kind in ("number", "label")), 0)


def by_year(entries: Iterable[Entry]) -> tuple[Year, ...]:
    """Return entries that are in order of time as years; within one the year is not repeated in every date."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        short_of_year = entry.when.removesuffix(f"{NBSP}{entry.year}") if entry.year else entry.when
        groups.setdefault(entry.year, []).append(replace(entry, when=short_of_year))
    return tuple(
        Year(label or UNDATED, f"y{label}" if label else "undated", tuple(found)) for label, found in groups.items()
    )


def short(edtf: str) -> str:
    """Return a date as lists have it; one that cannot be read (`check` reports it) as it is written."""
    try:
        return _YEAR.sub(NBSP, unbroken(dates.short(edtf)))
    except dates.BadDate:
        return edtf


def words(edtf: str) -> str:
    """Return a date in words; one that cannot be read (`check` reports it) as it is written."""
    try:
        return unbroken(dates.words(edtf))
    except dates.BadDate:
        return edtf


def iso(edtf: str) -> str:
    """Return what is known of a date in the form that `<time datetime>` takes, or nothing."""
    try:
        return dates.known_parts(edtf)
    except dates.BadDate:
        return ""


def html(text: str) -> Markup:
    """Return plain text as HTML."""
    return Markup(escape(text))
