"""A cluster gives the same bytes as one machine, also when a worker is killed, and says plainly what is wrong."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from regesta import plugin
from regesta.build import journal
from regesta.build import site as builder
from regesta.build.bring import Kept
from regesta.build.crew import Crew, Unmade, local
from regesta.build.writer import Report
from regesta.check import examine
from regesta.cli import main
from regesta.kept import hands
from regesta.model import Site
from regesta.progress import silent
from tests.conftest import REPOSITORY, copy_toy

from .conftest import run
from .test_build import tree

try:
    from regesta.build import cluster as crews

    from .cluster import Cluster, scheduler, wait
except ModuleNotFoundError:
    if os.environ.get("CI"):
        raise
    pytest.skip(
        "NOT TESTED: building with a cluster, which needs `pip install 'regesta[dask]'`", allow_module_level=True
    )

COUNTING = """
import os, pathlib
from regesta.build import cluster
if cluster.load.__name__ == "load":  # Dask reads this twice
    def counting(root, read=cluster.load):
        with (pathlib.Path(os.environ["LOADS"]) / str(os.getpid())).open("a") as file:
            file.write("loaded\\n")
        return read(root)
    cluster.load = counting
"""
STUCK = """
import time
from regesta.build import cluster
if cluster.made.__name__ == "made":
    def stuck(*arguments, made=cluster.made):
        for number, one in enumerate(made(*arguments)):
            yield one
            if number:
                time.sleep(600)
    cluster.made = stuck
