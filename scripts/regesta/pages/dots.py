"""The small drawing beside a name: the documents that the subject of the page shares with it, a dot for each.

Each dot leads to the entry of its document. Like the time lines it is hidden from screen readers and its links from the
tab order: the words beside it, and the list that it leads to, say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

DOTS, PITCH, RADIUS = 24, 6.0, 2.1


@dataclass(frozen=True, slots=True)
class Shared:
    """A document that has both records: `near` where one passage has, `href` is its entry on the page."""

    id: str
    near: bool
    href: str


def drawing(found: Sequence[Shared], more: bool) -> Markup:
    """Return a dot for each shared document: full where one passage has both, open where only the document has.

    `more` is whether there are others; a line then goes on where the dots end.
    """
    parts = [
        f'<a href="{escape(one.href)}" tabindex="-1"><title>{escape(one.id)}{", in one passage" if one.near else ""}'
        f'</title><circle class="{"dot-near" if one.near else "dot-apart"}" cx="{(n + 0.5) * PITCH:g}" cy="4" '
        f'r="{RADIUS:g}"/></a>'
        for n, one in enumerate(found)
    ]
    wide = len(found) * PITCH
    if more:
        parts.append(f'<path class="dot-more" d="M{wide + 1:g} 4h{PITCH * 2:g}"/>')
    width = wide + (PITCH * 2 + 2 if more else 0)
    return Markup(
        f'<svg class="dots" viewBox="0 0 {width:.4g} 8" width="{width:.4g}" height="8" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )
