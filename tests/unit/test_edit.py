"""Edits keep every comment, quotation mark and the order of keys; text in which nothing changes stays as it is."""

from __future__ import annotations

import pytest

from regesta import edit

TEXT = """# The head
b:
  - old # here
  - id: old
    as: ["x"]
  - other
old:
  date: "2004"   # quoted
"""


def test_values_and_keys_are_replaced_where_the_paths_lead() -> None:
    text = edit.replace_id(TEXT, [("b", "*"), ("b", "*", "id"), ("@key",)], "old", "new")
    assert text == TEXT.replace("- old", "- new").replace("id: old", "id: new").replace("\nold:", "\nnew:").replace(
        "   #", "   #"
    )


def test_nothing_changes_where_the_id_does_not_stand() -> None:
    assert edit.replace_id(TEXT, [("b", "*")], "absent", "new") is TEXT


def test_an_entry_is_appended_to_a_list_that_may_not_be_there() -> None:
    assert edit.append("", "withdrawn", {"url": "/d/x/"}) == "withdrawn:\n  - url: /d/x/\n"
    assert edit.append("withdrawn:\n  - url: /a/\n", "withdrawn", {"url": "/b/"}).endswith(
        "  - url: /a/\n  - url: /b/\n"
    )


@pytest.mark.parametrize("name", ["actors", "events", "topics"])
def test_the_real_authority_files_survive_an_edit_unharmed(name: str, repository: object) -> None:
    text = (repository / "content" / "authority" / f"{name}.yaml").read_text("utf-8")  # type: ignore[operator]
    first = next(line[:-1] for line in text.splitlines() if line.endswith(":") and not line.startswith((" ", "#")))
    there = edit.replace_id(text, [("@key",)], first, "renamed-for-a-test")
    assert there != text
    assert edit.replace_id(there, [("@key",)], "renamed-for-a-test", first) == text


def test_front_matter_may_hold_dashes() -> None:
    text = "---\ntitle: One ---\nregest: two\n---\nBody ---\n"
    assert edit.front_matter(text, lambda m: m.replace("two", "three")) == text.replace("two", "three")


def test_texts_are_rewritten_and_ids_are_not() -> None:
    text = "title: The gazette\nseries: gazette\nactors:\n  - id: gazette\n    as:\n      - 'the gazette' # so\n"
    found = edit.rewrite_texts(text, {"title", "as"}, lambda t: t.replace("gazette", "X"))
    assert found == "title: The X\nseries: gazette\nactors:\n  - id: gazette\n    as:\n      - 'the X'       # so\n"
    assert edit.rewrite_texts("a:   b\n", {"title"}, str.upper) == "a:   b\n"
