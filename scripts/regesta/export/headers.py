"""`_headers`: what static hosts that read it (Netlify, Cloudflare Pages) send with each file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from ..model import Capture, Site
from .security import HEADER_POLICY

TITLE = "_headers"
PATH = "/_headers"

HEADERS = (
    ("Content-Security-Policy", HEADER_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


CAPTURED = "text/plain"
"""The media type of a capture, before its charset."""


def of_captures(captures: Iterable[Capture]) -> tuple[tuple[str, str], ...]:
    """Return the media type of the captures that are published, each with the charset of its own bytes.

    Where all have one charset, one line says it: hosts read only the first hundred or so.
    """
    types = [(f"/c/{c.id}/{c.id}.txt", f"{CAPTURED}; charset={charset(c.encoding)}") for c in captures]
    same = {type for _, type in types}
    return (("/c/*.txt", same.pop()),) if len(same) == 1 else tuple(types)


def charset(encoding: str) -> str:
    """Return the name under which the web knows an encoding of Python: "iso-8859-1" for "latin-1".

    Source: the IANA registry of character sets. Raises LookupError for no such encoding.
    """
    name = codecs.lookup(encoding).name.removesuffix("-sig")
    name = re.sub(r"^iso8859", "iso-8859", re.sub(r"^cp(?=125\d$)", "windows-", name))
    return re.sub(r"^utf-(16|32)-", r"utf-\1", name)


def render(media_types: Iterable[tuple[str, str]], site: Site) -> str:
    """Return the headers of all files, and the type of those at the given paths, which hosts do not know.

    No file is at two of the paths: hosts would join the two values.
    """
    blocks: list[tuple[str, tuple[tuple[str, str], ...]]] = [(f"{site.base}/*", HEADERS)]
    blocks += [(f"{site.base}{path}", (("Content-Type", type),)) for path, type in media_types]
    return "\n".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in lines) for path, lines in blocks)
