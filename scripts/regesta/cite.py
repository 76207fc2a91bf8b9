"""How a document is cited: CSL-JSON, the one map from which citations, RIS, BibTeX and meta tags are made.

Nothing is invented: what the records do not hold is left out, a date that is not known is not narrowed to one that is.
Source of names and types: Citation Style Language 1.0.2, variables and csl-data schema. The styles in words are in
`citation_styles`; docs/citations.md shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

from . import dates
from .citation_styles import STYLES, Citation, Facts
from .model import Actor, Corpus, Document, Passage, Site

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


def csl(document: Document, corpus: Corpus, site: Site, passage: Passage | None = None) -> dict[str, Any]:
    """Return `document` as a CSL-JSON item; with `passage`, the item cites that passage in its present wording.

    `collection-title` is this edition, `URL` the permalink (only its path while the site has no address). A cable's
    `archive` and `archive_location` are where it was published, an address in `note` is where another text was.
    """
    type = TYPES.get(document.kind, "document")
    capture = corpus.captures.get(document.capture)
    source = capture.url if capture else ""
    place = corpus.places.get(document.place)
    item: dict[str, Any] = {
        "id": document.id,
        "type": type,
        "title": document.title,
        "author": names(document.creators, corpus),
        "issued": issued(document.date),
        "publisher-place": place.name if place else "",
        "language": document.language,
        "abstract": document.regest,
        "keyword": "; ".join(corpus.topics[t].label for t in document.reviewed_topics if t in corpus.topics),
        "collection-title": corpus.edition.title,
        "collection-editor": [{"literal": name} for name in corpus.edition.editors],
        "URL": permalink(document, site, passage),
    }
    if type == "report":
        item["publisher"] = issuing_body(document, corpus)
    elif type == "article-newspaper":
        item["container-title"] = issuing_body(document, corpus)
    elif type == "webpage":
        item["container-title"] = series_title(document, corpus)
    if document.kind == "cable":
        item |= {
            "genre": "Diplomatic cable",
            "number": cable_number(document),
            "recipient": names(document.recipients, corpus),
            "archive": document.cable.get("archive") or urlsplit(source).hostname or "",
            "archive_location": source,
        }
    else:
        item["note"] = ". ".join(
            [*(["Extract"] if document.extract else []), *([f"Published at {source}"] if source else [])]
        )
    if passage:
        item["locator"] = passage.id
    return {key: value for key, value in item.items() if value}


def citations(document: Document, corpus: Corpus, site: Site, passage: Passage | None = None) -> Mapping[str, Citation]:
    """Return the citation of `document`, or of one passage of it, by style: chicago, apa, mla, plain."""
    facts = _facts(document, corpus, site, passage)
    return {style: Citation(style, label, *render(facts)) for style, (label, render) in STYLES.items()}


def _facts(document: Document, corpus: Corpus, site: Site, passage: Passage | None) -> Facts:
    item = csl(document, corpus, site, passage)
    authors = tuple(item.get("author", ()))
    bodies = [author["literal"] for author in authors if "literal" in author]
    body, container = item.get("publisher", ""), item.get("container-title", "")
    if bodies == [container]:
        authors = ()  # a newspaper is no author of its own: the citation begins with the title
    for author in bodies:
        container = container.removeprefix(f"{author}, ")
    what = f"{item['genre'].lower()} {item.get('number', '')}".strip() if "genre" in item else ""
    return Facts(
        authors=authors,
        title=document.title,
        what=what or ("extract" if document.extract else ""),
        container=container[:1].upper() + container[1:],
        body="" if body in bodies else body,
        edition=corpus.edition.title,
        editors=corpus.edition.editors,
        publisher=corpus.edition.publisher,
        siglum=document.id,
        passage=passage.id if passage else "",
        url=item["URL"],
        edtf=document.date,
        supplied=document.date_basis.startswith("inferred"),
    )


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

    A date that CSL cannot tell (not before, one of, open, a decade) is told in words as `literal`, beside the parts
    that are known. `circa` is set where EDTF says approximate or uncertain, and where a known part is not the date's
    own but that of its open end. A date that cannot be read (`check` reports it) is told as it is written.
    """
    try:
        when = dates.parse(edtf)
    except dates.BadDate:
        return {"literal": edtf}
    if when.precision == "unknown":
        return {}
    first, last = dates.stated(edtf)
    told = when.precision in ("second", "day", "month", "season", "year") or (
        when.precision == "interval" and bool(first and last)
    )
    parts = list(dict.fromkeys([first, last])) if told else [p for p in (dates.known_parts(edtf),) if p]
    date: dict[str, Any] = {"date-parts": [dates.numbers(part) for part in parts]} if parts else {}
    if when.precision == "season":
        season = _SEASONS.get(int(edtf[5:7]))
        date |= {"season": season} if season else {"literal": dates.words(edtf)}
    elif not told:
        date["literal"] = dates.words(edtf)
    if when.approximate or when.uncertain or (parts and not (when.earliest and when.latest)):
        date["circa"] = True
    return date
