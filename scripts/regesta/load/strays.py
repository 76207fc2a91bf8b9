"""Files that nobody reads: each is told, so that nothing that an editor wrote disappears in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem
from .authority import FILES

# What each folder holds, as patterns of names; hidden files are the system's and the editors' programs'.
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
        for path in sorted((root / folder).glob("*")):
            known = any(path.match(pattern) for pattern in patterns) and (folder == "content" or path.is_file())
            if not known and not path.name.startswith("."):
                yield Problem(
                    f"{folder}/{path.name}",
                    0,
                    "stray-file",
                    f"only {', '.join(patterns)} are read in {folder}/",
                    "give it its right name, or move it elsewhere",
                )
