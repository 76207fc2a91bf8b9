"""When Python looks for waste."""

from __future__ import annotations

import gc

import pytest

from regesta import waste


@pytest.mark.parametrize("on", [True, False])
def test_what_was_so_before_is_so_afterwards(on: bool) -> None:
    often = gc.get_threshold()
    (gc.enable if on else gc.disable)()
    try:
        with waste.unhindered():
            assert not gc.isenabled()
            with waste.looked_for():
                assert gc.isenabled()
                assert gc.get_freeze_count() > 0
            assert not gc.isenabled()
        assert gc.isenabled() is on
        assert gc.get_threshold() == often
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable()
