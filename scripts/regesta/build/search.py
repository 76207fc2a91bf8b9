"""What the search index holds: one record for each passage that may be shown, as plain data.

A record carries all that a result shows, so that nothing of it depends on where the index is written; its document,
year and series are among its filters, by which a large corpus is cut into several indexes (`shards`).
Pagefind searches the content and every field of `meta`; so `meta` has only what is to be found: other spellings.
What is only shown (title, date, label) travels as filters, which are not searched.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from .. import dates, fields
from ..access import passages_to_show
from ..model import Actor, Corpus, Document, Mention, Passage, Place, Site
from ..pages import entries
from ..pages.people import voice_with_offices
from ..pages.search import mark_key
from ..pages.words import passage_label
from ..spelling import fold, unmarked

UNDATED = "undated"
NO_DAY = "9999"


@dataclass(frozen=True, slots=True)
class Record:
    """A passage as it is searched. `url` is its permalink within the host; `filters` values are ids with labels."""

    url: str
    content: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    sort: Mapping[str, str]


def records(corpus: Corpus, site: Site) -> Iterator[Record]:
    """Yield a record for each passage that may be shown, documents in order of time, passages in that of the text."""
    for id in corpus.chronology:
        yield from of_document(corpus.documents[id], corpus, site)


def of_document(document: Document, corpus: Corpus, site: Site) -> Iterator[Record]:
    """Yield the records of one document; none where none of its words may be shown."""
    passages = passages_to_show(document, corpus)
    if not passages:
        return
    shared = _of_whole(document, corpus, site)
    first = _first_day(document.date)
    topics: dict[str, list[str]] = defaultdict(list)
    for topic, ids in document.topics.items():
        for id in ids:
            topics[id].append(topic)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in (*document.mentions, *document.place_mentions):
        mentions[mention.passage].append(mention)
    for passage in passages:
        here = mentions[passage.id]
        yield Record(
            url=site.link(f"/d/{document.id}/#{passage.id}"),
            content=" ".join(passage.text.split()),
            meta=_also(passage, here, corpus),
            filters={
                **shared,
                "topic": tuple(value(t, corpus.topics[t].label) for t in topics[passage.id] if t in corpus.topics),
                "actor": tuple(
                    value(a.id, a.name)
                    for a in _actors([*(m.actor for m in here), *document.voices.get(passage.id, ())], corpus)
                ),
                "language": (_language(passage.language or document.language),),
                "label": (passage_label(passage.id),),
                "voice": tuple(filter(None, [voice_with_offices(document, passage.id, corpus)])),
            },
            sort={"date": first},
        )


def value(id: str, label: str) -> str:
    """Return a value of a facet: the id, which stands in addresses, and what is read.

    The label is percent-encoded: Pagefind finds no value that has a quotation mark in it.
    """
    return f"{id}|{quote(label, safe=' ')}"


def digest(found: Iterable[Record], *also: str) -> str:
    """Return the SHA-256 of all records and of what else the index depends on."""
    sum = hashlib.sha256("\n".join(also).encode())
    for record in found:
        whole = (record.url, record.content, dict(record.meta), dict(record.filters), dict(record.sort))
        sum.update(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode())
    return sum.hexdigest()


def _of_whole(document: Document, corpus: Corpus, site: Site) -> dict[str, tuple[str, ...]]:
    entry = entries.of_document(document, corpus, site)
    series = corpus.series.get(document.series)
    shown = {
        "id": entry.id,
        "href": entry.href,
        "title": entry.title,
        "language": entry.language,
        "when": entry.when,
        "datetime": entry.datetime,
        "note": entry.when_note,
        "mark": mark_key(entry.mark),
        "apparatus": entry.apparatus.striptags(),
    }
    return {
        "entry": (json.dumps(shown, ensure_ascii=False),),
        "document": (entry.id,),
        "kind": (value(document.kind, fields.kind_label(document.kind)),),
        "series": (value(document.series, series.title if series else document.series),),
        "year": (value(entry.year, entry.year) if entry.year else value(UNDATED, "Undated"),),
        "span": (_span(document.date),),
    }


def _span(edtf: str) -> str:
    """Return the first and last day of a date, an end that is open being empty."""
    when = _parsed(edtf)
    return f"{when.earliest}/{when.latest}" if when and (when.earliest or when.latest) else UNDATED


def _first_day(edtf: str) -> str:
    when = _parsed(edtf)
    return (when.earliest or when.latest or NO_DAY) if when else NO_DAY


def _parsed(edtf: str) -> dates.When | None:
    try:
        return dates.parse(edtf)
    except dates.BadDate:
        return None


def _language(code: str) -> str:
    return value(code, fields.language_label(code))


def _actors(ids: Iterable[str], corpus: Corpus) -> tuple[Actor, ...]:
    """Return who is named or speaks in a passage, each once. Private persons are no facet."""
    found = (corpus.actors.get(id) for id in dict.fromkeys(ids))
    return tuple(actor for actor in found if actor and not actor.private)


def _also(passage: Passage, mentions: Iterable[Mention], corpus: Corpus) -> dict[str, str]:
    """Return what is found though it is not written: other names of who and where is named, and folded letters.

    `names` has "form = other, other" for each written form, with "; " between them; the browser shows which it was.
    """
    found: dict[str, list[str]] = {}
    text = passage.text.casefold()
    for mention in mentions:
        records = (corpus.actors.get(mention.actor), corpus.places.get(mention.actor))
        others = [_plain(n) for r in records if r for n in _names(r) if n.casefold() not in text]
        if others:
            form = _plain(mention.form)
            found[form] = list(dict.fromkeys([*found.get(form, []), *others]))
    names = "; ".join(f"{form} = {', '.join(others)}" for form, others in found.items())
    special = fold(passage.text + names) != unmarked(passage.text + names)
    folded = " ".join(fold(f"{passage.text} ; {names}").split()) if special else ""
    return {key: text for key, text in (("names", names), ("folded", folded)) if text}


def _names(record: Actor | Place) -> tuple[str, ...]:
    if isinstance(record, Place):
        return (record.name, *record.names)
    return () if record.private else (record.name, *record.names, *record.misspellings)


def _plain(name: str) -> str:
    return " ".join(name.replace(";", " ").replace("=", " ").replace(",", " ").split())
