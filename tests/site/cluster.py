"""A Dask cluster on this machine for a test: a real scheduler, workers that are processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

DASK = [sys.executable, "-m", "dask"]
PATIENCE = 120.0
"""Seconds that a process may take to begin on a machine that does other things too."""


@dataclass
class Cluster:
    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def executor(self) -> str:
        return self.address.replace("tcp://", "dask://")

    def start(self, name: str, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("wb") as log:
            made = subprocess.Popen(
                [*DASK, *arguments, "--no-dashboard"],
                cwd=self.folder,
                env={**os.environ, **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.processes.append(made)
        return made

    def worker(self, name: str, preload: str = "", **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker of one process and return it; `preload` is Python that it runs first."""
        (self.folder / f"{name}_first.py").write_text(preload, "utf-8")
        return self.start(
            name, "worker", self.address, "--no-nanny", "--nthreads", "1", "--name", name, "--local-directory",
            str(self.folder / name), "--preload", str(self.folder / f"{name}_first.py"), **environment,
        )  # fmt: skip

    def log(self) -> str:
        return "\n".join(f"{f.name}:\n{f.read_text('utf-8', 'replace')}" for f in sorted(self.folder.glob("*.log")))


@contextmanager
def scheduler(folder: Path) -> Iterator[Cluster]:
    """Start a scheduler on a port that is free; end it and all its workers afterwards."""
    folder.mkdir()
    cluster = Cluster(folder)
    told = folder / "scheduler.json"
    try:
        cluster.start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        wait(lambda: told.is_file() and told.stat().st_size > 0, cluster)
        cluster.address = json.loads(told.read_text("utf-8"))["address"]
        yield cluster
    finally:
        for process in reversed(cluster.processes):
            process.kill()
            process.wait()


def wait(holds: Callable[[], bool], cluster: Cluster) -> None:
    """Wait until something holds; fail with what the cluster logged where it does not."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, cluster.log()
        time.sleep(0.01)
