"""The strict subset of Markdown that the text of a document is written in, to passages and to HTML; and back.

The subset: paragraphs, headings (`#`), quotations (`>`), lists (`-`, `1.`), emphasis (`*`, `**`), links, notes
(`[^1]`), preformatted blocks (three or more backquotes), attribute ids (`{: #p3 }` on the line after a block).
Everything else is text. Python-Markdown is the reference for what it means; tests hold the two together.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from html import escape as html_escape
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from .model import Passage, PassageKind, Span
from .problems import Problem

PASSAGE_ID = re.compile(r"[a-z]+[0-9]*(-[0-9]+)*")
SAFE_LINK = re.compile(r"(https?://|mailto:|/(?!/)|#)")

_ATTRIBUTES = re.compile(r"\{:\s*(?P<inner>[^{}]*?)\s*\}")
_FENCE = re.compile(r"`{3,}")
_HEADING = re.compile(r"(#{1,6})\s+")
_NOTE = re.compile(r"\[\^(?P<mark>[^\]\s]+)\]:\s?")
_LIST_ITEM = re.compile(r"(?:[-+]|\d+\.)\s+")
_NUMBER = re.compile(r"¶?\s?(?P<number>\d+)\.")
_INLINE = re.compile(
    r"\\(?P<literal>[\\`*_{}\[\]()>#+\-.!])"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)"
    r"|\[\^(?P<mark>[^\]\s]+)\]"
    r"|\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\((?P<target>[^()\s]*)\)"
    r"|(?P<stars>\*\*|\*)"
)
_PLAIN = frozenset("\\&[*")
"""What markup within a line begins with: a text without it is text alone."""
_ESCAPED = re.compile(r"[\\`*_{}\[\]]|<|&(?=#?\w+;)")
_LINE_START = re.compile(
    r"(?P<char>[>#+\-])|(?P<digits>\d+)(?P<dot>\.)|(?P<rule>=)|(?P<colon>:)|(?P<fence>~~~)|(?P<row>\|[|:\s-]*$)"
)


def normalise(text: str) -> str:
    """Return `text` in NFC with white space collapsed: what fingerprints, quotations and pins are compared by."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(text: str) -> str:
    """Return the six hexadecimal digits that pin the wording of a passage (start of SHA-256 of the normalised text)."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:6]


def escape(text: str) -> str:
    """Return Markdown whose text is `text` up to white space, whatever `text` holds (except C0 controls)."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(_escape_line(line) for line in lines if line)


def _escape_line(line: str) -> str:
    line = _ESCAPED.sub(lambda m: {"<": "&lt;", "&": "&amp;"}.get(m[0], "\\" + m[0]), line)
    start = _LINE_START.match(line)
    if not start:
        return line
    if start["char"]:
        return "\\" + line
    if start["digits"]:
        return f"{start['digits']}\\.{line[start.end() :]}"
    return f"&#{ord(line[0])};{line[1:]}"


def parse(body: str, path: str, first_line: int) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """Return the passages of a document's text, and what is wrong with it.

    `first_line` is the line of the file on which `body` begins, so that problems point to where they are.
    """
    problems: list[Problem] = []
    passages: list[Passage] = []
    seen: dict[str, int] = {}
    for line, lines, attributes in _blocks(body.split("\n"), first_line, path, problems):
        passage = _passage(lines, attributes, line, path, problems)
        if passage.id in seen:
            problems.append(
                Problem(
                    path,
                    line,
                    "passage-id",
                    f"passage id {passage.id!r} stands on line {seen[passage.id]} already",
                    f"a second block of a passage is {passage.id}-2",
                )
            )
            continue
        seen[passage.id] = line
        passages.append(passage)
    problems.extend(_unpaired_notes(passages, path))
    return tuple(passages), tuple(problems)


def _blocks(
    lines: list[str], first_line: int, path: str, problems: list[Problem]
) -> Iterable[tuple[int, list[str], str]]:
    index = 0
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        start = index
        fence = _FENCE.match(lines[index])
        if fence:
            index = next((i for i in range(start + 1, len(lines)) if lines[i].strip() == fence[0]), len(lines))
            if index == len(lines):
                problems.append(
                    Problem(
                        path,
                        first_line + start,
                        "unclosed-block",
                        "preformatted block is not closed",
                        f"end it with a line {fence[0]}",
                    )
                )
            block = lines[start:index]
            index += 1
        else:
            while index < len(lines) and (line := lines[index].strip()) and not _attributes(line):
                index += 1
            block = lines[start:index]
        attributes = ""
        if index < len(lines) and (match := _attributes(lines[index].strip())):
            attributes = match["inner"]
            index += 1
        yield first_line + start, block, attributes


