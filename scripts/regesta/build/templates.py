"""The templates of the theme, compiled once: what was compiled is kept, under the digest of its source."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from .. import kept
from .escaping import straight

FOLDER = ".regesta/templates"


class Compiled(BytecodeCache):
    """Keeps compiled templates in a folder; what is damaged there is compiled anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of a template to Jinja, which looks whether it is of this source and this Python."""
        found = kept.read(self.folder / bucket.key, kept.software())
        if isinstance(found, bytes):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled; where nothing can be written, nothing is lost but time."""
        with suppress(OSError):
            kept.write(self.folder / bucket.key, kept.software(), bucket.bytecode_to_string())


def themed(environment: Environment, theme: Path, root: Path) -> Environment:
    """Return the templates of `theme`, all of them compiled. Raises jinja2.TemplateError for one that is none.

    `environment` is Pelican's; templates are looked for in `theme` alone, so that a missing one is an error and not
    silently one of another theme.
    """
    templates = environment.overlay(
        loader=FileSystemLoader(theme / "templates"), auto_reload=False, bytecode_cache=Compiled(root / FOLDER)
    )
    straight(templates)
    for name in templates.list_templates():
        templates.get_template(name)
    return templates
