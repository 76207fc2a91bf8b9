"""What a rule of one document is.

A family that has such rules gives them by `each(corpus, root)`. They read the document, its capture, the authority
records, and of another document whether it is there and its date: `verdicts` keeps what they find under all of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Document
from ..problems import Problem

Rule = Callable[[Document], Iterator[Problem]]
