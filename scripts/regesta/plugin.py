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
import traceback
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from pelican import Pelican, signals
from pelican import log as pelican_log
from pelican.generators import Generator
from pelican.settings import get_settings_from_file, read_settings

from . import kept
from .build import inputs, memory
from .build import site as builder
from .build.bring import Kept
from .build.crew import Crew, local
from .build.inputs import SETTINGS
from .build.workshop import Workshop
from .build.writer import Report
from .check import examine
from .kept.hands import processors
from .model import Corpus, Site
from .problems import Problem
from .progress import Watcher, silent

ADDRESS = re.compile(r"(https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?)?")

PLUGIN = "regesta.plugin"
ADDRESSED = re.compile(r" at 0x[0-9a-f]+")
"""Where Python tells an object by its place in memory."""

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
    given = {name: settings[name] for name in sorted(settings) if name.startswith("JINJA_")}
    code = [kept.sum_of(Path(path)) for path in inputs.settings(_root(settings))]
    return memory.ground(theme, settings["SITEURL"], _said(given), *code)


def _said(value: object) -> str:
    """Return what a setting says, also on another machine and the next time: functions by name, nothing by address."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_said(name)}: {_said(one)}' for name, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_said, value))}]"
    if callable(value):
        return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"
    return ADDRESSED.sub("", repr(value))


def _root(settings: Any) -> Path:
    return Path(settings["PATH"]).resolve().parent


def prepare(pelican: Any) -> type[CorpusGenerator]:
    """Load and check the corpus before any file is written; a corpus with problems ends the run with status 1."""
    settings = pelican.settings
    root = _root(settings)
    settings.setdefault("REGESTA_REPORT", [])
    settings["REGESTA_ROOT"] = str(root)
    problems = (*settings_problems(settings), *misplaced(settings))
    if "REGESTA_CHECKED" in settings:
        settings["REGESTA_CORPUS"] = settings["REGESTA_CHECKED"]
    else:
        corpus, found = examine(root, kept.shelf(root))
        problems += found
        settings["REGESTA_CORPUS"] = corpus
    _refuse(problems)
    return CorpusGenerator


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        sys.stderr.write("".join(f"{p}\n" for p in problems))
        raise Refused(problems)


def read(root: Path, **override: Any) -> Any:
    """Return the settings of pelicanconf.py as Pelican has them. Raises Refused, which says what is wrong with them."""
    try:
        settings = read_settings(str(root / SETTINGS), override=override)
    except Exception as error:  # whatever the code there comes to
        _refuse((_broken(root / SETTINGS, error),))
        raise
    _refuse((*settings_problems(settings), *misplaced(settings)))
    return settings


def _broken(file: Path, error: Exception) -> Problem:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno or 0 for frame in frames if frame.filename == str(file)]
    line = (error.lineno or 0) if isinstance(error, SyntaxError) and error.filename == str(file) else [0, *lines][-1]
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    fact = f"Pelican cannot read it: {type(error).__name__}: {said}"
    return Problem(SETTINGS, line, "bad-settings", fact, "mend it and run the command again")


def misplaced(settings: Any) -> tuple[Problem, ...]:
    """Return why the site is not to be written where the settings, or the command, have it: among what it is made from.

    A page would stand where a source does, and the next build would take away what the last one wrote.
    """
    root, output = _root(settings), Path(settings["OUTPUT_PATH"]).resolve()
    for place in (root / "content", root / "sources", Path(settings["THEME"]), root / ".regesta", inputs.SOFTWARE):
        made_from = place.resolve()
        if made_from.is_relative_to(output) or output.is_relative_to(made_from):
            fact = f"the site would be written to {output}, among what it is made from: {made_from}"
            return (Problem(SETTINGS, 0, "bad-settings", fact, "give it a folder of its own, as in `-o output`"),)
    return ()


def settings_problems(settings: Any) -> tuple[Problem, ...]:
    """Return what in pelicanconf.py would make Pelican publish what regesta publishes already, or damaged pages."""
    found = [
        Problem(SETTINGS, 0, "bad-settings", f"{name} is {settings[name]!r}", f"set {name} = {value!r}")
        for name, value in REQUIRED.items()
        if settings[name] != value
    ]
    if not any(getattr(plugin, "__name__", plugin) == PLUGIN for plugin in settings["PLUGINS"] or ()):
        found.append(Problem(SETTINGS, 0, "bad-settings", f"PLUGINS lacks {PLUGIN}", f'set PLUGINS = ["{PLUGIN}"]'))
    if not settings["JINJA_ENVIRONMENT"].get("autoescape"):
        hint = 'set "autoescape": True; without it a text could act as HTML'
        found.append(Problem(SETTINGS, 0, "bad-settings", "JINJA_ENVIRONMENT does not escape", hint))
    if settings["JINJA_ENVIRONMENT"].get("undefined") is not StrictUndefined:
        hint = 'set "undefined": StrictUndefined; without it a misspelt name gives an empty place on a page'
        found.append(Problem(SETTINGS, 0, "bad-settings", "JINJA_ENVIRONMENT allows unknown names", hint))
    if not ADDRESS.fullmatch(settings["SITEURL"]):
        message = f"SITEURL is {settings['SITEURL']!r} (set in pelicanconf.py or in the environment)"
        hint = "write the whole address, as in https://example.org/corpus, or leave it empty"
        found.append(Problem(SETTINGS, 0, "bad-settings", message, hint))
    return tuple(found)


def register() -> None:
    """Connect to Pelican. `get_generators` fires on every build, before any reader exists."""
    signals.get_generators.connect(prepare)


def siteurl(root: Path) -> str:
    """Return the address of the site as pelicanconf.py has it, without a slash at its end."""
    return str(read(root)["SITEURL"]).rstrip("/")


def named_theme(root: Path) -> Path:
    """Return the folder that pelicanconf.py names as its theme, whether it is there or not. Raises Refused."""
    try:
        named = get_settings_from_file(str(root / SETTINGS)).get("THEME", "theme")
        return Path(os.path.abspath(root / named))
    except Exception as error:  # whatever the code there comes to
        _refuse((_broken(root / SETTINGS, error),))
        raise


def folders(root: Path, output: Path | None) -> tuple[Path, Path]:
    """Return where the theme is and where the site goes: to `output`, or where pelicanconf.py has it."""
    settings = read(root, **({"OUTPUT_PATH": str(output.resolve())} if output else {}))
    return Path(settings["THEME"]), Path(settings["OUTPUT_PATH"])


def workshop(root: Path, address: str | None = None) -> Workshop:
    """Return what the pieces of the site are made with by somebody else than Pelican: the templates as it has them.

    `address` stands for the SITEURL of pelicanconf.py, which a variable of the environment may change. The theme is
    the one of pelicanconf.py.
    """
    override = {} if address is None else {"SITEURL": address}
    settings = read(root, **override)
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
    settings = read(root, **override)
    pelican_log.init(level=pelican_log.logging.WARNING, fatal="warnings")
    with contextlib.redirect_stdout(io.StringIO()):
        Pelican(settings).run()
    report: Report = settings["REGESTA_REPORT"][0]
    return report
