"""The converters by folders of cases, `<kind>/<case>/`: capture.txt gives the documents that golden-<id>.md hold.

`REGESTA_GOLDEN=write pytest tests/convert` writes the golden files anew: read the difference before it is committed.
Every case is also held to the law: the text of the documents is the capture, word for word, as declared.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from regesta import captures, fidelity, frontmatter, markup
from regesta.convert import KINDS, convert, detect
from regesta.convert.draft import file_text
from regesta.model import Capture

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASES = sorted(p.parent for p in HERE.glob("*/*/capture.txt"))


def capture_of(case: Path) -> Capture:
    kind = next(k for k in KINDS if k == case.parent.name)
    return Capture(id=case.name, path=f"sources/{case.name}.txt", kind=kind, series="toy", sha256="", digest="")


def text_of(case: Path) -> str:
    return captures.decode((case / "capture.txt").read_bytes(), "utf-8")


def case_id(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_golden(case: Path) -> None:
    conversion = convert(text_of(case), capture_of(case))
    given = {f"golden-{draft.id}.md": file_text(draft) for draft in conversion.drafts}
    given["golden-report.txt"] = "".join(f"omitted: {o.lines} {o.text}\n" for o in conversion.omissions) + "".join(
        f"{problem}\n" for problem in conversion.problems
    )
    if os.environ.get("REGESTA_GOLDEN") == "write":
        for old in case.glob("golden-*"):
            old.unlink()
        for name, text in given.items():
            (case / name).write_text(text, "utf-8")
    assert {p.name: p.read_text("utf-8") for p in case.glob("golden-*")} == given


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_faithful(case: Path) -> None:
    text = text_of(case)
    lines = captures.text_lines(text)
    conversion = convert(text, capture_of(case))
    assert fidelity.check_capture(lines, conversion.omissions, conversion.drafts) == ()
    for draft in conversion.drafts:
        assert fidelity.check_document(lines, conversion.omissions, draft).differences == ()
        assert markup.parse(draft.body, draft.id, 1)[1] == ()
        source, body, _, problems = frontmatter.split(file_text(draft), draft.id)
        assert problems == ()
        assert frontmatter.load(source)[1] == ()
        assert body.strip() == draft.body.strip()


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_kind_is_found(case: Path) -> None:
    kind, why = detect(text_of(case))
    assert kind == case.parent.name
    assert why


def test_captures_of_the_edition_give_its_documents() -> None:
    held, problems = captures.read_all(ROOT)
    assert problems == ()
    drafts = [d for c in held.values() for d in convert(captures.read_text(ROOT, c), c).drafts]
    assert len(drafts) == 64
    for draft in drafts:
        file = ROOT / "content" / "documents" / f"{draft.id}.md"
        _, body, _, _ = frontmatter.split(file.read_text("utf-8"), file.name)
        assert body.strip() == draft.body.strip(), draft.id


def test_captures_of_the_edition_need_no_more_omissions() -> None:
    held, _ = captures.read_all(ROOT)
    for capture in held.values():
        conversion = convert(captures.read_text(ROOT, capture), capture)
        assert set(conversion.omissions) <= set(capture.omissions)
        assert conversion.problems == ()


def test_kinds_of_the_edition_are_found() -> None:
    held, _ = captures.read_all(ROOT)
    assert len(held) == 5
    for capture in held.values():
        assert detect(captures.read_text(ROOT, capture))[0] == capture.kind
