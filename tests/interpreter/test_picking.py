"""`pick`: cells that answer, turn or do nothing; typed answers; settings that are worked out for the user."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from dragoman.interpreter.effects import AnswerPress, Press
from dragoman.interpreter.session import Question
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import NOW, Talk

TODAY = NOW.date()


def talk(pick: str, more: str = "", head: str = "") -> Talk:
    """A talk in which `q` was just asked, after the answer 'first' to `a`."""
    nodes = f"a: {{prompt: A?}}\nq:\n  prompt: [Intro, Q?]\n  pick: {pick}\n{more}\ndone: {{prompt: Done}}"
    return Talk(nodes_of(nodes, head=head)).text("/talk").text("first")


CALENDAR = "{calendar: {min: '{{ today }}', max: '{{ today + days(60) }}'}}"


@pytest.mark.parametrize(
    ("pick", "label", "value"),
    [
        (CALENDAR, "17", date(2026, 3, 17)),
        ("{time: {step: 2h, min: '09:00', max: '17:00'}}", "11:00 AM", time(11, 0)),
        ("{rating: 5}", "4", 4),
        ("{counter: {min: 3}}", "Done", 3),
        ("{counter: true}", "Done", 0),
        ("{calendar: true}", "17", date(2026, 3, 17)),
    ],
)
def test_a_press_on_a_cell_answers_with_its_value(pick: str, label: str, value: Any) -> None:
    """Typed."""
    shown = talk(pick).press(label)
    assert (shown.node, shown.data["q"]) == ("done", value)


def test_cells_that_turn_draw_the_widget_anew_in_place() -> None:
    """The messages before the question are not repeated."""
    shown = talk(CALENDAR).press("›")
    assert [(message.text, message.edit) for message in shown.messages] == [("Q?", 3)]
    assert "April 2026" in shown.labels[0]


def test_turning_is_no_answer() -> None:
    """No attempt is used, nothing saved, nothing to undo."""
    shown = talk(CALENDAR, "  attempts: 1").press("›").press("‹")
    assert (shown.node, shown.data) == ("q", {"a": "first"})
    assert shown.text("/back").node == "a"


def test_a_counter_counts() -> None:
    """Until Done."""
    shown = talk("{counter: {min: 1, max: 5}}").press("+").press("+").press("−").press("Done")
    assert shown.data["q"] == 2


def test_a_cell_that_does_nothing_is_answered_silently() -> None:
    """Nothing is sent, and the question stays as it is."""
    shown = talk(CALENDAR)
    before = shown.session.waiting
    shown.press("March 2026")
    assert shown.effects == [AnswerPress("callback")]
    assert (shown.session.waiting, shown.node) == (before, "q")


def test_all_cells_that_do_nothing_are_one_option() -> None:
    """The record of the session stays small."""
    shown = talk(CALENDAR)
    assert isinstance(shown.session.waiting, Question)
    assert sum(option.label == "" for option in shown.session.waiting.options) == 1


@pytest.mark.parametrize(
    ("pick", "typed", "value"),
    [
        (CALENDAR, "2026-03-20", date(2026, 3, 20)),
        (CALENDAR, "tomorrow", date(2026, 3, 2)),
        ("{time: {min: '09:00', max: '17:00'}}", "16:40", time(16, 40)),
        ("{rating: 5}", "3", 3),
        ("{counter: {max: 5}}", "5", 5),
    ],
)
def test_an_answer_may_be_typed(pick: str, typed: str, value: Any) -> None:
    """In any form that its type takes."""
    assert talk(pick).text(typed).data["q"] == value


@pytest.mark.parametrize(
    ("pick", "typed"),
    [
        (CALENDAR, "2026-02-27"),
        (CALENDAR, "2027-01-01"),
        ("{calendar: {disabled: [sunday]}}", "2026-03-15"),
        ("{time: {min: '09:00', max: '17:00'}}", "18:00"),
        ("{rating: 5}", "6"),
        ("{counter: {max: 5, step: 5}}", "3"),
    ],
)
def test_a_typed_answer_keeps_within_the_settings(pick: str, typed: str) -> None:
    """Another one is a wrong answer, and the widget says what would be right."""
    shown = talk(pick).text(typed)
    assert (shown.node, shown.session.frames[-1].attempts) == ("q", {"q": 1})
    assert shown.said[0].startswith(("Please", "This day"))


@pytest.mark.parametrize(
    ("pick", "told"),
    [
        ("{rating: 5}", "Please give a number from 1 to 5."),
        ("{counter: {min: 1, max: 6}}", "Please give a number from 1 to 6."),
        ("{calendar: true}", "Please give a date, such as 12/31/2026 or “tomorrow”."),
    ],
)
def test_what_cannot_be_read_is_told_by_what_can_be_chosen(pick: str, told: str) -> None:
    """An example that is no choice would mislead; forms of dates are told by one."""
    assert talk(pick).text("none").said == [told]


def test_an_error_of_the_authors_is_said_instead() -> None:
    """As for any wrong answer."""
    assert talk("{rating: 5}", "  error: One to five!").text("9").said == ["One to five!"]


def test_rules_hold_for_cells_too() -> None:
    """A press is judged like a typed answer."""
    shown = talk("{rating: 5}", "  validate: {min: 3, error: That is too bad.}").press("2")
    assert (shown.node, shown.said) == ("q", ["That is too bad."])


def test_settings_are_worked_out_for_the_user() -> None:
    """When the question is asked."""
    head = "variables: {most: {type: integer, initial: 3}}"
    shown = talk("{counter: {min: 3, max: '{{ most }}'}}", head=head)
    assert shown.text("4").node == "q"
    assert shown.text("3").node == "done"


def test_days_may_be_taken_out_by_a_condition() -> None:
    """Over `value`, and everything else."""
    head = "variables: {taken: {type: list, initial: []}}"
    nodes_before = "{calendar: {min: '{{ today }}', max: '{{ today + days(9) }}', disabled: value == today + days(1)}}"
    shown = talk(nodes_before, head=head)
    labels = [label for row in shown.labels for label in row]
    assert ("1" in labels, "2" in labels, "3" in labels) == (True, False, True)
    assert shown.text("tomorrow").said == ["This day cannot be chosen. Please pick another one."]


def test_a_single_weekday_is_no_condition() -> None:
    """It is what it says."""
    labels = [label for row in talk("{calendar: {disabled: sunday}}").labels for label in row]
    assert ("15" in labels, "16" in labels) == (False, True)


def test_a_setting_that_turns_out_unusable_is_a_fault() -> None:
    """The operator learns which, and where."""
    shown = talk("{counter: {max: '{{ a }}'}}")
    assert shown.node == "a"
    assert [(report.reason, "'max' is 'first'" in report.message) for report in shown.reports] == [("template", True)]


def test_a_widget_that_leaves_nothing_to_choose_is_a_fault() -> None:
    """Where nothing else can be pressed."""
    pick = "{calendar: {min: '{{ today }}', max: '{{ today + days(3) }}', disabled: value > today - days(1)}}"
    shown = talk(pick)
    assert [(report.reason, shown.node) for report in shown.reports] == [("empty", "a")]
    assert talk(pick, "  optional: true").press("Skip").node == "done"


def test_other_buttons_stand_below_the_widget() -> None:
    """One with a value answers in the widget's type, others lead on."""
    shown = talk("{rating: 3}", "  buttons: ['2', {text: Later, next: done}]\n  optional: true")
    assert shown.labels == [["1", "2", "3"], ["2"], ["Later"], ["Skip"]]
    assert shown.press("Later").node == "done"
    assert talk(CALENDAR, "  buttons: [Tomorrow]").press("Tomorrow").data["q"] == date(2026, 3, 2)


