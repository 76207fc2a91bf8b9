"""`regesta build`: checks first; a corpus with problems leaves the last site as it is."""

from __future__ import annotations

import argparse
import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import waste
from ..build import inputs
from ..problems import Problem
from ..progress import on_terminal
from . import report

if TYPE_CHECKING:
    from ..build.crew import Crew
    from ..model import Corpus


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_output(parser)
    whom = parser.add_mutually_exclusive_group()
    add_workers(whom)
    whom.add_argument("--executor", metavar="dask://HOST:PORT", help="have a Dask cluster make the pages and files")


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add `--output`, the folder that the site is written to."""
    parser.add_argument("-o", "--output", type=Path, help="folder of the site (default: as pelicanconf.py has it)")


def add_workers(parser: argparse._ActionsContainer) -> None:
    """Add `--workers`, the number of processes of this machine that make the site."""
    parser.add_argument(
        "--workers", type=_workers, metavar="N", help="processes to build with (default: one for each processor)"
    )


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write a whole number from 1, as in 4")
    return int(text)


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: its exit status, what is wrong with the corpus, the corpus if it was read, what failed."""

    status: int
    problems: tuple[Problem, ...] = ()
    corpus: Corpus | None = None
    failure: str = ""


def run(options: argparse.Namespace, root: Path) -> int:
    return build(root, options.output, options.workers, options.executor).status


def build(root: Path, output: Path | None, workers: int | None, executor: str | None = None) -> Built:
    """Bring the site to where the corpus is, and print what was done or what is wrong."""
    said, seen = inputs.settled(root, output)
    if said is not None:
        print(said)
        return Built(0)
    # All else is imported only now: to see that nothing has changed takes a fifth of that time.
    plugin = importlib.import_module("regesta.plugin")
    check = importlib.import_module("regesta.check")
    kept = importlib.import_module("regesta.kept")
    crews = importlib.import_module("regesta.build.crew")
    templates = importlib.import_module("regesta.build.templates")
    try:
        crew = _crew(root, workers, executor)
    except crews.Unmade as error:
        return _failed(f"{error}.")
    theme, folder = plugin.folders(root, output)
    before = seen if seen and seen.theme == theme else inputs.read(root, theme)
    with on_terminal(sys.stderr) as watcher, waste.unhindered():
        corpus, problems = check.examine(root, kept.shelf(root, before.sums), watcher)
    if report.sound((corpus, problems)) is None:
        return Built(1, problems)
    try:
        with on_terminal(sys.stderr) as watcher, waste.unhindered():
            done = plugin.run(root, corpus, folder, crew, watcher)
    except crews.Unmade as error:
        return _failed(f"{error}. Nothing was written.")
    except (OSError, templates.Unrendered) as error:
        return _failed(f"{_said(error)}. The site is not complete; build again when that is mended.")
    print(f"{report.extent(corpus)}.")
    print(_told(len(done.written), done.unchanged, len(done.removed)))
    total = len(done.written) + done.unchanged
    settled = f"{report.extent(corpus)}.\n{_told(0, total, 0)}"
    inputs.keep(root, output, folder, theme, before.digest, settled)
    return Built(0, (), corpus)


def _said(error: Exception) -> str:
    """Return what an error says; one of the system without its number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _failed(failure: str) -> Built:
    sys.stderr.write(f"{failure}\n")
    return Built(1, failure=failure)


def _crew(root: Path, workers: int | None, executor: str | None) -> Crew | None:
    """Return who makes the site, as the options say; None for whom Pelican would take. Raises Unmade."""
    crew = importlib.import_module("regesta.build.crew")
    if executor is None:
        return crew.local(workers) if workers else None
    try:
        cluster = importlib.import_module("regesta.build.cluster")
    except ModuleNotFoundError as error:
        raise crew.Unmade(f"--executor needs {error.name}; install it with: pip install 'regesta[dask]'") from error
    plugin = importlib.import_module("regesta.plugin")
    made: Crew = cluster.dask(executor, plugin.workshop, root)
    return made


def _told(written: int, unchanged: int, removed: int) -> str:
    gone = f", {removed:,} removed" if removed else ""
    return f"{report.count(written, 'file')} written, {unchanged:,} unchanged{gone}."
