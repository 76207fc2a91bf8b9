"""`_headers`: what static hosts that read it (Netlify, Cloudflare Pages) send with each file."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Site
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


def render(media_types: Iterable[tuple[str, str]], site: Site) -> str:
    """Return the headers of all files, and the type of those with the given suffixes, which hosts do not know."""
    blocks: list[tuple[str, tuple[tuple[str, str], ...]]] = [(f"{site.base}/*", HEADERS)]
    blocks += [(f"{site.base}/*{suffix}", (("Content-Type", type),)) for suffix, type in media_types]
    return "\n".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in lines) for path, lines in blocks)
