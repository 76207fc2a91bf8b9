"""What BibTeX and BibLaTeX share: escapes, names, and titles whose capitals stay.

Source: btxdoc (Patashnik 1988). The characters that TeX reads as commands are escaped; braces keep capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "$&%#_"},
}  # fmt: skip
_COMMAND = re.compile(r"[\\{}~^$&%#_]")
_CAPITALISED = re.compile(r"\S*[^\W\d_a-z]\S*")


def escape(text: str) -> str:
    """Return `text` on one line as TeX sets it."""
    return _COMMAND.sub(lambda match: _COMMANDS[match[0]], " ".join(text.split()))


def names(names: Iterable[Mapping[str, str]]) -> str:
    """Return names; those of bodies stand in braces, so that no part of them is taken for a family name."""
    return " and ".join(
        f"{{{escape(n['literal'])}}}" if "literal" in n else f"{escape(n['family'])}, {escape(n['given'])}"
        for n in names
    )


def title(title: str) -> str:
    """Return a title with the words that have capitals in braces: no style may lower them."""
    words = " ".join(title.split()).split(" ")
    return " ".join(f"{{{escape(w)}}}" if _CAPITALISED.fullmatch(w) else escape(w) for w in words)


def keywords(keyword: str) -> str:
    """Return keywords between commas; a comma within one becomes a stroke."""
    return escape(keyword.replace(", ", " / ").replace("; ", ", "))


def entry(type: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return an entry; fields without a value are left out."""
    lines = "".join(f"  {name} = {value},\n" for name, value in fields if value not in ("", "{}"))
    return f"@{type}{{{key},\n{lines}}}\n"
