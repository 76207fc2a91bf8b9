"""What axe finds wrong on a page: contrast of the level AAA, everything else of WCAG 2.2 AA and best practice."""

from __future__ import annotations

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

CONTRAST = {"color-contrast": {"enabled": False}, "color-contrast-enhanced": {"enabled": True}}
"""The enhanced contrast, 7:1, holds the common one, 4.5:1."""

RULES: Mapping[str, object] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": CONTRAST,
}

COLOURS: Mapping[str, object] = {"runOnly": ["color-contrast-enhanced", "link-in-text-block"]}
"""The rules that ask for colours; what the others look at is the same in every scheme of colours."""


def violations(page: Page, rules: Mapping[str, object] = RULES) -> list[str]:
    """Return what axe finds wrong on a page, each rule with the first elements that break it.

    What it finds right is not asked for: to name each element of that takes axe longer than to find it.
    """
    found = Axe().run(page, options={**rules, "resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes']][:5]}" for v in found]
