"""`regesta convert --update`: a better converter applied to documents that are annotated already.

Annotations (topics, voices, acts, notes, corrections, quotations of events) follow the words of their passages. Where
an annotated passage has no words left in the new text, or a published one would lose its id, the document stays as it
is. What an editor put on words (links, emphasis) stays wherever the words of the passage have stayed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .. import captures, edit, fidelity, frontmatter, ledger, markup
from ..convert import Draft
from ..convert.draft import front_matter
from ..model import Correction, Omission
from ..problems import Problem
from .corpus import DOCUMENTS
from .passages import Text, homes, text
from .work import Done

EVENTS = "content/authority/events.yaml"
REPLACED = ("source", "cable", "corrections", "omissions")
"""What of the front matter the converter says; the rest is the editors'."""


@dataclass
class Step:
    """What one capture would change: files by path, what moves in words, and what stands against it."""

    files: dict[str, str] = field(default_factory=dict)
    moves: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan(root: Path, done: Done, existing: Mapping[str, str]) -> Step:
    """Return what the better texts of one capture change. Reads; writes nothing."""
    step = Step()
    if done.conversion is None or done.capture is None or not done.accounted:
        return step
    lines = captures.text_lines(captures.read_text(root, done.capture))
    shared = (*done.capture.omissions, *done.undeclared)
    published = {
        (e.url.split("/")[2], e.passage)
        for e in ledger.read(root)[0]
        if e.what == "passage" and e.url.startswith("/d/")
    }
    for draft in done.conversion.drafts:
        if existing.get(draft.id) == done.capture.id:
            cited = {passage for id, passage in published if id == draft.id}
            _document(root, draft, lines, shared, cited, step)
        else:
            step.moves.append(f"{draft.id} is not there yet: regesta convert {done.capture.id} writes it")
    made = {draft.id for draft in done.conversion.drafts}
    for id in sorted(id for id, of in existing.items() if of == done.capture.id and id not in made):
        message = f"the converter makes no {id} any more; it stays as it is"
        step.problems.append(Problem(f"{DOCUMENTS}/{id}.md", 0, "passage-lost", message, "compare the capture"))
    return step


def _document(
    root: Path, draft: Draft, lines: Sequence[str], shared: Sequence[Omission], cited: set[str], step: Step
) -> None:
    path = f"{DOCUMENTS}/{draft.id}.md"
    file = (root / path).read_text("utf-8")
    source, body, _, _ = frontmatter.split(file, path)
    data, _ = frontmatter.load(source)
    own, _ = captures.omissions(data.get("omissions"), source)
    corrections = tuple(Correction(**c) for c in data.get("corrections") or ())
    stated = captures.parse_lines(str(data.get("source", {}).get("lines", ""))) or (1,)
    old = text(draft.id, body, (stated[0], stated[-1]), corrections, own)
    new = text(draft.id, draft.body, draft.lines, draft.corrections, draft.omissions)
    before = fidelity.check_document(lines, shared, old)
    if before.differences:
        message = f"{draft.id} is not what its capture has; it stays as it is"
        step.problems.append(Problem(path, 0, before.differences[0].code, message, "run regesta check first"))
        return
    moved = homes(lines, (old, before), (new, fidelity.check_document(lines, shared, new)))
    refused = len(step.problems)
    new = _mended(old, new, moved, path, step)
    after = replace_body(old, new, moved, step)
    events = (root / EVENTS).read_text("utf-8") if (root / EVENTS).is_file() else ""
    said = front_matter(replace(draft, corrections=new.corrections))
    follow = _Follow(draft.id, path, moved, new, cited, said, step)
    header = edit.rewrite(source.text, follow.front_matter)
    step_events = edit.rewrite(events, follow.events) if events else ""
    follow.published(old)
    final = text(draft.id, after, new.lines, new.corrections, new.omissions)
    if wrong := fidelity.check_document(lines, shared, final).differences:
        message = f"{draft.id} would not be what its capture has: {wrong[0].words!r} ({wrong[0].why or wrong[0].code})"
        step.problems.append(Problem(path, 0, wrong[0].code, message, "take it over by hand"))
    if len(step.problems) > refused:
        return
    if (result := f"---\n{header.rstrip()}\n---\n\n{after}") != file and (
        after.strip() != body.strip() or header.strip() != source.text.strip()
    ):
        step.files[path] = result
    if step_events != events:
        step.files[EVENTS] = step_events
    step.moves += [
        f"{draft.id}: {passage} is {', '.join(to)} now" for passage, to in moved.items() if to and to != (passage,)
    ]
    step.moves += [f"{draft.id}: {p} has left the text" for p, to in moved.items() if not to]


def _mended(old: Text, new: Text, moved: Mapping[str, tuple[str, ...]], path: str, step: Step) -> Text:
    """Return the new text with the corrections of the editors, which the converter does not make, made in it."""
    made = {(c.as_captured, c.as_published) for c in new.corrections}
    written = dict(new.written)
    kept: list[Correction] = []
    for one in old.corrections:
        if (one.as_captured, one.as_published) in made:
            continue
        wrong, right = markup.escape(one.as_captured), markup.escape(one.as_published)
        places = [p for p in moved.get(one.at, ()) if _runs(written[p], wrong) == 1]
        if len(places) != 1:
            message = f"the correction of {one.as_captured!r} in {one.at} has no one place in the new text"
            step.problems.append(Problem(path, 0, "bad-correction", message, "take it over by hand"))
            continue
        written[places[0]] = _pattern(wrong).sub(right.replace("\\", r"\\"), written[places[0]])
        kept.append(replace(one, at=places[0]))
    if not kept:
        return new
    body = "\n\n".join(written[p.id] for p in new.passages) + "\n"
    return text(new.id, body, new.lines, (*new.corrections, *kept), new.omissions)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\S)")


