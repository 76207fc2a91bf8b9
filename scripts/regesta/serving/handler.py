"""Answers as a static host would: text is compressed, and what is not there gets the site's own page for that."""

from __future__ import annotations

import gzip
import http.server
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
LEVEL = 6
"""The level of gzip that static hosts take by default."""


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

    def file(self, path: str) -> Path:
        """Return the file that answers for an address, whether it is there or not."""
        path = self.translate_path(path)
        return Path(f"{path}index.html" if path.endswith("/") else path)

    def content(self, file: Path) -> bytes:
        """Return what is answered with a file, before it is compressed."""
        return file.read_bytes()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with compressed text where that is accepted; everything else is left to the base class."""
        file = self.file(self.path)
        if not file.is_file() or not self._compresses(self.guess_type(file)) or "If-Modified-Since" in self.headers:
            return super().send_head()
        return self.answer(HTTPStatus.OK, file)

    def _compresses(self, media_type: str) -> bool:
        return media_type.startswith(COMPRESSIBLE) and "gzip" in self.headers.get("Accept-Encoding", "")

    def answer(self, code: int, file: Path) -> BytesIO:
        """Send the headers of a file, and return what follows them."""
        media_type = self.guess_type(file)
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        content = self.content(file)
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
        answer = self.answer(code, page)
        if self.command != "HEAD":
            self.copyfile(answer, self.wfile)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is for what an editor has to know."""
