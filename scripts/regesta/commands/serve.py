"""`regesta serve`: builds the site and serves it on this machine; builds again whenever something has changed.

While the corpus is not in order, the last good site is served, with what is wrong at the top of each of its pages.
Without Pagefind there is no search index; `index` says so, and the site is served all the same.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from ..build import inputs
from ..model import Site
from ..problems import Problem
from ..serving import changes, live, notice, signs
from ..serving.worker import Worker
from . import build

MODULES = tuple(f"regesta.{name}" for name in ("plugin", "check", "commands.build", "commands.index", "commands.serve"))
NICE = 10
"""By how much the search index gives way to everything else."""
PORTS = 65535
QUICK = 0.05
"""Seconds until the server notices that it is to end."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    build.add_output(parser)
    build.add_workers(parser)  # no cluster: what it saves is less than it takes to reach it, at every save
    parser.add_argument(
        "-p", "--port", type=_port, default=8000, help="port to listen on (default: 8000; 0: any free one)"
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= PORTS):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no port; write a number from 1 to {PORTS}, or 0 for any free one"
        )
    return int(text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site is: its output folder, and its base path."""

    output: Path
    base: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The folder that the settings name as the theme, and what stood there when the build began."""

    folder: Path
    stood: changes.Seen


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: what is wrong with the corpus, or why it broke off, if it did.

    `place` is where the site is, and `theme` what it is made with, if that is known.
    """

    problems: tuple[Problem, ...]
    failure: str
    place: Place | None
    theme: Theme | None


def run(options: argparse.Namespace, root: Path) -> int:
    bulletin = live.Bulletin()
    try:
        server = live.Server(options.port, bulletin)
    except OSError as error:
        sys.stderr.write(f"{_refused(options.port, error)}\n")
        return 1
    worker = Worker(_make, MODULES)
    signs.hold_back()
    try:
        worker.warm()
        return _serve(options, root, worker, server, bulletin)
    finally:
        worker.end()
        server.server_close()


def _refused(port: int, error: OSError) -> str:
    hint = "take one from 1024 on, as 8000" if isinstance(error, PermissionError) else "take another"
    return f"Port {port}: {error.strerror}. Hint: {hint}; --port 0 takes any free one."


def _serve(
    options: argparse.Namespace, root: Path, worker: Worker, server: live.Server, bulletin: live.Bulletin
) -> int:
    """Build, serve, and build again for ever; return 1 where there is nothing to serve."""
    software = changes.seen([inputs.SOFTWARE])
    before = changes.seen(_watched(root))
    indexed = True
    outcome = _built(worker, root, options, indexed, fresh=False)
    place = outcome.place
    if place is None or not (place.output / inputs.MANIFEST).is_file():
        return 1
    theme, before = _looked_at(outcome, root / "theme", before)
    bulletin.post(_shown(place, outcome))
    threading.Thread(target=server.serve_forever, args=(QUICK,), daemon=True).start()
    _say(f"Serving at {_address(server, place)}")
    try:
        while True:
            watched = *_watched(root), theme
            with signs.heard():
                now = changes.awaited(before, partial(changes.seen, watched))
            _say(_told(changes.differing(before, now), root))
            indexed = indexed and worker.said() != 1
            outcome = _built(worker, root, options, indexed, fresh=changes.seen([inputs.SOFTWARE]) != software)
            theme, before = _looked_at(outcome, theme, now)
            last, place = place, _last_good(outcome, place)
            bulletin.post(_shown(place, outcome))
            if place != last:
                _say(f"Serving {os.path.relpath(place.output, root)} at {_address(server, place)}")
    except KeyboardInterrupt:
        print()
        return 0
    finally:
        server.shutdown()


def _looked_at(outcome: Outcome, theme: Path, seen: changes.Seen) -> tuple[Path, changes.Seen]:
    """Return the theme to look at from now on, and what was seen with what stood there when the build began."""
    if outcome.theme is None:
        return theme, seen
    return outcome.theme.folder, {**changes.outside(theme, seen), **outcome.theme.stood}


def _last_good(outcome: Outcome, place: Place) -> Place:
    """Return where the last good site is."""
    return place if outcome.place is None or _says(outcome) else outcome.place


def _address(server: live.Server, place: Place) -> str:
    return f"http://127.0.0.1:{server.server_port}{place.base}/ (Ctrl+C ends it)"


def _watched(root: Path) -> tuple[Path, ...]:
    """Return where all that a site is made from stands, but for its theme: where that is, only the settings say."""
    return root / "content", root / "sources", *map(Path, inputs.settings(root)), inputs.SOFTWARE


def _told(paths: Sequence[str], root: Path) -> str:
    """Return which files have changed, in a line."""
    first = os.path.relpath(paths[0], root)
    more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
    return f"\n{first}{more} changed."


def _say(line: str) -> None:
    """Print a line, in which what the terminal cannot show stands as its code: names of files may be no text."""
    encoding = sys.stdout.encoding
    print(line.encode(encoding, "backslashreplace").decode(encoding), flush=True)


def _shown(place: Place, outcome: Outcome) -> live.Shown:
    return live.Shown(place.output, place.base, _says(outcome), live.look(place.output))


def _says(outcome: Outcome) -> str:
    if outcome.problems:
        return notice.of_problems(outcome.problems)
    return notice.of_failure(outcome.failure) if outcome.failure else ""


def _built(worker: Worker, root: Path, options: argparse.Namespace, indexed: bool, *, fresh: bool) -> Outcome:
    worker.start(root, options.output, options.workers, indexed, fresh=fresh)
    try:
        outcome = worker.hear()
    except EOFError:
        return Outcome((), "the process that built it was ended, as for want of memory", None, None)
    assert isinstance(outcome, Outcome)
    return outcome


def _make(says: Connection, root: Path, output: Path | None, workers: int | None, indexed: bool) -> None:
    """Build, and say the Outcome; then index what was built, unless it has its index, and say the exit status of that.

    What ends this while it indexes leaves nothing behind.
    """
    plugin = importlib.import_module("regesta.plugin")
    place = theme = None
    try:
        named = plugin.named_theme(root)
        theme = Theme(named, changes.seen([named]))
        place = Place(plugin.folders(root, output)[1], Site(plugin.siteurl(root)).base)
        built = build.build(root, output, workers)
    except plugin.Refused as refused:
        built = build.Built(1, refused.problems)
    except Exception as error:
        traceback.print_exc()
        built = build.Built(1, failure=f"{type(error).__name__}: {error}")
    sys.stdout.flush()
    says.send(Outcome(built.problems, built.failure, place, theme))
    if built.status or place is None or not indexed or (place.output / inputs.INDEX / inputs.STAMP).is_file():
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    os.nice(NICE)
    index = importlib.import_module("regesta.commands.index")
    corpus = built.corpus or importlib.import_module("regesta.check").examine(root)[0]
    says.send(index.index(root, corpus, place.output))
