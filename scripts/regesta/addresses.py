"""The addresses of the site: for every record and list the path of the page that stands for it."""

from __future__ import annotations

from .access import may_show_beside
from .model import Corpus

LISTS = (
    "documents", "timeline", "topics", "actors", "events", "places", "acts", "series", "captures", "statistics",
    "search",
)  # fmt: skip
"""The first step of the addresses of the pages that list records, or find them."""

ABOUT = ("corrections", "data")
"""The first step of the addresses of the pages that the build makes about the edition."""

PREFIXES = ("d", "a", "t", "e", "s", "p", "acts", "c")
"""The first step of the addresses of records."""

RESERVED = frozenset({*LISTS, *ABOUT, *PREFIXES, "theme", "pagefind", "components"})
"""What stands at the first step of addresses; no page of the edition's own can have such a name."""


def of_records(corpus: Corpus) -> frozenset[str]:
    """Return the address of every record that the site has a page for."""
    records = {
        "d": (*corpus.documents, *corpus.stubs),
        "a": corpus.actors,
        "t": corpus.topics,
        "e": corpus.events,
        "s": corpus.series,
        "p": corpus.places,
        "acts": corpus.acts,
        "c": corpus.captures,
    }
    return frozenset(f"/{prefix}/{id}/" for prefix, ids in records.items() for id in ids)


def of_pages(corpus: Corpus) -> frozenset[str]:
    """Return the address of every page that a link may lead to, those included where something stood once.

    The years of a long timeline are left out: they come and go with its length, and are parts of `/timeline/`.
    """
    return frozenset(
        [
            "/",
            *(f"/{name}/" for name in (*LISTS, *ABOUT)),
            *(f"/{slug}/" for slug in corpus.essays),
            *(entry.url for entry in corpus.ledger if entry.what in ("alias", "withdrawn")),
            *of_records(corpus),
            *(f"/d/{d.id}/verify/" for d in corpus.documents.values() if may_show_beside(d, corpus)),
        ]
    )
