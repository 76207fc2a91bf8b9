"""The ledger: a line is an entry, whatever its wording holds; a line that is none is told."""

from __future__ import annotations

from pathlib import Path

from regesta import ledger
from regesta.model import Entry

WORDING = "one\u2028two\u0085three\nfour"


def test_a_wording_with_the_line_ends_of_other_programs_is_one_line(tmp_path: Path) -> None:
    entry = Entry("passage", "/d/a-1/", "1.0", "2020-06-05", "p1", "abcdef", WORDING)
    ledger.append(tmp_path, "a", [entry, entry])
    file = tmp_path / ledger.FOLDER / "a.jsonl"
    assert len(file.read_text("utf-8").splitlines()) == 2
    assert ledger.read(tmp_path) == ((entry, entry), ())
    assert ledger.files(tmp_path) == {file: (entry, entry)}


def test_what_is_no_entry_is_told_with_its_line(tmp_path: Path) -> None:
    ledger.append(tmp_path, "a", [Entry("page", "/d/a-1/", "1.0", "2020-06-05")])
    with (tmp_path / ledger.FOLDER / "a.jsonl").open("ab") as file:
        file.write(b'{"what": "page", "url": "/x", "version": "1.0", "on": "2020-06-05"}\ncaf\xe9\n')
    entries, problems = ledger.read(tmp_path)
    assert [e.url for e in entries] == ["/d/a-1/"]
    assert [(p.line, p.code) for p in problems] == [(2, "bad-ledger"), (3, "bad-ledger")]
