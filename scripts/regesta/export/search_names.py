"""`/search/names.json`: the names under which something can be found, for the search that found nothing.

Fetched only then. Private persons are not in it.
"""

from __future__ import annotations

import json

from ..model import Corpus

PATH = "/search/names.json"


def render(corpus: Corpus) -> str:
    """Return a list of lists: a name, then its other spellings, for every actor, place and topic with documents."""
    found: list[tuple[str, ...]] = [
        *((a.name, *a.names) for a in corpus.actors.values() if a.id in corpus.by_actor and not a.private),
        *((p.name, *p.names) for p in corpus.places.values() if p.id in corpus.by_place),
        *((t.label, *t.alt) for t in corpus.topics.values() if t.id in corpus.by_topic),
    ]
    return json.dumps(sorted(dict.fromkeys(found)), ensure_ascii=False, separators=(",", ":")) + "\n"
