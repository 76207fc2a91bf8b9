"""Files that hold a document and are no text: what they are is told by how they begin."""

from __future__ import annotations

_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Microsoft Office"),
    (b"PK\x03\x04", "a ZIP file"),
    (b"\x1f\x8b", "a file compressed with gzip"),
    (b"BZh", "a file compressed with bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
)
"""From the registers of the formats: https://www.nationalarchives.gov.uk/PRONOM/."""


def foreign(data: bytes) -> str:
    """Return what a file is that begins so and is no text, as "a PDF"; nothing for what may be one."""
    return next((name for beginning, name in _BEGINNINGS if data.startswith(beginning)), "")
