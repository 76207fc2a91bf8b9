"""Every sentence of every capture is in the text of a page, tags taken out and white space collapsed."""

from __future__ import annotations

import re
from pathlib import Path

from regesta import captures
from regesta.load import load
from regesta.model import Capture, Corpus
from tests.conftest import REPOSITORY

from .pages import read


def flat(text: str) -> str:
    return " ".join(text.split())


def expected(capture: Capture, corpus: Corpus) -> list[tuple[str, str]]:
    """Return (document, sentence) of the capture as its declared omissions and corrections leave it."""
    lines = captures.read_text(REPOSITORY, capture).split("\n")
    found = []
    for id in corpus.by_capture[capture.id]:
        document = corpus.documents[id]
        first, last = document.lines
        kept = {n: lines[n - 1] for n in range(first, last + 1) if n <= len(lines)}
        for omission in (*document.omissions, *capture.omissions):
            if (
                all(n in kept for n in omission.lines)
                and flat(" ".join(kept[n] for n in omission.lines)) == omission.text
            ):
                kept.update(dict.fromkeys(omission.lines, ""))
            else:
                for n in omission.lines:
                    if n in kept:
                        kept[n] = kept[n].replace(omission.text, " ", 1)
        text = flat("\n".join(kept.values()))
        for correction in document.corrections:
            assert correction.as_captured in text
            text = text.replace(correction.as_captured, correction.as_published, 1)
        # A note mark stands after the sentence that it belongs to, at the end of its paragraph.
        sentences = [re.sub(r"^\[\d+\] (?=[^“])", "", s) for s in re.split(r"(?<=[.!?]) |(?<=[.!?][”\"]) ", text)]
        found += [(id, sentence) for sentence in sentences if sentence]
    return found


def test_every_sentence_of_every_capture_is_on_the_page_of_its_document(edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    sentences = [pair for capture in corpus.captures.values() for pair in expected(capture, corpus)]
    assert len(sentences) > 250
    texts = {id: read(edition / "d" / id / "index.html").text for id in corpus.documents}
    assert [(id, s) for id, s in sentences if s not in texts[id]] == []


def test_captures_are_published_to_the_byte(edition: Path) -> None:
    corpus, _ = load(REPOSITORY)
    for capture in corpus.captures.values():
        assert (edition / "c" / capture.id / f"{capture.id}.txt").read_bytes() == (
            REPOSITORY / capture.path
        ).read_bytes()
