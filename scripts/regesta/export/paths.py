"""Where files stand: beside the page whose matter they hold, under its name, so that they keep it when downloaded."""

from __future__ import annotations


def beside(page: str, suffix: str) -> str:
    """Return the path of the file with `suffix` beside `page`: `/d/07paris692/07paris692.ris` for `/d/07paris692/`."""
    return f"{page}{page.strip('/').split('/')[-1]}{suffix}"
