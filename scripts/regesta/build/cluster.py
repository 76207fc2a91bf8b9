"""The crew of a Dask cluster: each worker loads the corpus itself, once, and makes chunks of its pieces.

What goes out is where the corpus stands, the digests of all inputs, and the names of pieces; what comes back is what
a local process gives back. Workers put files aside, in a folder of this build within the output folder; they are
moved to their places when all of them are made. So a build that fails leaves the site as it is, and a worker that was
given up for lost and is still at work can do no harm. Only this module knows Dask.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from time import monotonic
from typing import Any
from uuid import uuid4

from distributed import Client, Future, KilledWorker, get_worker

from .. import access, kept
from ..load import load
from ..model import Site
from . import journal
from .crew import Crew, Job, Unmade, Work, chunks, made
from .site import units
from .templates import Unrendered, themed
from .watch import Watch
from .workshop import Workshop
from .writer import Aside, Folder, Unwritable

ADDRESS = re.compile(r"dask://([^\s/:]+|\[[0-9a-f:]+\]):(\d{1,5})/?")
CONNECT, POLL, GRACE = 10.0, 1.0, 15.0
"""Seconds: for a scheduler and its first worker to answer; between two looks; without any worker until it is given up.
A worker that has a nanny is back within the last."""
STARTED = kept.software()
"""The software that this process runs: what is installed beside it may be another since."""


Share = tuple[str, list[Work]]
"""The folder in which the files of a chunk are, and what was done, the pieces numbered from 0."""


@dataclass(frozen=True, slots=True)
class Order:
    """What workers are to make pieces from, and where to: paths are the same for all of them."""

    root: Path
    address: str
    workshop: Callable[[Path, str | None], Workshop]
    software: str
    ground: str
    corpus: str
    output: Path
    aside: Path


def dask(executor: str, workshop: Callable[[Path, str | None], Workshop], root: Path) -> Crew:
    """Return the crew of the cluster at `executor`, dask://HOST:PORT, for the corpus under `root`.

    `workshop` stands in a module and gives what pieces are made with, here and at the workers. Raises Unmade where
    there is no cluster: before a corpus is read and checked for nothing. No thread is left, which would forbid forks.
    """
    found = ADDRESS.fullmatch(executor)
    if not found:
        raise Unmade(f"{executor!r} is no address of a cluster; write dask://HOST:PORT, as its scheduler tells it")
    _silence()
    scheduler = f"tcp://{found[1]}:{found[2]}"
    _client(scheduler).close()
    here = workshop(root, None)
    order = Order(root, here.address, workshop, STARTED, here.ground, "", Path(), Path())
    return partial(work, scheduler, order)


def work(scheduler: str, order: Order, output: Path, jobs: Sequence[Job], watch: Watch) -> Iterator[Work]:
    """Have `jobs` made by the workers of `scheduler`, then take their files to `output`.

    Raises Unmade where a worker has other inputs or other software, and where none is left: then nothing was written.
    Raises Unwritable.
    """
    if not jobs:
        return
    client = _client(scheduler)
    order = replace(order, corpus=watch.everything(), output=output, aside=output / f"{journal.ASIDE}{uuid4().hex}")
    journal.note(output, f"{order.aside.name}/")
    order.aside.mkdir(parents=True)
    try:
        files: list[tuple[str, str]] = []
        with client:
            for place, done in _made(client, order, jobs):
                files += ((d.path, os.path.join(place, d.path)) for one in done for d in one.done if d.written)
                yield from done
        folder = Folder(output)
        for path, file in files:
            folder.take(path, file)
    finally:
        shutil.rmtree(order.aside, ignore_errors=True)


def _client(scheduler: str) -> Client:
    try:
        client = Client(scheduler, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "start one with `dask scheduler`, or build without --executor"
        raise Unmade(f"No cluster answers at {scheduler}; {hint}") from error
    try:
        client.wait_for_workers(1, timeout=CONNECT)
    except TimeoutError as error:
        client.close()
        raise Unmade(f"The cluster at {scheduler} has no worker; start some with `dask worker {scheduler}`") from error
    return client


def _made(client: Client, order: Order, jobs: Sequence[Job]) -> Iterator[Share]:
    """Give the chunks as they are made: the folder in which their files are, and what was done."""
    spans: dict[Future[Any], range] = {}
    for span in chunks(len(jobs), len(client.nthreads())):
        names = [jobs[n].unit.name for n in span]
        spans[client.submit(share, order, names, key=f"{order.aside.name}-{span.start}")] = span
    for future in _ended(client, spans):
        place, done = _result(future)
        yield place, [replace(one, job=spans[future][one.job]) for one in done]


def _ended(client: Client, futures: Collection[Future[Any]]) -> Iterator[Future[Any]]:
    """Give the futures as they end, well or not. Raises Unmade where no worker is left for them."""
    ended: SimpleQueue[Future[Any]] = SimpleQueue()
    for future in futures:
        future.add_done_callback(ended.put)
    seen = monotonic()
    for _ in futures:
        while True:
            try:
                yield ended.get(timeout=POLL)
                break
            except Empty:
                if _workers(client):
                    seen = monotonic()
                elif monotonic() - seen > GRACE:
                    raise Unmade("No worker of the cluster is left; see what they logged, start some again") from None


def _workers(client: Client) -> int:
    try:
        return len(client.nthreads())
    except (OSError, RuntimeError):  # the scheduler is gone, or being connected with again
        return 0


def _result(future: Future[Any]) -> Share:
    if future.status != "finished" and future.status != "error":
        raise Unmade("The scheduler of the cluster is gone; see what it logged, start it again")
    error = future.exception()
    if error is None:
        found: Share | Unmade | Unrendered | Unwritable = future.result()
        if isinstance(found, Exception):
            raise found
        return found
    if isinstance(error, KilledWorker):
        raise Unmade("Several workers were lost over the same pieces; give them more memory (--memory-limit)")
    hint = "install the same regesta for the scheduler and all workers"
    raise Unmade(f"The cluster cannot do it ({_said(error)}); {hint}") from error


def _said(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _silence() -> None:
    """Have Dask log nothing here: warnings end a run of Pelican, and what is wrong is told once, in one line."""
    for name in ("distributed", *(n for n in logging.root.manager.loggerDict if n.startswith("distributed."))):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


# What follows is done by the workers.

_ALONE = Lock()
"""A worker of several threads makes one chunk at a time: what is watched is watched by one."""
_OPEN: dict[tuple[str, str, str], tuple[Watch, dict[str, Job]]] = {}
"""The corpus that this worker has loaded last, by the digests of all that its pieces are made from."""


def share(order: Order, names: Sequence[str]) -> Share | Unmade | Unrendered | Unwritable:
    """Make the pieces of these names, or return why not: Dask may choke on an exception that is raised."""
    try:
        return _shared(order, names)
    except (Unmade, Unrendered, Unwritable) as error:
        return error.with_traceback(None)
    except Exception as error:
        logging.getLogger("distributed.worker").exception("regesta failed")
        return _refused(f"failed ({_said(error)})", "it has logged where; or see by building without --executor")


def _shared(order: Order, names: Sequence[str]) -> Share:
    with _ALONE:
        watch, jobs = _opened(order)
        place = order.aside / f"{os.getpid()}-{uuid4().hex}"  # its own each time: a chunk may be made twice
        try:
            place.mkdir()
        except OSError as error:
            raise _refused(f"cannot write to {order.output}", "it must be a folder that all can write to") from error
        chosen = [jobs[name] for name in names]
        return str(place), list(made(Aside(order.output, place), chosen, range(len(chosen)), watch))


def _opened(order: Order) -> tuple[Watch, dict[str, Job]]:
    key = order.software, order.ground, order.corpus
    if key not in _OPEN:
        _OPEN.clear()
        _OPEN[key] = _open(order)
    return _OPEN[key]


def _open(order: Order) -> tuple[Watch, dict[str, Job]]:
    if order.software != STARTED:
        raise _refused("runs other software than this machine", "install the same there, and start it again")
    if not (order.root / "pelicanconf.py").is_file():
        raise _refused(f"finds no corpus at {order.root}", "it must stand where all can read it, at the same path")
    shop = order.workshop(order.root, order.address)
    if shop.ground != order.ground:
        raise _refused("has another theme or other settings", f"{order.root} must be the same folder for all")
    corpus, problems = load(order.root)
    corpus = access.cleared(corpus)
    watch = Watch(corpus)
    if problems or watch.everything() != order.corpus:
        raise _refused("reads another corpus", f"{order.root} must be the same for all, and stay so while they build")
    templates = themed(shop.environment, shop.theme, shop.root)
    pieces = units(corpus, Site(shop.address.rstrip("/")), shop.root, shop.theme, templates)
    return watch, {unit.name: Job(unit, *watch.arguments(unit.make)) for unit in pieces}


def _refused(what: str, hint: str) -> Unmade:
    return Unmade(f"The worker {get_worker().address} {what}; {hint}")