def _runs(written: str, words: str) -> int:
    return len(_pattern(words).findall(written))


def replace_body(old: Text, new: Text, moved: Mapping[str, tuple[str, ...]], step: Step) -> str:
    """Return the new text in Markdown, with the old writing of every passage whose words have not changed."""
    same = {markup.normalise(p.text): p for p in old.passages}
    blocks: list[str] = []
    for passage in new.passages:
        before = same.get(markup.normalise(passage.text))
        if before and before.kind == passage.kind:
            blocks.append(old.written[before.id].replace(f"{{: #{before.id} ", f"{{: #{passage.id} "))
        else:
            blocks.append(new.written[passage.id])
    changed = {p.id for p in new.passages if markup.normalise(p.text) not in same}
    for before in old.passages:
        marked = [s for s in before.spans if s.kind in ("link", "actor", "emphasis", "strong")]
        if marked and changed.intersection(moved.get(before.id, ())):
            words = before.text[marked[0].start : marked[0].end]
            step.moves.append(f"{old.id}: {before.id} has other words now; put the link on {words!r} again")
    return "\n\n".join(blocks) + "\n"


@dataclass
class _Follow:
    """Lets the annotations of one document follow its words; what cannot follow is a problem."""

    id: str
    path: str
    moved: Mapping[str, tuple[str, ...]]
    new: Text
    cited: set[str]
    said: Mapping[str, Any]
    step: Step

    def front_matter(self, data: MutableMapping[str, Any]) -> None:
        """Change the front matter: what the converter says is replaced, what the editors say follows."""
        for key in REPLACED:
            if key in self.said:
                if not _equal(data.get(key), self.said[key]):
                    data[key] = edit.plain(self.said[key])
            else:
                data.pop(key, None)
        for topic, passages in (data.get("topics") or {}).items():
            if passages != "all":
                self._list(passages, f"topic {topic}")
        for act, passages in (data.get("acts") or {}).items():
            self._list(passages, f"act {act}")
        voices = data.get("voices") or {}
        for passage in list(voices):
            to = self._to(passage, "voice")
            if to and to != (passage,):
                said_by = voices.pop(passage)
                voices.update(dict.fromkeys(to, said_by))
        for note in data.get("notes") or ():
            note["at"] = self._quoting(note["at"], str(note.get("quote", "")), "note")

    def events(self, data: MutableMapping[str, Any]) -> None:
        """Change the passages of this document that attest events."""
        for name, event in data.items():
            for one in event.get("attested") or ():
                if one.get("document") == self.id:
                    one["passage"] = self._quoting(one["passage"], str(one.get("quote", "")), f"event {name}")

    def published(self, old: Text) -> None:
        """A passage that was published keeps its id, on words that it had."""
        for passage in sorted(self.cited):
            if passage in {p.id for p in old.passages} and passage not in self.moved.get(passage, ()):
                message = f"passage {passage} was published, and the new text has its words elsewhere or nowhere"
                self.step.problems.append(Problem(self.path, 0, "passage-lost", message, "mend the text by hand"))

    def _list(self, passages: list[Any], what: str) -> None:
        entries: list[Any] = []
        for entry in passages:
            at = entry if isinstance(entry, str) else entry["at"]
            for to in self._to(at, what) or (at,):
                moved = to if isinstance(entry, str) else {**entry, "at": to}
                if moved not in entries:
                    entries.append(moved)
        if entries != list(passages):
            passages[:] = entries

    def _to(self, passage: str, what: str) -> tuple[str, ...]:
        if passage == "all" or passage not in self.moved:
            return (passage,)
        to = self.moved[passage]
        if not to:
            message = f"passage {passage} ({what}) has no words in the new text"
            hint = "take the annotation away, if it is to go; nothing was changed"
            self.step.problems.append(Problem(self.path, 0, "passage-lost", message, hint))
        return to

    def _quoting(self, passage: str, quote: str, what: str) -> str:
        to = self._to(passage, what)
        if not quote or not to:
            return to[0] if to else passage
        found = [p.id for p in self.new.passages if p.id in to and quote in markup.normalise(p.text)]
        if not found:
            message = f"the quotation of {what} is not in {' or '.join(to)}: {quote[:60]!r}"
            self.step.problems.append(Problem(self.path, 0, "quote-not-found", message, "nothing was changed"))
            return passage
        return passage if passage in found else found[0]


def _equal(there: Any, said: Any) -> bool:
    """Tell whether two values are the same data, whatever types YAML gave them."""
    if isinstance(said, Mapping):
        return isinstance(there, Mapping) and set(there) == set(said) and all(_equal(there[k], said[k]) for k in said)
    if isinstance(said, list | tuple):
        return isinstance(there, list | tuple) and len(there) == len(said) and all(map(_equal, there, said))
    return str(there) == str(said)
