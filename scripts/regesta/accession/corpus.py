"""The captures of a corpus to its documents: what is there, which ids are free, what a conversion would write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import captures, edit, frontmatter, ledger, markup
from ..convert import Draft
from ..convert.draft import omission
from ..model import Omission
from ..problems import Problem
from .elsewhere import free_id
from .work import Done, numbered

DOCUMENTS = "content/documents"


@dataclass(frozen=True, slots=True)
class Held:
    """A document that is there: its text in Markdown, and the line of the file on which it begins."""

    body: str
    first_line: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What one capture would do: new files by path, documents that agree, documents that differ, what is wrong."""

    done: Done
    files: Mapping[str, str]
    unchanged: tuple[str, ...]
    differing: tuple[tuple[Draft, Held], ...]
    sidecar: str
    problems: tuple[Problem, ...]


def documents(root: Path) -> dict[str, str]:
    """Return the documents that are there, each with its capture, by id."""
    found: dict[str, str] = {}
    for file in sorted((root / DOCUMENTS).glob("*.md")):
        text = file.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")
        source, _, _, _ = frontmatter.split(text, file.name)
        stated = frontmatter.load(source)[0].get("source")
        found[file.stem] = str(stated.get("capture", "")) if isinstance(stated, Mapping) else ""
    return found


def held(root: Path, id: str) -> Held:
    """Return the text of a document that is there."""
    text = (root / DOCUMENTS / f"{id}.md").read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    _, body, first_line, _ = frontmatter.split(text, id)
    return Held(body, first_line)


def published(root: Path) -> set[str]:
    """Return the ids of all documents that were ever published: an id is never given twice."""
    entries, _ = ledger.read(root)
    return {entry.url.split("/")[2] for entry in entries if entry.url.startswith("/d/")}


def own_ids(done: Done, existing: Mapping[str, str], used: set[str]) -> Done:
    """Return `done` with the ids that its documents have, or the next that are free in their series.

    A document whose official reference is another capture's document already is `<reference>-2`, once it is made so.
    """
    if done.conversion is None or done.capture is None:
        return done
    capture = done.capture
    own = [n for id, of in existing.items() if of == capture.id and (n := number(id, capture.series))]
    first = min(own) if own else max((number(id, capture.series) for id in used), default=0) + 1
    ids: list[str] = []
    for draft in done.conversion.drafts:
        place = number(draft.id, capture.series)
        id = f"{capture.series}-{first + place - 1}" if place else draft.id
        if not place and existing.get(id, capture.id) != capture.id:
            id = next((other for other, of in existing.items() if of == capture.id and other.startswith(f"{id}-")), id)
        ids.append(id)
    return numbered(done, ids)


def new_ids(done: Done, used: set[str]) -> Done:
    """Return `done` with ids that nothing has: for a capture that is taken in."""
    if done.conversion is None or done.capture is None:
        return done
    series = done.capture.series
    first = max((number(id, series) for id in used), default=0)
    ids: list[str] = []
    for draft in done.conversion.drafts:
        place = number(draft.id, series)
        ids.append(f"{series}-{first + place}" if place else free_id(draft.id, used | set(ids)))
    return numbered(done, ids)


def number(id: str, series: str) -> int:
    """Return n of an id `<series>-<n>`, 0 for any other."""
    place = id.removeprefix(f"{series}-")
    return int(place) if place != id and place.isdecimal() else 0


def plan(root: Path, done: Done, existing: Mapping[str, str]) -> Plan:
    """Return what the documents of one capture are beside what is there already. Reads; writes nothing."""
    files: dict[str, str] = {}
    unchanged: list[str] = []
    differing: list[tuple[Draft, Held]] = []
    problems: list[Problem] = []
    drafts = done.conversion.drafts if done.conversion else ()
    for draft in drafts:
        path = f"{DOCUMENTS}/{draft.id}.md"
        of = existing.get(draft.id)
        if of is None:
            files[path] = done.files[draft.id]
        elif of != draft.capture:
            message = f"{draft.id} is a document of the capture {of!r}, not of {draft.capture!r}"
            hint = f"give one of the two another id, as {draft.id}-2"
            problems.append(Problem(path, 0, "file-exists", message, hint))
        elif _passages((there := held(root, draft.id)).body) == _passages(draft.body):
            unchanged.append(draft.id)
        else:
            differing.append((draft, there))
            capture = done.capture.path if done.capture else draft.capture
            hint = "compare them above; nothing was changed. regesta convert --update keeps the annotation"
            message = f"the text of {draft.id} is not what {capture} gives"
            problems.append(Problem(path, there.first_line, "file-exists", message, hint))
    sidecar = ""
    if done.undeclared and done.capture:
        sidecar = declared((root / captures.sidecar_path(done.capture)).read_text("utf-8"), done.undeclared)
    return Plan(done, files, tuple(unchanged), tuple(differing), sidecar, tuple(problems))


def _passages(body: str) -> list[tuple[str, str]]:
    """Return what counts as the text: links and emphasis that an editor puts on words change nothing in it."""
    return [(p.id, markup.normalise(p.text)) for p in markup.parse(body, "", 1)[0]]


def declared(sidecar: str, missing: Sequence[Omission]) -> str:
    """Return the YAML of a sidecar with omissions added below those that it has."""
    for one in missing:
        entry = omission(one)
        lines = entry["lines"]
        sidecar = edit.append(sidecar, "omissions", {**entry, "lines": str(lines) if isinstance(lines, str) else lines})
    return sidecar
