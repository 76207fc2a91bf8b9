"""How far a long step is: said on a terminal after a second, gone when it is done, and never said elsewhere."""

from __future__ import annotations

import io

import pytest

from regesta.progress import CLEAR, Line, counted, lasting, on_terminal, silent, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("done", "total", "elapsed", "said"),
    [
        (3_120, 12_400, 13.5, "Making pages: 3,120 of 12,400, about 40 s still"),
        (100, 10_000, 2.0, "Making pages: 100 of 10,000, about 3 min still"),
        (1, 10_000, 2.0, "Making pages: 1 of 10,000, about 6 h still"),
        (9_999, 10_000, 50.0, "Making pages: 9,999 of 10,000, about 1 s still"),
        (0, 10_000, 2.0, "Making pages: 0 of 10,000"),
        (12, 18, 2.0, "Making pages: 12 of 18"),
        (0, 0, 2.0, "Making pages ..."),
    ],
)
def test_a_line_says_what_and_how_many_and_how_long_still(done: int, total: int, elapsed: float, said: str) -> None:
    assert told("Making pages", done, total, elapsed) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 s"), (7.4, "7 s"), (38, "40 s"), (89, "90 s"), (91, "2 min"), (5_399, "90 min"), (7_300, "2 h")],
)
def test_a_length_of_time_is_no_more_exact_than_it_is_known(seconds: float, said: str) -> None:
    assert lasting(seconds) == said


def test_the_line_comes_after_a_second_and_goes_at_the_end() -> None:
    times = iter([0.0, 0.9, 1.0, 1.05, 1.2, 2.0])
    terminal = Terminal()
    line = Line(terminal, lambda: next(times))
    for done in range(5):
        line("Making pages", done, 5)
    assert terminal.getvalue() == f"{CLEAR}Making pages: 2 of 5{CLEAR}Making pages: 4 of 5"
    line("Making pages", 5, 5)
    assert terminal.getvalue().endswith(f"4 of 5{CLEAR}")


def test_what_takes_less_than_a_second_is_never_said() -> None:
    terminal = Terminal()
    line = Line(terminal, lambda: 0.0)
    assert list(counted("abc", "Making pages", 3, line)) == ["a", "b", "c"]
    assert terminal.getvalue() == ""


def test_a_step_begins_its_own_second() -> None:
    times = iter([0.0, 5.0, 5.5, 6.6])
    terminal = Terminal()
    line = Line(terminal, lambda: next(times))
    line("Reading", 0, 2)
    line("Reading", 2, 2)
    line("Making", 0, 9)
    assert terminal.getvalue() == ""
    line("Making", 3, 9)
    assert terminal.getvalue() == f"{CLEAR}Making: 3 of 9"


def test_what_cannot_be_counted_is_said_to_who_has_been_waiting() -> None:
    times = iter([0.0, 2.0, 3.0, 3.1])
    terminal = Terminal()
    line = Line(terminal, lambda: next(times))
    for done in range(3):
        line("Reading", done, 2)
    line("Writing", 0, 0)
    assert terminal.getvalue() == f"{CLEAR}Reading: 1 of 2{CLEAR}{CLEAR}Writing ..."


def test_a_step_that_fails_leaves_no_line_behind() -> None:
    terminal = Terminal()

    def failing() -> None:
        with on_terminal(terminal) as watcher:
            assert isinstance(watcher, Line)
            watcher.begun, watcher.what = -9e9, "Making pages"
            watcher("Making pages", 1, 2)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        failing()
    assert terminal.getvalue() == f"{CLEAR}Making pages: 1 of 2{CLEAR}"


def test_no_terminal_no_word() -> None:
    file = io.StringIO()
    with on_terminal(file) as watcher:
        assert watcher is silent
        assert list(counted([1, 2], "Making pages", 2, watcher)) == [1, 2]
    assert file.getvalue() == ""
