"""`regesta suggest`: proposes actors, topics, events and dates, shows the patch, writes what is accepted."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..load import load
from ..model import Corpus, Document, SuggestionKind
from ..suggest import KINDS, Index, Proposal, Suggestion, build, suggest
from ..suggest import patch as patches
from ..suggest.evaluate import evaluate
from . import figures, report

EVENTS = "content/authority/events.yaml"
LEAST = 0.5
NAMES: dict[SuggestionKind, str] = {"dates": "date", "actors": "actor", "topics": "topic", "events": "event"}
ANSWERS = "y accept, n reject for good, s skip, q quit"
SHOWN = 90


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="documents (default: all that nobody has reviewed)")
    parser.add_argument(
        "--least", type=_score, default=LEAST, metavar="SCORE", help=f"leave out what scores less (default: {LEAST})"
    )
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--apply", action="store_true", help="write what is proposed, marked as suggested")
    does.add_argument("--ask", action="store_true", help="ask for each, one by one, and write what is accepted")
    does.add_argument(
        "--reject", action="append", default=[], type=_kind_and_id, metavar="KIND:ID",
        help="never propose it again for these documents: topic:harbour-dues",
    )  # fmt: skip
    does.add_argument(
        "--evaluate", action="store_true", help="print how good the rules are, leaving each document out in turn"
    )


def _score(text: str) -> float:
    try:
        score = float(text)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no score: write a number from 0 to 1, as 0.5")
    return score


def _kind_and_id(text: str) -> tuple[SuggestionKind, str]:
    name, _, id = text.partition(":")
    kind = next((kind for kind in KINDS if name in (kind, NAMES[kind])), None)
    if kind is None or not id:
        kinds = ", ".join(NAMES.values())
        raise argparse.ArgumentTypeError(f"{text!r} is not KIND:ID; KIND is one of {kinds}, as in topic:harbour-dues")
    return kind, id


@dataclass
class _Change:
    """What becomes of one document: accepted, rejected; `quit` when the editor has had enough."""

    accepted: list[Suggestion] = field(default_factory=list)
    rejected: list[tuple[SuggestionKind, str]] = field(default_factory=list)
    quit: bool = False


def run(options: argparse.Namespace, root: Path) -> int:
    corpus, problems = load(root)
    if problems:
        report.problems(problems)
        return 1
    held = {**corpus.documents, **corpus.drafts}
    unknown = [id for id in options.ids if id not in held]
    if unknown:
        for id in unknown:
            close = difflib.get_close_matches(id, held, 1)
            print(f"there is no document {id!r}" + (f"; did you mean {close[0]!r}?" if close else "."))
        return 1
    if options.evaluate:
        print("\n".join(figures.lines(evaluate(build(corpus)))))
        return 0
    wanted = [held[id] for id in dict.fromkeys(options.ids)] or [
        d for d in held.values() if d.annotation.status != "reviewed"
    ]
    if not wanted:
        print(f"Every one of {report.count(len(held), 'document')} is reviewed: nothing to suggest.")
        print("To look at one nevertheless, name it: regesta suggest ID")
        return 0
    if options.reject:
        return _reject(wanted, options, corpus, root)
    return _propose(wanted, options, build(corpus), root)


def _reject(wanted: Sequence[Document], options: argparse.Namespace, corpus: Corpus, root: Path) -> int:
    known = {"actors": corpus.actors, "topics": corpus.topics, "events": corpus.events}
    wrong = [(kind, id) for kind, id in options.reject if kind in known and id not in known[kind]]
    for kind, id in wrong:
        close = difflib.get_close_matches(id, known[kind], 1)
        print(f"there is no {NAMES[kind]} {id!r}" + (f"; did you mean {close[0]!r}?" if close else "."))
    if not options.ids:
        print("name the documents: regesta suggest ID --reject topic:harbour-dues")
    there = [(d.id, kind, id) for d in wanted for kind, id in options.reject if id in _written(d, kind, corpus)]
    for held, kind, id in there if options.ids else ():
        print(f"{NAMES[kind]} {id!r} stands in {held}: take it out there first, and its mark as suggested.")
    if wrong or there or not options.ids:
        print("Nothing was written.")
        return 1
    for document in wanted:
        _write(root, document, _Change(rejected=options.reject), None)
    return 0


def _written(document: Document, kind: SuggestionKind, corpus: Corpus) -> Collection[str]:
    """Return the ids of `kind` that stand in a document."""
    match kind:
        case "actors":
            return document.actor_ids
        case "topics":
            return document.topics
        case "events":
            return [e.id for e in corpus.events.values() if any(a.document == document.id for a in e.attested)]
    return [document.date]


def _propose(wanted: Sequence[Document], options: argparse.Namespace, index: Index, root: Path) -> int:
    found = 0
    for document in wanted:
        proposal = suggest(document, index)
        shown = tuple(s for s in proposal.suggestions if s.score >= options.least)
        found += len(shown)
        print("\n".join(_heading(document, proposal, shown, options.least)))
        if options.ask:
            change = _ask(shown)
            _write(root, document, change, index)
            if change.quit:
                return 0
            continue
        if shown:
            print("\n".join(_row(s) for s in shown))
        if options.apply:
            _write(root, document, _Change(accepted=list(shown)), index)
        elif shown:
            print("\n" + "".join(difference(root, document, _Change(accepted=list(shown)), index)), end="")
        print()
    if found and not (options.apply or options.ask):
        print("Nothing was written. --apply writes all of this, --ask asks for each, --reject KIND:ID for good.")
    return 0


def _heading(document: Document, proposal: Proposal, shown: Sequence[Suggestion], least: float) -> Iterable[str]:
    yield f"{document.path}: {document.title or 'without a title'}"
    for doubt in proposal.doubts:
        yield f"  not guessed: “{doubt.form}” ({doubt.passage}) may be {' or '.join(doubt.actors)}"
    below = len(proposal.suggestions) - len(shown)
    if not proposal.suggestions:
        yield "  nothing to suggest."
    elif below:
        yield f"  {below} more score less than {least:g} (a lower --least shows them)."


def _row(one: Suggestion) -> str:
    words = ", ".join(f"“{_short(word)}”" for word in one.words)
    where = f"{', '.join(one.passages)}: " if one.kind != "events" else f"{one.passages[0]}: "
    rows = [f"  {one.score:.2f}  {NAMES[one.kind]:<5}  {one.id}", f"               {where}{words}"]
    return "\n".join([*rows, f"               {' + '.join(one.rules)}{f': {one.why}' if one.why else ''}"])


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"


def _ask(shown: Sequence[Suggestion]) -> _Change:
    """Ask for each on standard output and read the answers, a line each; the end of the input is quitting."""
    change = _Change()
    for number, one in enumerate(shown, 1):
        print(_row(one))
        answer = ""
        while answer not in ("y", "n", "s", "q"):
            print(f"  {number} of {len(shown)}? [{ANSWERS}] ", end="", flush=True)
            line = sys.stdin.readline()
            answer = line.strip().lower()[:1] if line else "q"
            if not sys.stdin.isatty():
                print(answer)
        if answer == "q":
            return replace(change, quit=True)
        if answer == "y":
            change.accepted.append(one)
        elif answer == "n":
            change.rejected.append((one.kind, one.id))
    return change


def _texts(root: Path, document: Document, change: _Change, index: Index | None) -> dict[str, tuple[str, str]]:
    """Return the files that the change touches, before and after it."""
    before = (root / document.path).read_text("utf-8")
    after = patches.reject(before, change.rejected)
    texts = {document.path: (before, patches.accept(after, change.accepted, index) if index else after)}
    if any(s.kind == "events" for s in change.accepted):
        events = (root / EVENTS).read_text("utf-8")
        texts[EVENTS] = (events, patches.attest(events, document.id, change.accepted))
    return {path: (old, new) for path, (old, new) in texts.items() if old != new}


def difference(root: Path, document: Document, change: _Change, index: Index | None) -> Iterable[str]:
    """Give the lines of a unified diff of what the change would make of its files; `patch -p1` takes it."""
    for path, (old, new) in _texts(root, document, change, index).items():
        yield from difflib.unified_diff(
            old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}", n=2
        )


def _write(root: Path, document: Document, change: _Change, index: Index | None) -> None:
    texts = _texts(root, document, change, index)
    for path, (_, new) in texts.items():
        (root / path).write_text(new, "utf-8")
    said = [
        *([f"{report.count(len(change.accepted), 'suggestion')} accepted"] if change.accepted else []),
        *([f"{len(change.rejected)} rejected for good"] if change.rejected else []),
    ]
    print(f"  {', '.join(said)}; wrote {', '.join(texts)}." if texts else "  nothing was written.")
