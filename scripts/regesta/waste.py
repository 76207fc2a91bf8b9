"""When Python looks for waste that only its collector finds: not while records are made by the ten thousand.

It looks at everything there is, time and again, and records leave none; what makes pages does.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 10_000
"""So many new objects are waited for: a page makes hundreds of them."""


@contextmanager
def unhindered() -> Iterator[None]:
    """Do not look for waste in between."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def ahead() -> None:
    """Look for waste from now on, but not in what is there already."""
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
    gc.enable()


@contextmanager
def looked_for() -> Iterator[None]:
    """Look for the waste of what is done meanwhile, and for no other."""
    on, often = gc.isenabled(), gc.get_threshold()
    ahead()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*often)
        if not on:
            gc.disable()
