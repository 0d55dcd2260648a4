"""`pick: time`: times of the day in steps, paged where there are many."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.widgets.drawing import all_values, allows, drawn, labels, refusal, sentence, values, view_of

MINUTES = st.integers(0, 24 * 60 - 1)


def at(minutes: int) -> time:
    """The time so many minutes behind midnight."""
    return time(minutes // 60, minutes % 60)


def test_times_stand_four_in_a_row() -> None:
    """In steps from the first to the last."""
    assert labels(drawn("time", locale="de", step=30, min="09:00", max="11:30")) == [
        ["09:00", "09:30", "10:00", "10:30"],
        ["11:00", "11:30"],
    ]


def test_a_time_s_value_is_the_time() -> None:
    """Of the day, without a zone."""
    assert values(drawn("time", min="09:00", max="09:30")) == [time(9), time(9, 30)]


@pytest.mark.parametrize(
    ("locale", "label"), [("en", "3:30 PM"), ("en_GB", "15:30"), ("es", "15:30"), ("ar", "3:30 م"), ("xx", "3:30 PM")]
)
def test_a_time_is_written_as_in_the_user_s_locale(locale: str, label: str) -> None:
    """With plain blanks, so that it can be typed as well."""
    assert labels(drawn("time", locale=locale, min="15:30", max="15:30")) == [[label]]


def test_without_settings_it_is_every_half_hour_of_the_day() -> None:
    """From midnight to half past eleven at night."""
    assert all_values("time") == {at(minutes) for minutes in range(0, 24 * 60, 30)}


@pytest.mark.parametrize("step", [90, "90m", "1h 30m", timedelta(minutes=90), Decimal(90), Decimal("90.0")])
def test_a_step_is_minutes_or_a_duration(step: Any) -> None:
    """However it was computed."""
    assert values(drawn("time", step=step, min="9:00", max="13:00")) == [time(9), time(10, 30), time(12)]


def test_steps_count_from_the_earliest() -> None:
    """Not from the full hour."""
    assert values(drawn("time", step=60, min="08:15", max="10:20")) == [time(8, 15), time(9, 15), time(10, 15)]


@pytest.mark.parametrize("least", ["09:30", "9:30", " 09:30 ", time(9, 30), datetime(2026, 5, 13, 9, 30, tzinfo=UTC)])
def test_a_limit_is_a_time_a_moment_or_a_text(least: Any) -> None:
    """As authors and computations give it."""
    assert values(drawn("time", min=least, max="10:00")) == [time(9, 30), time(10)]


def test_an_earliest_that_has_seconds_does_not_let_in_its_own_minute() -> None:
    """`min: {{ now }}` at 9:30 and ten seconds: half past nine is over."""
    assert values(drawn("time", step=1, min=time(9, 30, 10), max="09:32")) == [time(9, 31), time(9, 32)]


def test_the_last_minute_of_the_day_is_no_trap() -> None:
    """There is none behind it."""
    assert values(drawn("time", min=time(23, 59, 30))) == [time(23, 59)]


def test_24_times_need_no_pages() -> None:
    """They fit on a keyboard."""
    assert [len(row) for row in drawn("time", step=60).rows] == [4] * 6


def test_more_times_are_paged_under_a_heading() -> None:
    """Which says from when to when, and leads on."""
    drawing = drawn("time", locale="de")
    assert labels(drawing)[0] == ["00:00 – 11:30", "›"] and len(values(drawing)) == 24


def test_pages_lead_on_and_back() -> None:
    """The one in the middle both ways."""
    drawing = drawn("time", 1, step=20)
    assert (view_of(drawing, "‹"), view_of(drawing, "›")) == (0, 2)


def test_the_last_page_leads_back_only() -> None:
    """There is nothing behind it."""
    assert labels(drawn("time", 1, locale="de"))[0] == ["‹", "12:00 – 23:30"]


def test_pages_are_about_equal() -> None:
    """No page of one time."""
    settings: dict[str, Any] = {"step": 30, "min": "08:00", "max": "20:00"}
    assert [len(values(drawn("time", page, **settings))) for page in (0, 1)] == [16, 9]


@pytest.mark.parametrize(("view", "same"), [(99, 1), (-1, 0), ("1", 0), (None, 0), (True, 0), (2.0, 0)])
def test_a_page_that_is_not_there_is_one_that_is(view: Any, same: int) -> None:
    """The limits may have moved since it was drawn."""
    assert drawn("time", view) == drawn("time", same)


@given(low=MINUTES, high=MINUTES, step=st.integers(1, 200))
def test_with_a_step_just_the_offered_times_are_allowed(low: int, high: int, step: int) -> None:
    """Typing and pressing have the same limits."""
    settings: dict[str, Any] = {"min": at(min(low, high)), "max": at(max(low, high)), "step": step}
    day = map(at, range(24 * 60))
    assert all_values("time", **settings) == {each for each in day if allows("time", each, **settings)}


@given(low=MINUTES, high=MINUTES, typed=MINUTES)
def test_without_a_step_any_time_between_the_limits_is_allowed(low: int, high: int, typed: int) -> None:
    """The half hours are the widget's own idea, and no rule of the author's."""
    first, last = min(low, high), max(low, high)
    assert allows("time", at(typed), min=at(first), max=at(last)) is (first <= typed <= last)


@pytest.mark.parametrize("value", [time(9, 0, 30), time(9, 0, 0, 1)])
def test_seconds_lie_on_no_step(value: time) -> None:
    """Steps are whole minutes."""
    assert not allows("time", value, step=1)


def test_a_time_with_a_zone_is_judged_by_its_clock() -> None:
    """It was typed in the user's own."""
    assert allows("time", time(9, 30, tzinfo=UTC), step=30, min="9:00", max="10:00")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "12:00 AM to 11:59 PM."),
        ({"min": "09:00", "max": "17:00"}, "9:00 AM to 5:00 PM."),
        ({"step": 15, "max": "17:00"}, "12:00 AM to 5:00 PM, in steps of 15 minutes."),
        ({"step": 50, "min": "8:00", "max": "9:30"}, "8:00 AM to 8:50 AM, in steps of 50 minutes."),
        ({"step": 1, "max": "17:00"}, "12:00 AM to 5:00 PM."),
    ],
)  # fmt: skip
def test_a_time_that_is_not_allowed_is_told_the_limits(settings: Any, said: str) -> None:
    """And the step, where there is a rule of it."""
    assert sentence("time", time(3, 33), **settings) == f"Please give a time from {said}"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"min": "17:00", "max": "09:00"}, "'min' is 17:00 and 'max' is 09:00; no time is left between them"),
        ({"min": "24:00"}, "'min' is '24:00'; give a time of day such as 09:30, from 00:00 to 23:59"),
        ({"max": "9.30"}, "'max' is '9.30'; give a time of day such as 09:30, from 00:00 to 23:59"),
        ({"max": 930}, "'max' is 930; give a time of day such as 09:30"),
        ({"min": True}, "'min' is true; give a time of day such as 09:30"),
        ({"step": 0}, "'step' is 0; give the time between two buttons, from 1m to less than 1d"),
        ({"step": -5}, "'step' is -5; give the time between two buttons, from 1m to less than 1d"),
        ({"step": "1d"}, "'step' is '1d'; give the time between two buttons, from 1m to less than 1d"),
        ({"step": "0m"}, "'step' is '0m'; give the time between two buttons, from 1m to less than 1d"),
        ({"step": "30s"}, "'step' is '30s'; give whole minutes, such as 15m"),
        ({"step": "90s"}, "'step' is '90s'; give whole minutes, such as 15m"),
        ({"step": True}, "'step' is true; give a whole number"),
        ({"step": Decimal("7.5")}, "'step' is 7.5; give a whole number"),
    ],
)
def test_settings_that_cannot_be_are_refused(settings: Any, said: str) -> None:
    """What is wrong is quoted, and what would be right is said."""
    assert refusal("time", **settings) == said


def test_a_step_without_its_unit_in_quotes_is_asked_for_it() -> None:
    """A text is a duration."""
    assert refusal("time", step="15").endswith("did you mean '15m'?")
