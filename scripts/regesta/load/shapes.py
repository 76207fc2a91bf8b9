"""What the front matter of a document looks like, as written. docs/model.md says what each key means."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..model import Annotation, Correction, DocumentKind, Note, Revision

Ids = tuple[str, ...]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceShape(Shape):
    capture: str
    lines: int | str


class ListedShape(Shape):
    """A listed actor or place with the written forms that only this text uses of it."""

    id: str
    forms: Annotated[Ids, Field(alias="as")] = ()


class ActShape(Shape):
    at: str
    of: str = ""


class OmissionShape(Shape):
    lines: int | str | tuple[int | str, ...]
    text: str
    reason: str


class DocumentShape(Shape):
    title: str
    kind: DocumentKind
    series: str
    date: str = ""
    date_as_written: str = ""
    date_basis: str = ""
    published: str = ""
    covers: str = ""
    place: str = ""
    language: str
    source: SourceShape
    creators: Ids = ()
    recipients: Ids = ()
    informed: Ids = ()
    signatories: Ids = ()
    interlocutors: Ids = ()
    extract: bool = False
    duplicate_of: str = ""
    variant_of: str = ""
    translation_of: str = ""
    state: Literal["published", "draft"] = "published"
    regest: str = ""
    actors: tuple[str | ListedShape, ...] = ()
    topics: dict[str, Literal["all"] | Ids] = {}
    places: tuple[str | ListedShape, ...] = ()
    voices: dict[str, Ids] = {}
    acts: dict[str, tuple[str | ActShape, ...]] = {}
    references: Ids = ()
    cable: dict[str, Any] = {}
    corrections: tuple[Correction, ...] = ()
    omissions: tuple[OmissionShape, ...] = ()
    notes: tuple[Note, ...] = ()
    annotation: Annotation = Field(default_factory=Annotation)
    accessioned: str = ""
    revisions: tuple[Revision, ...] = ()
