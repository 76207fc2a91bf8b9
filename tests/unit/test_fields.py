"""The table of fields names what the model has, and every value that is shown has a label."""

from __future__ import annotations

from dataclasses import fields as attributes
from typing import get_args

import pytest

from regesta import fields
from regesta.model import Access, ActorType, Annotation, Capture, Document, DocumentKind, EventStatus, NoteKind

IN_THE_CABLE = {"cable.reference", "cable.classification", "cable.tags"}


def test_every_row_names_an_attribute_of_the_model() -> None:
    known = {a.name for a in attributes(Document)} | {f"capture.{a.name}" for a in attributes(Capture)} | IN_THE_CABLE
    assert {field.name for field in fields.FIELDS} - known == set()
    assert len(fields.FIELD) == len(fields.FIELDS)
    assert all(field.label for field in fields.FIELDS)


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (fields.KIND_LABELS, get_args(DocumentKind)),
        (fields.STATUS_LABELS, get_args(EventStatus)),
        (fields.NOTE_KIND_LABELS, get_args(NoteKind)),
        (fields.ACCESS_LABELS, get_args(Access)),
        (fields.ACTOR_TYPE_LABELS, get_args(ActorType)),
        (fields.ANNOTATION_LABELS, ("draft", "suggested", "reviewed")),
        (fields.ROLE_LABELS, tuple(Document("", "", "", "", "plain", "", "", (1, 1), "").roles)),
    ],
    ids=["kinds", "statuses", "notes", "access", "actors", "annotation", "roles"],
)
def test_every_value_has_a_label(labels: dict[str, str], values: tuple[str, ...]) -> None:
    assert set(labels) == set(values)
    assert Annotation().status in fields.ANNOTATION_LABELS


def test_labels_of_roles_kinds_and_rights() -> None:
    assert fields.role_label("creators", "cable") == "From"
    assert fields.role_label("creators", "brief") == "By"
    assert fields.kind_label("minute") == "Minute"
    assert fields.rights_label("https://rightsstatements.org/vocab/InC/1.0/") == "In copyright"
    assert fields.rights_label("MIT") == "MIT"
