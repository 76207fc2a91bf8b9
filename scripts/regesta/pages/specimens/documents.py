"""The components of the page of a document, of its capture, and of the two side by side."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Site
from ..passages import Block
from .samples import Samples
from .specimen import Component, Macro, Specimen, Variant, chosen, each, items
from .variants import ALIGNED, PASSAGES, REMARKS


def components(samples: Samples, site: Site) -> Iterator[Component]:
    """Yield them."""
    yield from _of_text(samples, site)
    yield from _below_text(samples, site)
    yield from _of_capture(samples, site)


def _plainness(block: Block) -> tuple[int, int]:
    return len(block.beside) + bool(block.voice), len(block.html)


def _of_text(samples: Samples, site: Site) -> Iterator[Component]:
    held = samples.documents
    blocks = sorted(items(held, "blocks"), key=lambda found: _plainness(found[1]))
    passage = Macro(site, "passage", "passage", "article")
    below = ((s.url, (b, s.view["resting"][b.id])) for s in held for b in s.view["blocks"] if b.id in s.view["resting"])
    yield Component(
        "passage",
        "The unit that is read and cited. What is not its words (number, voice, remarks, what rests on it) stands "
        "around the element that holds them, never within.",
        (
            *(passage.variant(label, chosen(blocks, fits)) for label, fits in PASSAGES),
            passage.variant("with what rests on it", below),
        ),
    )
    remark = Macro(site, "remark", "remarks")
    told = [(url, r, b.spoken_of) for url, b in blocks for r in b.beside]
    yield Component(
        "remark",
        "The editor's voice beside a passage or a header, named by its kind; folded where it would outgrow the text.",
        tuple(
            remark.variant(label, ((url, ((r,), about)) for url, r, about in told if fits(r)))
            for label, fits in REMARKS
        ),
    )
    wordings = Macro(site, "wordings", "wordings")
    changed = [(url, (b.past, b.language)) for url, b in blocks if b.past]
    yield Component(
        "wordings",
        "Under a passage that was published otherwise: each former wording beside the present one, where its address "
        "leads.",
        (
            wordings.variant("reworded", (w for w in changed if w[1][0][0].then)),
            wordings.variant("redacted", (w for w in changed if not w[1][0][0].then)),
        ),
    )
    resting = Macro(site, "resting", "resting")
    rests = [(s.url, r) for s in held for r in s.view["resting"].values()]
    yield Component(
        "resting",
        "Under a passage: what the editors say elsewhere that rests on it.",
        (
            resting.variant("in one line", chosen(rests, lambda all: not any(r.summary for r in all))),
            resting.variant("folded, where it is much", chosen(rests, lambda all: any(r.summary for r in all))),
        ),
    )
    header = Macro(site, "cable-header", "cable_header", "article")
    yield Component(
        "cable-header",
        "The header of a cable above its text: folded, in plain words and as transmitted.",
        (header.variant("a cable", each(held, "header", "decoded")),),
    )


def _below_text(samples: Samples, site: Site) -> Iterator[Component]:
    held = samples.documents
    people = Macro(site, "people", "people")
    roles = [(url, role.actors) for url, role in items(held, "roles")]
    unnamed = (given for given in each(samples.events, "actors") if any(a.note for a in given[1][0]))
    yield Component(
        "people",
        "Actors in a line, with the office that each held at the time.",
        (
            people.variant("of a document", chosen(roles)),
            people.variant("with an office", chosen(roles, lambda actors: any(a.office for a in actors))),
            people.variant("not named in the texts", unnamed),
        ),
    )
    chips = Macro(site, "chips", "chips").variant("", each(held, "topics")).specimen
    below = Specimen("below", "below", ("Topics", "topics"), chips.of, inner=chips) if chips else None
    yield Component(
        "below",
        "A section under the text, its name in the hanging column.",
        (Variant("holding a line of links", below),),
    )
    yield Component(
        "related",
        "Related documents, each with its reasons.",
        (Macro(site, "related", "related").variant("of a document", each(held, "relations", "siblings")),),
    )
    facts = Macro(site, "facts", "facts")
    yield Component(
        "facts",
        "Pairs of a field and what it says.",
        (
            facts.variant("the record of a document", each(held, "record")),
            facts.variant("its four clocks", ((url, (given[0], "clocks")) for url, given in each(held, "clocks"))),
        ),
    )
    parts = ("citing", "permalink", "link", "downloads")
    yield Component(
        "cite",
        "Citations to be copied, the permalink, the files, the permalinks of the passages.",
        (Macro(site, "cite", "cite").variant("of a document", each(held, *parts)),),
    )
    yield Component(
        "neighbours",
        "The last thing on the page of a document: what is before and after it.",
        (Macro(site, "neighbours", "neighbours", "article").variant("of a document", each(held, "neighbours")),),
    )


def _of_capture(samples: Samples, site: Site) -> Iterator[Component]:
    verify = Macro(site, "verify", "verify")
    verified = [(s.url, s.view["verification"]) for s in samples.documents]
    yield Component(
        "verify",
        "Where a text comes from, and all that was changed in it or left out.",
        (
            verify.variant("unchanged", chosen(verified, lambda v: not v.corrections and not v.omissions)),
            verify.variant("with corrections", chosen(verified, lambda v: v.corrections)),
            verify.variant("with omissions", chosen(verified, lambda v: v.omissions)),
        ),
    )
    alignment = Macro(site, "alignment", "alignment")
    rows = sorted(items(samples.verified, "rows"), key=lambda found: len(str(found[1])))
    yield Component(
        "alignment",
        "Capture and text side by side, word by word.",
        tuple(
            alignment.variant(label, ((url, ((row,), samples.language)) for url, row in rows if fits(row)))
            for label, fits in ALIGNED
        ),
    )
    shortest = sorted(items(samples.captures, "parts"), key=lambda found: len(str(found[1])))
    yield Component(
        "part",
        "A document within its capture.",
        (Macro(site, "part", "part").variant("in a capture", chosen(shortest)),),
    )
