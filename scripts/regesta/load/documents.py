"""content/documents/*.md to Documents: front matter validated, text parsed into passages, names found in them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from .. import captures, frontmatter, markup
from ..frontmatter import Source
from ..kept import Shelf, sum_of
from ..kept.hands import spread
from ..leftovers import is_left
from ..model import ActOf, Document, ListedActor, Omission, Passage, PassageKind
from ..problems import Problem
from ..progress import Watcher, silent
from . import names
from .authority import ID, Records
from .shapes import DocumentShape, OmissionShape
from .validate import validate

_PARTS = re.compile(r"\d+|\D")
FOLDER = "content/documents"
BODY_KINDS: frozenset[PassageKind] = frozenset({"paragraph", "list", "quotation"})


Read = tuple[Document | None, tuple[Problem, ...]]


def read_all(
    root: Path, records: Records, shelf: Shelf, watcher: Watcher = silent
) -> tuple[dict[str, Document], tuple[Problem, ...]]:
    """Return every document that could be read, by id, in the order of their files, and all problems.

    What a document says follows from the bytes of its file and from the names that are known.
    """
    files = {id: root / FOLDER / f"{id}.md" for id in stems(root)}
    keys = {id: shelf.sum(file) for id, file in files.items()}

    def make(stale: Sequence[str]) -> list[Read]:
        if not stale:
            return []
        known = names.known(records)
        return spread(lambda id: _found(root, files[id], known), stale, "Reading documents", watcher)

    read = shelf.through("documents", names.digest(records), keys, make, lambda id, _: sum_of(files[id]))
    documents = {document.id: document for document, _ in read.values() if document}
    return documents, tuple(problem for _, problems in read.values() for problem in problems)


def stems(root: Path) -> list[str]:
    """Return the ids that the files of documents stand for, those that cannot be read too, in the order of files."""
    folder = root / FOLDER
    names = (
        sorted(name for name in os.listdir(folder) if name.endswith(".md") and not is_left(name))
        if folder.is_dir()
        else []
    )
    return [name.removesuffix(".md") for name in names]


def _found(root: Path, path: Path, known: names.Known) -> Read:
    document, problems = _read(root, path)
    if document is None:
        return None, problems
    document, found = names.find(document, known)
    return document, (*problems, *found)


def _read(root: Path, path: Path) -> Read:
    name = path.relative_to(root).as_posix()
    if not path.is_file():
        return None, ()  # `strays` tells it
    if not ID.fullmatch(path.stem):
        return None, (
            Problem(
                name,
                0,
                "bad-id",
                f"{path.stem!r} cannot be the id of a document",
                "lower-case ASCII letters, digits and single hyphens",
            ),
        )
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (
            Problem(
                name,
                data[: error.start].count(b"\n") + 1,
                "unreadable-file",
                "the file is not UTF-8",
                "save it as UTF-8",
            ),
        )
    source, body, first_line, problems = frontmatter.split(text.replace("\r\n", "\n"), name)
    if problems:
        return None, problems
    raw, problems = frontmatter.load(source)
    if any(p.code == "bad-yaml" for p in problems):
        return None, problems
    shape, wrong = validate(DocumentShape, raw, source)
    passages, found = markup.parse(body, name, first_line)
    problems += wrong + found
    if shape is None or any(p.code == "unclosed-block" for p in found):
        return None, problems
    document, found = _document(shape, path.stem, name, hashlib.sha256(data).hexdigest(), passages, source)
    return document, problems + found


def _document(
    shape: DocumentShape, id: str, path: str, digest: str, passages: tuple[Passage, ...], source: Source
) -> tuple[Document, tuple[Problem, ...]]:
    problems: list[Problem] = []
    body = tuple(p.id for p in passages if p.kind in BODY_KINDS)
    lines = captures.parse_lines(shape.source.lines)
    if not lines:
        problems.append(
            Problem(
                path,
                source.line("source", "lines"),
                "bad-lines",
                f"{shape.source.lines!r} are no lines of a capture",
                'write 12 or "12-30"',
            )
        )
        lines = (0, 0)
    stated = shape.model_dump(
        exclude={
            "source",
            "actors",
            "places",
            "topics",
            "acts",
            "omissions",
            "corrections",
            "notes",
            "annotation",
            "revisions",
        }
    )
    return Document(
        **stated,
        id=id,
        path=path,
        digest=digest,
        capture=shape.source.capture,
        lines=(lines[0], lines[-1]),
        actors=tuple(ListedActor(a) if isinstance(a, str) else ListedActor(a.id, a.forms) for a in shape.actors),
        places=tuple(p if isinstance(p, str) else p.id for p in shape.places),
        place_forms={p.id: p.forms for p in shape.places if not isinstance(p, str)},
        topics={t: body if at == "all" else tuple(at) for t, at in shape.topics.items()},
        acts=tuple(
            ActOf(act, one) if isinstance(one, str) else ActOf(act, one.at, one.of)
            for act, where in shape.acts.items()
            for one in where
        ),
        omissions=tuple(_omissions(shape.omissions, path, source, problems)),
        corrections=shape.corrections,
        notes=shape.notes,
        annotation=shape.annotation,
        revisions=shape.revisions,
        passages=passages,
    ), tuple(problems)


def _omissions(
    shapes: tuple[OmissionShape, ...], path: str, source: Source, problems: list[Problem]
) -> Iterator[Omission]:
    for index, shape in enumerate(shapes):
        lines = captures.parse_lines(shape.lines)
        if lines:
            yield Omission(lines, shape.text, shape.reason)
        else:
            problems.append(
                Problem(
                    path,
                    source.line("omissions", index, "lines"),
                    "bad-lines",
                    f"{shape.lines!r} are no lines of a capture",
                    'write 12, "12-30" or a list of them',
                )
            )


def order(documents: Mapping[str, Document], series: Mapping[str, object]) -> list[str]:
    """Return the ids in the order of the corpus: by series as its file has them, then by number."""
    rank = {id: n for n, id in enumerate(series)}
    return sorted(documents, key=lambda id: (rank.get(documents[id].series, len(rank)), natural(id)))


@lru_cache(maxsize=1 << 18)
def natural(id: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts fr-mfa-2 before fr-mfa-10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _PARTS.findall(f"{id} "))
