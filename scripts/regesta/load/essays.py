"""The edition's own pages: content/pages/*.md, front matter with `title` and `description`, then Markdown."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import frontmatter
from ..addresses import RESERVED
from ..leftovers import written
from ..model import Essay
from ..problems import Problem
from .authority import ID
from .validate import validate


def read_all(root: Path) -> tuple[dict[str, Essay], tuple[Problem, ...]]:
    """Return the essays by their slug (the name of the file), in the order of their names."""
    essays: dict[str, Essay] = {}
    problems: list[Problem] = []
    for path in written(root / "content" / "pages", "*.md"):
        essay, found = _read(path, path.relative_to(root).as_posix())
        problems.extend(found)
        if essay is not None:
            essays[essay.slug] = essay
    return essays, tuple(problems)


def _read(path: Path, name: str) -> tuple[Essay | None, tuple[Problem, ...]]:
    slug = path.stem
    if not ID.fullmatch(slug):
        hint = "lower-case ASCII letters, digits and single hyphens"
        return None, (Problem(name, 0, "bad-id", f"{slug!r} cannot be the address of a page", hint),)
    if slug in RESERVED:
        hint = "give the file another name"
        return None, (Problem(name, 0, "duplicate-id", f"/{slug}/ is an address of the site itself", hint),)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (Problem(name, line, "unreadable-file", "the file is not UTF-8", "save it as UTF-8"),)
    source, body, _, problems = frontmatter.split(text, name)
    if problems:
        return None, problems
    raw, problems = frontmatter.load(source)
    if any(p.code == "bad-yaml" for p in problems):
        return None, problems
    essay, found = validate(Essay, raw, source, slug=slug, text=body, digest=hashlib.sha256(data).hexdigest())
    return essay, problems + found
