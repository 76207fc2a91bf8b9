"""CSV: the passages of a topic or of an actor as a table, one line each, for spreadsheets and programs that count.

Source: RFC 4180: a header, lines that end with CR LF, quotation marks doubled; in UTF-8. White space is made one
space, so that a line is a passage. A quotation stands in quotation marks, and so is never read as a formula: it is not
changed. Any other field that a spreadsheet would read as one (it begins with =, +, - or @) has an apostrophe before it,
as spreadsheets themselves write such text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator

from .. import dates
from ..access import passages_to_show
from ..model import Corpus, Document, Site

TITLE = "CSV"
MEDIA_TYPE = "text/csv; charset=utf-8"
SUFFIX = ".csv"

COLUMNS = ("document", "passage", "permalink", "date", "date in words", "title", "quotation")
FORMULA = ("=", "+", "-", "@")


def of_topic(id: str, document: Document) -> Collection[str]:
    """Return the passages of a document that carry a topic."""
    return document.topics.get(id, ())


def of_actor(id: str, document: Document) -> Collection[str]:
    """Return the passages of a document that name an actor."""
    return document.outline.actors.get(id, ())


def render(found: Iterable[tuple[Document, Collection[str]]], corpus: Corpus, site: Site) -> str:
    """Return the table of `found`, which has documents with the ids of their passages, in the order of each text.

    A passage that may not be shown is left out. The date is EDTF, and the same in words.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document, ids in found:
        writer.writerows(_rows(document, ids, corpus, site))
    return out.getvalue()


def _rows(document: Document, ids: Collection[str], corpus: Corpus, site: Site) -> Iterator[tuple[str, ...]]:
    for passage in passages_to_show(document, corpus) if ids else ():
        if passage.id in ids:
            link = site.permalink(f"/d/{document.id}/#{passage.id}")
            told = (document.id, passage.id, link, document.date, _words(document.date), document.title)
            yield (*map(_plain, told), f"“{_line(passage.text)}”")


def _plain(text: str) -> str:
    line = _line(text)
    return f"'{line}" if line.startswith(FORMULA) else line


def _line(text: str) -> str:
    return " ".join(text.split())


def _words(edtf: str) -> str:
    try:
        return dates.words(edtf) if edtf else ""
    except dates.BadDate:
        return edtf
