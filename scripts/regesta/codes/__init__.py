"""What the kinds of capture are full of and nobody should find in code: codes and chrome, as data with their source."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ..frontmatter import Source, load


@cache
def table(name: str) -> dict[str, Any]:
    """Return the mapping in codes/`name`.yaml. Raises ValueError for an unsound file."""
    text = (files(__name__) / f"{name}.yaml").read_text(encoding="utf-8")
    data, problems = load(Source(text, f"codes/{name}.yaml"))
    if problems:
        raise ValueError("; ".join(str(p) for p in problems))
    return data
