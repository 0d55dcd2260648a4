"""`pick: counter`: a number between two buttons."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.widgets.drawing import all_values, allows, drawn, labels, refusal, sentence, values, view_of

SMALL = st.integers(-40, 40)


def counted(presses: str, **settings: Any) -> int:
    """The number after these presses on + and -."""
    drawing = drawn("counter", **settings)
    for press in presses:
        view = view_of(drawing, "−" if press == "-" else "+")
        drawing = drawn("counter", view, **settings) if view is not None else drawing
    (number,) = values(drawing)
    assert isinstance(number, int)
    return number


def test_the_number_stands_between_its_buttons_and_ok_below() -> None:
    """Two rows."""
    assert labels(drawn("counter", 3)) == [["−", "3", "+"], ["Done"]]


def test_ok_answers_with_the_number() -> None:
    """An integer."""
    assert values(drawn("counter", 3)) == [3]


def test_the_number_itself_is_only_shown() -> None:
    """It is no button."""
    assert drawn("counter", 3).rows[0][1].inert


@pytest.mark.parametrize(("locale", "label"), [("en", "12,000"), ("de", "12.000"), ("ru", "12 000"), ("zz", "12,000")])
def test_the_number_is_written_as_in_the_user_s_locale(locale: str, label: str) -> None:
    """Thousands are marked."""
    assert labels(drawn("counter", 12_000, locale))[0][1] == label


@pytest.mark.parametrize(
    ("presses", "number"), [("", 0), ("+", 1), ("+++", 3), ("++-", 1), ("-", 0), ("+--", 0), ("--+", 1)]
)
def test_presses_raise_and_lower_it(presses: str, number: int) -> None:
    """By one, and never below zero."""
    assert counted(presses) == number


@pytest.mark.parametrize(
    ("presses", "number"),
    [("", 2), ("+", 6), ("++", 10), ("+++", 11), ("++++", 11), ("+++-", 10), ("+++--", 6), ("-", 2)],
)
def test_steps_stop_at_the_limits_and_come_back_to_where_they_were(presses: str, number: int) -> None:
    """From 2 to 11 in steps of 4: the last step is shorter, both ways."""
    assert counted(presses, min=2, max=11, step=4) == number


@pytest.mark.parametrize(
    ("settings", "first"),
    [
        ({}, 0),
        ({"min": 5}, 5),
        ({"min": -5}, 0),
        ({"min": -5, "step": 2}, 1),
        ({"min": -5, "max": -2}, -2),
        ({"min": -5, "max": 0, "step": 4}, 0),
        ({"max": 0}, 0),
    ],
)
def test_it_begins_at_zero_or_as_near_above_as_it_can(settings: Any, first: int) -> None:
    """Most things are counted from nothing."""
    assert counted("", **settings) == first


@pytest.mark.parametrize(("view", "button"), [(0, "−"), (3, "+")])
def test_at_a_limit_the_button_beyond_is_inert(view: int, button: str) -> None:
    """It would draw the same again, which Telegram refuses; its place is kept."""
    drawing = drawn("counter", view, max=3)
    assert button in labels(drawing)[0] and view_of(drawing, button) is None


@pytest.mark.parametrize("view", [-1, 12, 3, "2", None, True, 2.0])
def test_a_number_that_cannot_be_is_the_first_one(view: Any) -> None:
    """The limits may have moved since it was drawn."""
    settings: dict[str, Any] = {"max": 11, "step": 2}
    assert drawn("counter", view, **settings) == drawn("counter", **settings)


@given(low=SMALL, high=SMALL, step=st.integers(1, 15))
def test_just_the_numbers_that_presses_lead_to_are_allowed(low: int, high: int, step: int) -> None:
    """Typing and pressing have the same limits."""
    settings: dict[str, Any] = {"min": min(low, high), "max": max(low, high), "step": step}
    expected = {number for number in range(-60, 61) if allows("counter", number, **settings)}
    assert all_values("counter", **settings) == expected


@pytest.mark.parametrize(("number", "allowed"), [(0, True), (-1, False), (10**15 - 1, True), (10**15, False)])
def test_without_settings_it_counts_from_zero_up(number: int, allowed: bool) -> None:
    """As far as an integer can be typed."""
    assert allows("counter", number) is allowed


@pytest.mark.parametrize("limit", [Decimal(3), Decimal("3.0"), 3])
def test_a_decimal_without_a_fraction_is_a_whole_number(limit: Any) -> None:
    """A computation gives such."""
    assert all_values("counter", max=limit) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "Please give a number from 0 up."),
        ({"min": 1, "max": 5}, "Please give a number from 1 to 5."),
        ({"max": 50, "step": 10}, "Please give a number from 0 to 50, in steps of 10."),
        ({"min": 5, "step": 5}, "Please give a number from 5 up, in steps of 5."),
    ],
)
def test_a_number_that_is_not_allowed_is_told_the_limits(settings: Any, said: str) -> None:
    """And the step, where it is more than one."""
    assert sentence("counter", -7, **settings) == said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"min": 5, "max": 3}, "'min' is 5 and 'max' is 3; no number is left between them"),
        ({"max": -3}, "'min' is 0 where it is not given and 'max' is -3; no number is left between them"),
        ({"step": 0}, "'step' is 0; give how far a press counts, 1 or more"),
        ({"step": -1}, "'step' is -1; give how far a press counts, 1 or more"),
        ({"min": "one"}, "'min' is 'one'; give a whole number"),
        ({"max": Decimal("2.5")}, "'max' is 2.5; give a whole number"),
        ({"max": Decimal("Infinity")}, "'max' is Infinity; give a whole number"),
        ({"max": Decimal("1e500000")}, "'max' has more than 15 digits; give a smaller number"),
        ({"max": 10**15}, "'max' has more than 15 digits; give a smaller number"),
        ({"min": False}, "'min' is false; give a whole number"),
    ],
)
def test_settings_that_cannot_be_are_refused(settings: Any, said: str) -> None:
    """What is wrong is quoted, and what would be right is said."""
    assert refusal("counter", **settings) == said
