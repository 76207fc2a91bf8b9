"""The components of the pages of records, and the editors' own words."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Site
from .samples import Samples
from .specimen import Component, Macro, each
from .variants import SAID


def components(samples: Samples, site: Site) -> Iterator[Component]:
    """Yield them."""
    said = Macro(site, "said", "said", "list")
    attested = [
        (s.url, item, f"{s.view['date']}. {s.view['title']}")
        for s in samples.events
        for item in (*s.view["agree"], *s.view["differ"])
    ]
    yield Component(
        "said",
        "An attestation of an event: the words within their passage, and what is wrong with them.",
        tuple(
            said.variant(label, ((url, (item, record)) for url, item, record in attested if fits(item)))
            for label, fits in SAID
        ),
    )
    sentences = ((url, (found[:2], "By the editors.")) for url, (found,) in each(samples.topics, "synthesis"))
    yield Component(
        "synthesis",
        "What the passages of a topic say together; beside each sentence those it rests on.",
        (Macro(site, "synthesis", "synthesis").variant("its first sentences", sentences),),
    )
    yield Component(
        "coverage",
        "What is held and what is not, in the margin of a page's head.",
        (
            Macro(site, "coverage", "coverage").variant(
                "a topic", each(samples.topics, "extent", "coverage", "downloads")
            ),
        ),
    )
    yield Component(
        "chips",
        "Links to records, with the passages where each is found.",
        (
            Macro(site, "chips", "chips").variant("run in", each(samples.documents, "topics")),
            Macro(site, "chips", "stack").variant("one a line, with a mark", each(samples.documents, "events")),
            Macro(site, "chips", "company").variant("what occurs together", each(samples.topics, "actors")),
            Macro(site, "chips", "refs", "line").variant("passages alone", each(samples.events, "rests_on")),
        ),
    )
    essays = [sample for sample in samples.lists.values() if "html" in sample.view]
    yield Component(
        "prose",
        "The editors' own words, of their Markdown.",
        (
            Macro(site, "prose", "prose").variant("a page of them", each(essays, "html")),
            Macro(site, "prose", "small").variant("a note", each(samples.events, "note")),
        ),
    )
