"""Topics to which a TAGS of the cable is mapped (`state_tags`).

A tag says what the sender filed the whole cable under, not which passage carries it: alone it gives no topic, it makes
one likelier for which another rule has found the passages.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..index import Index
from ..reading import Reading
from ..suggestion import Suggestion

NAME = "tags"
SCORE = 0.4


def propose(reading: Reading, index: Index) -> Iterator[Suggestion]:
    tags = [str(tag) for tag in reading.document.cable.get("tags", ())]
    for topic in index.corpus.topics.values():
        found = tuple(tag for tag in topic.state_tags if tag in tags)
        if found and index.may_have(topic.id):
            why = f"the cable is filed under {', '.join(found)}"
            yield Suggestion("topics", topic.id, SCORE, (NAME,), (), found, why)
