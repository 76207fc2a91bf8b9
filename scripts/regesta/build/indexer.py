"""The search index in its own folder of the site, written only when a passage or what is known of it has changed.

Pagefind names its files differently on every run, so the index is no part of the build's bytes nor of its checksums;
the digest of its records, kept in the folder, says whether it is still the right one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from .. import __version__
from ..progress import Watcher, silent
from . import pagefind, search
from .inputs import INDEX as FOLDER
from .inputs import STAMP as DIGEST
from .search import Record
from .writer import Unwritable

ENTRY = "pagefind-entry.json"
"""What Pagefind itself reads first: a folder that has it is an index."""
# Of what Pagefind writes, its own interfaces are not used; nor its worker, which would be fetched beside the rest.
UNUSED = ("pagefind-*.js", "pagefind-*.css")


def write(output: Path, records: Sequence[Record], watcher: Watcher = silent) -> bool:
    """Write the index of `records` into `output` and return True; return False where it is there already.

    The index that is there stays until the new one is complete. Raises pagefind.NoIndex, and Unwritable where a link
    or a file stands in the place of the folder.
    """
    folder = output / FOLDER
    if folder.is_symlink() or folder.is_file():
        raise Unwritable(f"{folder} is to be a folder of the site, and a link or a file stands there; remove it")
    stamp = (_digest(records), pagefind.version())
    if _stamp(output) == stamp:
        return False
    beside = output / f".{FOLDER}.{os.getpid()}"
    try:
        pagefind.index(beside, records, watcher)
        for pattern in UNUSED:
            for file in beside.glob(pattern):
                file.unlink()
        (beside / DIGEST).write_text("  ".join(stamp) + "\n", "utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        beside.replace(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return True


def remove_stale(output: Path, records: Iterable[Record]) -> bool:
    """Take an index of other records than these out of `output`: it would show what the site does no longer.

    So would one without its digest, which is what is left where the writing of another was interrupted.
    """
    stamp = _stamp(output)
    return (not stamp or stamp[0] != _digest(records)) and remove(output)


def remove(output: Path) -> bool:
    """Take the index out of `output`, where there is one."""
    folder = output / FOLDER
    if folder.is_symlink() or not (_stamp(output) or (folder / ENTRY).is_file()):
        return False
    shutil.rmtree(folder)
    return True


def _stamp(output: Path) -> tuple[str, ...]:
    """Return of what records and by which version of Pagefind the index in `output` was made, or nothing."""
    kept = output / FOLDER / DIGEST
    found = kept.is_file() and not (output / FOLDER).is_symlink()
    return tuple(kept.read_text("utf-8").split()) if found else ()


def _digest(records: Iterable[Record]) -> str:
    return search.digest(records, __version__)