def _attributes(line: str) -> re.Match[str] | None:
    return _ATTRIBUTES.fullmatch(line) if line.startswith("{:") else None


def _passage(lines: list[str], attributes: str, line: int, path: str, problems: list[Problem]) -> Passage:
    words = attributes.split()
    id = next((w[1:] for w in words if w.startswith("#")), "")
    language = next((w[5:] for w in words if w.startswith("lang=")), "")
    note = _NOTE.match(lines[0]) if lines else None
    if note:
        id = id or f"n{note['mark']}"
    if not PASSAGE_ID.fullmatch(id):
        problems.append(
            Problem(
                path,
                line,
                "passage-id",
                f"block has {'the id ' + repr(id) if id else 'no passage id'}",
                "put {: #p3 } on the line after it, with the next free number",
            )
        )
    kind, source, level = _kind(lines, id, note)
    spans: tuple[Span, ...] = ()
    if kind == "preformatted":
        text = "\n".join(lines[1:])
    else:
        text, spans = _inline(source, path, line, problems)
    number = ""
    if kind == "paragraph" and (match := _NUMBER.match(text)) and id.startswith("p"):
        if match["number"] == id[1:].split("-")[0]:
            number = match[0]
            spans = (Span(0, match.end(), "number", id), *spans)
    elif note:
        label = f"[{note['mark']}]"
        shift = len(label) + 1
        text = f"{label} {text}"
        spans = (
            Span(0, len(label), "label", f"r{note['mark']}"),
            *(replace(s, start=s.start + shift, end=s.end + shift) for s in spans),
        )
        number = note["mark"]
    return Passage(id, kind, text, tuple(spans), number, language, level, fingerprint(text), line)


def _kind(lines: list[str], id: str, note: re.Match[str] | None) -> tuple[PassageKind, str, int]:
    first = lines[0] if lines else ""
    if first.startswith("```"):
        return "preformatted", "", 0
    if note:
        return "note", "\n".join([first[note.end() :], *lines[1:]]), 0
    if heading := _HEADING.match(first):
        return (
            ("title" if id == "title" else "heading"),
            "\n".join([first[heading.end() :], *lines[1:]]),
            len(heading[1]),
        )
    if all(line.startswith(">") for line in lines):
        return "quotation", "\n".join(line[1:].strip() for line in lines), 0
    if all(_LIST_ITEM.match(line) for line in lines):
        return "list", "\n".join(lines), 0
    return ("close" if id.startswith("close") else "paragraph"), "\n".join(lines), 0


def _inline(source: str, path: str, line: int, problems: list[Problem]) -> tuple[str, tuple[Span, ...]]:
    if _PLAIN.isdisjoint(source):
        return source, ()
    out: list[str] = []
    spans: list[Span] = []
    open_stars: dict[str, int] = {}
    length = 0
    position = 0
    for match in _INLINE.finditer(source):
        plain = source[position : match.start()]
        out.append(plain)
        length += len(plain)
        position = match.end()
        if match["literal"]:
            text = match["literal"]
        elif match["entity"]:
            text = unescape(match["entity"])
        elif match["mark"]:
            text = f"[{match['mark']}]"
            spans.append(Span(length, length + len(text), "mark", f"n{match['mark']}"))
        elif match["stars"]:
            text = ""
            if match["stars"] in open_stars:
                kind = "strong" if match["stars"] == "**" else "emphasis"
                spans.append(Span(open_stars.pop(match["stars"]), length, kind))
            else:
                open_stars[match["stars"]] = length
        else:
            text, inner = _inline(match["label"], path, line, problems)
            spans.extend(replace(s, start=s.start + length, end=s.end + length) for s in inner)
            spans.append(_link(match["target"], length, length + len(text), path, line, problems))
        out.append(text)
        length += len(text)
    out.append(source[position:])
    for stars, at in open_stars.items():
        problems.append(
            Problem(
                path,
                line,
                "doubtful-structure",
                f"{stars} opens emphasis that is never closed",
                f"write \\{stars[0]} where an asterisk is meant (near {''.join(out)[at : at + 20]!r})",
            )
        )
    return "".join(out), tuple(sorted(spans, key=lambda s: (s.start, -s.end)))


