"""The templates of the theme, compiled once: what was compiled is kept, under the digest of its source.

So it is under all that Jinja reads a template with: its options, and the code of the filters that settings add, which
are called while a template is compiled where what they get stands in it.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateSyntaxError
from jinja2.bccache import Bucket

from .. import kept
from ..leftovers import is_left
from .crew import Unmade
from .escaping import straight
from .inputs import settings

FOLDER = ".regesta/templates"
OPTIONS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string",
    "comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks",
    "newline_sequence", "keep_trailing_newline", "optimized", "autoescape",
)  # fmt: skip


class Compiled(BytecodeCache):
    """Keeps compiled templates in a folder; what is damaged there is compiled anew."""

    def __init__(self, folder: Path, ground: str) -> None:
        self.folder, self.ground = folder, ground

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of a template to Jinja, which looks whether it is of this source and this Python."""
        found = kept.read(self.folder / bucket.key, self.ground)
        if isinstance(found, bytes):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled; where nothing can be written, nothing is lost but time."""
        with suppress(OSError):
            kept.write(self.folder / bucket.key, self.ground, bucket.bytecode_to_string())


def _is_template(name: str) -> bool:
    return not any(map(is_left, name.split("/")))


def _ground(environment: Environment, root: Path) -> str:
    code = [kept.sum_of(Path(path)) for path in settings(root)]
    options = [getattr(environment, name) for name in OPTIONS]
    return kept.digest(kept.software(), code, options, sorted(environment.filters), sorted(environment.extensions))


def themed(environment: Environment, theme: Path, root: Path) -> Environment:
    """Return the templates of `theme`, all of them compiled. Raises Unmade for one that is none.

    `environment` is Pelican's; templates are looked for in `theme` alone, so that a missing one is an error and not
    silently one of another theme.
    """
    templates = environment.overlay(
        loader=FileSystemLoader(theme / "templates", followlinks=True),
        auto_reload=False,
        bytecode_cache=Compiled(root / FOLDER, _ground(environment, root)),
    )
    straight(templates)
    for name in templates.list_templates(filter_func=_is_template):
        try:
            templates.get_template(name)
        except TemplateSyntaxError as error:
            raise Unmade(f"{error.filename}, line {error.lineno}: {error.message}") from error
    return templates


class Unrendered(RuntimeError):
    """Why a template gives no page: where, and what is wrong, in one line."""


def rendered(templates: Environment, name: str, given: Mapping[str, object]) -> str:
    """Return what the template of this name makes of what it is given. Raises Unrendered."""
    try:
        return templates.get_template(name).render(**given)
    except Exception as error:  # of the theme, which is anybody's
        frames = traceback.extract_tb(error.__traceback__)
        where = [f"{frame.filename}, line {frame.lineno}" for frame in frames if frame.filename.endswith(".html")]
        raise Unrendered(f"{[name, *where][-1]}: {' '.join(f'{type(error).__name__}: {error}'.split())}") from error
