"""Links to the outside lead to the web or to a mailbox, whatever a record says: an address is never a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..captures import sidecar_path
from ..model import Corpus
from ..problems import Problem
from .where import authority, line

EDITION = "content/edition.yaml"

WEB = re.compile(r"https?://[^\s<>\"]+")
MAILBOX = re.compile(r"(mailto:)?[^\s<>\":/]+@[^\s<>\":/]+")


def rules(corpus: Corpus, root: Path) -> Iterator[Problem]:
    for address, path, keys in web_addresses(corpus):
        if address and not WEB.fullmatch(address):
            yield _bad(address, root, path, keys, "write the whole address, from https:// on")
    contact = corpus.edition.contact
    if contact and not WEB.fullmatch(contact) and not MAILBOX.fullmatch(contact):
        hint = "write editors@example.org, or the address of an issue tracker"
        yield _bad(contact, root, EDITION, ("contact",), hint)


def web_addresses(corpus: Corpus) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Give each address that pages lead to as (address, file, keys in it)."""
    for capture in corpus.captures.values():
        yield capture.url, sidecar_path(capture), ("url",)
        yield _statement(capture.rights), sidecar_path(capture), ("rights",)
    for series in corpus.series.values():
        yield _statement(series.rights), authority("series"), (series.id, "rights")
    for stub in corpus.stubs.values():
        yield stub.url, authority("stubs"), (stub.id, "url")
    for actor in corpus.actors.values():
        for index, address in enumerate(actor.same_as):
            yield address, authority("actors"), (actor.id, "same_as", index)
    for topic in corpus.topics.values():
        for index, address in enumerate(topic.exact_match):
            yield address, authority("topics"), (topic.id, "exact_match", index)
    yield _statement(corpus.edition.license), EDITION, ("license",)


def _statement(rights: str) -> str:
    """Return a statement of rights where it is an address; the id of a licence and words are no links."""
    return rights if ":" in rights.split(" ")[0] else ""


def _bad(address: str, root: Path, path: str, keys: tuple[str | int, ...], hint: str) -> Problem:
    name = next(key for key in reversed(keys) if isinstance(key, str))
    return Problem(path, line(root, path, *keys), "bad-link", f"{name}: {address!r} is no address to follow", hint)
