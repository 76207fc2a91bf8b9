"""A real Chromium and the site served on loopback, as a static host would."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright

from regesta.serving.handler import Handler
from tests.conftest import REPOSITORY, once_a_run
from tests.site.conftest import run

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "no Chromium was found: install one with `apt-get install chromium` (or `.venv/bin/playwright install chromium`)"
Walk = Callable[..., Page]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium, or Playwright's own. Raises playwright's Error where there is neither."""
    system = next((found for name in NAMES if (found := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=system, args=FLAGS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            started = launch(playwright)
        except Error as error:
            if os.environ.get("CI") == "true":
                pytest.fail(f"{HOW}\n{error}")
            pytest.skip(HOW)
        yield started
        started.close()


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the first corpus, with its search index."""

    def make(output: Path) -> None:
        for command in ("build", "index"):
            done = run(REPOSITORY, command, "-o", str(output))
            assert done.returncode == 0, done.stdout + done.stderr

    return once_a_run(tmp_path_factory, "indexed", make)


@pytest.fixture(scope="session")
def address(edition: Path) -> Iterator[str]:
    """Where the first corpus is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base="", folder=edition))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def reader(browser: Browser, address: str, **how: Any) -> tuple[BrowserContext, list[str]]:
    """Return a reader new to the edition, and what is heard in all windows of theirs from now on: messages of the
    browser, errors, and requests to another host than that of `address`."""
    heard: list[str] = []
    own = (f"{address}/", "data:")
    new = browser.new_context(
        base_url=address,
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
        **how,
    )
    new.on("console", lambda message: heard.append(f"console: {message.text}"))
    new.on("weberror", lambda error: heard.append(f"error: {error.error}"))
    new.on("request", lambda asked: None if asked.url.startswith(own) else heard.append(f"request: {asked.url}"))
    return new, heard


@pytest.fixture
def walk(browser: Browser, address: str) -> Iterator[Walk]:
    """Open a path of the edition as a reader new to it. What is heard until the test ends fails it."""
    readers: list[tuple[BrowserContext, list[str]]] = []

    def opened(path: str, *, scripts: bool = True, scheme: Literal["light", "dark"] = "light") -> Page:
        readers.append(reader(browser, address, java_script_enabled=scripts, color_scheme=scheme))
        page = readers[-1][0].new_page()
        page.goto(path)
        return page

    yield opened
    for context, _ in readers:
        context.close()
    assert [line for _, heard in readers for line in heard] == []
