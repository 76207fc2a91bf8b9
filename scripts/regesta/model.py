"""The records everything else is a projection of. Frozen data, no I/O; what each means is in docs/model.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar, Literal

CaptureKind = Literal["cable", "article", "report", "ministry-page", "plain"]
DocumentKind = Literal["cable", "article", "report", "ministry-page", "brief", "plain"]
Access = Literal["full", "excerpt", "metadata"]
NoteKind = Literal["misprint", "internal", "outside-evidence", "between-sources", "textual"]
EventStatus = Literal["occurred", "planned", "announced", "continuing", "unconfirmed"]
ActorType = Literal["person", "state", "organisation"]
PassageKind = Literal["title", "heading", "paragraph", "list", "quotation", "preformatted", "note", "close"]

EMPTY: Mapping[str, Any] = MappingProxyType({})


class Record:
    """A record that comes from a file: keys that it does not have are errors (pydantic reads this setting)."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Edition(Record):
    """The edition itself. What is not set is empty and does not appear anywhere.

    `preview` is not written: an edition is a preview until `regesta publish` has fixed its addresses.
    """

    title: str
    description: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    contact: str = ""
    license: str = ""
    language: str = "en"
    preview: bool = True


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of a capture that are in no text, with the reason. `lines` are the capture's, counted from 1."""

    lines: tuple[int, ...]
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction(Record):
    """Words of a capture that the text has otherwise, in passage `at`."""

    at: str
    as_captured: str
    as_published: str
    reason: str


