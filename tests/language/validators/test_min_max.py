"""The lowest and the highest: numbers, dates, times, and how many a list holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.validators import all_validators
from dragoman.language.validators.limits.bounds import misfit
from tests.language.validators.judging import holds, refusal, sentence

moment = datetime.fromisoformat
WITH_TIME = moment("2026-01-01 09:30")
BOTH = pytest.mark.parametrize("key", ["min", "max"])

ORDERED = [
    (17, 18),
    (-1, 0),
    (Decimal("17.99"), 18),
    (17, Decimal("17.01")),
    (Decimal("0.1"), Decimal("0.10000000000001")),
    (date(2026, 5, 12), date(2026, 5, 13)),
    (date(2026, 5, 12), "2026-05-13"),
    (time(9, 29), time(9, 30)),
    (time(9, 29), "09:30"),
    (time(9, 29), "09:30:00"),
    (moment("2026-05-12 09:00"), moment("2026-05-12 10:00")),
    (moment("2026-05-12 09:00"), "2026-05-12T10:00"),
    (moment("2026-05-12 09:00"), "2026-05-12 10:00"),
    (moment("2026-05-12 09:00"), date(2026, 5, 13)),
    (datetime(2026, 5, 12, 9, tzinfo=UTC), "2026-05-13"),
    (timedelta(minutes=29), timedelta(minutes=30)),
    (timedelta(minutes=89), "1h 30m"),
    (datetime(2026, 5, 12, 9, tzinfo=UTC), "2026-05-12T10:00"),
    (datetime(2026, 5, 12, 9, tzinfo=UTC), "2026-05-12T10:00+00:30"),
    (["a"], 2),
    (date(2026, 5, 12), moment("2026-05-13 00:00")),
]


@pytest.mark.parametrize(("lower", "limit"), ORDERED)
def test_what_is_below_breaks_the_minimum(lower: Any, limit: Any) -> None:
    """For everything that has an order."""
    assert not holds("min", limit, lower)


@pytest.mark.parametrize(("lower", "limit"), ORDERED)
def test_what_is_below_keeps_the_maximum(lower: Any, limit: Any) -> None:
    """For everything that has an order."""
    assert holds("max", limit, lower)


@pytest.mark.parametrize(
    ("value", "limit"),
    [
        (19, 18),
        (Decimal("18.01"), 18),
        (date(2026, 5, 14), "2026-05-13"),
        (time(9, 31), "09:30"),
        (moment("2026-05-14 00:00"), date(2026, 5, 13)),
        (timedelta(hours=1), timedelta(minutes=30)),
        (["a", "b", "c"], 2),
    ],
)
class TestAbove:
    """What lies above a limit."""

    def test_it_keeps_the_minimum(self, value: Any, limit: Any) -> None:
        """It is high enough."""
        assert holds("min", limit, value)

    def test_it_breaks_the_maximum(self, value: Any, limit: Any) -> None:
        """It is too high."""
        assert not holds("max", limit, value)


@BOTH
@pytest.mark.parametrize(
    ("value", "limit"),
    [
        (18, 18),
        (Decimal("18.00"), 18),
        (18, Decimal("18.0")),
        (date(2026, 5, 13), "2026-05-13"),
        (date(2026, 5, 13), " 2026-05-13 "),
        (moment("2026-05-13 23:59"), date(2026, 5, 13)),
        (time(9, 30), "09:30"),
        (["a", "b"], 2),
        (("a", "b"), 2),
    ],
)
def test_the_limit_itself_keeps_the_rule(key: str, value: Any, limit: Any) -> None:
    """At least and at most mean just that."""
    assert holds(key, limit, value)


@BOTH
@pytest.mark.parametrize(
    "limit", [5, Decimal("2.5"), date(2026, 1, 1), time(9), moment("2026-01-01 00:00"), timedelta(1)]
)
@pytest.mark.parametrize(
    "value",
    [None, True, False, "5", "", "2026-01-01", {}, {"a": 1}, object(), Decimal("NaN"), Decimal("sNaN"), 5.5],
)
def test_what_cannot_be_compared_breaks_the_rule(key: str, limit: Any, value: Any) -> None:
    """It is false, and never an exception."""
    assert not holds(key, limit, value)


@BOTH
@pytest.mark.parametrize(
    ("value", "limit"),
    [
        (5, date(2026, 1, 1)),
        (date(2026, 1, 1), 5),
        (time(9), date(2026, 1, 1)),
        (timedelta(1), 1),
        ([1], date(2026, 1, 1)),
        (moment("2026-01-01 00:00"), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_unlike_things_are_not_compared(key: str, value: Any, limit: Any) -> None:
    """A day is no number, and a moment without zone is no moment with one."""
    assert not holds(key, limit, value)


@BOTH
@pytest.mark.parametrize("value", [5, "a", None, date(2026, 1, 1)])
@pytest.mark.parametrize("limit", [None, "text", True, object()])
def test_a_limit_that_was_never_prepared_is_no_trap(key: str, value: Any, limit: Any) -> None:
    """It fits nothing."""
    assert all_validators()[key].holds(value, limit) is False


@BOTH
@pytest.mark.parametrize(
    ("limit", "quoted"),
    [
        ("five", "'five'"),
        ("5", "'5'"),
        ("", "''"),
        ("2026-02-30", "'2026-02-30'"),
        ("2026-5-1", "'2026-5-1'"),
        ("25:00", "'25:00'"),
        ("202612", "'202612'"),
        ("31.12.2026", "'31.12.2026'"),
        (True, "true"),
        (False, "false"),
        (None, "empty"),
        ([18], "a list"),
        ({"a": 1}, "a mapping"),
        (Decimal("NaN"), "NaN"),
        (Decimal("Infinity"), "Infinity"),
        (1.5, "1.5"),
    ],
)
def test_a_limit_that_is_neither_number_nor_date_is_refused(key: str, limit: Any, quoted: str) -> None:
    """The sentence names the rule, quotes the limit and says what would be right."""
    said = refusal(key, limit)
    assert said.startswith(f"'{key}' is ") and quoted in said and "give a number" in said


@pytest.mark.parametrize("key", ["min", "max"])
@pytest.mark.parametrize("limit", [10**30 + 1, -(10**31), Decimal("1E+1000000")])
def test_a_number_that_nobody_can_count_with_is_refused(key: str, limit: Any) -> None:
    """It could not even be shown."""
    assert f"'{key}' holds a number that cannot be used" in refusal(key, limit)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (18, "The lowest number is 18."),
        (Decimal("2.50"), "The lowest number is 2.50."),
        (Decimal("1E+3"), "The lowest number is 1000."),
        (-5, "The lowest number is -5."),
        ("2026-05-13", "The earliest date is May 13, 2026."),
        (date(2026, 5, 13), "The earliest date is May 13, 2026."),
        ("09:30", "The earliest time is 9:30 AM."),
        ("2026-05-13T09:30", "The earliest time is May 13, 2026, 9:30:00 AM."),
        (timedelta(minutes=30), "The shortest time is 30 minutes."),
    ],
)
def test_the_minimum_is_said_in_words_that_fit(limit: Any, said: str) -> None:
    """A date is early, a number low."""
    assert sentence("min", limit) == said


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (100, "The highest number is 100."),
        (Decimal("0.5"), "The highest number is 0.5."),
        ("2026-12-31", "The latest date is Dec 31, 2026."),
        (time(18), "The latest time is 6:00 PM."),
        (timedelta(days=1), "The longest time is 1 day."),
    ],
)
def test_the_maximum_is_said_in_words_that_fit(limit: Any, said: str) -> None:
    """A date is late, a number high."""
    assert sentence("max", limit) == said


@BOTH
def test_a_moment_as_the_limit_of_a_day_means_its_day(key: str) -> None:
    """`min: "{{ now }}"` takes today."""
    assert holds(key, datetime(2026, 5, 13, 23, 59, tzinfo=UTC), date(2026, 5, 13))


@pytest.mark.parametrize(
    ("limit", "value_type"),
    [(5, "integer"), (Decimal("2.5"), "number"), (2, "list"), (date(2026, 1, 1), "date"), (WITH_TIME, "date"),
     (date(2026, 1, 1), "datetime"), (WITH_TIME, "datetime"), (time(9), "time"), (timedelta(1), "duration")],
)  # fmt: skip
def test_a_limit_suits_answers_of_its_kind(limit: Any, value_type: str) -> None:
    """A day may bound a moment, and a moment a day."""
    assert misfit(limit, value_type) == ""


@pytest.mark.parametrize(
    ("limit", "value_type", "wanted"),
    [
        (date(2026, 1, 1), "integer", "a number"),
        (timedelta(1), "list", "a number"),
        (5, "date", "a date, such as 2026-12-31"),
        (time(9), "datetime", "a date and a time, such as 2026-12-31T09:30"),
        (9, "time", "a time, such as '09:30'"),
        (30, "duration", "a duration, such as 30m"),
    ],
)
def test_a_limit_of_another_kind_suits_no_answer(limit: Any, value_type: str, wanted: str) -> None:
    """Each answer would break it."""
    assert misfit(limit, value_type) == wanted


def test_a_limit_without_zone_is_on_the_clock_of_the_answer() -> None:
    """An author writes 18:00 and means the user's."""
    berlin = ZoneInfo("Europe/Berlin")
    at_six, later = (datetime(2026, 5, 12, 18, minute, tzinfo=berlin) for minute in (0, 1))
    assert [holds("max", "2026-05-12T18:00", moment) for moment in (at_six, later)] == [True, False]


