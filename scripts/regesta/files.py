"""The files below a folder, also through links: a folder that is linked to belongs to what it is linked from.

What programs leave beside files is not among them (`leftovers`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from .leftovers import is_left


def below(folder: str, over: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the paths of the files in `folder` and below it, in the order of their names, files before folders.

    A link to a folder that it stands in, one of `over`, is not followed. A link to nothing is a file that cannot be
    read. Raises OSError where there is no folder.
    """
    here = (*over, os.path.realpath(folder))
    folders: list[str] = []
    files: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_left(entry.name):
                continue
            if not entry.is_dir():
                files.append(entry.path)
            elif not entry.is_symlink() or os.path.realpath(entry.path) not in here:
                folders.append(entry.path)
    yield from sorted(files)
    for path in sorted(folders):
        yield from below(path, here)
