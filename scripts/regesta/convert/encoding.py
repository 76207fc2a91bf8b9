"""In which encoding the bytes of a capture are, told by evidence. No character is ever replaced to make it fit.

Sources: RFC 3629 (UTF-8), the Unicode Standard 23.8 (byte order marks), ISO/IEC 8859-1, and Windows code page 1252,
which differs from it only in 0x80 to 0x9F: there it has letters and typographic signs, and five places with nothing.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple


class Encoding(NamedTuple):
    """The name under which Python knows it, why it is this one, and what speaks against it (mostly nothing)."""

    name: str
    why: str
    doubt: str = ""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_UPPER_CONTROLS = re.compile(rb"[\x80-\x9f]")
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def encoding(data: bytes) -> Encoding:
    """Return the encoding of `data`. Decoding with it never fails: latin-1, which knows every byte, is the last."""
    for mark, name, called in _MARKS:
        if data.startswith(mark) and _decodes(data, name):
            return Encoding(name, f"it begins with the byte order mark of {called}")
    if wide := _wide(data):
        return wide
    if data.isascii():
        return Encoding("utf-8", "it is ASCII, which UTF-8 has as it is")
    if _decodes(data, "utf-8"):
        return Encoding("utf-8", "every byte beyond ASCII is part of a sequence of UTF-8")
    return _single(data)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> Encoding | None:
    """Return UTF-16 without a mark: text in it has a zero in every second byte wherever a letter is ASCII."""
    if len(data) < 4 or len(data) % 2:
        return None
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros * 2 > half and others * 10 < zeros and _decodes(data, name):
            return Encoding(name, f"{zeros:,} of {half:,} pairs of bytes have a zero in the same place")
    return None


def _single(data: bytes) -> Encoding:
    """Return one of the two encodings with a byte a letter, by the bytes in which the two differ."""
    doubt = _broken(data)
    upper = _UPPER_CONTROLS.findall(data)
    line = data.count(b"\n", 0, _first_bad(data)) + 1
    not_utf8 = f"line {line} is not UTF-8"
    if not upper:
        return Encoding("latin-1", f"{not_utf8}, and no byte is in 0x80-0x9F, where Windows-1252 differs", doubt)
    if undefined := _NOT_1252.search(data):
        why = f"{not_utf8}, and byte 0x{undefined[0][0]:02X} has no meaning in Windows-1252"
        return Encoding("latin-1", why, doubt or "it has control characters; they are left out and declared")
    signs = "".join(sorted({byte.decode("windows-1252") for byte in upper}))
    return Encoding("windows-1252", f"{not_utf8}, and bytes in 0x80-0x9F are {signs} in Windows-1252", doubt)


def _first_bad(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _broken(data: bytes) -> str:
    """Return what speaks for UTF-8 that was damaged: most bytes beyond ASCII are in sequences of it."""
    high = len(_HIGH.findall(data))
    in_sequences = sum(len(sequence) for sequence in _SEQUENCE.findall(data))
    if in_sequences * 10 < high * 8:
        return ""
    return (
        f"{in_sequences:,} of {high:,} bytes beyond ASCII are sequences of UTF-8: it was UTF-8 and is damaged, or two "
        "texts in two encodings were put together; capture it again, or declare encoding: in its sidecar"
    )
