"""What stands beside a passage and is not its words: the acts performed in it, notes, corrections, discrepancies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from .. import fields, markup
from ..model import Attestation, Corpus, Correction, Document, Event, Note, Site
from ..tally.evidence import noted
from . import languages, shown
from .dossiers import Dossiers
from .entries import short, words
from .words import abridged

_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")
_OVERHEAD = 160  # label, space and evidence of a remark, as characters of text beside it
_CITED = re.compile(r"\b(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*), (?P<passage>[a-z]+[0-9]*(?:-[0-9]+)*)\b")


@dataclass(frozen=True, slots=True)
class Beside:
    """One remark: whose it is (`kind`), what it is called, which words it is about, what it says and by what right.

    `language` is that of the words it is about where it differs from that of the page.
    """

    kind: str
    label: str
    quote: str
    text: Markup
    evidence: tuple[Markup, ...] = ()
    href: str = ""
    link: str = ""
    folded: bool = False
    language: str = ""


def beside(document: Document, passage: str, corpus: Corpus, site: Site, dossiers: Dossiers) -> tuple[Beside, ...]:
    """Return the remarks on one passage, in the order in which they are read."""
    notes = [n for n in document.notes if n.at == passage]
    attested = list(_attested(document, passage, corpus))
    found = (
        *_acts(document, passage, corpus, site, dossiers),
        *(_note(n, document, corpus, site, attested) for n in notes),
        *(_discrepancy(e, a, document, corpus, site) for e, a in attested if a.says and not noted(a, notes)),
        *(_correction(c) for c in document.corrections if c.at == passage),
    )
    text = document.passage(passage) if found else None
    return folded(found, len(text.text)) if text else found


def folded(remarks: tuple[Beside, ...], room: int) -> tuple[Beside, ...]:
    """Return the remarks, those folded that would reach below a passage of `room` characters.

    The first never is, nor are acts, whose words are as short as the sign that they are folded.
    """
    used = 0
    fitted: list[Beside] = []
    for remark in remarks:
        used += _OVERHEAD + len(remark.text.striptags()) + len(remark.quote)
        fitted.append(replace(remark, folded=bool(fitted) and used > room and remark.kind != "act"))
    return tuple(fitted)


def quoted(document: Document, passage: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the words of a passage that remarks are about, so that they can be shown in the text."""
    notes = [n.quote for n in document.notes if n.at == passage and n.quote]
    return (
        *notes,
        *(a.quote for _, a in _attested(document, passage, corpus) if a.says and not noted(a, document.notes)),
    )


def _attested(document: Document, passage: str, corpus: Corpus) -> Iterator[tuple[Event, Attestation]]:
    for id in corpus.events_of_document.get(document.id, ()):
        event = corpus.events[id]
        for attestation in event.attested:
            if attestation.document == document.id and attestation.passage == passage:
                yield event, attestation


def _note(
    note: Note, document: Document, corpus: Corpus, site: Site, attested: Iterable[tuple[Event, Attestation]]
) -> Beside:
    event = next((e for e, a in attested if a.says and noted(a, [note])), None)
    allowed = note.quote and shown.holds(document, note.at, note.quote, corpus)
    return Beside(
        kind="editor",
        label=fields.NOTE_KIND_LABELS[note.kind],
        quote=abridged(note.quote) if allowed else "",
        language=languages.of_words(note.at, document, corpus),
        text=Markup(markup.prose(note.text, site.base)),
        evidence=tuple(reference(e, corpus, site) for e in note.evidence),
        href=site.link(f"/e/{event.id}/") if event else "",
        link=event.title if event else "",
    )


def _discrepancy(event: Event, said: Attestation, document: Document, corpus: Corpus, site: Site) -> Beside:
    allowed = shown.holds(document, said.passage, said.quote, corpus)
    here, on_record = words(said.says).rstrip("."), f"{event.title}, {short(event.date)}"
    text = Markup("<p>Here: {}. On record: {}.</p>").format(here, on_record)
    if said.note:
        text += Markup(markup.prose(said.note, site.base))
    return Beside(
        kind="event",
        label=fields.NOTE_KIND_LABELS[said.kind] if said.kind else "Differs from the record of the event",
        quote=abridged(said.quote) if allowed else "",
        language=languages.of_words(said.passage, document, corpus),
        text=text,
        evidence=tuple(reference(e, corpus, site) for e in said.evidence),
        href=site.link(f"/e/{event.id}/"),
        link=event.title,
    )


def _acts(document: Document, passage: str, corpus: Corpus, site: Site, dossiers: Dossiers) -> Iterator[Beside]:
    """Give one remark of the acts that are performed in a passage, the strongest first, and towards whom."""
    towards: dict[str, list[Markup]] = {}
    for act in document.acts:
        if act.at == passage and act.act in corpus.acts:
            addressed = towards.setdefault(act.act, [])
            if act.of in corpus.actors:
                name = corpus.actors[act.of].name
                addressed.append(Markup('<a href="{}">{}</a>').format(site.link(f"/a/{act.of}/"), name))

    def at(id: str) -> str:
        return site.link(dossiers.entry(f"/acts/{id}/", document.id))

    performed = [
        Markup('<a href="{}">{}</a>').format(
            site.link(dossiers.entry(f"/acts/{id}/", document.id)), corpus.acts[id].label
        )
        + (Markup(", towards ") + Markup(" and ").join(towards[id]) if towards[id] else "")
        for id in sorted(towards, key=lambda id: corpus.acts[id].rank)
    ]
    if performed:
        label = "Act" if len(performed) == 1 else "Acts"
        yield Beside("act", label, "", Markup("<p>{}</p>").format(Markup("; ").join(performed)))


def _correction(correction: Correction) -> Beside:
    return Beside(
        kind="correction",
        label="Corrected",
        quote="",
        text=Markup("<p>Here <q>{}</q>, in the capture <q>{}</q>. {}</p>").format(
            correction.as_published, correction.as_captured, _sentence(correction.reason)
        ),
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def reference(text: str, corpus: Corpus, site: Site) -> Markup:
    """Return a reference as HTML: addresses are links, and so is a passage of the edition (`07paris692, p3`)."""
    links = [(m.start(), m.end(), m[0], m[0]) for m in _ADDRESS.finditer(text)]
    for match in _CITED.finditer(text):
        held = corpus.documents.get(match["document"])
        if (
            held
            and shown.passage(held, match["passage"], corpus)
            and not any(s < match.end() and match.start() < e for s, e, *_ in links)
        ):
            target = site.link(f"/d/{held.id}/") + f"#{match['passage']}"
            links.append((match.start(), match.end(), target, match[0]))
    out = Markup("")
    position = 0
    for start, end, target, label in sorted(links):
        out += escape(text[position:start]) + Markup('<a href="{}">{}</a>').format(target, label)
        position = end
    return out + escape(text[position:])
