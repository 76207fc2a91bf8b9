"""Whether anything at all was changed since the last build: all inputs, to the byte, before anything is imported.

An editor who builds what is built already waits for this alone. Inputs are the content, the captures, the theme, the
settings with the modules beside them and the variables of the environment that they name, and the software.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from .. import files

SETTINGS = "pelicanconf.py"
MANIFEST = "checksums.txt"
"""What a build writes last: the checksums of all its files."""
UNFINISHED = ".regesta-unfinished"
"""What stands in the output folder while a build writes there, and after one that was broken off."""
INDEX, STAMP = "pagefind", "records.sha256"
"""The folder of the search index, and what says of which passages it is: an index without it is to be taken away."""
LIST = "shards.json"
"""What tells the browser of the index: without it there is none, whatever is left for the next one."""
_QUOTED = re.compile(r"""["'](\w+)["']""")
"""Where settings name a variable of the environment."""
SOFTWARE = Path(__file__).parent.parent
MOST, LONG = 1 << 16, 1 << 20
"""Bytes that are read at once: of most files all, of a long one a part."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All inputs as they were at one time: their digest, and the SHA-256 of each file by its path."""

    theme: Path
    digest: str
    sums: Mapping[str, str]


def settled(root: Path, output: Path | None) -> tuple[str | None, Inputs | None]:
    """Return what the last build said, if building again would change nothing, else None; and the inputs, if read.

    `output` is the folder as the command was given it. A record that is damaged says nothing.
    """
    seen = None
    try:
        kept = json.loads(_record(root, output).read_text("utf-8"))
        folder, theme = Path(kept["output"]), Path(kept["theme"])
        whole = (
            _manifest(folder) == kept["manifest"]
            and not (folder / UNFINISHED).exists()
            and (folder / INDEX / LIST).exists() == (folder / INDEX / STAMP).is_file()
        )
        seen = read(root, theme) if whole else None
        return (str(kept["told"]) if seen and seen.digest == kept["digest"] else None), seen
    except (OSError, ValueError, KeyError, TypeError):
        return None, seen


def keep(root: Path, output: Path | None, folder: Path, theme: Path, before: str, told: str) -> None:
    """Note that the site in `folder` was built from the inputs with the digest `before`, and what is said of that."""
    record = _record(root, output)
    record.parent.mkdir(parents=True, exist_ok=True)
    kept = {"output": str(folder), "theme": str(theme), "manifest": _manifest(folder), "digest": before, "told": told}
    record.write_text(json.dumps(kept), "utf-8")


def read(root: Path, theme: Path) -> Inputs:
    """Return what all inputs are now: names and bytes, no time stamp."""
    sums: dict[str, str] = {}
    found = hashlib.sha256(sys.version.encode())
    found.update(repr(_installed()).encode("utf-8", "surrogateescape"))
    named: set[str] = set()
    for path in settings(root):
        code = _bytes(path)
        sums[path] = hashlib.sha256(code).hexdigest()
        named.update(_QUOTED.findall(code.decode("utf-8", "replace")))
    found.update(repr([(name, os.environ.get(name, "")) for name in sorted(named)]).encode("utf-8", "replace"))
    for folder in (root / "content", root / "sources", theme, SOFTWARE):
        for path in files.below(str(folder)):
            if not path.endswith(".pyc"):
                sums[path] = _sum(path)
    found.update("\n".join(chain.from_iterable(sums.items())).encode("utf-8", "surrogateescape"))
    return Inputs(theme, found.hexdigest(), sums)


def _installed() -> list[str]:
    """Return what is installed, each with its version, as the names of folders tell it: to ask for it takes longer."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            found.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue
    return sorted(found)


def settings(root: Path) -> list[str]:
    """Return the paths of pelicanconf.py and of the modules beside it, from which it may import."""
    return sorted(entry.path for entry in os.scandir(root) if entry.name.endswith(".py") and entry.is_file())


def _sum(path: str) -> str:
    """Return the SHA-256 of a file; nothing where it is gone or a link to nothing, as editors lock files with."""
    try:
        return hashlib.sha256(_bytes(path)).hexdigest()
    except FileNotFoundError:
        return ""


def _bytes(path: str) -> bytes:
    """Return what is in a file, in a third of the time that `open` takes: there are tens of thousands."""
    file = os.open(path, os.O_RDONLY)
    try:
        parts = [os.read(file, MOST)]
        while parts[-1]:
            parts.append(os.read(file, LONG))
        return b"".join(parts)
    finally:
        os.close(file)


def _manifest(folder: Path) -> str:
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def _record(root: Path, output: Path | None) -> Path:
    place = hashlib.sha256(str(output.resolve() if output else "").encode()).hexdigest()[:12]
    return root / ".regesta" / f"{place}.inputs"
