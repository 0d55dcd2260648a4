"""Commands for which Telegram's menu has no room (DG527)."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import found_in


def commands(private: int, group: int = 0, both: int = 0) -> dict[str, str]:
    """A flow with so many commands of each kind, in this order."""
    kinds = [("private", private), ("group", group), ("any", both)]
    written = [f"  - {{command: {kind}_{n}, where: {kind}}}\n" for kind, count in kinds for n in range(count)]
    return {"flows/trial.yaml": f"flow: trial\ntriggers:\n{''.join(written)}nodes:\n  a:\n    say: Hi\n"}


@pytest.mark.parametrize(
    ("numbers", "line", "chats"),
    [((101, 0, 0), 103, "private chats"), ((0, 101, 0), 103, "groups"), ((50, 0, 51), 103, "private chats")],
)
def test_the_first_command_without_room_is_a_warning(numbers: tuple[int, int, int], line: int, chats: str) -> None:
    """Each kind of chat has a menu of its own."""
    (problem,) = found_in(commands(*numbers))
    assert (problem.code, problem.severity, problem.span.line) == ("DG527", Severity.WARNING, line)
    assert problem.message.startswith(f"101 commands for {chats}; the menu shows 100")


def test_a_command_of_both_menus_is_told_once() -> None:
    """Though it stands in neither."""
    assert [problem.code for problem in found_in(commands(0, 0, 101))] == ["DG527"]


@pytest.mark.parametrize("numbers", [(100, 0, 0), (60, 60, 0), (50, 50, 50)])
def test_a_hundred_fit(numbers: tuple[int, int, int]) -> None:
    """Of each kind of chat."""
    assert found_in(commands(*numbers)) == []
