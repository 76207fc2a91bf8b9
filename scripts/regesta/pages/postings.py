"""What narrows a divided timeline: for each kind, topic and actor the places of its entries in the whole list.

A place is the number of an entry in order of time, from 0; written is by how much each differs from the one before
it. So the file of a topic that 3,000 of 20,000 entries carry has about 2 KB compressed, and a page fetches only the
files of what its reader chose. A timeline that is one page needs none of it: its entries say themselves what they are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..model import Corpus
from . import facets, timeline
from .folds import Dated

FOLDER = "timeline/postings"
File = tuple[str, bytes]


def files(corpus: Corpus) -> Iterator[File]:
    """Yield the files as (path under the output folder, content); none while the timeline is one page."""
    whole = timeline.held(corpus)
    if not whole.folds:
        return
    of = facets.reader(corpus)
    names = {
        **{("topic", id): topic.label for id, topic in corpus.topics.items()},
        **{("actor", id): actor.name for id, actor in corpus.actors.items()},
    }
    found: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    found["kind", "document"], found["kind", facets.EVENT] = ([], []), ([], [])
    for place, held in enumerate(whole.held):
        has = of(held)
        kinds = {held.kind, has.kind}
        values = [
            *(("kind", k) for k in kinds),
            *(("topic", t) for t in has.topics),
            *(("actor", a) for a in has.actors),
        ]
        for one in values:
            found[one][held.kind == facets.EVENT].append(place)
    for (facet, value), (documents, events) in found.items():
        content = {"label": names.get((facet, value), ""), "documents": _steps(documents), "events": _steps(events)}
        yield f"{FOLDER}/{facet}/{value}.json", _json(content)
    yield f"{FOLDER}/spans.json", _json(spans(whole.held))


def _steps(places: list[int]) -> list[int]:
    return [b - a for a, b in pairwise([0, *places])]


def spans(held: Iterable[Dated]) -> list[tuple[int, str, str]]:
    """Return the entries that may lie in another year than the one they are listed in: (place, first, last year)."""
    return [(n, d.first, d.last) for n, d in enumerate(held) if d.first != d.last]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
