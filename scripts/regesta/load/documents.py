"""content/documents/*.md to Documents: front matter validated, text parsed into passages, names found in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from .. import captures, frontmatter, markup, mentions
from ..frontmatter import Source
from ..model import ActOf, Document, ListedActor, Mention, Omission, Passage
from ..problems import Problem
from .authority import ID, Records
from .shapes import DocumentShape, OmissionShape
from .validate import validate

BODY_KINDS = frozenset({"paragraph", "list", "quotation"})


def read_all(root: Path, records: Records) -> tuple[dict[str, Document], tuple[Problem, ...]]:
    """Return every document that could be read, by id, in the order of their files, and all problems."""
    actor_names = mentions.index(
        (a.id, name) for a in records.actors.values() for name in (a.name, *a.names, *a.misspellings)
    )
    place_names = mentions.index((p.id, name) for p in records.places.values() for name in (p.name, *p.names))
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in sorted((root / "content" / "documents").glob("*.md")):
        document, found = _read(root, path)
        problems.extend(found)
        if document is None:
            continue
        document, found = _with_mentions(document, actor_names, place_names)
        problems.extend(found)
        documents[document.id] = document
    return documents, tuple(problems)


def _read(root: Path, path: Path) -> tuple[Document | None, tuple[Problem, ...]]:
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
        exclude={"source", "actors", "topics", "acts", "omissions", "corrections", "notes", "annotation", "revisions"}
    )
    return Document(
        **stated,
        id=id,
        path=path,
        digest=digest,
        capture=shape.source.capture,
        lines=(lines[0], lines[-1]),
        actors=tuple(ListedActor(a) if isinstance(a, str) else ListedActor(a.id, a.forms) for a in shape.actors),
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


def _with_mentions(
    document: Document, actor_names: mentions.Index, place_names: mentions.Index
) -> tuple[Document, tuple[Problem, ...]]:
    listed = frozenset(document.actor_ids)
    own = mentions.index(((a.id, form) for a in document.actors for form in a.forms), own=True)
    found: list[Mention] = []
    places: list[Mention] = []
    ambiguous: dict[str, int] = {}
    for passage in document.passages:
        hits, doubtful = mentions.find(passage, (actor_names, own), listed)
        found.extend(hits)
        for form in doubtful:
            ambiguous.setdefault(form, passage.line)
        hits, _ = mentions.find(passage, (place_names,), frozenset(document.places))
        places.extend(hits)
    problems = tuple(
        Problem(
            document.path,
            line,
            "ambiguous-name",
            f"{form!r} could be more than one of the actors listed",
            f"give one of them `as: [{form}]`, or write [{form}](actor:id) in the text",
        )
        for form, line in ambiguous.items()
    )
    passages = tuple(
        replace(p, spans=tuple(s for s in p.spans if s.kind != "actor"))
        if any(s.kind == "actor" for s in p.spans)
        else p
        for p in document.passages
    )
    return replace(document, passages=passages, mentions=tuple(found), place_mentions=tuple(places)), problems


def order(documents: Mapping[str, Document], series: Mapping[str, object]) -> list[str]:
    """Return the ids in the order of the corpus: by series as its file has them, then by number."""
    rank = {id: n for n, id in enumerate(series)}
    return sorted(documents, key=lambda id: (rank.get(documents[id].series, len(rank)), natural(id)))


def natural(id: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts fr-mfa-2 before fr-mfa-10."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for char in id + " ":
        if char.isdigit():
            digits += char
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        parts.append((-1, char))
    return tuple(parts)
