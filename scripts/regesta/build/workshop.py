"""What the pieces of a site are made with beside its corpus: what another process needs to make the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Workshop:
    """`address` is the SITEURL, `environment` Pelican's, `ground` the digest of all of it and of the software."""

    root: Path
    theme: Path
    address: str
    environment: Environment
    ground: str