def test_a_widget_is_no_menu() -> None:
    """Although a button leads somewhere."""
    assert talk("{rating: 3}", "  buttons: {Later: done}").text("2").data["q"] == 2


def test_on_a_reply_keyboard_cells_are_typed() -> None:
    """Also those that turn, and those that do nothing."""
    shown = talk(CALENDAR, "  keyboard: reply").text("›")
    assert "April 2026" in shown.labels[0]
    assert shown.text("April 2026").effects == []
    assert shown.text("5").data["q"] == date(2026, 4, 5)


def test_the_input_may_be_named_if_it_is_the_widgets() -> None:
    """Or another one for numbers."""
    assert talk("{rating: 3}", "  input: number").press("2").data["q"] == 2


def test_a_cell_of_an_older_drawing_is_dead() -> None:
    """It answers nothing."""
    shown = talk(CALENDAR)
    press, message = next(pair for pair in shown.pressed_or_shown if isinstance(pair[0], Press))
    shown.press("›").press_at(press.epoch, press.option, message)
    assert (shown.node, shown.notices[0].text) == ("q", "This button is no longer in use.")
    assert "April 2026" in shown.labels[0]


def test_the_widget_begins_anew_when_the_question_is_entered_anew() -> None:
    """At its first view."""
    shown = talk(CALENDAR).press("›").text("/back").text("again")
    assert "March 2026" in shown.labels[0]
