"""`make bench`: regesta beside Hugo, Eleventy and Pelican, on the same documents, in turn, in one run.

`python -m tests.bench [N ...]` (100, 1,000 and 10,000 where no number is given) prints for each size and tool the time
of a cold build, of one after an edit, and of one after none: wall and processor seconds, the largest process, the files
written, and the ratio to Hugo. Absolute times drift; ratios of one run hold. The last line is `cold R edit R`: what
regesta takes beside Hugo at the largest size. `--profile` tells where the time of regesta goes (`profile`).

The peers have a minimal theme (`peers/`): a page for each document, topic and actor, a timeline, a feed, a sitemap.
regesta checks and writes all that an edition has. Everything lies in memory where there is a file system for it, since
disks are noisy; a cold build knows nothing of an earlier one. The tools are installed once, below `.bench`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import REPOSITORY

from . import corpus, profile
from .flavours import hugo_yaml, pelican_header
from .texts import texts

PEERS = Path(__file__).parent / "peers"
TOOLS = REPOSITORY / ".bench"
MEMORY = Path("/dev/shm")
SIZES = (100, 1_000, 10_000)
ROUNDS = 3
FEW = 1
"""Rounds where one takes minutes."""
MANY = 10_000
ADDED = "One sentence was added here."
ELEVENTY = ("@11ty/eleventy@3.1.5", "markdown-it-footnote@4", "markdown-it@14")


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator: its command, where it runs and writes; how a document is edited, and what a cold build forgets."""

    name: str
    command: Sequence[str]
    folder: Path
    output: Path
    edit: Callable[[str], None]
    forgets: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Took:
    """One build: wall and processor seconds, MiB of the largest process."""

    wall: float
    processor: float
    memory: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Build times, side by side.")
    parser.add_argument("sizes", type=int, nargs="*", metavar="N", help="how many documents")
    parser.add_argument("--profile", action="store_true", help="tell where the time of regesta goes instead")
    parser.add_argument("--only", action="store_true", help="regesta alone, without the others")
    options = parser.parse_args()
    sizes = options.sizes or list(SIZES)
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        work = Path(name)
        if options.profile:
            profile.print_steps([_ours(work, n) for n in sizes], sizes)
            return 0
        print(f"{os.cpu_count()} processors; {'in memory' if MEMORY.is_dir() else 'on disk'}")
        print(f"{'':9} {'tool':9} {'build':8} {'wall s':>9} {'to Hugo':>8} {'cpu s':>9} {'MiB':>7} {'files':>8}")
        for number in sizes:
            ratios = _compare(number, work / str(number), options.only)
        print(" ".join(f"{build} {ratios[build]:.2f}" for build in ("cold", "edit") if build in ratios))
    return 0


def _compare(number: int, work: Path, only: bool) -> dict[str, float]:
    work.mkdir()
    makers = (_regesta,) if only else (_hugo, _eleventy, _pelican, _regesta)
    tools = [make(number, work) for make in makers]
    took: dict[tuple[str, str], list[Took]] = {}
    rounds = FEW if number >= MANY else ROUNDS
    for turn in range(rounds):
        for tool in tools:
            for folder in (tool.output, *tool.forgets):
                shutil.rmtree(folder, ignore_errors=True)
            builds = {"cold": _run(tool)}
            tool.edit(f"{ADDED} {'Again. ' * turn}".strip())
            builds["edit"] = _run(tool)
            builds["none"] = _run(tool)
            for build, one in builds.items():
                took.setdefault((tool.name, build), []).append(one)
            if turn == rounds - 1:
                ratios = {build: _row(number, tool, build, tools[0], took) for build in builds}
    shutil.rmtree(work)
    return ratios


def _row(number: int, tool: Tool, build: str, first: Tool, took: Mapping[tuple[str, str], Sequence[Took]]) -> float:
    """Print what a tool took for one kind of build, and return how many times what `first` took."""
    rows = took[tool.name, build]
    wall, cpu = (statistics.median(getattr(r, name) for r in rows) for name in ("wall", "processor"))
    ratio = wall / statistics.median(t.wall for t in took[first.name, build])
    files = sum(len(names) for _, _, names in os.walk(tool.output))
    print(
        f"{number:9,} {tool.name:9} {build:8} {wall:9.2f} {ratio:8.2f} {cpu:9.2f} "
        f"{max(r.memory for r in rows):7.0f} {files:8,}",
        flush=True,
    )
    return ratio


def _run(tool: Tool) -> Took:
    environment = {**os.environ, **tool.environment}
    start = time.perf_counter()
    with subprocess.Popen(
        tool.command, cwd=tool.folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as child:  # fmt: skip
        assert child.stderr
        said = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if child.returncode:
        sys.exit(f"{tool.name} failed:\n{said.decode('utf-8', 'replace')[-2000:]}")
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _adds(file: Path) -> Callable[[str], None]:
    def edit(added: str) -> None:
        with file.open("a", encoding="utf-8") as document:
            document.write(f"\n{added}\n")

    return edit


def _written(folder: Path, number: int, flavour: Callable[..., str]) -> Path:
    folder.mkdir(parents=True)
    for found in texts(number):
        (folder / f"{found.slug}.md").write_text(flavour(found), "utf-8")
    return folder / f"doc-{number // 2:05d}.md"


def _environment(package: str) -> Path:
    folder = TOOLS / package.split("[")[0]
    if not (folder / "bin").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(folder / "bin" / "pip"), "install", "--quiet", package], check=True)
    return folder / "bin"


def _hugo(number: int, work: Path) -> Tool:
    site = work / "hugo"
    shutil.copytree(PEERS / "hugo", site)
    document = _written(site / "content" / "doc", number, hugo_yaml)
    output = work / "hugo-out"
    command = [str(_environment("hugo") / "hugo"), "-d", str(output), "--quiet"]
    return Tool("hugo", command, site, output, _adds(document), (site / "resources",))


def _eleventy(number: int, work: Path) -> Tool:
    tools = TOOLS / "eleventy"
    if not (tools / "node_modules").exists():
        tools.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--prefix", str(tools), "--silent", "--no-audit", "--no-fund", *ELEVENTY]
        subprocess.run(install, check=True)
    site = work / "eleventy"
    shutil.copytree(PEERS / "eleventy", site, ignore=shutil.ignore_patterns("pages"))
    shutil.copytree(PEERS / "eleventy" / "pages", site / "content")
    (site / "node_modules").symlink_to(tools / "node_modules")
    document = _written(site / "content" / "doc", number, lambda t: hugo_yaml(t, "layout: doc.njk\n"))
    output = work / "eleventy-out"
    command = ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]
    return Tool("eleventy", command, site, output, _adds(document), (), {"CORPUS": "content", "OUT": str(output)})


def _pelican(number: int, work: Path) -> Tool:
    document = _written(work / "pelican", number, pelican_header)
    output = work / "pelican-out"
    conf = str(PEERS / "pelican" / "pelicanconf.py")
    command = [str(_environment("pelican[markdown]") / "pelican"), "-q", "-s", conf]
    environment = {"CORPUS": str(work / "pelican"), "OUT": str(output)}
    return Tool("pelican", command, work, output, _adds(document), (), environment)


def _ours(work: Path, number: int) -> Path:
    root = work / f"regesta-{number}"
    corpus.write(number, root, REPOSITORY / "theme")
    return root


def _regesta(number: int, work: Path) -> Tool:
    root = _ours(work, number)
    command = [sys.executable, "-m", "regesta", "build"]
    return Tool(
        "regesta", command, root, root / "output", lambda added: corpus.edit(root, number // 2, added),
        (root / ".regesta",),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
