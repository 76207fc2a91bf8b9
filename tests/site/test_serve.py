"""The site as `regesta serve` answers with it: compressed where that is accepted, and what is not there is said."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from regesta.serving.handler import Handler

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("served")
    (made / "d").mkdir()
    (made / "index.html").write_text("<!doctype html><title>Édition</title>", "utf-8")
    (made / "d" / "index.html").write_text("<!doctype html><title>Document</title>", "utf-8")
    (made / "404.html").write_text("<!doctype html><title>Nothing here</title>", "utf-8")
    (made / "note.txt").write_text("Élysée\n", "utf-8")
    (made / "packed.pagefind").write_bytes(gzip.compress(b"index"))
    return made


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    """Where the folder is served, under the base path of an edition that is not at the root of its host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base="/corpus", folder=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def asked(port: int, path: str, headers: dict[str, str], method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


@pytest.mark.parametrize(
    ("path", "file"),
    [("/corpus/", "index.html"), ("/corpus/d/", "d/index.html"), ("/corpus/d/?q=1", "d/index.html"),
     ("/corpus/note.txt", "note.txt")],
)  # fmt: skip
def test_text_is_compressed_where_that_is_accepted(port: int, folder: Path, path: str, file: str) -> None:
    packed, content = asked(port, path, GZIP)
    plain, whole = asked(port, path, {})
    assert (packed.status, packed.headers["Content-Encoding"], packed.headers["Vary"]) == (
        200,
        "gzip",
        "Accept-Encoding",
    )
    assert (plain.status, plain.headers["Content-Encoding"]) == (200, None)
    assert gzip.decompress(content) == whole == (folder / file).read_bytes()
    assert int(packed.headers["Content-Length"]) == len(content)
    assert packed.headers["Content-Type"].endswith("; charset=utf-8")


def test_what_is_compressed_already_is_sent_as_it_is(port: int, folder: Path) -> None:
    answer, content = asked(port, "/corpus/packed.pagefind", GZIP)
    assert answer.headers["Content-Encoding"] is None
    assert content == (folder / "packed.pagefind").read_bytes()


def test_a_head_has_the_headers_and_nothing_else(port: int) -> None:
    answer, content = asked(port, "/corpus/", GZIP, "HEAD")
    assert (answer.status, answer.headers["Content-Encoding"], content) == (200, "gzip", b"")


@pytest.mark.parametrize("path", ["/corpus/none/", "/corpus/note.txt/", "/d/", "/"])
def test_what_is_not_there_is_answered_by_the_page_of_the_site(port: int, path: str) -> None:
    answer, content = asked(port, path, GZIP)
    assert answer.status == 404
    assert b"Nothing here" in gzip.decompress(content)


def test_a_folder_without_its_slash_leads_to_the_one_with_it(port: int) -> None:
    answer, _ = asked(port, "/corpus/d", GZIP)
    assert (answer.status, answer.headers["Location"]) == (301, "/corpus/d/")


def test_what_has_not_changed_is_not_sent_again(port: int) -> None:
    first, _ = asked(port, "/corpus/", GZIP)
    again, content = asked(port, "/corpus/", {**GZIP, "If-Modified-Since": first.headers["Last-Modified"]})
    assert (again.status, content) == (304, b"")
