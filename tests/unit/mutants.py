"""Small untruths: what a slip of the hand or a bad merge makes of a date, a quotation, a reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regesta import dates

_COMPONENT = re.compile(r"(?<![\d:])\d{4}(?!\d)|(?<=[-T:])\d{2}(?!\d)")


def of_date(edtf: str) -> Iterator[tuple[str, str]]:
    """Give (what was done, the date that came of it) for every way to make another date of `edtf`.

    Only those that EDTF knows and that do not say the same: each part one more and one less (and the year a century
    off), precision raised and lowered, a range narrowed, opened and closed, doubt added and taken away.
    """
    seen = {dates.words(edtf)}
    for what, mutant in _of_date(edtf):
        try:
            told = dates.words(mutant)
        except dates.BadDate:
            continue  # check reports it as such
        if told not in seen and mutant:
            seen.add(told)
            yield what, mutant


def _of_date(edtf: str) -> Iterator[tuple[str, str]]:
    for match in _COMPONENT.finditer(edtf):
        for step in (-1, 1, -100, 100) if len(match[0]) == 4 else (-1, 1):
            shifted = f"{int(match[0]) + step:0{len(match[0])}d}"
            yield "shifted", edtf[: match.start()] + shifted + edtf[match.end() :]
    bare = re.sub(r"[?~%]", "", edtf)
    yield "certain", bare
    if "T" in edtf:
        yield "lowered", edtf.partition("T")[0]
    for match in re.finditer(r"\d{4}(?:-\d{2}){0,2}(?![-\dT])", edtf):
        head, tail = edtf[: match.start()], edtf[match.end() :]
        if "-" in match[0]:
            yield "lowered", head + match[0].rpartition("-")[0] + tail
        if len(match[0]) < 10:
            yield "raised", f"{head}{match[0]}-02{tail}"
        for mark in "?~%":
            yield "doubted", head + match[0] + mark + tail.lstrip("?~%")
    if "/" in bare:
        first, last = bare.split("/")
        yield from (("narrowed", end) for end in (first, last) if end.strip("."))
        yield from (
            ("opened", span) for span in (f"{first}/..", f"../{last}", f"{first}/", f"/{last}", f"[{first}..{last}]")
        )
    elif bare[0] in "[{":
        inside = bare[1:-1]
        ends = [end for end in re.split(r"\.\.|,", inside) if end]
        yield from (("narrowed", end) for end in ends)
        yield from (("opened", f"[{end}..]") for end in ends)
        yield from (("opened", f"[..{end}]") for end in ends)
        yield from (("opened", f"{end}/..") for end in ends)
        yield "turned", f"{'{[}]'['[{'.index(bare[0])]}{inside}{'}]'['[{'.index(bare[0])]}"
        yield "closed", "/".join(ends) if len(ends) == 2 else ""
    else:
        day = bare.partition("T")[0]
        yield from (("opened", span) for span in (f"[{day}..]", f"[..{day}]", f"{day}/..", f"../{day}", f"{day}/"))


def of_words(words: str) -> Iterator[tuple[str, str]]:
    """Give (what was done, the words that came of it): a letter or digit another, a word left out, two exchanged."""
    middles = {m.start() + len(m[0]) // 2 for m in re.finditer(r"\w+", words)}
    for at, character in enumerate(words):
        if character.isdigit() or (character.isalnum() and at in middles):
            other = "7" if character == "3" else "3" if character.isdigit() else "q" if character != "q" else "z"
            yield "letter", words[:at] + other + words[at + 1 :]
    tokens = words.split()
    for at in range(1, len(tokens) - 1):
        yield "dropped", " ".join(tokens[:at] + tokens[at + 1 :])
    for at in range(len(tokens) - 1):
        yield "swapped", " ".join([*tokens[:at], tokens[at + 1], tokens[at], *tokens[at + 2 :]])
    if len(tokens[0]) > 1 and tokens[0][:2].isalnum():
        yield "cut", words[1:]
    if len(tokens[-1]) > 1 and tokens[-1][-2:].isalnum():
        yield "cut", words[:-1]
    yield "empty", ""


def still_true(words: str, texts: Iterable[str]) -> bool:
    """Return whether `words` stand in a text after all, word by word: two equal words exchanged are no untruth."""
    wanted = words.split()
    for text in texts:
        held = text.split()
        for at in range(len(held) - len(wanted) + 1):
            if not wanted:
                break
            part = held[at : at + len(wanted)]
            inner = part[1:-1] == wanted[1:-1]
            if inner and _edge(part[0], wanted[0]) and _edge(part[-1], wanted[-1]):
                return True
    return False


def _edge(held: str, wanted: str) -> bool:
    """Return whether a word of the text, without the signs around it, is that of the quotation."""
    return wanted in held and not any(c.isalnum() for c in held.replace(wanted, "", 1))
