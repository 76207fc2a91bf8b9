"""`regesta serve`: builds the site and serves it on this machine, as a static host would: text is compressed.

Without Pagefind there is no search index; `index` says so, and the site is served all the same.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
from functools import partial
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from ..model import Site
from ..plugin import siteurl
from . import build, index

COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
LEVEL = 6
"""The level of gzip that static hosts take by default."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    build.add_arguments(parser)
    parser.add_argument(
        "-p", "--port", type=int, default=8000, help="port to listen on (default: 8000; 0: any free one)"
    )


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves one folder under the site's base path, with the site's own page for what is not there."""

    def __init__(self, *arguments: object, base: str, folder: Path, **named: object) -> None:
        self.base = base
        self.folder = folder
        super().__init__(*arguments, directory=str(folder), **named)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        asked = urlsplit(path).path
        inside = asked == self.base or asked.startswith(self.base + "/")
        return super().translate_path(asked.removeprefix(self.base) if inside else "/404.html/nothing")

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with compressed text where that is accepted; everything else is left to the base class."""
        path = self.translate_path(self.path)
        file = Path(f"{path}index.html" if path.endswith("/") else path)
        if not file.is_file() or not self._compresses(self.guess_type(file)) or "If-Modified-Since" in self.headers:
            return super().send_head()
        return self._answer(HTTPStatus.OK, file)

    def _compresses(self, media_type: str) -> bool:
        return media_type.startswith(COMPRESSIBLE) and "gzip" in self.headers.get("Accept-Encoding", "")

    def _answer(self, code: int, file: Path) -> BytesIO:
        media_type = self.guess_type(file)
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        content = file.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", f"{media_type}{charset}")
        if self._compresses(media_type):
            content = gzip.compress(content, LEVEL, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", self.date_time_string(file.stat().st_mtime))
        self.end_headers()
        return BytesIO(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        answer = self._answer(code, page)
        if self.command != "HEAD":
            self.copyfile(answer, self.wfile)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is for what an editor has to know."""


def run(options: argparse.Namespace, root: Path) -> int:
    status = build.run(options, root)
    if status:
        return status
    folder = options.output.resolve() if options.output else root / "output"
    index.run(options, root)
    site = Site(siteurl(root))
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", options.port), partial(Handler, base=site.base, folder=folder)
    )
    print(f"Serving at http://127.0.0.1:{server.server_port}{site.base}/ (Ctrl+C ends it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
    return 0
