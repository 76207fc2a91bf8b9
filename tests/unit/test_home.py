"""The first page: which topics it names, and in which order."""

from __future__ import annotations

from pathlib import Path

from regesta.load import load
from regesta.model import Site
from regesta.pages import home


def test_topics_stand_by_their_latest_dated_document(toy: Path) -> None:
    topics = home.view(load(toy)[0], Site())["topics"]
    assert [(t.label, t.latest, t.when) for t in topics] == [
        ("Harbour dues", "Notes from the café", "not before 13\u00a0February 1931"),
        ("Lighthouses", "The mayor explains the harbour dues", "10\u00a0February 1931"),
    ]


def test_a_document_without_a_date_is_never_the_latest(toy: Path) -> None:
    document = toy / "content" / "documents" / "harbour-1.md"
    text = document.read_text("utf-8").replace('date: "[1931-02-13..]"\n', "").replace("harbour-dues:", "lighthouses:")
    document.write_text(text, "utf-8")
    topics = home.view(load(toy)[0], Site())["topics"]
    assert [(t.label, t.latest) for t in topics] == [
        ("Harbour dues", "Harbour dues doubled"),
        ("Lighthouses", "The mayor explains the harbour dues"),
    ]


def test_what_has_no_dated_document_stands_last(toy: Path) -> None:
    for name in ("31ysel7", "harbour-1"):
        document = toy / "content" / "documents" / f"{name}.md"
        text = (
            document.read_text("utf-8")
            .replace('\ndate: "', '\npublished: "')
            .replace("  harbour-dues:", "  lighthouses:", 1)
        )
        document.write_text(text.replace("  lighthouses:\n    - p2\n", "", 1), "utf-8")
    topics = home.view(load(toy)[0], Site())["topics"]
    assert [(t.label, t.when) for t in topics] == [
        ("Harbour dues", "12\u00a0February 1931"),
        ("Lighthouses", "undated"),
    ]
