"""Every word of a capture is in exactly one text, a declared omission or a declared correction; in order, and no other.

The alignment is `fidelity`'s; here its differences become problems that point to where an editor mends them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path

from ..captures import decode, sidecar_path, text_lines
from ..fidelity import Difference, check_capture, check_document
from ..model import Capture, Corpus, Document
from ..problems import Problem
from .rule import Rule
from .where import line

LONGEST = 160
"""Words of a message; the first of many are enough to find them."""


def each(corpus: Corpus, root: Path) -> Rule:
    """Give every word of a document that is lost or invented, and each of its declarations that does not hold."""
    read = lru_cache(maxsize=1)(partial(_lines, root))

    def rule(document: Document) -> Iterator[Problem]:
        capture = corpus.captures.get(document.capture)
        lines = read(capture.path, capture.encoding) if capture else None
        if capture and lines is not None:
            for difference in check_document(lines, capture.omissions, document).differences:
                yield _of_document(difference, document, capture, root)

    return rule


def of_capture(capture: Capture, documents: Sequence[Document], root: Path) -> Iterator[Problem]:
    """Give every word of a capture that no document has or several have; `documents` are those made of it."""
    if not documents:
        hint = f"run regesta convert {capture.id}"
        yield Problem(sidecar_path(capture), 0, "capture-unread", f"no document is made of {capture.path}", hint)
        return
    lines = _lines(root, capture.path, capture.encoding)
    if lines is not None:
        yield from _of_capture(capture, lines, sorted(documents, key=lambda d: d.lines), root)


def _lines(root: Path, path: str, encoding: str) -> list[str] | None:
    try:
        return text_lines(decode((root / path).read_bytes(), encoding))
    except (OSError, UnicodeError, LookupError):
        return None  # `captures.read_all` has reported it


def _of_capture(capture: Capture, lines: list[str], documents: list[Document], root: Path) -> Iterator[Problem]:
    by_id = {document.id: document for document in documents}
    for difference in check_capture(lines, capture.omissions, documents):
        path = sidecar_path(capture)
        if difference.code == "bad-lines":
            document = by_id[difference.words]
            at = line(root, document.path, "source", "lines")
            message = f"line {difference.line} of {capture.path} is claimed twice: {difference.why}"
            yield Problem(document.path, at, "bad-lines", message, "mend source: lines: of one of the two")
        elif difference.code == "bad-omission":
            at = line(root, path, "omissions")
            yield Problem(path, at, "bad-omission", _missing(difference, capture), _OMISSION_HINT)
        else:
            message = f"words of {capture.path} line {difference.line} are in no text: {_quoted(difference.words)}"
            hint = (
                "give the line to a document (source: lines:), or declare it here: "
                f"omissions: - lines: {difference.line}, text, reason"
            )
            yield Problem(path, 0, "words-lost", message, hint)


_OMISSION_HINT = "text: is the exact words of the capture on these lines, each omission's own"


def _of_document(difference: Difference, document: Document, capture: Capture, root: Path) -> Problem:
    passage = document.passage(difference.passage)
    at = passage.line if passage else 0
    where = f"{capture.path} line {difference.line}" if difference.line else capture.path
    words = _quoted(difference.words)
    if difference.code == "words-lost":
        message = f"words of {where} are in no text: {words}"
        hint = "put them back, or declare them: omissions: (left out) or corrections: (otherwise), with a reason"
        return Problem(document.path, at, "words-lost", message, hint)
    if difference.code == "words-invented":
        message = f"words of passage {difference.passage} are not in {where}: {words}"
        hint = "take them out, or declare them: corrections: - at, as_captured, as_published, reason"
        return Problem(document.path, at, "words-invented", message, hint)
    if difference.code == "bad-lines":
        message = f"{capture.path} has no lines {difference.words}: {difference.why}"
        at = line(root, document.path, "source", "lines")
        return Problem(document.path, at, "bad-lines", message, "mend source: lines:")
    if difference.code == "bad-omission":
        at = line(root, document.path, "omissions")
        return Problem(document.path, at, "bad-omission", _missing(difference, capture), _OMISSION_HINT)
    message = f"the correction of {words} in {difference.passage}: {difference.why}"
    at = line(root, document.path, "corrections")
    return Problem(document.path, at, "bad-correction", message, "as_captured is in the capture, as_published in at:")


def _missing(difference: Difference, capture: Capture) -> str:
    return f"the words {_quoted(difference.words)} are not in {capture.path} line {difference.line}"


def _quoted(words: str) -> str:
    return repr(words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " ...")
