"""Room for buttons: in a message (DG237) and in a row (DG525), under it or in a reply keyboard."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.language.compiling.marked import refused, sound, told, whole


def labels(count: int, start: int = 0) -> str:
    """So many choices, each with a name of its own."""
    return "[" + ", ".join(f"b{n}" for n in range(start, start + count)) + "]"


@pytest.mark.parametrize(
    ("count", "more", "said"),
    [
        (101, "", "101 buttons; a message has room for 100"),
        (100, ", optional: true", "101 buttons; a message has room for 100"),
        (99, ", optional: {label: Skip it}, many: {max: 3}", "101 buttons; a message has room for 100"),
        (301, ", keyboard: reply", "301 buttons; a message has room for 300"),
    ],
)
def test_more_buttons_than_a_message_has_room_for_are_refused(count: int, more: str, said: str) -> None:
    """Those of ours count as well."""
    (problem,) = refused(whole(f"q: {{prompt: Q?, buttons: «{labels(count)}»{more}}}"))
    assert told(problem)[:2] == ("DG237", said)


@pytest.mark.parametrize("settings", [f"buttons: {labels(100)}", f"buttons: {labels(300)}, keyboard: reply"])
def test_as_many_as_it_has_room_for_are_right(settings: str) -> None:
    """Both keyboards have their own number."""
    sound(f"q: {{prompt: Q?, {settings}}}")


@pytest.mark.parametrize(("count", "more", "most"), [(9, "", 8), (11, ", keyboard: reply", 10)])
def test_a_row_that_telegram_would_break_is_a_warning(count: int, more: str, most: int) -> None:
    """At the row."""
    (problem,) = refused(whole(f"q: {{prompt: Q?, buttons: [«{labels(count)}», {labels(2, 50)}]{more}}}"))
    said = f"a row of {count} buttons; Telegram has room for {most} in one"
    assert (problem.code, problem.message, problem.severity) == ("DG525", said, Severity.WARNING)
    sound(f"q: {{prompt: Q?, buttons: [{labels(most)}]{more}}}")


def test_buttons_that_are_not_always_there_do_not_make_a_row_too_long() -> None:
    """Perhaps never more than eight of them stand together."""
    row = ", ".join(f"{{text: b{n}, value: {n}, when: user.id == {n}}}" for n in range(9))
    sound(f"q: {{prompt: Q?, buttons: [[{row}], Other]}}")


def test_a_review_has_no_more_room() -> None:
    """Its own buttons are counted."""
    buttons = "[" + ", ".join(f"{{text: b{n}, next: end}}" for n in range(101)) + "]"
    problems = refused(whole(f"name: {{prompt: Name?}}\nr: {{review: Right?, buttons: «{buttons}»}}"))
    assert [problem.code for problem in problems] == ["DG237"]
