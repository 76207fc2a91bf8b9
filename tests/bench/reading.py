"""`python -m tests.bench.reading [N ...]`: how long it takes to read and check a corpus, anew and after one edit.

Processor seconds of all processes, for other work on the machine changes them least; generated documents, in memory
where there is a file system for it. `alone` is one process that keeps nothing; `anew` has as many as there are
processors, and keeps what it finds; `edit` is after words were added to a
document and its capture, `none` after nothing. Each is the median of three, but for `alone` and `anew`.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from regesta import kept
from regesta.check import check
from regesta.kept import Shelf, hands
from regesta.load import load
from tests.conftest import REPOSITORY

from . import corpus
from .__main__ import MEMORY, ROUNDS


def main() -> int:
    sizes = [int(n) for n in sys.argv[1:]] or [1_000, 10_000]
    print(f"{'':9} {'':6} {'load s':>8} {'check s':>8}")
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        for number in sizes:
            root = Path(name) / str(number)
            corpus.write(number, root, REPOSITORY / "theme")
            processors, hands.processors = hands.processors, lambda: 1
            _told(number, "alone", [_took(root, kept.NOTHING)])
            hands.processors = processors
            _told(number, "anew", [_took(root, kept.shelf(root))])
            _told(number, "edit", [_edited(root, number // 2, f"Word {n}.") for n in range(ROUNDS)])
            _told(number, "none", [_took(root, kept.shelf(root)) for _ in range(ROUNDS)])
    return 0


def _edited(root: Path, document: int, added: str) -> tuple[float, float]:
    corpus.edit(root, document, added)
    return _took(root, kept.shelf(root))


def _took(root: Path, shelf: Shelf) -> tuple[float, float]:
    start = _spent()
    read, problems = load(root, shelf)
    middle = _spent()
    found = check(read, root, shelf)
    end = _spent()
    assert not problems, problems[0]
    assert not found, found[0]
    return middle - start, end - middle


def _spent() -> float:
    return sum(os.times()[:4])


def _told(number: int, what: str, took: list[tuple[float, float]]) -> None:
    load_s, check_s = (statistics.median(t[n] for t in took) for n in (0, 1))
    print(f"{number:9,} {what:6} {load_s:8.2f} {check_s:8.2f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
