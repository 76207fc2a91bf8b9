"""checksums.txt: what a reader needs to see that nothing was changed (`sha256sum -c checksums.txt`)."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Checksums"
MEDIA_TYPE = "text/plain; charset=utf-8"
PATH = "/checksums.txt"


def render(digests: Mapping[str, str]) -> str:
    """Return a line `sha256  path` for each file, in order of paths, which are relative to the site's root."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted((p.lstrip("/"), d) for p, d in digests.items()))
