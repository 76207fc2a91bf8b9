"""What all records share."""

from __future__ import annotations

from typing import ClassVar


class Record:
    """A record that comes from a file: keys that it does not have are errors (pydantic reads this setting)."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
