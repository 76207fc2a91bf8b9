"""What lets a reader verify a document: capture, checksum, corrections, omissions, review, software."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import __version__, fields
from ..access import may_show_beside, may_show_capture
from ..model import Capture, Corpus, Correction, Document, Omission, Site
from . import languages, shown, verify
from .entries import words
from .words import Ref, count, first_upper, passage_refs


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction of the capture's wording, with the passage."""

    ref: Ref
    captured: str
    published: str
    reason: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Omitted:
    """Words of the capture that are not in the text, with the lines where they stand."""

    lines: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    facts: tuple[tuple[str, Markup], ...]
    corrections: tuple[Corrected, ...]
    omissions: tuple[Omitted, ...]
    beside: str


def of(document: Document, corpus: Corpus, site: Site) -> Verification:
    """Return what the panel Verify says of a document."""
    capture = corpus.captures.get(document.capture)
    facts: list[tuple[str, Markup]] = []
    if capture:
        facts += capture_facts(capture, corpus, site, lines=_lines(range(document.lines[0], document.lines[1] + 1)))
    facts += [
        ("Annotation", _annotation(document)),
        ("Text and software", Markup("wording {}, regesta {}").format(wording(document), __version__)),
    ]
    open_text = capture is not None and may_show_capture(capture, corpus)
    return Verification(
        tuple(facts),
        tuple(_corrected(c, document, corpus) for c in document.corrections if shown.passage(document, c.at, corpus)),
        tuple(map(omitted, document.omissions)) if open_text else (),
        site.link(verify.path_of(document)) if may_show_beside(document, corpus) else "",
    )


def capture_facts(capture: Capture, corpus: Corpus, site: Site, lines: str = "") -> list[tuple[str, Markup]]:
    """Return where a capture comes from and how it can be checked."""
    page = Markup('<a href="{}">{}</a>').format(site.link(f"/c/{capture.id}/"), capture.id)
    if lines:
        page += Markup(", {}").format(lines)
    source = (
        Markup('<a href="{}">{}</a>').format(capture.url, capture.url) if capture.url else Markup("address not known")
    )
    captured = words(capture.captured) if capture.captured else "date not known"
    facts = [("Capture", page), ("Published at", source), ("Captured", Markup("{}").format(captured))]
    if may_show_capture(capture, corpus):
        file = site.link(f"/c/{capture.id}/{capture.id}.txt")
        facts.append(("File", Markup('<a href="{}">{}.txt</a>, as captured').format(file, capture.id)))
    facts.append(("SHA-256", Markup("<code>{}</code>").format(capture.sha256)))
    return facts


def _annotation(document: Document) -> Markup:
    said = fields.ANNOTATION_LABELS[document.annotation.status]
    by = f" by {document.annotation.by}" if document.annotation.by else ""
    on = f", {words(document.annotation.on)}" if document.annotation.on else ""
    marked = sum(map(len, document.annotation.suggested.values()))
    but = f"; {count(marked, 'statement')} {fields.SUGGESTED}" if marked else ""
    return Markup("{}{}{}{}").format(said, by, on, but)


def wording(document: Document) -> str:
    """Return the name of this state of a document: the first twelve digits of the SHA-256 of its file."""
    return document.digest[:12]


def _corrected(correction: Correction, document: Document, corpus: Corpus) -> Corrected:
    ref = passage_refs("", [correction.at])[0]
    language = languages.of_words(correction.at, document, corpus)
    return Corrected(ref, correction.as_captured, correction.as_published, first_upper(correction.reason), language)


def omitted(omission: Omission) -> Omitted:
    """Return an omission as pages show it."""
    return Omitted(_lines(omission.lines), omission.text, first_upper(omission.reason))


def _lines(lines: range | tuple[int, ...]) -> str:
    if len(lines) > 1 and lines[-1] - lines[0] == len(lines) - 1:
        return f"lines {lines[0]}–{lines[-1]}"
    if len(lines) > 6:
        return f"{count(len(lines), 'line')} between {lines[0]} and {lines[-1]}"
    return ("line " if len(lines) == 1 else "lines ") + ", ".join(map(str, lines))
