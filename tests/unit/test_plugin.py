"""Settings under which Pelican would publish a damaged site are told before anything is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from regesta.plugin import settings_problems


def settings(root: Path, **changed: Any) -> Any:
    return {**read_settings(str(root / "pelicanconf.py")), **changed}


@pytest.mark.parametrize("address", ["", "https://example.org", "http://localhost:8000/corpus/a"])
def test_settings_that_hold(repository: Path, address: str) -> None:
    assert settings_problems(settings(repository, SITEURL=address)) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"SITEURL": "example.org/corpus"},
        {"SITEURL": 'https://example.org/"x'},
        {"JINJA_ENVIRONMENT": {"autoescape": True}},
        {"ARTICLE_PATHS": ["documents"]},
    ],
    ids=str,
)
def test_settings_that_damage_a_site_are_told(repository: Path, changed: dict[str, Any]) -> None:
    found = settings_problems(settings(repository, **{"SITEURL": "", **changed}))
    assert [(p.path, p.code) for p in found] == [("pelicanconf.py", "bad-settings")]
