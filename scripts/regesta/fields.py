"""What each field of the metadata is called: to readers, and in the vocabularies that other programs read.

One row a field; display and every export read it. Names of vocabularies: DCMI Metadata Terms; schema.org; CSL 1.0.2
variables; TEI P5 (path under teiHeader); Zotero fields (as `z:` meta tags). Empty: that vocabulary has no such field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Source = Literal["editor", "source", "capture", "program"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `name` is the attribute of the model (`capture.url`, `cable.reference` where it is within another).

    `set_by`: the editor judges it, it is taken from the source as converted, it stands in the sidecar of the capture,
    or the program computes it.
    """

    name: str
    label: str
    set_by: Source
    dublin_core: str = ""
    schema_org: str = ""
    csl: str = ""
    tei: str = ""
    zotero: str = ""


FIELDS: tuple[Field, ...] = (
    Field("id", "Siglum", "program", "identifier", "identifier", "id", "publicationStmt/idno", "callNumber"),
    Field("title", "Title", "editor", "title", "name", "title", "titleStmt/title", "title"),
    Field("kind", "Kind", "source", "type", "additionalType", "genre", "textClass/catRef", "itemType"),
    Field("series", "Series", "source", "isPartOf", "isPartOf", "container-title", "seriesStmt/title", "series"),
    Field("date", "Date", "editor", "created", "dateCreated", "issued", "creation/date", "date"),
    Field("date_as_written", "Date as written", "source", "", "", "", "creation/date", ""),
    Field("date_basis", "How the date is known", "editor", "", "", "", "creation/date/@evidence", ""),
    Field("covers", "Period covered", "editor", "temporal", "temporalCoverage", "", "", ""),
    Field("published", "Published", "editor", "issued", "datePublished", "available-date", "sourceDesc/bibl/date", ""),
    Field("place", "Place", "editor", "", "locationCreated", "publisher-place", "creation/placeName", "place"),
    Field("language", "Language", "source", "language", "inLanguage", "language", "langUsage/language", "language"),
    Field("creators", "By", "editor", "creator", "author", "author", "titleStmt/author", "creators"),
    Field("signatories", "Signed by", "editor", "contributor", "contributor", "contributor", "correspDesc/note", ""),
    Field("recipients", "To", "editor", "", "recipient", "recipient", "correspDesc/correspAction", "recipient"),
    Field("informed", "Informed", "editor", "", "recipient", "", "correspDesc/correspAction", ""),
    Field("interlocutors", "Spoken to", "editor", "contributor", "mentions", "", "particDesc/listPerson", ""),
    Field("regest", "Regest", "editor", "abstract", "abstract", "abstract", "profileDesc/abstract", "abstractNote"),
    Field("actors", "Actors", "editor", "subject", "mentions", "", "particDesc/listPerson", ""),
    Field("topics", "Topics", "editor", "subject", "about", "keyword", "textClass/keywords", "tags"),
    Field("places", "Places", "editor", "spatial", "spatialCoverage", "", "settingDesc/listPlace", ""),
    Field("acts", "Acts", "editor", "", "", "", "", ""),
    Field("references", "Refers to", "source", "references", "citation", "references", "sourceDesc/listBibl", ""),
    Field("duplicate_of", "Same text as", "editor", "relation", "sameAs", "", "sourceDesc/relatedItem", ""),
    Field("variant_of", "Another state of", "editor", "isVersionOf", "isBasedOn", "", "sourceDesc/relatedItem", ""),
    Field("translation_of", "Translation of", "editor", "isVersionOf", "translationOfWork", "original-title",
          "sourceDesc/relatedItem", ""),
    Field("cable.reference", "Number", "source", "", "reportNumber", "number", "msIdentifier/idno", "reportNumber"),
    Field("cable.classification", "Classification", "source", "accessRights", "", "", "msContents/note", ""),
    Field("cable.tags", "TAGS", "source", "", "keywords", "", "", ""),
    Field("accessioned", "In the edition since", "editor", "dateAccepted", "", "", "revisionDesc/change", ""),
    Field("revisions", "Corrected", "editor", "modified", "dateModified", "", "revisionDesc/change", ""),
    Field("capture.id", "Capture", "capture", "source", "isBasedOn", "source", "sourceDesc/bibl/idno", ""),
    Field("capture.url", "Published at", "capture", "source", "isBasedOn", "", "sourceDesc/bibl/ref", ""),
    Field("capture.captured", "Captured", "capture", "", "", "", "sourceDesc/bibl/date", ""),
    Field("capture.sha256", "SHA-256 of the capture", "capture", "", "", "", "sourceDesc/bibl/idno", ""),
    Field("capture.rights", "Rights", "capture", "rights", "license", "", "publicationStmt/availability", "rights"),
)  # fmt: skip

