"""Whoever changes a quotation, a passage, the span of an office or a date so that a statement is untrue is told.

Thousands of small untruths are made of the repository's own corpus and of the toy corpus, one at a time, in memory;
each must give a problem with a path, a line and a hint. A sample goes through files and the command.

What is no untruth, and so not asked for: the same in other words of EDTF (`2007-02-14/2007-02-14`); a quotation that
is shorter at its ends, or whose changed words stand in the passage too; a quotation moved to a passage that has it as
well. What no machine can know is told in docs/checks.md: a passage named by a topic, an act, a voice or a sentence
without quotation, moved to another that exists.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import REPOSITORY, TOY
from tests.unit.mutants import of_date, of_words, still_true

from regesta import cli
from regesta.check import chronology, datings, evidence, of_family, offices, quoted
from regesta.load import load
from regesta.model import Corpus, Document, Event, Office
from regesta.problems import Problem

ROOTS = {"own": REPOSITORY, "toy": TOY}
Verdict = tuple[str, str, tuple[Problem, ...]]


@pytest.fixture(scope="module", params=sorted(ROOTS))
def held(request: pytest.FixtureRequest) -> tuple[Corpus, Path]:
    root = ROOTS[request.param]
    corpus, problems = load(root)
    assert problems == ()
    return corpus, root


def assert_told(verdicts: Iterable[Verdict], at_least: int) -> None:
    """Demand that every untruth gave a problem, each with path, line and hint, and that there were many."""
    made, survivors, mute = Counter[str](), [], []
    for what, mutant, problems in verdicts:
        made[what] += 1
        if not problems:
            survivors.append(f"{what}: {mutant}")
        mute += [str(p) for p in problems if not (p.path and p.line > 0 and p.hint and p.message)]
    assert survivors == []
    assert mute == []
    assert made.total() >= at_least, made


def texts(document: Document) -> list[str]:
    return [p.text for p in document.passages]


def of_document(document: Document, corpus: Corpus, root: Path) -> tuple[Problem, ...]:
    """Return what the rules of dates and quotations find in one document."""
    one = replace(corpus, documents={document.id: document}, drafts={}, events={}, actors={}, captures={}, stubs={})
    return (
        *of_family(chronology, one, root),
        *of_family(datings, one, root),
        *evidence.note_quotations(document, root),
        *evidence.own_words(document, root),
    )


def of_event(event: Event, corpus: Corpus, root: Path) -> tuple[Problem, ...]:
    named = {a.document: corpus.documents[a.document] for a in event.attested}
    empty = replace(corpus, documents={}, drafts={}, actors={}, captures={}, stubs={}, events={event.id: event})
    one = replace(empty, documents=named)
    problems = (*of_family(datings, one, root), *evidence.attestations(one, root))
    return (*of_family(chronology, empty, root), *(p for p in problems if p.path.endswith("events.yaml")))


def of_office(id: str, index: int, office: Office, corpus: Corpus, root: Path) -> tuple[Problem, ...]:
    actor = corpus.actors[id]
    changed = replace(actor, offices=(*actor.offices[:index], office, *actor.offices[index + 1 :]))
    return tuple(offices.rules(replace(corpus, actors={id: changed}), root))


def neighbours(id: str, document: Document) -> list[str]:
    """Return the passages before and after `id`."""
    ids = [p.id for p in document.passages]
    at = ids.index(id)
    return [*ids[max(at - 1, 0) : at], *ids[at + 1 : at + 2]]


def test_nothing_is_told_of_what_is_true(held: tuple[Corpus, Path]) -> None:
    corpus, root = held
    assert [p for d in corpus.documents.values() for p in of_document(d, corpus, root)] == []
    assert [p for e in corpus.events.values() for p in of_event(e, corpus, root)] == []
    assert list(offices.rules(corpus, root)) == []


def test_dates_of_documents(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for document in corpus.documents.values():
            for key in ("date", "covers"):
                for what, edtf in of_date(getattr(document, key)) if getattr(document, key) else ():
                    changed = replace(document, **{key: edtf})
                    yield what, f"{document.id} {key} {edtf}", of_document(changed, corpus, root)

    assert_told(verdicts(), 15 * len(corpus.documents))


def test_dates_as_written(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for document in corpus.documents.values():
            for what, words in of_words(document.date_as_written) if document.date_as_written else ():
                if words:  # without it the basis must say the date, which the next line asks
                    changed = replace(document, date_as_written=words)
                    yield what, f"{document.id} {words}", of_document(changed, corpus, root)

    assert_told(verdicts(), len(corpus.documents))


def test_dates_of_events(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for event in corpus.events.values():
            for what, edtf in of_date(event.date):
                yield what, f"{event.id} {edtf}", of_event(replace(event, date=edtf), corpus, root)

    assert_told(verdicts(), 15 * len(corpus.events))


def test_spans_of_offices(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for actor in corpus.actors.values():
            for index, office in enumerate(actor.offices):
                for what, edtf in of_date(office.span) if office.span else ():
                    changed = replace(office, span=edtf)
                    yield what, f"{actor.id} {edtf}", of_office(actor.id, index, changed, corpus, root)

    assert_told(verdicts(), 10)


def test_quotations_of_attestations(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for event in corpus.events.values():
            for index, attested in enumerate(event.attested):
                document = corpus.documents[attested.document]
                passages = {p.id: p.text for p in document.passages}
                changes = [(what, {"quote": words}, attested.passage) for what, words in of_words(attested.quote)]
                changes += [("moved", {"passage": id}, id) for id in neighbours(attested.passage, document)]
                for what, change, at in changes:
                    changed = otherwise(event, index, **change)
                    if not still_true(changed.attested[index].quote, [passages[at]]):
                        one = replace(corpus, events={event.id: changed})
                        yield what, f"{event.id} {change}", tuple(evidence.attestations(one, root))

    assert_told(verdicts(), 20 * len(corpus.events))


def otherwise(event: Event, index: int, **changes: str) -> Event:
    """Return `event` with one of its attestations changed."""
    changed = replace(event.attested[index], **changes)
    return replace(event, attested=(*event.attested[:index], changed, *event.attested[index + 1 :]))


def test_quotations_of_notes(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for document in corpus.documents.values():
            for index, note in enumerate(document.notes):
                passage = document.passage(note.at)
                assert passage
                changes = [(what, {"quote": words}, [passage.text]) for what, words in of_words(note.quote or "a b")]
                changes += [
                    ("moved", {"at": id}, [p.text for p in document.passages if p.id == id])
                    for id in neighbours(note.at, document)
                ]
                for what, change, where in changes:
                    changed = replace(note, **change)
                    if note.quote and changed.quote and not still_true(changed.quote, where):
                        notes = (*document.notes[:index], changed, *document.notes[index + 1 :])
                        yield what, str(change), of_document(replace(document, notes=notes), corpus, root)

    assert_told(verdicts(), 10 * sum(bool(note.quote) for d in corpus.documents.values() for note in d.notes))


def test_words_in_quotation_marks(held: tuple[Corpus, Path]) -> None:
    """In regests and in the bases of dates, of documents, events and offices."""
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for document in corpus.documents.values():
            for key in ("regest", "date_basis"):
                for what, changed in in_marks(getattr(document, key), texts(document)):
                    yield what, changed, of_document(replace(document, **{key: changed}), corpus, root)
        for event in corpus.events.values():
            where = [text for a in event.attested for text in texts(corpus.documents[a.document])]
            for what, changed in in_marks(event.date_basis, where):
                yield what, changed, of_event(replace(event, date_basis=changed), corpus, root)
        for actor in corpus.actors.values():
            for index, office in enumerate(actor.offices):
                where = [
                    text
                    for reference in office.rests_on
                    for text in texts(corpus.documents[reference.partition("#")[0]])
                ]
                for what, changed in in_marks(office.basis, where) if where else ():
                    yield what, changed, of_office(actor.id, index, replace(office, basis=changed), corpus, root)

    assert_told(verdicts(), 0 if root == TOY else 300)


def in_marks(text: str, where: list[str]) -> Iterator[tuple[str, str]]:
    """Give `text` with each of its quotations made untrue in each way, but for what is left empty."""
    outside = quoted._BRACKETS.sub(" ", text)
    for quotation in quoted.QUOTED.findall(outside):
        for what, words in of_words(quotation):
            if words and not still_true(words, where):
                yield what, text.replace(f"“{quotation}”", f"“{words}”", 1)


def test_names_as_written(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for document in corpus.documents.values():
            for index, actor in enumerate(document.actors):
                for form in actor.forms:
                    for what, words in of_words(form):
                        if not still_true(words, texts(document)):
                            listed = (
                                *document.actors[:index],
                                replace(actor, forms=(words,)),
                                *document.actors[index + 1 :],
                            )
                            changed = replace(document, actors=listed)
                            yield what, words, tuple(evidence.actors(changed, corpus, root))

    assert_told(verdicts(), 0 if root == TOY else 200)


def test_the_dates_that_an_attestation_says(held: tuple[Corpus, Path]) -> None:
    corpus, root = held

    def verdicts() -> Iterator[Verdict]:
        for event in corpus.events.values():
            for index, attested in enumerate(event.attested):
                year = datings.bases.year_of(corpus.documents[attested.document])
                for date in datings.in_prose(attested.says, year):
                    for number in re.finditer(r"\d+", attested.says[date.start : date.end]):
                        for step in (-1, 1):
                            other = f"{int(number[0]) + step:0{len(number[0])}d}"
                            at = date.start + number.start()
                            says = attested.says[:at] + other + attested.says[at + len(other) :]
                            changed = otherwise(event, index, says=says)
                            yield "shifted", f"{event.id} {says}", of_event(changed, corpus, root)

    assert_told(verdicts(), 0 if root == TOY else 20)


# Through files and the command: the file, what stands there, what is put for it, and how the line of check begins.
SAMPLE = """
fr-mfa-7.md   | date: "2012-09-05"                    | date: "2012-09-06"              | date
fr-mfa-7.md   | date: "2012-09-05"                    | date: "2012-09"                 | date
fr-mfa-14.md  | date: "[2013-07-13..]"                | date: "2013-07-13"              | date
fr-mfa-18.md  | date: "2013-03-18?"                   | date: "2013-03-18"              | date
fr-mfa-15.md  | covers: "2014-04-20/2014-04-23"       | covers: "2014-04-20/2014-04-24" | date
07paris692.md | date_as_written: "231602Z             | date_as_written: "241602Z       | date
events.yaml   | date: "2002-05-08"                    | date: "2002-05-09"              | date
events.yaml   | killing 11 French                     | killing 1 French                | quote
events.yaml   | date: "{2003,2004}"                   | date: "2003/2004"               | date
actors.yaml   | span: "2005-07-25/2009-01-29"         | span: "2005-07-25/2009-01-30"   | date
actors.yaml   | “then-Political Director”             | “then-political Director”       | quote
"""
CHANGES = [[cell.strip() for cell in line.split(" | ")] for line in SAMPLE.strip().splitlines()]
OFFICE = "      rests_on:\n        - 07paris692#close"
CHANGES.append(["actors.yaml", OFFICE, OFFICE.replace("07paris692#close", "fr-mfa-2#p1"), "date"])
CODE = {"date": "date-contradicts-basis", "quote": "quote-not-found"}


def test_through_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("content", "sources"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    shutil.copy(REPOSITORY / "pelicanconf.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check"]) == 0
    for name, old, new, code in CHANGES:
        path = f"content/{'documents' if name.endswith('.md') else 'authority'}/{name}"
        file = tmp_path / path
        before = file.read_text("utf-8")
        assert old in before
        file.write_text(before.replace(old, new, 1), "utf-8")
        capsys.readouterr()
        assert cli.main(["check"]) == 1
        first = "".join(capsys.readouterr()).splitlines()[0]
        assert re.match(rf"{re.escape(path)}:[1-9]\d*: {CODE[code]} .*\. Hint: ", first), first
        file.write_text(before, "utf-8")
