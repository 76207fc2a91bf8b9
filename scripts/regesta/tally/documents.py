"""Documents counted: by series, year, kind and language; how they are dated, annotated and described."""

from __future__ import annotations

from collections.abc import Iterator

from .. import dates, fields
from ..load.documents import BODY_KINDS
from ..model import Corpus, Document
from .count import Count, Section, counts, grouped

MOST = 12
"""Documents that are named as those with the most passages without a topic."""

PRECISIONS = {
    "second": "To the minute",
    "day": "To the day",
    "month": "To the month",
    "season": "To the season",
    "year": "To the year",
    "decade": "To the decade",
    "century": "To the century",
    "interval": "A span of time",
    "all-of": "Several dates",
    "one-of": "One of several dates, or not before or after one",
    "unknown": "Undated",
}
BASES = {"stated": "Stated in the text", "inferred": "Inferred by the editors", "": "Nothing says how"}


def sections(corpus: Corpus) -> Iterator[Section]:
    """Give what is counted of documents."""
    held = [corpus.documents[id] for id in corpus.chronology]
    everything = len(held)
    again = sum(bool(d.duplicate_of or d.variant_of) for d in held)
    note = f"{again:,} of them repeat another, or are another state of one." if again else ""
    yield Section("series", "Documents by series", tuple(_by_series(corpus)), everything, note)
    years = grouped(held, lambda d: dates.year(d.date), _id)
    ordered = sorted((y for y in years if y), key=int) + [""] * ("" in years)
    yield Section(
        "years",
        "Documents by year",
        tuple(Count(y or "Undated", len(years[y]), of=years[y], where=_year(y)) for y in ordered),
        everything,
        "A date that spans years stands under its first.",
    )
    kinds = grouped(held, lambda d: d.kind, _id)
    labels = {k: label for k, label in fields.KIND_LABELS.items() if k in kinds}
    yield Section("kinds", "Documents by kind", counts(kinds, labels, "document"), everything)
    languages = grouped(held, lambda d: d.language, _id)
    names = {code: fields.language_label(code) for code in languages}
    yield Section("languages", "Documents by language", counts(languages, names, "document"), everything)
    precisions = grouped(held, lambda d: _precision(d.date), _id)
    present = {k: label for k, label in PRECISIONS.items() if k in precisions}
    yield Section("precision", "Dates by precision", counts(precisions, present, "document"), everything)
    bases = grouped((d for d in held if d.date), _basis, _id)
    present = {k: label for k, label in BASES.items() if k or k in bases}
    yield Section("basis", "How dates are known", counts(bases, present, "document"), sum(map(len, bases.values())))
    yield Section("clocks", "Four clocks", tuple(_clocks(held, corpus)), everything, CLOCKS)
    yield _untagged(held)
    reviewed = grouped(held, lambda d: d.annotation.status, _id)
    yield Section("annotation", "Annotation", (*counts(reviewed, fields.ANNOTATION_LABELS, "document"),
                                               *_unfinished(held, corpus)), everything)  # fmt: skip


CLOCKS = "How many documents know each of the four times that belong to a text."


def _id(document: Document) -> str:
    return document.id


def _year(year: str) -> str:
    return f"/documents/#y{year}" if year else "/documents/#undated"


def _by_series(corpus: Corpus) -> Iterator[Count]:
    for id, held in sorted(corpus.by_series.items(), key=lambda s: -len(s[1])):
        title = corpus.series[id].title if id in corpus.series else id
        yield Count(title, len(held), of=held, where=f"/s/{id}/" if id in corpus.series else "")


def _precision(edtf: str) -> str:
    try:
        return dates.parse(edtf).precision
    except dates.BadDate:
        return "unknown"


def _basis(document: Document) -> str:
    return next((b for b in ("stated", "inferred") if document.date_basis.startswith(b)), "")


def _clocks(held: list[Document], corpus: Corpus) -> Iterator[Count]:
    known = {
        "When what it reports happened": [d.id for d in held if _reports_dated(d.id, corpus)],
        "When it is dated": [d.id for d in held if d.date],
        "When it was published": [d.id for d in held if d.published],
        "When it was captured": [d.id for d in held if _captured(d, corpus)],
    }
    for label, ids in known.items():
        yield Count(label, len(ids), of=tuple(ids))


def _reports_dated(id: str, corpus: Corpus) -> bool:
    return any(corpus.events[e].date for e in corpus.events_of_document.get(id, ()))


def _captured(document: Document, corpus: Corpus) -> bool:
    capture = corpus.captures.get(document.capture)
    return bool(capture and capture.captured)


def _unfinished(held: list[Document], corpus: Corpus) -> Iterator[Count]:
    without = tuple(d.id for d in held if not d.regest)
    yield Count("Without regest", len(without), of=without)
    yield Count("Drafts, kept out of the site", len(corpus.drafts), "draft", tuple(corpus.drafts))


def _untagged(held: list[Document]) -> Section:
    """Return the passages of text that carry no topic, and the documents that have most of them."""
    text = 0
    bare: dict[str, tuple[str, ...]] = {}
    for document in held:
        tagged = {p for ids in document.topics.values() for p in ids}
        body = document.outline.of_kind(BODY_KINDS)
        text += len(body)
        if left := tuple(f"{document.id}#{p}" for p in body if p not in tagged):
            bare[document.id] = left
    first = sorted(bare, key=lambda id: -len(bare[id]))
    whole = Count("In all documents", sum(map(len, bare.values())), "passage")
    rows = (Count(id, len(bare[id]), "passage", bare[id], f"/d/{id}/") for id in first[:MOST])
    more = f" {len(first):,} documents have such passages; those with the most are named." if len(first) > MOST else ""
    note = f"Of {text:,} passages of running text; titles, headings, notes and headers are not counted.{more}"
    return Section("untagged", "Passages without topic", (whole, *rows), text, note)
