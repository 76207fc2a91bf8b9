"""The text of a document under its citation, as Markdown: the subset of docs/model.md, with the ids of passages."""

from __future__ import annotations

import re

from .. import access, cite, fields
from ..markup import escape
from ..model import Corpus, Document, Passage, Site, Span

TITLE = "Markdown"
MEDIA_TYPE = "text/markdown; charset=utf-8"
SUFFIX = ".md"

_PIECE = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_ITEM = re.compile(r"((?:[-+]|\d+\.)\s+)(.*)", re.DOTALL)


def render(document: Document, corpus: Corpus, site: Site) -> str:
    """Return the citation as a quotation, then the passages that may be shown; says what is not shown."""
    citation = escape(cite.citations(document, corpus, site)["plain"].text)
    shown = access.access_of(document, corpus)
    remark = [] if shown == "full" else [f"> {fields.ACCESS_LABELS[shown]}."]
    blocks = [block(passage) for passage in access.passages_to_show(document, corpus)]
    return "\n\n".join([f"> {citation}", *remark, *blocks]) + "\n"


def block(passage: Passage) -> str:
    """Return one passage as Markdown, its id on the line after it; `markup.parse` gives the same passage back."""
    language = f" lang={passage.language}" if passage.language else ""
    return f"{_body(passage)}\n{{: #{passage.id}{language} }}"


def _body(passage: Passage) -> str:
    if passage.kind == "preformatted":
        longest = max((len(run) for run in re.findall("`+", passage.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{passage.text}\n{fence}"
    if passage.kind == "note":
        label = next((span for span in passage.spans if span.kind == "label"), None)
        start = label.end + 1 if label else 0
        return f"[^{passage.number}]: {_inline(passage, start)}"
    text = _inline(passage, 0)
    if passage.kind in ("title", "heading"):
        return f"{'#' * (passage.level or 1)} {text}"
    if passage.kind == "quotation":
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return text


def _inline(passage: Passage, start: int) -> str:
    """Return the text from `start` on, escaped, with the marks of its emphasis, links and notes."""
    spans = [s for s in passage.spans if s.kind in ("emphasis", "strong", "link", "mark") and s.start >= start]
    edges = sorted({start, len(passage.text), *(s.start for s in spans), *(s.end for s in spans)})
    out = []
    for begin, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        out += [_closing(s) for s in sorted(spans, key=lambda s: -s.start) if s.end == begin and s.kind != "mark"]
        out += [_opening(s) for s in sorted(spans, key=lambda s: -s.end) if s.start == begin and s.kind != "mark"]
        mark = next((s for s in spans if s.kind == "mark" and s.start == begin), None)
        piece = passage.text[begin:end]
        out.append(f"[^{mark.target.removeprefix('n')}]" if mark else _escaped(piece, passage, begin))
    return "".join(out)


def _escaped(piece: str, passage: Passage, begin: int) -> str:
    """Return a piece of text escaped, with the white space at its ends; the marks of list items are marks."""
    lines = piece.split("\n")
    return "\n".join(_line(line, passage.kind == "list" and (begin == 0 or n > 0)) for n, line in enumerate(lines))


def _line(line: str, begins_item: bool) -> str:
    item = _ITEM.fullmatch(line) if begins_item else None
    if item:
        return item[1] + _line(item[2], False)
    match = _PIECE.fullmatch(line)
    return f"{match[1]}{escape(match[2])}{match[3]}" if match else line


def _opening(span: Span) -> str:
    return {"emphasis": "*", "strong": "**"}.get(span.kind, "[")


def _closing(span: Span) -> str:
    return {"emphasis": "*", "strong": "**"}.get(span.kind, f"]({span.target})")
