"""What a page that is being served says of the build: what is wrong with the corpus, at its top, until it is mended.

It is put into the answer, never into a file. Its script and its styles are files of their own, from the same origin as
the page, since the policy of the site allows nothing else (`export/security.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from ..problems import Problem

MOST = 20
"""More problems than these are left to the terminal."""
_BODY = re.compile(rb"<body[^>]*>")
_HEAD = b"</head>"


def of_problems(problems: Sequence[Problem]) -> str:
    """Return the notice for a corpus that is not in order: where each problem is, what it is, how it is mended."""
    number = "a problem" if len(problems) == 1 else f"{len(problems):,} problems"
    items = "".join(f"<li>{_item(p)}</li>\n" for p in problems[:MOST])
    more = len(problems) - MOST
    rest = f"<p>{more:,} more {'stands' if more == 1 else 'stand'} in the terminal.</p>\n" if more > 0 else ""
    return _notice(f"The corpus has {number}. This is the site as it last was in order.", f"<ul>\n{items}</ul>\n{rest}")


def of_failure(failure: str) -> str:
    """Return the notice for a build that broke off."""
    return _notice("The site could not be built. The terminal says more.", f"<p><code>{escape(failure)}</code></p>\n")


def _notice(title: str, rest: str) -> str:
    made = f'<section class="regesta-notice" role="alert">\n<p><strong>{title}</strong></p>\n{rest}</section>\n'
    return made.encode("utf-8", "backslashreplace").decode()  # names of files may be anything but text


def _item(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    message = problem.message if problem.message.endswith((".", "?", "!")) else f"{problem.message}."
    hint = f" Hint: {escape(problem.hint)}" if problem.hint else ""
    return f"<code>{escape(place)}</code> {problem.code}<br>{escape(message)}{hint}"


def placed(page: bytes, notice: str, own: str, has: str) -> bytes:
    """Return a page of the site with the notice at its top, and with the script that reloads it.

    `own` is the address of the folder that holds the script and the styles; `has` says which page this is, so that the
    script can ask whether there is another. What has no head and no body is left as it is.
    """
    body = _BODY.search(page)
    head = page.find(_HEAD)
    if body is None or head < 0:
        return page
    added = f'<script src="{own}reload.js" data-has="{has}" defer></script>\n'
    if notice:
        added = f'<link rel="stylesheet" href="{own}notice.css">\n{added}'
    parts = page[:head], added.encode(), page[head : body.end()], b"\n" + notice.encode(), page[body.end() :]
    return b"".join(parts if notice else (*parts[:3], parts[4]))
