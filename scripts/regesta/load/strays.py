"""Files that nobody reads: each is told, so that nothing that an editor wrote disappears in silence."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import translate
from pathlib import Path

from ..leftovers import is_left
from ..problems import Problem
from .authority import FILES

# What each folder holds, as patterns of names.
HELD: dict[str, tuple[str, ...]] = {
    "content": ("edition.yaml", "changes.yaml", "authority", "documents", "pages", "permalinks"),
    "content/authority": tuple(f"{name}.yaml" for name in FILES),
    "content/documents": ("*.md",),
    "content/pages": ("*.md",),
    "content/permalinks": ("*.jsonl",),
    "sources": ("*.txt", "*.yaml", "*.html"),
}


def strays(root: Path) -> Iterator[Problem]:
    """Give the files and folders that stand where only others are read."""
    for folder, patterns in HELD.items():
        if not (root / folder).is_dir():
            continue
        held = re.compile("|".join(map(translate, patterns)))
        with os.scandir(root / folder) as entries:
            strange = [e.name for e in entries if not held.match(e.name) or (folder != "content" and not e.is_file())]
        for name in sorted(strange):
            if not is_left(name):
                yield Problem(
                    f"{folder}/{name}",
                    0,
                    "stray-file",
                    f"only {', '.join(patterns)} are read in {folder}/",
                    "give it its right name, or move it elsewhere",
                )
