"""The site as it is being edited: every page says what is wrong with the corpus, and reloads when it has changed."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qs, urlsplit

from . import notice
from .handler import Handler

OWN = "/.regesta/"
"""Where a page finds what belongs to `regesta serve` and not to the site."""
FILES = ("reload.js", "notice.css")
CHANGES = "changes"
BREATH = 15.0
"""Seconds after which a page that listens is written to, to see whether it still does."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is answered: a folder, under the base path of its site, with a notice on its pages ("" for none).

    `look` is the digest of how they look.
    """

    folder: Path
    base: str
    notice: str
    look: bytes


NOTHING = Shown(Path(), "", "", b"")


class Bulletin:
    """What is to be shown, and a bell for pages that wait for something else. Several threads may use it at once."""

    def __init__(self, shown: Shown = NOTHING) -> None:
        self.shown = shown
        self.number = 0
        self._rung = threading.Condition()

    def post(self, shown: Shown) -> None:
        """Put up what is to be shown from now on, and wake who waits."""
        with self._rung:
            self.shown = shown
            self.number += 1
            self._rung.notify_all()

    def wait(self, number: int, seconds: float) -> None:
        """Return when something was posted after `number`, or after so many `seconds`."""
        with self._rung:
            self._rung.wait_for(lambda: self.number != number, seconds)


class LiveHandler(Handler):
    """Serves what the bulletin shows, with its notice on every page, and tells pages that they have changed."""

    def __init__(self, *arguments: object, bulletin: Bulletin) -> None:
        self.bulletin = bulletin
        self.shown = bulletin.shown
        super().__init__(*arguments, base=self.shown.base, folder=self.shown.folder)

    def parse_request(self) -> bool:
        self._look_up()  # only now: browsers open connections long before they ask
        return super().parse_request()

    def _look_up(self) -> None:
        self.shown = self.bulletin.shown
        self.base, self.folder, self.directory = self.shown.base, self.shown.folder, str(self.shown.folder)

    def do_GET(self) -> None:
        if urlsplit(self.path).path == f"{self.base}{OWN}{CHANGES}":
            self._tell()
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        name = urlsplit(path).path.removeprefix(f"{self.base}{OWN}")
        return str(Path(__file__).parent / name) if name in FILES else super().translate_path(path)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer always in full: what a browser has may be of the same second as what it asks for."""
        del self.headers["If-Modified-Since"]
        file = self.file(self.path)
        try:
            return self.answer(HTTPStatus.OK, file) if _is_page(file) else super().send_head()
        except ConnectionError:
            raise
        except (OSError, ValueError):  # the build has taken it away meanwhile, or no file can have that name
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def content(self, file: Path) -> bytes:
        content = super().content(file)
        if not _is_page(file):
            return content
        return notice.placed(content, self.shown.notice, f"{self.base}{OWN}", self._digest(content))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def _digest(self, content: bytes) -> str:
        return blake2b(content + self.shown.notice.encode() + self.shown.look, digest_size=16).hexdigest()

    def _tell(self) -> None:
        """Tell the page that asks, as a stream of events, when it would no longer be answered with what it has."""
        asked = parse_qs(urlsplit(self.path).query)
        page, has = asked.get("page", [""])[0], asked.get("has", [""])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                number = self.bulletin.number
                self._look_up()
                changed = self._now(page) != has
                self.wfile.write(b"event: changed\ndata:\n\n" if changed else b"retry: 500\n\n")
                self.wfile.flush()
                if changed:
                    return
                self.bulletin.wait(number, BREATH)
        except ConnectionError:
            return  # the page was left

    def _now(self, page: str) -> str:
        for file in (self.file(page), self.folder / "404.html"):
            try:
                return self._digest(file.read_bytes())
            except OSError:
                continue
        return ""


class Server(ThreadingHTTPServer):
    """Serves on this machine alone, in threads that end with it, once it is told to.

    Until then browsers wait. Raises OSError where the port cannot be had.
    """

    def __init__(self, port: int, bulletin: Bulletin) -> None:
        super().__init__(("127.0.0.1", port), partial(LiveHandler, bulletin=bulletin))

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that have gone away while they were answered."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def look(folder: Path) -> bytes:
    """Return the digest of what all pages share: the styles and scripts of the site in `folder`."""
    found = blake2b()
    for path in sorted((folder / "theme").rglob("*")):
        if path.is_file():
            found.update(f"{path}\n".encode("utf-8", "surrogateescape") + path.read_bytes())
    return found.digest()


def _is_page(file: Path) -> bool:
    return file.suffix == ".html" and file.is_file()
