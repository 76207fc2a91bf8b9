"""The search index in its own folder of the site: an index for each shard, made only where a passage has changed.

Pagefind names its files differently on every run, so the index is no part of the build's bytes nor of its checksums;
the digest of its records, kept in its folder, says whether it is still the right one.

    pagefind/shards.json              what the browser reads first: which shards there are
    pagefind/records.sha256           of which records all of them are
    pagefind/pagefind.js, wasm.…      what asks them, once for all
    pagefind/<name>-<digest>/         the index of one shard, with its own records.sha256
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path

from ..progress import Watcher, counted, silent
from . import pagefind, shards
from .inputs import INDEX as FOLDER
from .inputs import LIST
from .inputs import STAMP as DIGEST
from .search import Record
from .shards import Shard
from .writer import Unwritable

ENTRY = "pagefind-entry.json"
"""What Pagefind itself reads first: a folder that has it is an index."""
ENGINE = ("pagefind.js", "wasm.unknown.pagefind")
"""What Pagefind writes beside every index, the same each time."""
# Its own interfaces are not used; nor its worker, which would be fetched beside the rest.
UNUSED = ("pagefind-*.js", "pagefind-*.css")


def write(
    output: Path, records: Iterable[Record], workers: int, most: int = shards.MOST, watcher: Watcher = silent
) -> bool:
    """Write the index of `records` into `output` and return True; return False where it is there already.

    Shards of at most `most` passages are made at once by `workers` processes, those alone that are not there. The index
    that is there stays until the new one is complete. Raises pagefind.NoIndex, and Unwritable where a link or a file
    stands in the place of the folder.
    """
    folder = output / FOLDER
    if folder.is_symlink() or folder.is_file():
        raise Unwritable(f"{folder} is to be a folder of the site, and a link or a file stands there; remove it")
    divided = shards.divide(records, most)
    stamp = (shards.digest(divided), pagefind.version())
    if _stamp(folder) == stamp:
        return False
    whole = all((folder / name).is_file() for name in ENGINE)
    new = [s for s in divided if not (whole and _stamp(folder / s.folder) == (s.digest, stamp[1]))]
    beside = output / f".{FOLDER}.{os.getpid()}"
    try:
        with ThreadPoolExecutor(workers) as pool:
            made = pool.map(lambda shard: _make(beside / shard.folder, shard, stamp[1]), new)
            list(counted(made, "Making the search index", len(new) if len(new) > 1 else 0, watcher))
        _bring(beside, folder, divided, new)
        _write_stamp(folder, *stamp)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return True


def remove_stale(output: Path, records: Iterable[Record], most: int = shards.MOST) -> bool:
    """Take what is of other records than these out of `output`: it would show what the site does no longer.

    So would an index without its digest, which is what is left where the writing of another was interrupted. Shards
    that are still right stay for the next index; without the list of all of them no browser finds them.
    """
    folder = output / FOLDER
    if not _is_index(folder):
        return False
    divided = shards.divide(records, most)
    stamp = _stamp(folder)
    if stamp and stamp[0] == shards.digest(divided):
        return False
    right = {shard.folder for shard in divided if _stamp(folder / shard.folder)[:1] == (shard.digest,)}
    if not right:
        return remove(output)
    (folder / LIST).unlink(missing_ok=True)
    _clear(folder, {*right, *ENGINE})
    return True


def remove(output: Path) -> bool:
    """Take the index out of `output`, where there is one."""
    folder = output / FOLDER
    if not _is_index(folder):
        return False
    (folder / LIST).unlink(missing_ok=True)
    shutil.rmtree(folder)
    return True


def _make(folder: Path, shard: Shard, version: str) -> None:
    for path, content in pagefind.index(shard.records).items():
        if any(fnmatch(path, pattern) for pattern in UNUSED):
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_sharing(content) if path == ENTRY else content)
    _write_stamp(folder, shard.digest, version)


def _sharing(entry: bytes) -> bytes:
    """Return what Pagefind reads first of a shard, so that it takes the program that all shards share."""
    told = json.loads(entry)
    for language in told["languages"].values():
        language["wasm"] = "/../../wasm.unknown"  # the browser makes the address "<shard>/wasm.{this}.pagefind" of it
    return json.dumps(told).encode()


def _bring(beside: Path, folder: Path, divided: Sequence[Shard], new: Sequence[Shard]) -> None:
    """Bring the new shards to the old ones, then say that they are there, then take away what is no longer named."""
    folder.mkdir(exist_ok=True)
    for shard in new:
        for name in ENGINE:
            _put(beside / shard.folder / name, folder / name)
        shutil.rmtree(folder / shard.folder, ignore_errors=True)
        (beside / shard.folder).replace(folder / shard.folder)
    listed = beside / LIST
    beside.mkdir(exist_ok=True)
    listed.write_bytes(shards.listing(divided))
    listed.replace(folder / LIST)
    _clear(folder, {*(shard.folder for shard in divided), *ENGINE, LIST})


def _put(new: Path, old: Path) -> None:
    if old.is_file() and old.read_bytes() == new.read_bytes():
        new.unlink()  # what browsers have of it is still right
    else:
        new.replace(old)


def _clear(folder: Path, kept: set[str]) -> None:
    for path in folder.iterdir():
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _is_index(folder: Path) -> bool:
    marks = (DIGEST, LIST, ENTRY)
    there = any((folder / name).is_file() for name in marks) or any(folder.glob(f"*/{DIGEST}"))
    return there and not folder.is_symlink()


def _stamp(folder: Path) -> tuple[str, ...]:
    """Return of what records and by which version of Pagefind the index in `folder` was made, or nothing."""
    kept = folder / DIGEST
    return tuple(kept.read_text("utf-8").split()) if kept.is_file() and not folder.is_symlink() else ()


def _write_stamp(folder: Path, digest: str, version: str) -> None:
    (folder / DIGEST).write_text(f"{digest}  {version}\n", "utf-8")