@dataclass(frozen=True, slots=True)
class Redaction(Record):
    """Words that were taken out of a capture and of everything made of it: when, why, and their SHA-256."""

    on: str
    why: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Capture:
    """A text as captured, and its sidecar. The text itself is read when it is needed (`captures.read_text`).

    `html_sha256` is the checksum of the saved page that the text was extracted from, where there is one.
    """

    id: str
    path: str
    kind: CaptureKind
    series: str
    sha256: str
    digest: str
    url: str = ""
    captured: str = ""
    encoding: str = "utf-8"
    rights: str = ""
    access: Access = "full"
    omissions: tuple[Omission, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    note: str = ""
    html_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Markup over the half-open range of characters [start, end) of a passage's text.

    `kind`: emphasis, strong, link (`target` is the address), actor (`target` is the actor's id),
    mark (of a note, `target` is the note's passage id), number (of the source's own paragraph).
    """

    start: int
    end: int
    kind: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is cited: `text` is its plain text (newlines are line breaks of the source)."""

    id: str
    kind: PassageKind
    text: str
    spans: tuple[Span, ...] = ()
    number: str = ""
    language: str = ""
    level: int = 0
    fingerprint: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """An occurrence of a name: `form` is as written at [start, end) of the passage's text."""

    actor: str
    passage: str
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Note(Record):
    """An editorial note on a passage: `quote` is its exact words, `text` is the editor's, in Markdown."""

    at: str
    kind: NoteKind
    text: str
    quote: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An actor of a document, with the written forms that only this document uses of it."""

    id: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActOf:
    """A public act performed in passage `at` (`all`: by the whole text), and at whom or what it is directed."""

    act: str
    at: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Revision(Record):
    on: str
    what: str


@dataclass(frozen=True, slots=True)
class Annotation(Record):
    status: Literal["draft", "suggested", "reviewed"] = "draft"
    on: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text, one permalink: what its front matter says, its passages, and what was found in them.

    `lines` are the capture's, (first, last), counted from 1. `topics` maps a topic to passage ids (`all` expanded
    to every passage that is not a note, title, header or close). `voices` maps a passage to who speaks, through whom.
    """

    id: str
    path: str
    digest: str
    title: str
    kind: DocumentKind
    series: str
    capture: str
    lines: tuple[int, int]
    language: str
    date: str = ""
    date_as_written: str = ""
    date_basis: str = ""
    published: str = ""
    covers: str = ""
    place: str = ""
    creators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    interlocutors: tuple[str, ...] = ()
    extract: bool = False
    duplicate_of: str = ""
    variant_of: str = ""
    translation_of: str = ""
    state: Literal["published", "draft"] = "published"
    regest: str = ""
    actors: tuple[ListedActor, ...] = ()
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
    places: tuple[str, ...] = ()
    voices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
    acts: tuple[ActOf, ...] = ()
    references: tuple[str, ...] = ()
    cable: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    corrections: tuple[Correction, ...] = ()
    omissions: tuple[Omission, ...] = ()
    notes: tuple[Note, ...] = ()
    annotation: Annotation = Annotation()
    accessioned: str = ""
    revisions: tuple[Revision, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place_mentions: tuple[Mention, ...] = ()

    def passage(self, id: str) -> Passage | None:
        return next((p for p in self.passages if p.id == id), None)

    @property
    def roles(self) -> Mapping[str, tuple[str, ...]]:
        """The actors that have a role, by role, in the order in which they are shown."""
        return {
            "creators": self.creators,
            "signatories": self.signatories,
            "recipients": self.recipients,
            "informed": self.informed,
            "interlocutors": self.interlocutors,
        }

    @property
    def actor_ids(self) -> tuple[str, ...]:
        """Every actor of the document once: those listed first, then those with a role only."""
        listed = [a.id for a in self.actors]
        return tuple(dict.fromkeys([*listed, *(a for ids in self.roles.values() for a in ids)]))


@dataclass(frozen=True, slots=True)
class Office(Record):
    title: str
    of: str = ""
    span: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Actor(Record):
    id: str
    name: str
    type: ActorType
    sort: str = ""
    names: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    part_of: str = ""
    same_as: tuple[str, ...] = ()
    inline: bool = True
    private: bool = False
    description: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place(Record):
    id: str
    name: str
    kind: str = ""
    names: tuple[str, ...] = ()
    within: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Topic(Record):
    id: str
    label: str
    scope_note: str = ""
    alt: tuple[str, ...] = ()
    broader: str = ""
    related: tuple[str, ...] = ()
    exact_match: tuple[str, ...] = ()
    state_tags: tuple[str, ...] = ()
    container: bool = False


@dataclass(frozen=True, slots=True)
class Act(Record):
    id: str
    label: str
    rank: int
    noun: str = ""
    scope_note: str = ""


@dataclass(frozen=True, slots=True)
class Attestation(Record):
    """A passage that reports an event: `quote` is exact; `says` is what it states when the record says otherwise."""

    document: str
    passage: str
    quote: str
    says: str = ""
    kind: NoteKind | Literal[""] = ""
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event(Record):
    id: str
    title: str
    status: EventStatus
    date: str
    attested: tuple[Attestation, ...]
    date_basis: str = ""
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    discrepancy: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series(Record):
    id: str
    title: str
    publisher: str
    rights: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stub(Record):
    """A document that others refer to and the corpus does not hold."""

    id: str
    title: str = ""
    kind: str = ""
    date: str = ""
    creators: tuple[str, ...] = ()
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Essay(Record):
    """A page of the edition's own: about, principles, how to cite. `text` is its Markdown."""

    slug: str
    title: str
    text: str
    digest: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Record):
    """One line of the ledger.

    `what`: page, passage, alias, withdrawn, redacted. `wording` is the passage's text as published (empty where
    it was redacted: then `sha256` is its digest). `to` is where an alias leads or what replaces a withdrawal.
    """

    what: Literal["page", "passage", "alias", "withdrawn", "redacted"]
    url: str
    version: str
    on: str
    passage: str = ""
    fingerprint: str = ""
    wording: str = ""
    sha256: str = ""
    title: str = ""
    to: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of it, linked.

    Mappings keep their order: documents by series and number of their ids, authority records as in the files.
    `chronology` has all published documents by date, undated ones last; `by_...` and `events_of_...` give ids of
    documents and events in that order; `by_actor` counts roles too; `referrers` are the documents that refer to one,
    held or not.
    """

    edition: Edition
    captures: Mapping[str, Capture]
    documents: Mapping[str, Document]
    drafts: Mapping[str, Document]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    topics: Mapping[str, Topic]
    acts: Mapping[str, Act]
    events: Mapping[str, Event]
    series: Mapping[str, Series]
    stubs: Mapping[str, Stub]
    essays: Mapping[str, Essay]
    ledger: tuple[Entry, ...]
    chronology: tuple[str, ...]
    event_chronology: tuple[str, ...]
    by_actor: Mapping[str, tuple[str, ...]]
    by_place: Mapping[str, tuple[str, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    by_act: Mapping[str, tuple[str, ...]]
    by_series: Mapping[str, tuple[str, ...]]
    by_capture: Mapping[str, tuple[str, ...]]
    referrers: Mapping[str, tuple[str, ...]]
    events_of_document: Mapping[str, tuple[str, ...]]
    events_of_actor: Mapping[str, tuple[str, ...]]
    events_of_topic: Mapping[str, tuple[str, ...]]
    events_of_place: Mapping[str, tuple[str, ...]]
    narrower: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site will stand. `url` is SITEURL without a slash at its end, or empty."""

    url: str = ""

    @property
    def base(self) -> str:
        """The path before every link: `/corpus` for https://example.org/corpus, empty for a site at a root."""
        return "/" + "/".join(self.url.split("/")[3:]) if self.url.count("/") > 2 else ""

    def link(self, path: str) -> str:
        """Return the link to `path` (which begins with a slash) within the site."""
        return self.base + path

    def permalink(self, path: str) -> str:
        """Return the address to cite: complete where the site's is known, else the path."""
        return self.url + path
