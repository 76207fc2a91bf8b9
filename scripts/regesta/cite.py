"""How a document is cited: CSL-JSON, the one map from which citations, RIS, BibTeX and meta tags are made.

Nothing is invented: what the records do not hold is left out, a date that is not known is not narrowed to one that is.
Source of names and types: Citation Style Language 1.0.2, variables and csl-data schema. The styles in words are in
`citation_styles`; docs/citations.md shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import urlsplit

from . import dates
from .citation_styles import STYLES, Citation, Facts, locators
from .model import Actor, Corpus, Document, Passage, Site
from .once import once

CslType = Literal["report", "article-newspaper", "webpage", "document"]

TYPES: dict[str, CslType] = {
    "cable": "report",
    "article": "report",
    "report": "article-newspaper",
    "ministry-page": "webpage",
    "brief": "webpage",
    "plain": "document",
}
"""The type of each kind of document; what stands under a kind that is not known here is a document."""

_SEASONS = {21: 1, 25: 1, 29: 1, 22: 2, 26: 2, 30: 2, 23: 3, 27: 3, 31: 3, 24: 4, 28: 4, 32: 4}


LOCATOR, PASSAGE, ADDRESS = "\ufdd0", "\ufdd1", "\ufdd2"
"""What stands in a template where a citation names the passage in the handbooks' words, in this edition's, and its
address: noncharacters of Unicode, which no text holds."""


def csl(
    document: Document, corpus: Corpus, site: Site, passage: Passage | None = None, last: Passage | None = None
) -> dict[str, Any]:
    """Return `document` as a CSL-JSON item; with `passage`, the item cites that passage in its present wording.

    With `last` it cites the run of passages that begins with `passage` and ends with that one; the address is that of
    the first, where a reader has to begin.

    `source` is this edition, where the text is read (a library catalogue's place in CSL), `URL` the permalink (only
    its path while the site has no address). A cable's `archive` and `archive_location` are where it was published, an
    address in `note` is where another text was. Who issued a text is not named twice: a newspaper that is its own
    author is the container alone, a body that is the author is not the publisher too.
    """
    item = dict(_whole(document, corpus, site))
    if passage:
        item["URL"] = permalink(document, site, passage)
        item["locator"] = passage.id if last is None or last == passage else f"{passage.id}–{last.id}"
    return item


@once
def _whole(document: Document, corpus: Corpus, site: Site) -> Mapping[str, Any]:
    type = TYPES.get(document.kind, "document")
    capture = corpus.captures.get(document.capture)
    source = capture.url if capture else ""
    place = corpus.places.get(document.place)
    authors = names(document.creators, corpus)
    body = issuing_body(document, corpus)
    item: dict[str, Any] = {
        "id": document.id,
        "type": type,
        "title": document.title,
        "author": [] if type == "article-newspaper" and authors == [{"literal": body}] else authors,
        "issued": issued(document.date),
        "language": document.language,
        "abstract": document.regest,
        "keyword": "; ".join(corpus.topics[t].label for t in document.reviewed_topics if t in corpus.topics),
        "source": corpus.edition.title,
        "URL": permalink(document, site),
    }
    if type == "report":
        item["publisher"] = "" if {"literal": body} in authors else body
        item["publisher-place"] = place.name if place else ""
    elif type == "article-newspaper":
        item["container-title"] = body
    elif type == "webpage":
        title = series_title(document, corpus)
        title = title.removeprefix(f"{body}, ") if {"literal": body} in authors else title
        item["container-title"] = title[:1].upper() + title[1:]
    if document.kind == "cable":
        item |= {
            "genre": "Diplomatic cable",
            "number": cable_number(document),
            "recipient": names(document.recipients, corpus),
            "archive": document.cable.get("archive") or urlsplit(source).hostname or "",
            "archive_location": source,
        }
    else:
        item |= {"genre": "Extract" if document.extract else "", "note": f"Published at {source}" if source else ""}
    return {key: value for key, value in item.items() if value}


def citations(
    document: Document, corpus: Corpus, site: Site, passage: Passage | None = None, last: Passage | None = None
) -> Mapping[str, Citation]:
    """Return the citation of `document`, of one passage of it, or of a run of them up to `last`, by style.

    The styles are chicago, apa, mla, plain.
    """
    facts = _facts(document, corpus, site)
    if passage is not None:
        end = last.id if last else ""
        facts = replace(
            facts,
            item=csl(document, corpus, site, passage, last),
            locator=locators.locator(passage.id, end),
            passage=locators.siglum(passage.id, end),
        )
    return _rendered(facts)


def templates(document: Document, corpus: Corpus, site: Site) -> Mapping[str, Citation]:
    """Return, by style, the citation of any passage of `document`: LOCATOR, PASSAGE and ADDRESS stand for its own."""
    facts = _facts(document, corpus, site)
    return _rendered(replace(facts, item={**facts.item, "URL": ADDRESS}, locator=LOCATOR, passage=PASSAGE))


def _rendered(facts: Facts) -> Mapping[str, Citation]:
    return {style: Citation(style, label, *render(facts)) for style, (label, render) in STYLES.items()}


def _facts(document: Document, corpus: Corpus, site: Site) -> Facts:
    return Facts(
        item=csl(document, corpus, site),
        words=_words(document.date),
        supplied=document.date_basis.startswith("inferred"),
        edition=corpus.edition.title,
        editors=corpus.edition.editors,
        publisher=corpus.edition.publisher,
        siglum=document.id,
    )


def _words(edtf: str) -> str:
    """Return the date in words without the time of day."""
    try:
        return dates.words(edtf.split("T")[0])
    except dates.BadDate:
        return edtf


def permalink(document: Document, site: Site, passage: Passage | None = None) -> str:
    """Return the address that is cited; that of a passage is pinned to its wording (`/d/07paris692/#p3.3f9a2c`)."""
    address = site.permalink(f"/d/{document.id}/")
    if passage is None:
        return address
    return f"{address}#{passage.id}.{passage.fingerprint}" if passage.fingerprint else f"{address}#{passage.id}"


def names(ids: Iterable[str], corpus: Corpus) -> list[dict[str, str]]:
    """Return actors as CSL names: people who sort under a family name in two parts, all others as one literal."""
    return [name(corpus.actors[id]) for id in ids if id in corpus.actors]


def name(actor: Actor) -> dict[str, str]:
    """Return one actor as a CSL name."""
    family, comma, given = actor.sort.partition(",")
    if actor.type == "person" and comma and given.strip():
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": actor.name}


def issuing_body(document: Document, corpus: Corpus) -> str:
    """Return the name of the body that published the document's series, or nothing."""
    series = corpus.series.get(document.series)
    publisher = corpus.actors.get(series.publisher) if series else None
    return publisher.name if publisher else ""


def series_title(document: Document, corpus: Corpus) -> str:
    """Return the title of the document's series, or nothing."""
    series = corpus.series.get(document.series)
    return series.title if series else ""


def cable_number(document: Document) -> str:
    """Return the number under which a cable is known: its official reference where the id is one (07PARIS692)."""
    if document.id.startswith(f"{document.series}-"):
        return str(document.cable.get("reference", ""))
    return document.id.upper()


def issued(edtf: str) -> dict[str, Any]:
    """Return an EDTF date as a CSL date: parts that are known only, two of them for a span; nothing for no date.

    A date that CSL cannot tell (not before, one of, open, a decade) is told in words, as `literal` alone: processors
    print the parts that stand beside it as well. `circa` is set where EDTF says approximate or uncertain. A date that
    cannot be read (`check` reports it) is told as it is written.
    """
    try:
        when = dates.parse(edtf)
    except dates.BadDate:
        return {"literal": edtf}
    if when.precision == "unknown":
        return {}
    first, last = dates.stated(edtf)
    season = _SEASONS.get(int(edtf[5:7])) if when.precision == "season" else None
    told = (
        when.precision in ("second", "day", "month", "year")
        or bool(season)
        or (when.precision == "interval" and bool(first and last))
    )
    if not told:
        return {"literal": dates.words(edtf)}
    parts = list(dict.fromkeys([first, last]))
    date: dict[str, Any] = {"date-parts": [dates.numbers(part) for part in parts if part]}
    date |= {"season": season} if season else {}
    return date | ({"circa": True} if when.approximate or when.uncertain else {})
