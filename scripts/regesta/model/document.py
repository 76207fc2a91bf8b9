"""Documents, their passages, and what stands in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from sys import intern
from types import MappingProxyType
from typing import Any, Literal

from . import sealed
from .capture import Correction, Omission
from .record import Record

DocumentKind = Literal["cable", "article", "report", "ministry-page", "brief", "plain"]
NoteKind = Literal["misprint", "internal", "outside-evidence", "between-sources", "textual"]
SuggestionKind = Literal["actors", "topics", "events", "dates"]
PassageKind = Literal["title", "heading", "paragraph", "list", "quotation", "preformatted", "note", "close"]

EMPTY: Mapping[str, Any] = MappingProxyType({})
NO_SUGGESTION: Mapping[SuggestionKind, tuple[str, ...]] = MappingProxyType({})


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
    """How far a document has been read. By kind, the ids that were accepted as `regesta suggest` proposed them and
    that no person has reviewed yet (they stand in the ordinary keys too), and those that are never to be proposed
    again; the id of a date is its EDTF.
    """

    status: Literal["draft", "suggested", "reviewed"] = "draft"
    on: str = ""
    by: str = ""
    suggested: Mapping[SuggestionKind, tuple[str, ...]] = field(default_factory=lambda: NO_SUGGESTION)
    rejected: Mapping[SuggestionKind, tuple[str, ...]] = field(default_factory=lambda: NO_SUGGESTION)


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists say of a text, so that none has to be read for their sake.

    The ids of its passages and the kind of each; the language of the title where it is marked as another; by actor
    and by place, the passages in which each is named, in the order of the text.
    """

    passages: tuple[str, ...] = ()
    kinds: tuple[PassageKind, ...] = ()
    title_language: str = ""
    actors: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)

    def of_kind(self, kinds: Collection[PassageKind]) -> tuple[str, ...]:
        """Return the ids of the passages of these kinds."""
        return tuple(id for id, kind in zip(self.passages, self.kinds, strict=True) if kind in kinds)


def outline(passages: Sequence[Passage], mentions: Iterable[Mention], place_mentions: Iterable[Mention]) -> Outline:
    """Return the outline of a text."""
    return Outline(
        tuple(intern(p.id) for p in passages),
        tuple(p.kind for p in passages),
        next((p.language for p in passages if p.kind == "title"), ""),
        _named(mentions),
        _named(place_mentions),
    )


def _named(mentions: Iterable[Mention]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for mention in mentions:
        found.setdefault(mention.actor, {})[intern(mention.passage)] = None
    return MappingProxyType({id: tuple(passages) for id, passages in found.items()}) if found else EMPTY


@dataclass(frozen=True, slots=True)
class Document:
    """One text, one permalink: what its front matter says, its passages, and what was found in them.

    `lines` are the capture's, (first, last), counted from 1. `topics` maps a topic to passage ids (`all` expanded
    to every passage that is not a note, title, header or close). `place_forms` are the written forms that only this
    document uses of a place. `voices` maps a passage to who speaks, through whom.
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
    place_forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
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
    outline: Outline = field(init=False)
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place_mentions: tuple[Mention, ...] = ()
    stated: str = field(init=False, default="", repr=False, compare=False)

    def __post_init__(self) -> None:
        text: Any = [sealed.held(name, self) for name in TEXT]
        if isinstance(text[0], sealed.Sealed) and all(held is text[0] for held in text):
            object.__setattr__(self, "outline", text[0].outline)
        else:
            object.__setattr__(self, "outline", outline(self.passages, self.mentions, self.place_mentions))

    @property
    def statement(self) -> str:
        """Return a digest of what is said of the text: all but the text itself and what was found in it.

        One that was kept with the document is taken from there (`stated`).
        """
        return self.stated or sealed.summary([getattr(self, name) for name in _SAID])

    @property
    def summary(self) -> str:
        """Return a digest of what was found in the text, without opening one that is sealed."""
        held: Any = sealed.held("mentions", self)
        if isinstance(held, sealed.Sealed):
            return held.summary
        return sealed.summary([self.mentions, self.place_mentions])

    def passage(self, id: str) -> Passage | None:
        return next((p for p in self.passages if p.id == id), None)

    def suggested(self, kind: SuggestionKind, id: str) -> bool:
        """Tell whether `id` is here only because a rule suggested it, and nobody has reviewed it yet."""
        return id in self.annotation.suggested.get(kind, ())

    @property
    def reviewed_topics(self) -> Mapping[str, tuple[str, ...]]:
        """The topics that are not merely suggested, with their passages."""
        return {id: where for id, where in self.topics.items() if not self.suggested("topics", id)}

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


TEXT = ("passages", "mentions", "place_mentions")
"""The fields of a document that are its text; they stand last, and may be sealed."""
sealed.may_be_sealed(Document, TEXT)
_SAID = tuple(f.name for f in fields(Document) if f.name not in (*TEXT, "digest", "stated"))
