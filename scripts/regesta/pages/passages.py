"""The text of a document as HTML: every passage with its number, its names linked, its notes both ways.

Nothing is put into the run of a text: with the tags taken away each sentence of the source stands as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from .. import markup
from ..model import Corpus, Document, Entry, Passage, Site, Span
from . import languages, shown
from .dossiers import Dossiers
from .margin import Beside, beside, folded, quoted
from .people import voice
from .wordings import Past, past
from .words import passage_label

_CLOSED = frozenset({"link", "mark", "label", "number"})


@dataclass(frozen=True, slots=True)
class Block:
    """A passage ready to be shown. `number` is what the margin shows: nothing where the text has the source's own.

    Its link is `pin`, the address of the present wording, so that what a reader copies goes on leading to these words.
    """

    id: str
    kind: str
    html: Markup
    number: str
    spoken: str
    spoken_of: str
    pin: str
    language: str
    level: int
    voice: str
    beside: tuple[Beside, ...]
    past: tuple[Past, ...]


def blocks(document: Document, corpus: Corpus, site: Site, dossiers: Dossiers) -> tuple[Block, ...]:
    """Return the passages of a document that may be shown, with all that stands beside them.

    Remarks on a title stand beside the passage after it, so that a title and its text are not torn apart.
    """
    published = corpus.wordings.get(f"/d/{document.id}/", {})
    linked = _links(document, corpus)
    marks: dict[str, int] = {}
    made: list[Block] = []
    waiting: tuple[Beside, ...] = ()
    for passage in shown.passages(document, corpus):
        block = _block(
            passage, document, corpus, site, dossiers, linked.get(passage.id, ()), marks, published.get(passage.id, ())
        )
        found = folded((*waiting, *block.beside), len(passage.text)) if waiting else block.beside
        waiting = found if passage.kind == "title" else ()
        made.append(replace(block, beside=() if waiting else found))
    if waiting:
        made[-1] = replace(made[-1], beside=waiting)
    return tuple(made)


def plain_html(document: Document, corpus: Corpus, site: Site) -> tuple[Block, ...]:
    """Return the same passages, with who speaks, without ids, links to notes and remarks: for a whole capture."""
    return tuple(
        Block("", p.kind, Markup(markup.to_html(p.text, _inline(p.spans), _tags(site, {}, [], "")[0], _breaks(p))),
              "", "", "", "", languages.of_passage(p, document, corpus), p.level, voice(document, p.id, corpus), (), ())
        for p in shown.passages(document, corpus)
    )  # fmt: skip


def _inline(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(s for s in spans if s.kind in ("emphasis", "strong"))


def _block(
    passage: Passage,
    document: Document,
    corpus: Corpus,
    site: Site,
    dossiers: Dossiers,
    names: Iterable[Span],
    marks: dict[str, int],
    published: Iterable[Entry],
) -> Block:
    own = any(s.kind == "number" for s in passage.spans)
    pin = f"{passage.id}.{passage.fingerprint}"
    closed = [s for s in passage.spans if s.kind in _CLOSED]
    free = [n for n in names if not any(c.start < n.end and n.start < c.end for c in closed)]
    noted = [Span(*found, "noted") for q in quoted(document, passage.id, corpus) if (found := find(q, passage.text))]
    tags, used = _tags(site, marks, free, pin)
    html = markup.to_html(passage.text, [*passage.spans, *free, *_merged(noted)], tags, _breaks(passage))
    marks.update(used)
    return Block(
        id=passage.id,
        kind=passage.kind,
        html=Markup(html),
        number="" if own or passage.kind == "note" else _margin_number(passage),
        spoken=f"Permalink of {passage_label(passage.id)}",
        spoken_of=passage_label(passage.id),
        pin=pin,
        language=languages.of_passage(passage, document, corpus),
        level=passage.level,
        voice=voice(document, passage.id, corpus),
        beside=beside(document, passage.id, corpus, site, dossiers),
        past=past(passage, published),
    )


def _breaks(passage: Passage) -> str:
    return "\n" if passage.kind == "preformatted" else "<br>\n"


def _margin_number(passage: Passage) -> str:
    label = passage_label(passage.id)
    return label if label.startswith("¶") else "§"


def _links(document: Document, corpus: Corpus) -> Mapping[str, list[Span]]:
    """Return by passage the names that are links: actors wherever they stand, a place once in a document."""
    found: dict[str, list[Span]] = {}
    for mention in document.mentions:
        actor = corpus.actors.get(mention.actor)
        if actor and actor.inline:
            found.setdefault(mention.passage, []).append(Span(mention.start, mention.end, "actor", actor.id))
    taken: dict[str, list[tuple[int, int]]] = {}
    for mention in document.mentions:
        taken.setdefault(mention.passage, []).append((mention.start, mention.end))
    seen: set[str] = set()
    for mention in document.place_mentions:
        actor = corpus.actors.get(mention.actor)
        if mention.actor in seen or mention.actor not in corpus.places or (actor and not actor.inline):
            continue
        if any(start < mention.end and mention.start < end for start, end in taken.get(mention.passage, ())):
            continue
        seen.add(mention.actor)
        found.setdefault(mention.passage, []).append(Span(mention.start, mention.end, "place", mention.actor))
    return found


def find(quote: str, text: str) -> tuple[int, int] | None:
    """Return where a quotation stands in a text, white space being equal, or None."""
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return match.span() if match else None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans of one kind without overlaps."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end), span.kind)
        else:
            merged.append(span)
    return merged


def _tags(
    site: Site, marks: Mapping[str, int], names: Iterable[Span], pin: str
) -> tuple[Callable[[Span], tuple[str, str]], dict[str, int]]:
    """Return what `markup.to_html` asks for the tags of a span, and the count of marks of each note as it grows."""
    first: dict[str, int] = {}
    for name in sorted(names, key=lambda s: s.start):
        first.setdefault(name.target, name.start)
    used = dict(marks)

    def link(css: str, href: str, more: str = "") -> tuple[str, str]:
        return f'<a class="{css}" href="{escape(href)}"{more}>', "</a>"

    def tags(span: Span) -> tuple[str, str]:
        match span.kind:
            case "emphasis":
                return "<em>", "</em>"
            case "strong":
                return "<strong>", "</strong>"
            case "noted":
                return '<span class="noted">', "</span>"
            case "actor":
                css = "actor" if first.get(span.target) == span.start else "actor again"
                return link(css, site.link(f"/a/{span.target}/"))
            case "place":
                return link("place", site.link(f"/p/{span.target}/"))
            case "number":
                return link("num own", f"#{pin}")
            case "label":
                return link("backlink", f"#{span.target}", ' role="doc-backlink"')
            case "mark":
                used[span.target] = used.get(span.target, 0) + 1
                id = f"r{span.target[1:]}" + (f"-{used[span.target]}" if used[span.target] > 1 else "")
                return link("notemark", f"#{span.target}", f' id="{id}" role="doc-noteref"')
            case _:
                target = site.link(span.target) if span.target.startswith("/") else span.target
                return link("outside" if "://" in target else "inside", target)

    return tags, used
