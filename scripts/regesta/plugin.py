"""The Pelican adapter: the only module that knows Pelican. It hands the corpus to `build` and stands back.

Pelican gives the configuration, the theme and its template environment, and its commands (`pelican content`,
`pelican --listen --autoreload`). Why documents do not go through its readers is told in docs/architecture.md.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import sys
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from pelican import Pelican, signals
from pelican import log as pelican_log
from pelican.generators import Generator
from pelican.settings import get_settings_from_file, read_settings

from . import kept
from .build import memory
from .build import site as builder
from .build.bring import Kept
from .build.crew import Crew, local
from .build.workshop import Workshop
from .build.writer import Report
from .check import examine
from .kept.hands import processors
from .model import Corpus, Site
from .problems import Problem
from .progress import Watcher, silent

ADDRESS = re.compile(r"(https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?)?")

REQUIRED: dict[str, Any] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
}


class CorpusGenerator(Generator):  # type: ignore[misc]
    """Builds the whole site from the corpus that `prepare` found in order."""

    def generate_output(self, _writer: Any) -> None:
        settings = self.settings
        settings["REGESTA_REPORT"].append(
            builder.build(
                settings["REGESTA_CORPUS"],
                Site(settings["SITEURL"].rstrip("/")),
                Path(settings["REGESTA_ROOT"]),
                Path(self.theme),
                self.env,
                Path(self.output_path),
                _kept(settings, Path(self.theme), Path(self.output_path)),
                settings.get("REGESTA_WATCHER", silent),
            )
        )


def _kept(settings: Any, theme: Path, output: Path) -> Kept:
    """Where what was built is remembered: under the root of the corpus, for each output folder apart."""
    place = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:12]
    record = Path(settings["REGESTA_ROOT"]) / ".regesta" / f"{place}.built"
    return Kept(record, _ground(settings, theme), settings.get("REGESTA_CREW") or local(processors()))


def _ground(settings: Any, theme: Path) -> str:
    said = {name: value for name, value in sorted(settings["JINJA_ENVIRONMENT"].items()) if name != "undefined"}
    return memory.ground(theme, settings["SITEURL"], repr(said))


def prepare(pelican: Any) -> type[CorpusGenerator]:
    """Load and check the corpus before any file is written; a corpus with problems ends the run with status 1."""
    settings = pelican.settings
    root = Path(settings["PATH"]).resolve().parent
    settings.setdefault("REGESTA_REPORT", [])
    settings["REGESTA_ROOT"] = str(root)
    problems = settings_problems(settings)
    if "REGESTA_CHECKED" in settings:
        settings["REGESTA_CORPUS"] = settings["REGESTA_CHECKED"]
    else:
        corpus, found = examine(root, kept.shelf(root))
        problems += found
        settings["REGESTA_CORPUS"] = corpus
    if problems:
        sys.stderr.write("".join(f"{p}\n" for p in problems))
        raise Refused(problems)
    return CorpusGenerator


def settings_problems(settings: Any) -> tuple[Problem, ...]:
    """Return what in pelicanconf.py would make Pelican publish what regesta publishes already, or damaged pages."""
    found = [
        Problem("pelicanconf.py", 0, "bad-settings", f"{name} is {settings[name]!r}", f"set {name} = {value!r}")
        for name, value in REQUIRED.items()
        if settings[name] != value
    ]
    if not settings["JINJA_ENVIRONMENT"].get("autoescape"):
        hint = 'set "autoescape": True; without it a text could act as HTML'
        found.append(Problem("pelicanconf.py", 0, "bad-settings", "JINJA_ENVIRONMENT does not escape", hint))
    if settings["JINJA_ENVIRONMENT"].get("undefined") is not StrictUndefined:
        hint = 'set "undefined": StrictUndefined; without it a misspelt name gives an empty place on a page'
        found.append(Problem("pelicanconf.py", 0, "bad-settings", "JINJA_ENVIRONMENT allows unknown names", hint))
    if not ADDRESS.fullmatch(settings["SITEURL"]):
        message = f"SITEURL is {settings['SITEURL']!r} (set in pelicanconf.py or in the environment)"
        hint = "write the whole address, as in https://example.org/corpus, or leave it empty"
        found.append(Problem("pelicanconf.py", 0, "bad-settings", message, hint))
    return tuple(found)


def register() -> None:
    """Connect to Pelican. `get_generators` fires on every build, before any reader exists."""
    signals.get_generators.connect(prepare)


def siteurl(root: Path) -> str:
    """Return the address of the site as pelicanconf.py has it, without a slash at its end."""
    return str(read_settings(str(root / "pelicanconf.py"))["SITEURL"]).rstrip("/")


def named_theme(root: Path) -> Path:
    """Return the folder that pelicanconf.py names as its theme, whether it is there or not."""
    return Path(os.path.abspath(root / get_settings_from_file(str(root / "pelicanconf.py")).get("THEME", "theme")))


def folders(root: Path, output: Path | None) -> tuple[Path, Path]:
    """Return where the theme is and where the site goes: to `output`, or where pelicanconf.py has it."""
    settings = read_settings(str(root / "pelicanconf.py"))
    return Path(settings["THEME"]), Path(output.resolve() if output else settings["OUTPUT_PATH"])


def workshop(root: Path, address: str | None = None) -> Workshop:
    """Return what the pieces of the site are made with by somebody else than Pelican: the templates as it has them.

    `address` stands for the SITEURL of pelicanconf.py, which a variable of the environment may change. The theme is
    the one of pelicanconf.py.
    """
    override = {} if address is None else {"SITEURL": address}
    settings = read_settings(str(root / "pelicanconf.py"), override=override)
    theme = Path(settings["THEME"])
    environment = Generator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]).env
    return Workshop(root, theme, settings["SITEURL"], environment, _ground(settings, theme))


class Refused(SystemExit):
    """What ends a run before anything is written: `problems` say why, and the exit status is 1."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(1)
        self.problems = problems


def run(
    root: Path, corpus: Corpus, output: Path | None = None, crew: Crew | None = None, watcher: Watcher = silent
) -> Report:
    """Build the checked `corpus` with Pelican, as `pelican content` does, and return what was written.

    Warnings are fatal: without that an exception in a plugin gives an empty site and exit status 0.
    """
    override: dict[str, Any] = {"REGESTA_CHECKED": corpus, "REGESTA_REPORT": [], "REGESTA_WATCHER": watcher}
    if crew:
        override["REGESTA_CREW"] = crew
    if output is not None:
        override["OUTPUT_PATH"] = str(output)
    settings = read_settings(str(root / "pelicanconf.py"), override=override)
    pelican_log.init(level=pelican_log.logging.WARNING, fatal="warnings")
    with contextlib.redirect_stdout(io.StringIO()):
        Pelican(settings).run()
    report: Report = settings["REGESTA_REPORT"][0]
    return report