FIELD: Mapping[str, Field] = MappingProxyType({field.name: field for field in FIELDS})
LABELS: Mapping[str, str] = MappingProxyType({field.name: field.label for field in FIELDS})

KIND_LABELS: Mapping[str, str] = MappingProxyType({
    "cable": "Cable",
    "article": "Article",
    "report": "News report",
    "ministry-page": "Ministry text",
    "brief": "Brief",
    "plain": "Text",
})  # fmt: skip

STATUS_LABELS: Mapping[str, str] = MappingProxyType({
    "occurred": "Occurred",
    "planned": "Planned",
    "announced": "Announced",
    "continuing": "Continuing",
    "unconfirmed": "Unconfirmed",
})  # fmt: skip
"""Of events."""

NOTE_KIND_LABELS: Mapping[str, str] = MappingProxyType({
    "misprint": "Misprint",
    "between-sources": "Sources disagree",
    "outside-evidence": "Outside evidence",
    "internal": "Contradiction within the text",
    "textual": "On the text",
})  # fmt: skip
"""Of editorial notes, and of discrepancies between an event and what a passage says of it."""

ANNOTATION_LABELS: Mapping[str, str] = MappingProxyType({
    "draft": "Not yet annotated",
    "suggested": "Suggested by rule, not yet reviewed",
    "reviewed": "Reviewed by an editor",
})  # fmt: skip

SUGGESTED = "suggested by rule, not yet reviewed"
"""What stands, in words, beside every statement that a rule made and nobody has reviewed."""

ACCESS_LABELS: Mapping[str, str] = MappingProxyType({
    "full": "Shown in full",
    "excerpt": "Shown as an excerpt",
    "metadata": "Text not shown",
})  # fmt: skip

ACTOR_TYPE_LABELS: Mapping[str, str] = MappingProxyType({
    "person": "People",
    "state": "States",
    "organisation": "Organisations",
})  # fmt: skip
"""Of groups of actors."""

RIGHTS_LABELS: Mapping[str, str] = MappingProxyType({
    "http://rightsstatements.org/vocab/InC/1.0/": "In copyright",
    "http://rightsstatements.org/vocab/InC-EDU/1.0/": "In copyright, educational use permitted",
    "http://rightsstatements.org/vocab/NoC-US/1.0/": "No copyright in the United States",
    "http://rightsstatements.org/vocab/NoC-OKLR/1.0/": "No copyright, other known legal restrictions",
    "http://rightsstatements.org/vocab/UND/1.0/": "Copyright undetermined",
    "http://rightsstatements.org/vocab/CNE/1.0/": "Copyright not evaluated",
    "https://creativecommons.org/publicdomain/mark/1.0/": "Public domain",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0 (public domain dedication)",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC BY-SA 4.0",
    "CC0-1.0": "CC0 1.0 (public domain dedication)",
    "CC-BY-4.0": "CC BY 4.0",
    "CC-BY-SA-4.0": "CC BY-SA 4.0",
    "etalab-2.0": "Licence Ouverte 2.0 (Etalab)",
})  # fmt: skip
"""Rights statements (rightsstatements.org writes its addresses with http), Creative Commons and SPDX licence ids."""

LANGUAGE_LABELS: Mapping[str, str] = MappingProxyType({
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "it": "Italian",
    "kk": "Kazakh", "ky": "Kyrgyz", "pt": "Portuguese", "ru": "Russian", "tg": "Tajik", "tk": "Turkmen",
    "tr": "Turkish", "ur": "Urdu", "uz": "Uzbek", "zh": "Chinese",
})  # fmt: skip

ROLE_LABELS: Mapping[str, str] = MappingProxyType(
    {role: LABELS[role] for role in ("creators", "signatories", "recipients", "informed", "interlocutors")}
)


def role_label(role: str, kind: str) -> str:
    """Return what a role of a document of `kind` is called: the creator of a cable stands after "From"."""
    return "From" if (role, kind) == ("creators", "cable") else ROLE_LABELS[role]


def language_label(code: str) -> str:
    """Return the English name of a language; its code where the name is not among those of this edition."""
    return LANGUAGE_LABELS.get(code, code)


def kind_label(kind: str) -> str:
    """Return the name of a kind of document; a kind of another corpus is its own name."""
    return KIND_LABELS.get(kind, kind.capitalize())


def rights_label(rights: str) -> str:
    """Return a rights statement in words, whether its address is written with http or https; else as it is."""
    return RIGHTS_LABELS.get(rights.replace("https://rightsstatements.org/", "http://rightsstatements.org/"), rights)
