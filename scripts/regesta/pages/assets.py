"""The files of the theme: one stylesheet, its parts in a fixed order, and the files that are copied as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..files import below
from ..leftovers import written

STYLESHEET = "theme/regesta.css"
FOUNDATIONS = ("tokens", "base", "layout")
PRINT = "print"

_STRING = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
_STRING_OR_COMMENT = re.compile(rf"{_STRING}|/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(rf"{_STRING}|\s*([{{}};,])\s*")


def files(theme: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the stylesheet and every other static file as (path under the output folder, content).

    Raises OSError where a file cannot be read.
    """
    yield STYLESHEET, stylesheet(theme).encode()
    for path, source in static_files(theme):
        yield path, source.read_bytes()


def stylesheet(theme: Path) -> str:
    """Return the one stylesheet of the site: tokens, base, layout, the components in order of name, print last.

    It is compact, since every page waits for it.
    Raises OSError where a part cannot be read.
    """
    css = theme / "static" / "css"
    parts = [
        *(css / f"{name}.css" for name in FOUNDATIONS),
        *written(css / "components", "*.css"),
        css / f"{PRINT}.css",
    ]
    return compact("\n".join(part.read_text("utf-8") for part in parts))


def compact(css: str) -> str:
    """Return style rules without comments, without the blanks that mean nothing; strings are left as they are."""
    bare = _STRING_OR_COMMENT.sub(lambda found: "" if found[0].startswith("/*") else found[0], css)
    return _BLANK.sub(lambda found: found[1] or found[0], bare).strip()


def components(theme: Path) -> dict[str, str]:
    """Return the style sheet of each component by its name. Raises OSError where one cannot be read."""
    folder = theme / "static" / "css" / "components"
    return {sheet.stem: sheet.read_text("utf-8") for sheet in written(folder, "*.css")}


def static_files(theme: Path) -> Iterator[tuple[str, Path]]:
    """Yield every other static file as (path under the output folder, file), in order of path."""
    static = theme / "static"
    for path in sorted(Path(path) for path in below(str(static))):
        relative = path.relative_to(static).as_posix()
        if path.is_file() and not relative.startswith("css/"):
            yield f"theme/{relative}", path
