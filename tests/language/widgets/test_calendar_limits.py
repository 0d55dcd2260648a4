"""What `pick: calendar` allows, says of what it does not, and refuses to be told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.widgets.drawing import WEDNESDAY, all_values, allows, refusal, sentence

TODAY = WEDNESDAY.date()
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
RULE = "give weekdays such as sun, or dates such as 2026-12-24"


@given(first=DAYS, length=st.integers(0, 400), weekdays=st.sets(st.sampled_from(WEEKDAYS), max_size=6))
def test_every_day_that_is_allowed_can_be_reached_by_presses(first: date, length: int, weekdays: set[str]) -> None:
    """And no other: typing and pressing have the same limits."""
    last = first + timedelta(days=length)
    settings: dict[str, Any] = {"min": first, "max": last, "disabled": sorted(weekdays)}
    around = (first + timedelta(days=count) for count in range(-3, length + 4))
    assert all_values("calendar", **settings) == {day for day in around if allows("calendar", day, **settings)}


@pytest.mark.parametrize(
    ("value", "allowed"),
    [
        (date(2026, 5, 12), False),
        (date(2026, 5, 13), True),
        (date(2026, 5, 16), False),
        (date(2026, 5, 31), False),
        (date(2026, 6, 1), False),
        (datetime(2026, 5, 13, tzinfo=UTC), False),
    ],
)
def test_a_typed_day_obeys_the_limits(value: date, allowed: bool) -> None:
    """From the thirteenth to the end of May, without weekends."""
    assert allows("calendar", value, min=TODAY, max="2026-05-31", disabled="weekends") is allowed


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"min": TODAY, "max": "2026-06-30"}, "Please pick a day from May 13, 2026 up to Jun 30, 2026."),
        ({"min": TODAY}, "Please pick a day from May 13, 2026."),
        ({"max": "2025-12-31"}, "Please pick a day up to Dec 31, 2025."),
    ],
)
def test_a_day_beyond_the_limits_is_told_them(settings: Any, said: str) -> None:
    """As far as there are any."""
    beyond = date(2026, 5, 1) if "min" in settings else date(2026, 1, 1)
    assert sentence("calendar", beyond, **settings) == said


def test_a_disabled_day_is_told_that_it_is_taken_out() -> None:
    """The limits would not explain it."""
    said = sentence("calendar", date(2026, 5, 16), min=TODAY, disabled="weekends")
    assert said == "This day cannot be chosen. Please pick another one."


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"min": "2026-06-01", "max": "2026-05-01"},
         "'min' is 2026-06-01 and 'max' is 2026-05-01; no day is left between them"),
        ({"min": "tomorrow"}, "'min' is 'tomorrow'; give a date such as 2026-12-31"),
        ({"max": "2026-02-30"}, "'max' is '2026-02-30'; give a date such as 2026-12-31"),
        ({"max": 20260230}, "'max' is 20260230; give a date such as 2026-12-31"),
        ({"min": True}, "'min' is true; give a date such as 2026-12-31"),
        ({"week_start": "mo"}, "'week_start' is 'mo'; give one of mon tue wed thu fri sat sun"),
        ({"week_start": "mun"}, "'week_start' is 'mun'; did you mean 'mon'?"),
        ({"week_start": "weekends"}, "'week_start' is 'weekends'; give one of mon tue wed thu fri sat sun"),
        ({"week_start": 1}, "'week_start' is 1; give one of mon tue wed thu fri sat sun"),
        ({"disabled": ["sunnday"]}, "'disabled' holds 'sunnday'; did you mean 'sunday'?"),
        ({"disabled": "25.12.2026"}, f"'disabled' holds '25.12.2026'; {RULE}"),
        ({"disabled": [7]}, f"'disabled' holds 7; {RULE}"),
        ({"disabled": [["sun"]]}, f"'disabled' holds a list; {RULE}"),
        ({"disabled": True}, f"'disabled' holds true; {RULE}"),
        ({"disabled": ["weekdays", "weekends"]}, "'disabled' holds all seven weekdays; leave one that can be chosen"),
        ({"disabled": WEEKDAYS}, "'disabled' holds all seven weekdays; leave one that can be chosen"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused(settings: Any, said: str) -> None:
    """What is wrong is quoted, and what would be right is said."""
    assert refusal("calendar", **settings) == said


def test_limits_on_one_day_leave_that_day() -> None:
    """It is a choice of one, and no mistake."""
    assert all_values("calendar", min="2026-05-20", max="2026-05-20") == {date(2026, 5, 20)}
