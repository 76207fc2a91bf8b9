"""The captures: texts exactly as they were captured, and the sidecars that say what they are. Only this reads them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from .frontmatter import Source, load
from .kept import NOTHING, Shelf, sum_of
from .leftovers import written
from .model import Access, Capture, CaptureKind, Omission, Redaction
from .problems import Problem

FOLDER = "sources"
KINDS: tuple[str, ...] = get_args(CaptureKind)
ACCESS: tuple[str, ...] = get_args(Access)

REQUIRED = ("kind", "series", "sha256")
KEYS = (*REQUIRED, "url", "captured", "encoding", "rights", "access", "omissions", "redactions", "note", "html_sha256")
MOST_LINES = 1_000_000
OMISSION_KEYS = ("lines", "text", "reason")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")


def read_all(root: Path, shelf: Shelf = NOTHING) -> tuple[dict[str, Capture], tuple[Problem, ...]]:
    """Return the captures under `root`/sources by id, in order of their ids, and all that is wrong with them.

    A capture whose text is missing or whose kind cannot be understood is left out; one whose checksum differs is
    kept, so that what changed in it can be reported word by word.
    """
    folder = root / FOLDER
    sums = {sidecar.name: _key(sidecar, shelf.sum) for sidecar in written(folder, "*.yaml")}
    read = shelf.through(
        "captures",
        "",
        sums,
        lambda stale: [_one(folder / name) for name in stale],
        lambda name, _: _key(folder / name, sum_of),
    )
    captures = {capture.id: capture for capture, _ in read.values() if capture}
    problems = [problem for _, found in read.values() for problem in found]
    for text in written(folder, "*.txt"):
        if text.is_file() and not text.with_suffix(".yaml").exists():
            problems.append(
                Problem(
                    f"{FOLDER}/{text.name}",
                    0,
                    "capture-undeclared",
                    "this capture has no sidecar",
                    f"write {FOLDER}/{text.stem}.yaml with kind, series and sha256: {_sha256(text.read_bytes())}",
                )
            )
    return captures, tuple(problems)


def read_text(root: Path, capture: Capture) -> str:
    """Return the text of `capture`, decoded as its sidecar says, every kind of line end as a newline.

    A byte order mark is a signature of the encoding and no part of the text. Raises OSError where the file cannot
    be read, UnicodeError where it is not in the declared encoding (`read_all` reports both).
    """
    return decode((root / capture.path).read_bytes(), capture.encoding)


def read_bytes(root: Path, capture: Capture) -> bytes:
    """Return `capture` as it was captured, to the byte.

    Raises OSError where the file cannot be read, or is no longer what was checked: an edit comes at any time.
    """
    data = (root / capture.path).read_bytes()
    if _sha256(data) != capture.sha256:
        raise OSError(f"{capture.path} was changed after it was checked")
    return data


def decode(data: bytes, encoding: str) -> str:
    """Return `data` as text with line ends as newlines. Raises UnicodeError, and LookupError for no such encoding."""
    text = data.decode(encoding).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_lines(text: str) -> list[str]:
    """Return the lines that the lines of an omission or of a document count, the first being number 1."""
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def sidecar_path(capture: Capture) -> str:
    """Return the path of the sidecar of `capture`, relative to the root."""
    return str(Path(capture.path).with_suffix(".yaml").as_posix())


def html_path(capture: Capture) -> str:
    """Return the path of the saved page that `capture` was extracted from, relative to the root."""
    return str(Path(capture.path).with_suffix(".html").as_posix())


def parse_lines(value: Any) -> tuple[int, ...]:
    """Return the numbers that `value` (`49`, `"3-5"` or a list of those) stands for, in order; () if it is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return (value,) if value > 0 else ()
    if isinstance(value, str):
        match = _RANGE.fullmatch(value.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        return tuple(range(first, last + 1)) if 0 < first <= last < first + MOST_LINES else ()
    if isinstance(value, list | tuple):
        parts = [parse_lines(v) for v in value if not isinstance(v, list | tuple)]
        if len(parts) == len(value) and all(parts):
            return tuple(sorted({n for part in parts for n in part}))
    return ()


def omissions(value: Any, source: Source, key: str = "omissions") -> tuple[tuple[Omission, ...], tuple[Problem, ...]]:
    """Return the omissions under `key` of a sidecar or of a document's front matter, and what is wrong with them."""
    problems: list[Problem] = []
    if value is None:
        return (), ()
    if not isinstance(value, list | tuple):
        return (), (_bad(source, "a list of omissions is expected", "write - lines: 49", key),)
    found: list[Omission] = []
    for index, entry in enumerate(value):
        at = (key, index)
        if not isinstance(entry, Mapping):
            problems.append(_bad(source, "an omission has lines, text and reason", "write - lines: 49", *at))
            continue
        problems.extend(_key_problems(entry, OMISSION_KEYS, OMISSION_KEYS, source, at))
        numbers = parse_lines(entry.get("lines"))
        if "lines" in entry and not numbers:
            message = f"lines {entry['lines']!r} are no lines"
            problems.append(_bad(source, message, "write 49, 3-5, or a list of those", *at, "lines"))
        said = [entry.get("text"), entry.get("reason")]
        if numbers and all(isinstance(one, str) for one in said):
            found.append(Omission(numbers, *map(str, said)))
        elif numbers and None not in said:
            problems.append(_bad(source, "text and reason are texts", "put them in quotation marks", *at))
    return tuple(found), tuple(problems)


def _key(sidecar: Path, sum: Callable[[Path], str]) -> str:
    """Return the checksums of a sidecar, its capture and the saved page of it, by one that gives those of files."""
    return " ".join(sum(sidecar.with_suffix(suffix)) for suffix in (".yaml", ".txt", ".html"))


def _one(sidecar: Path) -> tuple[Capture | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    capture = _read(sidecar, problems)
    return capture, tuple(problems)


def _read(sidecar: Path, problems: list[Problem]) -> Capture | None:
    path = f"{FOLDER}/{sidecar.name}"
    try:
        raw = sidecar.read_bytes()
        source = Source(raw.decode("utf-8"), path)
    except (OSError, UnicodeError) as error:
        problems.append(Problem(path, 0, "unreadable-file", f"the file cannot be read: {error}", "save it as UTF-8"))
        return None
    data, found = load(source)
    problems.extend(found)
    if not any(p.code == "bad-yaml" for p in found):
        problems.extend(_key_problems(data, KEYS, REQUIRED, source, ()))
    text = sidecar.with_suffix(".txt")
    try:
        content = text.read_bytes()
    except OSError:
        problems.append(
            Problem(path, 0, "missing-file", f"there is no {FOLDER}/{text.name}", "a sidecar stands beside its capture")
        )
        return None
    problems.extend(_value_problems(data, source, sidecar.stem, content))
    problems.extend(_page_problems(data, source, sidecar.with_suffix(".html")))
    left_out, wrong = omissions(data.get("omissions"), source)
    problems.extend(wrong)
    if data.get("kind") not in KINDS or not data.get("series"):
        return None
    access = data.get("access", "full")
    return Capture(
        id=sidecar.stem,
        path=f"{FOLDER}/{text.name}",
        kind=cast(CaptureKind, data["kind"]),
        series=str(data["series"]),
        sha256=_sha256(content),
        digest=_sha256(raw + content),
        url=_text(data.get("url")),
        captured=_text(data.get("captured")),
        encoding=_encoding(data),
        rights=_text(data.get("rights")),
        access=cast(Access, access if access in ACCESS else "metadata"),
        omissions=left_out,
        redactions=_redactions(data.get("redactions"), source, problems),
        note=_text(data.get("note")),
        html_sha256=_text(data.get("html_sha256")),
    )


def _redactions(value: Any, source: Source, problems: list[Problem]) -> tuple[Redaction, ...]:
    """Return the redactions that `regesta redact` has written."""
    keys = ("on", "why", "sha256")
    found: list[Redaction] = []
    if value is not None and not isinstance(value, list):
        problems.append(_bad(source, "a list of redactions is expected", "regesta redact writes it", "redactions"))
        return ()
    for index, entry in enumerate(value or ()):
        at = ("redactions", index)
        if not isinstance(entry, Mapping):
            problems.append(_bad(source, "a redaction has on, why and sha256", "regesta redact writes it", *at))
            continue
        wrong = tuple(_key_problems(entry, keys, keys, source, at))
        problems.extend(wrong)
        if not wrong:
            found.append(Redaction(*(str(entry[key]) for key in keys)))
    return tuple(found)


def _key_problems(
    data: Mapping[str, Any],
    known: tuple[str, ...],
    required: tuple[str, ...],
    source: Source,
    at: tuple[str | int, ...],
) -> Iterator[Problem]:
    for key in data:
        if key not in known:
            yield Problem(
                source.path,
                source.line(*at, str(key)),
                "unknown-key",
                f"key {str(key)!r} is not known here",
                f"known are {', '.join(known)}",
            )
    for key in required:
        if data.get(key) in (None, ""):
            yield Problem(source.path, source.line(*at), "missing-key", f"key {key!r} is missing", f"add {key}: ...")


def _value_problems(data: Mapping[str, Any], source: Source, id: str, content: bytes) -> Iterator[Problem]:
    if not _ID.fullmatch(id):
        yield Problem(source.path, 0, "bad-id", f"the name {id!r} is no id", "use a-z, 0-9 and single hyphens")
    if data.get("kind") not in (None, "", *KINDS):
        yield Problem(
            source.path, source.line("kind"), "unknown-kind", f"kind {data['kind']!r}", f"kinds are {', '.join(KINDS)}"
        )
    if data.get("access", "full") not in ACCESS:
        hint = f"access is one of {', '.join(ACCESS)}; until it is mended only metadata are shown"
        yield _bad(source, f"access {data['access']!r}", hint, "access")
    for key in ("series", "url", "captured", "encoding", "rights", "note", "sha256", "html_sha256"):
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            code = "unquoted-date" if key == "captured" else "bad-value"
            yield Problem(source.path, source.line(key), code, f"{key} {value} is not text", f'write {key}: "{value}"')
    declared = data.get("sha256")
    actual = _sha256(content)
    if isinstance(declared, str) and declared != actual:
        known = _SHA256.fullmatch(declared)
        restore = "restore the capture from where it came; if this is a new capture, give it its own name"
        yield Problem(
            source.path,
            source.line("sha256"),
            "capture-changed",
            f"the bytes of {FOLDER}/{id}.txt have the checksum {actual}, not {declared if known else repr(declared)}",
            restore if known else f"write sha256: {actual}",
        )
    try:
        decode(content, _encoding(data))
    except (UnicodeError, LookupError) as error:
        message = f"this is not {_encoding(data)}: {error}"
        yield Problem(f"{FOLDER}/{id}.txt", 0, "unreadable-file", message, "declare its encoding: in the sidecar")


def _page_problems(data: Mapping[str, Any], source: Source, page: Path) -> Iterator[Problem]:
    """Give what is wrong with the saved page that a capture was extracted from."""
    declared = _text(data.get("html_sha256"))
    path = f"{FOLDER}/{page.name}"
    if not page.is_file():
        if declared:
            hint = "restore the page; the text was extracted from it"
            yield Problem(source.path, source.line("html_sha256"), "missing-file", f"there is no {path}", hint)
        return
    actual = _sha256(page.read_bytes())
    if actual != declared:
        message = f"the bytes of {path} have the checksum {actual}, not {declared or 'any that is declared'}"
        hint = f"restore the page; if the text was extracted from it as it is, write html_sha256: {actual}"
        yield Problem(source.path, source.line("html_sha256"), "capture-changed", message, hint)


def _bad(source: Source, message: str, hint: str, *at: str | int) -> Problem:
    return Problem(source.path, source.line(*at), "bad-value", message, hint)


def _encoding(data: Mapping[str, Any]) -> str:
    return _text(data.get("encoding")) or "utf-8"


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
