"""Drafts to files: blocks to Markdown, what is known to YAML in the order of docs/model.md, one fact a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..markup import escape
from ..model import Omission
from .block_yaml import Plain, dump
from .conversion import Block, Draft

_NOTE_START = re.compile(r"\[\^(?P<mark>[^\]]+)\](?=:)")


def markdown(blocks: Iterable[Block]) -> str:
    """Return `blocks` as the text of a document, each followed by its id, a blank line between them."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    attributes = f"#{block.id}" + (f" lang={block.language}" if block.language else "")
    if block.kind == "note":
        text = f"[^{block.mark}]: {_marked(block)}"
        return f"{text}\n{{: {attributes} }}" if block.language else text
    if block.kind == "preformatted":
        fence = "```"
        while fence in block.text:
            fence += "`"
        text = f"{fence}\n{block.text}\n{fence}"
    elif block.kind == "title":
        text = f"# {_marked(block)}"
    elif block.kind == "heading":
        text = f"## {_marked(block)}"
    else:
        text = _marked(block)
    return f"{text}\n{{: {attributes} }}"


def _marked(block: Block) -> str:
    text = escape(block.text)
    for mark in block.marks:
        text = text.replace(f"\\[{mark}\\]", f"[^{mark}]")
    if block.kind != "note" and (note := _NOTE_START.match(text)):
        return f"\\[{note['mark']}\\]{text[note.end('mark') + 1 :]}"
    return text


def file_text(draft: Draft) -> str:
    """Return the file of `draft`: its front matter, then its text."""
    return f"---\n{dump(front_matter(draft))}---\n\n{draft.body}"


def front_matter(draft: Draft) -> dict[str, Any]:
    """Return what is known of `draft`, in the order in which it is written; what is not known has no key."""
    known: dict[str, Any] = {
        "title": draft.title,
        "kind": draft.kind,
        "series": draft.series,
        "date": draft.date,
        "date_as_written": draft.date_as_written,
        "date_basis": draft.date_basis,
        "covers": draft.covers,
        "place": draft.place,
        "language": draft.language,
        "source": {"capture": draft.capture, "lines": _range(draft.lines)},
        "extract": draft.extract,
        "state": "draft",
        "references": list(draft.references),
        "cable": dict(draft.cable),
        "corrections": [
            {"at": c.at, "as_captured": c.as_captured, "as_published": c.as_published, "reason": c.reason}
            for c in draft.corrections
        ],
        "omissions": [omission(o) for o in draft.omissions],
    }
    return {key: value for key, value in known.items() if value or key == "title"}


def omission(omission: Omission) -> dict[str, Any]:
    """Return `omission` as it is written in YAML: one number, a range, or a list of numbers."""
    first, last = omission.lines[0], omission.lines[-1]
    together = omission.lines == tuple(range(first, last + 1))
    lines = _range((first, last)) if together else list(omission.lines)
    return {"lines": lines, "text": omission.text, "reason": omission.reason}


def _range(lines: tuple[int, int]) -> int | Plain:
    first, last = lines
    return first if first == last else Plain(f"{first}-{last}")
