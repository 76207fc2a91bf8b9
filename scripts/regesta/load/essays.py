"""The edition's own pages: content/pages/*.md, front matter with `title` and `description`, then Markdown."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import frontmatter
from ..model import Essay
from ..problems import Problem
from .validate import validate


def read_all(root: Path) -> tuple[dict[str, Essay], tuple[Problem, ...]]:
    """Return the essays by their slug (the name of the file), in the order of their names."""
    essays: dict[str, Essay] = {}
    problems: list[Problem] = []
    for path in sorted((root / "content" / "pages").glob("*.md")):
        name = path.relative_to(root).as_posix()
        data = path.read_bytes()
        source, body, _, found = frontmatter.split(data.decode("utf-8", "replace"), name)
        problems.extend(found)
        raw, found = frontmatter.load(source)
        problems.extend(found)
        essay, found = validate(Essay, raw, source, slug=path.stem, text=body, digest=hashlib.sha256(data).hexdigest())
        problems.extend(found)
        if essay is not None:
            essays[path.stem] = essay
    return essays, tuple(problems)
