"""Where the time of a cold build goes, step by step and size beside size: what grows faster than the corpus shows.

One process does all of it here, so that steps can be told apart; `regesta build` shares the making among several.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from regesta import access, waste
from regesta.build import inputs, memory
from regesta.build import site as builder
from regesta.build.memory import Memory
from regesta.build.templates import themed
from regesta.build.watch import Watch
from regesta.build.writer import Folder, finish
from regesta.check import FAMILIES, of_all
from regesta.load import load
from regesta.model import Site, sealed
from tests.conftest import REPOSITORY

Steps = dict[str, float]
TOGETHER = {
    **dict.fromkeys(("actor", "topic", "place", "series", "act", "part"), "pages that gather"),
    **dict.fromkeys(("timeline", "documents", "events"), "lists in order of time"),
    **dict.fromkeys(("actors", "topics", "places", "acts", "listing"), "registers"),
    "files a": "files beside lists",
    "files t": "files beside lists",
}
"""Pieces that are one step: a list that grows is divided, and what was one page is made as many of another kind."""


def print_steps(roots: Sequence[Path], sizes: Sequence[int]) -> None:
    """Print the seconds of each step at each size, and how many times those of the smallest the largest takes."""
    with waste.unhindered():
        columns = [steps(root) for root in roots]
    print(f"{'step':34}" + "".join(f"{n:>10,}" for n in sizes) + ("    growth" if len(sizes) > 1 else ""))
    for name in columns[0]:
        row = [column.get(name, 0.0) for column in columns]
        growth = f"{row[-1] / max(row[0], 0.005):10.1f}" if len(row) > 1 else ""
        print(f"{name:34}" + "".join(f"{seconds:10.2f}" for seconds in row) + growth)
    totals = [sum(column.values()) for column in columns]
    print(
        f"{'all':34}"
        + "".join(f"{t:10.2f}" for t in totals)
        + (f"{totals[-1] / totals[0]:10.1f}" if len(totals) > 1 else "")
    )


def _kind(piece: str) -> str:
    """Return the step that a piece belongs to: by its template, or the folder of its files."""
    kind = (
        piece.split(" ")[-1].removesuffix(".html")
        if piece.endswith(".html")
        else f"files {piece.strip('/').split('/')[0]}"
    )
    return TOGETHER.get(kind, kind)


def steps(root: Path) -> Steps:
    """Return the processor seconds of each step of a cold build of the corpus in `root`."""
    took: Steps = defaultdict(float)

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        took[name] += time.process_time() - start

    theme, output = REPOSITORY / "theme", root / "output"
    shutil.rmtree(output, ignore_errors=True)
    with timed("inputs compared"):
        inputs.read(root, theme)
    with timed("load"):
        corpus, problems = load(root)
    if problems:
        sys.exit("\n".join(map(str, problems[:5])))
    sealed.OPEN = sys.maxsize  # else the texts of a small corpus stay open, and of a large one each step opens all
    rules = {}
    for family in FAMILIES:
        name = f"check {family.__name__.rpartition('.')[2]}"
        with timed(name):
            list(of_all(family, corpus, root))
            if hasattr(family, "each"):
                rules[name] = family.each(corpus, root)
    for document in (*corpus.documents.values(), *corpus.drafts.values()):  # one after the other, as `check` does
        with timed("texts opened"):
            assert document.passages
        for name, rule in rules.items():
            with timed(name):
                list(rule(document))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    with timed("templates"):
        templates = themed(environment, theme, root)
    with timed("plan"):
        cleared = access.cleared(corpus)
        units = tuple(builder.units(cleared, Site(""), root, theme, templates))
    with timed("watch"):
        watch = Watch(cleared)
        wrapped = [watch.arguments(unit.make) for unit in units]
    now, folder, done = Memory(memory.ground(theme)), Folder(output), []
    with waste.looked_for():
        for unit, (make, plain) in zip(units, wrapped, strict=True):
            kind = _kind(unit.name)
            watch.read.clear()
            with timed(f"make {kind}"):
                files = list(unit.render(make()))
            with timed("write"):
                written = [folder.put(path, content) for path, content in files]
            with timed("note"):
                now.keep(unit.name, plain, watch.read, written, watch)
            done += written
    with timed("finish"):
        finish(output, set(), done)
        memory.write(root / ".regesta" / "profile", now)
    return took
