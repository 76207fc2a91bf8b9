"""Any text: its first line is its title, its paragraphs are what blank lines divide, and nothing is interpreted."""

from __future__ import annotations

from ...model import Capture
from ..conversion import Block, Conversion, Draft
from ..draft import markdown
from ..language import main_language
from ..text import blocks, filled, numbered, span, squeeze


def convert(text: str, capture: Capture, first: int = 1) -> Conversion:
    lines = filled(numbered(text))
    if not lines:
        return Conversion(capture.id, "plain", "", ())
    title, rest = lines[0], numbered(text)[lines[0].number :]
    found = [Block("title", "title", squeeze(title.text))]
    for n, block in enumerate(blocks(rest), 1):
        found.append(Block(f"p{n}", "paragraph", "\n".join(squeeze(line.text) for line in block)))
    draft = Draft(
        id=f"{capture.series}-{first}",
        title=squeeze(title.text),
        kind="plain",
        series=capture.series,
        capture=capture.id,
        lines=span(lines),
        body=markdown(found),
        language=main_language(block.text for block in found),
    )
    return Conversion(capture.id, "plain", "", (draft,))
