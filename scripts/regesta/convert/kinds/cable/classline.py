"""The class line: level, captions, section, post and number. It says what a cable is called.

`C O N F I D E N T I A L SECTION 01 OF 02 PARIS 000692`, `UNCLAS USUN NEW YORK 00123`, `SECRET//NOFORN STATE 012345`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....codes import table

_LETTERS = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z] ){2,}[A-Z](?![A-Za-z0-9])")
_LEVELS: dict[str, str] = table("cable")["levels"]
CAPTIONS: tuple[str, ...] = tuple(table("captions")["captions"])


def _alternatives(names: list[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", " ?") for name in longest_first)


_LEVEL = rf"(?P<level>{_alternatives(list(_LEVELS))})(?![A-Z])"
_CAVEATS = rf"(?:[\s/,.(-]*(?:{_alternatives(list(CAPTIONS))})(?![A-Z])[\s/,.)-]*)*"
_NUMBERS = r"(?P<section>\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|SIX) OF (?P<sections>\d{1,2}|TWO|THREE|FOUR|FIVE|SIX)"
_SECTION = rf"(?:(?:FINAL )?SECTION ?{_NUMBERS}|FINAL SECTION OF (?P<last>\d{{1,2}}))"
_POST = r"(?P<post>[A-Z][A-Z'’.-]*(?: [A-Z][A-Z'’.-]*){0,3}?)"
_CLASS = re.compile(
    rf"{_LEVEL}(?P<before>{_CAVEATS}[\s/,.-]*)(?:{_SECTION}[\s/,.-]*)?(?P<between>{_CAVEATS}[\s/,-]*)"
    rf"{_POST} (?P<serial>\d{{2,7}})(?![\d/.,:-]\d)(?P<after>.*)"
)
_BANNER = re.compile(rf"{_LEVEL}{_CAVEATS}\W*")
_STARTS = re.compile(r"\s*(?:T ?O ?P|S ?E ?C|C ?O ?N ?F|U ?N ?C ?L|L ?I ?M|L ?O ?U)")
_WORDS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5, "SIX": 6}
_CAPTION = re.compile(rf"(?<![A-Z])(?:{_alternatives(list(CAPTIONS))})(?![A-Z])")
_BY_LETTERS = {name.replace(" ", ""): name for name in CAPTIONS}


@dataclass(frozen=True, slots=True)
class ClassLine:
    """What a class line says. `level` is in full words; `section` and `sections` are 0 where it names none."""

    level: str
    post: str
    serial: str
    section: int = 0
    sections: int = 0
    captions: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        return f"{self.post} {self.serial}"


def together(text: str) -> str:
    """Return `text` on one line, words written in spaced letters together: `S E C R E T` is `SECRET`."""
    return _LETTERS.sub(lambda m: m[0].replace(" ", ""), " ".join(text.split()))


def read(line: str) -> ClassLine | None:
    """Return what `line` says if it is a class line with a post and a number, else None."""
    if not _STARTS.match(line):
        return None
    match = _CLASS.match(together(line))
    if not match or match["post"] in _LEVELS:
        return None
    sections = match["sections"] or match["last"] or "0"
    section = match["section"] or match["last"] or "0"
    return ClassLine(
        level=_level(match["level"]),
        post=match["post"].strip(),
        serial=match["serial"],
        section=_number(section),
        sections=_number(sections),
        captions=captions(f"{match['before']} {match['between']} {match['after']}"),
    )


def banner(line: str) -> str:
    """Return the level if `line` is nothing but a level with its captions (the head or foot of a page), else ''."""
    if not _STARTS.match(line):
        return ""
    match = _BANNER.fullmatch(together(line))
    return _level(match["level"]) if match else ""


def level(text: str) -> str:
    """Return the first level that `text` names, in full words, or ''."""
    match = re.search(_LEVEL, together(text.upper()))
    return _level(match["level"]) if match else ""


def captions(text: str) -> tuple[str, ...]:
    """Return the captions that `text` names, each once, in order."""
    found = (_BY_LETTERS[m[0].replace(" ", "")] for m in _CAPTION.finditer(together(text)))
    return tuple(dict.fromkeys(found))


def _level(written: str) -> str:
    return _LEVELS.get(written) or _LEVELS[written.replace(" ", "")]


def _number(written: str) -> int:
    return _WORDS.get(written) or int(written)