"""
"""A worker that has made two pieces of its first chunk, and makes no third."""


@pytest.fixture(scope="module")
def local_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The toy corpus as this process alone builds it."""
    folder = tmp_path_factory.mktemp("local")
    toy = copy_toy(folder / "toy")
    build(toy, folder / "output", local(1))
    return tree(folder / "output")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers, which count how often they load a corpus."""
    folder = tmp_path_factory.mktemp("pair")
    with scheduler(folder / "cluster") as cluster:
        (cluster.folder / "loads").mkdir()
        for name in ("one", "two"):
            cluster.worker(name, COUNTING, LOADS=str(cluster.folder / "loads"))
        wait(lambda: joined(cluster) == 2, cluster)
        yield cluster


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    with scheduler(tmp_path / "cluster") as cluster:
        yield cluster


def joined(cluster: Cluster) -> int:
    """Return how many workers the scheduler has taken in."""
    return (cluster.folder / "scheduler.log").read_text("utf-8").count("Register worker")


def build(root: Path, output: Path, crew: Crew) -> Report:
    """Build the corpus in `root` as `regesta build` does, in this process."""
    corpus, problems = examine(root)
    assert problems == ()
    shop = plugin.workshop(root, "")
    kept = Kept(root / ".regesta" / f"{output.name}.built", shop.ground, crew)
    return builder.build(corpus, Site(""), root, shop.theme, shop.environment, output, kept)


@contextmanager
def started(
    root: Path, output: Path, cluster: Cluster, worker: subprocess.Popen[bytes]
) -> Iterator[subprocess.Popen[str]]:
    """Run `regesta build` with a cluster; give it when a worker has put files aside and is not done with its chunk."""
    command = [sys.executable, "-m", "regesta", "build", "-o", str(output), "--executor", cluster.executor]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as building:
        try:
            wait(lambda: any(f.is_file() for f in output.glob(f"{journal.ASIDE}*/{worker.pid}-*/**/*")), cluster)
            yield building
        finally:
            building.kill()


def loads(cluster: Cluster) -> list[str]:
    return [file.read_text("utf-8") for file in (cluster.folder / "loads").iterdir()]


@pytest.mark.long
def test_a_cluster_writes_the_same_bytes_and_each_worker_loads_once(
    pair: Cluster, toy: Path, tmp_path: Path, local_site: dict[str, bytes]
) -> None:
    output = tmp_path / "output"
    done = run(toy, "build", "-o", str(output), "--executor", pair.executor)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr + pair.log()
    assert tree(output) == local_site
    assert loads(pair) == ["loaded\n"] * 2
    for folder in (output, toy / ".regesta"):
        shutil.rmtree(folder)
    build(toy, output, crews.dask(pair.executor, plugin.workshop, toy))
    assert tree(output) == local_site
    assert loads(pair) == ["loaded\n"] * 2, "what is loaded is not loaded again"

    document = toy / "content" / "documents" / "31ysel7.md"
    document.write_text(document.read_text("utf-8").replace("title: ", "title: Another ", 1), "utf-8")
    report = build(toy, output, crews.dask(pair.executor, plugin.workshop, toy))
    build(toy, tmp_path / "again", local(1))
    assert tree(output) == tree(tmp_path / "again") != local_site
    assert set(loads(pair)) <= {"loaded\n", "loaded\n" * 2}
    assert loads(pair) != ["loaded\n"] * 2, "what was changed is loaded anew"
    warm = build(toy, output, crews.dask(pair.executor, plugin.workshop, toy))
    assert (warm.written, warm.removed) == ((), ()) != (report.written, ())


@pytest.mark.long
def test_a_worker_is_killed_in_the_middle(
    alone: Cluster, toy: Path, tmp_path: Path, local_site: dict[str, bytes]
) -> None:
    victim = alone.worker("victim", STUCK)
    alone.worker("other")
    wait(lambda: joined(alone) == 2, alone)
    output = tmp_path / "output"
    with started(toy, output, alone, victim) as building:
        assert building.poll() is None
        assert [f for f in output.iterdir() if not f.name.startswith(journal.ASIDE)] == []
        victim.send_signal(signal.SIGKILL)
        said, _ = building.communicate(timeout=120)
    assert building.returncode == 0, said + alone.log()
    assert victim.wait() == -signal.SIGKILL
    assert tree(output) == local_site


@pytest.mark.long
def test_the_scheduler_is_lost(alone: Cluster, toy: Path, tmp_path: Path) -> None:
    worker = alone.worker("worker", STUCK)
    with started(toy, tmp_path / "output", alone, worker) as building:
        alone.processes[0].kill()
        said, _ = building.communicate(timeout=120)
    assert building.returncode == 1
    gone = "The scheduler of the cluster is gone; see what it logged, start it again. Nothing was written.\n"
    assert said == gone
    assert tree(tmp_path / "output") == {}


@pytest.mark.long
def test_a_worker_fails(alone: Cluster, toy: Path, tmp_path: Path) -> None:
    alone.worker("other", "from regesta.build import cluster\ndef load(root):\n    load(root)\ncluster.load = load\n")
    with pytest.raises(Unmade, match=r"^The worker tcp://[\d.:]+ failed \(RecursionError: .*\); it has logged where; "):
        build(toy, tmp_path / "output", crews.dask(alone.executor, plugin.workshop, toy))
    assert tree(tmp_path / "output") == {}


@pytest.mark.long
def test_all_workers_are_lost(alone: Cluster, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "GRACE", 0.5)
    monkeypatch.setattr(crews, "POLL", 0.1)
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("the last site")
    victim = alone.worker("victim", STUCK.replace("time.sleep(600)", "import os; os.kill(os.getpid(), 9)"))
    with pytest.raises(Unmade, match=r"^No worker of the cluster is left; "):
        build(toy, output, crews.dask(alone.executor, plugin.workshop, toy))
    assert victim.wait() == -signal.SIGKILL
    assert tree(output) == {"index.html": b"the last site"}


@pytest.mark.long
def test_a_worker_that_reads_another_corpus_is_no_worker(pair: Cluster, toy: Path, tmp_path: Path) -> None:
    """The corpus changes between the check and the build."""
    crew = crews.dask(pair.executor, plugin.workshop, toy)
    document = toy / "content" / "documents" / "31ysel7.md"
    text = document.read_text("utf-8")

    def changed(*arguments: object) -> object:
        document.write_text(text.replace("title: ", "title: Another ", 1), "utf-8")
        return crew(*arguments)  # type: ignore[arg-type]

    with pytest.raises(Unmade, match=r"^The worker tcp://[\d.:]+ reads another corpus; .* must be the same for all"):
        build(toy, tmp_path / "output", changed)  # type: ignore[arg-type]
    assert tree(tmp_path / "output") == {}


@pytest.mark.long
def test_a_worker_with_other_settings_or_no_corpus_is_no_worker(pair: Cluster, toy: Path, tmp_path: Path) -> None:
    crew = crews.dask(pair.executor, plugin.workshop, toy)
    (toy / "theme" / "templates" / "base.html").open("a").write("<!-- another -->")
    with pytest.raises(Unmade, match=r"^The worker tcp://[\d.:]+ has another theme or other settings; "):
        build(toy, tmp_path / "output", crew)
    crew = crews.dask(pair.executor, plugin.workshop, toy)
    corpus, _ = examine(toy)
    shop = plugin.workshop(toy, "")
    toy.rename(tmp_path / "elsewhere")
    moved = tmp_path / "elsewhere"
    kept = Kept(tmp_path / "record", shop.ground, crew)
    with pytest.raises(Unmade, match=r"^The worker tcp://[\d.:]+ finds no corpus at .*; it must stand where all"):
        builder.build(corpus, Site(""), moved, moved / "theme", shop.environment, tmp_path / "output", kept)
    assert tree(tmp_path / "output") == {}


@pytest.mark.long
def test_a_worker_with_other_software_is_no_worker(alone: Cluster, toy: Path, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "scripts" / "regesta" / "dates.py").open("a") as module:
        module.write("# another\n")
    alone.worker("other", PYTHONPATH=str(tmp_path / "scripts"))
    done = run(toy, "build", "-o", str(tmp_path / "output"), "--executor", alone.executor)
    assert done.returncode == 1
    assert done.stderr.startswith("The worker tcp://127.0.0.1:")
    assert done.stderr.endswith(
        " runs other software than this machine; install the same there, and start it again. Nothing was written.\n"
    )
    assert tree(tmp_path / "output") == {}


def test_a_worker_loads_a_large_corpus_without_forking() -> None:
    """It has threads, and may be a daemon: the one makes a fork unsafe, the other impossible."""
    names = [str(n) for n in range(hands.SMALL)]
    with ThreadPoolExecutor(1) as pool:
        assert set(pool.submit(hands.spread, lambda _: os.getpid(), names, "", silent).result()) == {os.getpid()}


@pytest.mark.parametrize("executor", ["dask://nowhere", "tcp://127.0.0.1:8786", "dask://"])
def test_what_is_no_address(
    executor: str, toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(toy)
    assert main(["build", "--executor", executor]) == 1
    assert capsys.readouterr().err == (
        f"{executor!r} is no address of a cluster; write dask://HOST:PORT, as its scheduler tells it.\n"
    )


def test_nobody_answers(toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(crews, "CONNECT", 0.5)
    monkeypatch.chdir(toy)
    assert main(["build", "--executor", "dask://127.0.0.1:1"]) == 1
    assert capsys.readouterr().err.startswith("No cluster answers at tcp://127.0.0.1:1; start one with `dask sched")
    assert not (toy / "output").exists()


def test_nobody_works(
    alone: Cluster, toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(crews, "CONNECT", 0.5)
    monkeypatch.chdir(toy)
    assert main(["build", "--executor", alone.executor]) == 1
    assert capsys.readouterr().err == (
        f"The cluster at {alone.address} has no worker; start some with `dask worker {alone.address}`.\n"
    )


def test_dask_is_not_installed(toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(sys.modules, "regesta.build.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.chdir(toy)
    assert main(["build", "--executor", "dask://127.0.0.1:8786"]) == 1
    assert capsys.readouterr().err == ("--executor needs distributed; install it with: pip install 'regesta[dask]'.\n")