def _link(target: str, start: int, end: int, path: str, line: int, problems: list[Problem]) -> Span:
    if target.startswith("actor:"):
        return Span(start, end, "actor", target.removeprefix("actor:"))
    if not SAFE_LINK.match(target):
        problems.append(
            Problem(path, line, "bad-link", f"link to {target!r}", "use http, https, mailto or a path /...")
        )
        return Span(start, end, "emphasis")
    return Span(start, end, "link", target)


def _unpaired_notes(passages: list[Passage], path: str) -> Iterable[Problem]:
    notes = {p.id: p.line for p in passages if p.kind == "note"}
    marks = {s.target: p.line for p in passages for s in p.spans if s.kind == "mark"}
    for target, line in marks.items():
        if target not in notes:
            yield Problem(
                path,
                line,
                "mark-without-note",
                f"note mark [{target[1:]}] has no note",
                f"add [^{target[1:]}]: ..., or write \\[{target[1:]}\\] if the capture has none",
            )
    for target, line in notes.items():
        if target not in marks:
            yield Problem(
                path,
                line,
                "note-without-mark",
                f"note [{target[1:]}] has no mark in the text",
                "write it as a paragraph \\[1\\] ... if the capture has none",
            )


def to_html(text: str, spans: Iterable[Span], tags: Callable[[Span], tuple[str, str]], breaks: str = "<br>\n") -> str:
    """Return `text` as HTML, each span wrapped in the (opening, closing) tags that `tags` gives for it.

    Spans may overlap: an outer one that ends inside another is closed and opened again.
    """
    ordered = sorted((s for s in spans if s.end > s.start), key=lambda s: (s.start, -s.end))
    if not ordered:
        return html_escape(text, quote=False).replace("\n", breaks)
    cuts = sorted({0, len(text), *(s.start for s in ordered), *(s.end for s in ordered)})
    out: list[str] = []
    stack: list[tuple[Span, str]] = []
    for start, end in pairwise(cuts):
        keep = 0
        while keep < len(stack) and stack[keep][0].end > start:
            keep += 1
        reopened = [span for span, _ in stack[keep:] if span.end > start]
        out.extend(close for _, close in reversed(stack[keep:]))
        del stack[keep:]
        for span in [*reopened, *(s for s in ordered if s.start == start)]:
            opening, closing = tags(span)
            out.append(opening)
            stack.append((span, closing))
        out.append(html_escape(text[start:end], quote=False).replace("\n", breaks))
    out.extend(close for _, close in reversed(stack))
    return "".join(out)


PROSE_ATTRIBUTES = frozenset({"id", "class", "href", "title", "lang", "dir", "start"})


class _SafeHtml(Treeprocessor):
    """What editors write stays text and links: no attribute that acts or styles, no picture from anywhere.

    Internal links get the site's base path; links of any other scheme than the safe ones lose their target.
    """

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                element.tag, element.text = "span", element.get("alt", "")
            for name in [name for name in element.attrib if name not in PROSE_ATTRIBUTES]:
                del element.attrib[name]
        for link in root.iter("a"):
            target = unescape(link.get("href", "").replace(AMP_SUBSTITUTE, "&"))  # mailboxes come as entities
            link.set("href", target)
            if not SAFE_LINK.match(target):
                del link.attrib["href"]
            elif target.startswith("/"):
                link.set("href", self.base + target)


class _Prose(Extension):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SafeHtml(self.base), "regesta-safe", 0)


def prose(text: str, base: str = "") -> str:
    """Return the editors' own Markdown (essays, notes) as HTML. Raw HTML in it is text; `base` goes before `/...`."""
    return _converter(base).reset().convert(text)


@lru_cache(8)
def _converter(base: str) -> markdown.Markdown:
    """Return what converts prose: to make one takes as long as to convert a note."""
    extensions: list[str | Extension] = ["attr_list", "def_list", "sane_lists", "smarty", "tables", "toc", _Prose(base)]
    return markdown.Markdown(extensions=extensions)