@pytest.mark.parametrize(
    ("key", "limit", "said"),
    [
        ("min", 1, "Please give at least 1 answer."),
        ("min", 2, "Please give at least 2 answers."),
        ("max", 3, "Please give at most 3 answers."),
    ],
)
def test_a_list_is_told_how_many_it_may_hold(key: str, limit: int, said: str) -> None:
    """A number of answers is neither high nor low."""
    assert sentence(key, limit, ["a", "b"]) == said


@BOTH
@pytest.mark.parametrize("type_", ["number", "integer", "decimal", "date", "time", "datetime", "duration", "list"])
def test_whatever_has_an_order_fits(key: str, type_: str) -> None:
    """As LANGUAGE.md has it: numbers, dates, times, list lengths."""
    assert type_ in all_validators()[key].fits


@BOTH
@pytest.mark.parametrize("type_", ["text", "boolean", "record", "file"])
def test_texts_and_truths_do_not_fit(key: str, type_: str) -> None:
    """A text has a length: that is another rule."""
    assert type_ not in all_validators()[key].fits


@given(st.integers(), st.decimals(-(10**30), 10**30))
def test_a_number_is_within_one_of_the_two(value: int, limit: Decimal) -> None:
    """Nothing falls between minimum and maximum."""
    assert holds("min", limit, value) or holds("max", limit, value)


@given(st.dates(), st.dates())
def test_dates_are_compared_as_the_calendar_does(value: date, limit: date) -> None:
    """A limit in ISO form is the same as a date."""
    assert holds("min", limit.isoformat(), value) == (value >= limit)
