"""checksums.txt: what a reader needs to see that nothing was changed (`sha256sum -c checksums.txt`)."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Checksums"
MEDIA_TYPE = "text/plain; charset=utf-8"
PATH = "/checksums.txt"
MANY = 1000


def render(digests: Mapping[str, str]) -> str:
    """Return a line `sha256  path` for each file, in order of paths, which are relative to the site's root."""
    ordered = sorted((path.lstrip("/"), digest) for path, digest in digests.items())
    # Of a hundred thousand lines a thousand at a time: all of them would take twice the memory of the text.
    return "".join(
        "".join(f"{digest}  {path}\n" for path, digest in ordered[n : n + MANY]) for n in range(0, len(ordered), MANY)
    )
