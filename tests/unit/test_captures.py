"""Captures and sidecars: what is read, and every way in which a sidecar can be wrong."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from regesta import captures
from regesta.frontmatter import Source
from regesta.model import Omission

PLAIN = "kind: plain\nseries: toy\nsha256: DIGEST\n"
TEXT = "One line.\n\nAnother.\n"


def write(root: Path, name: str = "one", text: bytes = TEXT.encode(), sidecar: str | None = None) -> Path:
    folder = root / "sources"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text)
    digest = hashlib.sha256(text).hexdigest()
    (folder / f"{name}.yaml").write_text((sidecar or PLAIN).replace("DIGEST", digest), "utf-8")
    return root


def codes(root: Path) -> list[tuple[str, int, str]]:
    return [(p.path, p.line, p.code) for p in captures.read_all(root)[1]]


def test_what_is_not_known_is_absent(tmp_path: Path) -> None:
    held, problems = captures.read_all(write(tmp_path))
    assert problems == ()
    assert (held["one"].url, held["one"].captured, held["one"].access) == ("", "", "full")
    assert captures.read_text(tmp_path, held["one"]) == TEXT


def test_everything_that_a_sidecar_says(tmp_path: Path) -> None:
    sidecar = (
        "kind: article\nseries: toy\nurl: https://example.org/\ncaptured: '2020'\nsha256: DIGEST\nrights: CC0-1.0\n"
        "access: metadata\nnote: A note.\nomissions:\n  - lines: [1, 3-3]\n    text: line\n    reason: because\n"
    )
    held, problems = captures.read_all(write(tmp_path, sidecar=sidecar))
    assert problems == ()
    one = held["one"]
    assert (one.kind, one.url, one.captured, one.rights, one.access) == (
        "article",
        "https://example.org/",
        "2020",
        "CC0-1.0",
        "metadata",
    )
    assert one.omissions == (Omission((1, 3), "line", "because"),)


def test_digest_follows_text_and_sidecar(tmp_path: Path) -> None:
    first = captures.read_all(write(tmp_path))[0]["one"]
    note = captures.read_all(write(tmp_path, sidecar="kind: plain\nseries: toy\nsha256: DIGEST\nnote: x\n"))[0]["one"]
    assert first.sha256 == note.sha256
    assert first.digest != note.digest


@pytest.mark.parametrize(
    ("sidecar", "line", "code"),
    [
        ("kind: plain\nseries: toy\nsha256: DIGEST\nkynd: x\n", 4, "unknown-key"),
        ("kind: plain\nsha256: DIGEST\n", 1, "missing-key"),
        ("kind: letter\nseries: toy\nsha256: DIGEST\n", 1, "unknown-kind"),
        ("kind: plain\nseries: toy\nsha256: '0'\n", 3, "capture-changed"),
        ("kind: plain\nseries: toy\nsha256: DIGEST\naccess: all\n", 4, "bad-value"),
        ("kind: plain\nseries: toy\nsha256: DIGEST\ncaptured: 2020\n", 4, "unquoted-date"),
        ("kind: plain\nseries: toy\nseries: toy\nsha256: DIGEST\n", 3, "duplicate-key"),
        ("kind: plain\nseries: toy\nsha256: DIGEST\nencoding: ebcdic-x\n", 0, "unreadable-file"),
        (PLAIN + "omissions:\n  - lines: 5-3\n    text: x\n    reason: y\n", 5, "bad-value"),
        (PLAIN + "omissions:\n  - lines: 5\n    text: x\n", 5, "missing-key"),
        (PLAIN + "omissions: none\n", 4, "bad-value"),
    ],
)
def test_what_can_be_wrong(tmp_path: Path, sidecar: str, line: int, code: str) -> None:
    found = codes(write(tmp_path, sidecar=sidecar))
    assert (line, code) in [(at, what) for _, at, what in found]


def test_changed_capture_is_kept(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "sources" / "one.txt").write_text("Another text.\n", "utf-8")
    held, problems = captures.read_all(tmp_path)
    assert [p.code for p in problems] == ["capture-changed"]
    assert "one" in held


def test_unreadable_access_closes(tmp_path: Path) -> None:
    held, _ = captures.read_all(write(tmp_path, sidecar="kind: plain\nseries: toy\nsha256: DIGEST\naccess: all\n"))
    assert held["one"].access == "metadata"


def test_orphans(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "sources" / "two.txt").write_text("x", "utf-8")
    (tmp_path / "sources" / "three.yaml").write_text("kind: plain\nseries: toy\nsha256: x\n", "utf-8")
    assert ("sources/two.txt", 0, "capture-undeclared") in codes(tmp_path)
    assert ("sources/three.yaml", 0, "missing-file") in codes(tmp_path)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\xb61. \xe9t\xe9\r\nx\r", "latin-1", "¶1. été\nx\n"),
        (b"\xef\xbb\xbfx\n", "utf-8", "x\n"),
        ("é\n".encode("utf-16"), "utf-16", "é\n"),
    ],
)
def test_decoding(data: bytes, encoding: str, text: str) -> None:
    assert captures.decode(data, encoding) == text


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        (49, (49,)),
        ("49", (49,)),
        ("3-5", (3, 4, 5)),
        ([7, "1-2"], (1, 2, 7)),
        (0, ()),
        ("5-3", ()),
        ("x", ()),
        ([], ()),
        ([[1]], ()),
        (True, ()),
        (None, ()),
        ([1, "x"], ()),
    ],
)
def test_lines(value: object, numbers: tuple[int, ...]) -> None:
    assert captures.parse_lines(value) == numbers


def test_omission_problems_have_lines() -> None:
    source = Source("omissions:\n  - lines: 1\n    text: x\n    reason: y\n  - odd\n", "content/documents/x.md", 2)
    found, problems = captures.omissions([{"lines": 1, "text": "x", "reason": "y"}, "odd"], source)
    assert found == (Omission((1,), "x", "y"),)
    assert [(p.line, p.code) for p in problems] == [(6, "bad-value")]
