"""Counting is exact, bounded, and only for what can be counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.language.evaluating import fault_of, refusal_of, refusals_of, value_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2", 3),
        ("1 - 2", -1),
        ("3 * 4", 12),
        ("6 / 2", 3),
        ("7 / 2", Decimal("3.5")),
        ("7 // 2", 3),
        ("-7 // 2", -4),
        ("7 % 3", 1),
        ("-7 % 3", 2),
        ("0.1 + 0.2", Decimal("0.3")),
        ("1.50 * 2", Decimal("3.00")),
        ("2.5 - 2.5", Decimal("0.0")),
        ("7.5 // 2", 3),
        ("-7.5 // 2", -4),
        ("7.5 % 2", Decimal("1.5")),
        ("1 / 3", Decimal("0.3333333333333333333333333333")),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("-quantity", -7),
        ("+quantity", 7),
        ("-price", Decimal("-2.50")),
        ("price * quantity", Decimal("17.50")),
        ("ratio + ratio + ratio", Decimal("0.3")),
        ("1 - -1", 2),
    ],
)
def test_numbers_are_counted_exactly(source: str, expected: object) -> None:
    """Integers stay integers where they can, decimals keep their digits."""
    value = value_of(source)
    assert (type(value), str(value)) == (type(expected), str(expected))


@pytest.mark.parametrize("source", ["6 / 2", "7 // 2", "7.5 // 2", "quantity % 2"])
def test_a_whole_result_is_an_integer(source: str) -> None:
    """A division that comes out even gives an integer, not a decimal."""
    assert type(value_of(source)) is int


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("today + days(3)", date(2026, 3, 4)),
        ("days(3) + today", date(2026, 3, 4)),
        ("today - days(1)", date(2026, 2, 28)),
        ("today - to_date('2026-02-01')", timedelta(days=28)),
        ("now + hours(2)", datetime(2026, 3, 1, 14, tzinfo=UTC)),
        ("now + hours(2) + minutes(30)", datetime(2026, 3, 1, 14, 30, tzinfo=UTC)),
        ("now - minutes(30)", datetime(2026, 3, 1, 11, 30, tzinfo=UTC)),
        ("now - (now - hours(1))", timedelta(hours=1)),
        ("days(2) * 3", timedelta(days=6)),
        ("3 * days(2)", timedelta(days=6)),
        ("days(2) / 4", timedelta(hours=12)),
        ("days(1) + hours(1)", timedelta(hours=25)),
        ("days(1) - hours(1)", timedelta(hours=23)),
        ("days(1.5)", timedelta(hours=36)),
        ("-days(1)", timedelta(days=-1)),
        ("pause + hours(1)", timedelta(hours=6)),
    ],
)
def test_dates_and_times_are_counted_with_durations(source: str, expected: object) -> None:
    """Dates move by days, times by hours and minutes, durations by numbers."""
    assert value_of(source) == expected


def test_hours_are_real_hours_when_the_clocks_change() -> None:
    """Two hours after half past one on the night of the change it is half past four, not half past three."""
    berlin = ZoneInfo("Europe/Berlin")
    moment = datetime(2026, 3, 29, 1, 30, tzinfo=berlin)
    assert value_of("moment + hours(2)", moment=moment) == datetime(2026, 3, 29, 4, 30, tzinfo=berlin)


def test_a_day_later_is_the_same_time_of_day_when_the_clocks_change() -> None:
    """A day is a day of the calendar, however many hours it has."""
    berlin = ZoneInfo("Europe/Berlin")
    moment = datetime(2026, 3, 28, 9, 0, tzinfo=berlin)
    assert value_of("moment + days(1)", moment=moment).strftime("%d %H:%M") == "29 09:00"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("name + 1", "text and a number"),
        ("name + name", "'~' joins texts"),
        ("1 + name", "'~' joins texts"),
        ("name * 3", "text and a number"),
        ("tags + tags", "add"),
        ("tags * 2", "list and a number"),
        ("account + 1", "record and a number"),
        ("sure + 1", "boolean and a number"),
        ("1 - sure", "number and a boolean"),
        ("today + 1", "days(3)"),
        ("now - today", "datetime and a date"),
        ("today + today", "date and a date"),
        ("clock + hours(1)", "time and a duration"),
        ("today + hours(2)", "whole days"),
        ("-name", "not a text"),
        ("-sure", "not a boolean"),
    ],
)
def test_unlike_kinds_are_not_counted_together(source: str, words: str) -> None:
    """What does not add up is a fault that names both kinds and, where there is one, the remedy."""
    assert words in fault_of(source).message


@pytest.mark.parametrize("source", ["quantity / zero", "quantity // zero", "quantity % zero", "days(1) / zero"])
def test_a_division_by_zero_is_a_fault(source: str) -> None:
    """Nothing is divided by nothing."""
    assert "division by zero" in fault_of(source, zero=0).message


@pytest.mark.parametrize("source", ["1 / 0", "1 // 0", "quantity % 0", "1 / 0.0"])
def test_a_plain_division_by_zero_is_found_when_parsing(source: str) -> None:
    """A zero that stands there is seen before anybody runs into it."""
    problem = refusal_of(source, bare=True)
    assert (problem.code, "zero" in problem.message) == ("DG316", True)


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("unset + 1", "'unset'"),
        ("1 + unset", "'unset'"),
        ("profile.count + 1", "'profile.count'"),
        ("account.home.zip * 2", "'account.home.zip'"),
        ("-unset", "'unset'"),
        ("tags[9] + 1", "a value"),
    ],
)
def test_counting_with_what_is_not_set_names_it(source: str, named: str) -> None:
    """The fault says which variable has no value, and that `default` gives it one."""
    message = fault_of(source).message
    assert message.startswith(f"{named} is not set")
    assert "default(0)" in message


def test_default_lets_a_counter_begin() -> None:
    """`default` replaces what is not set, so that a first count works."""
    assert value_of("(profile.count | default(0)) + 1") == 1


@pytest.mark.parametrize(
    "names",
    [{"big": 10**30}, {"big": Decimal(10) ** 30}, {"big": -(10**30)}, {"big": 10**4000}, {"big": Decimal("1e31")}],
)
def test_numbers_do_not_grow_beyond_a_bound(names: dict[str, Any]) -> None:
    """Beyond 10^30 counting stops with a fault, before it costs anything."""
    assert "too large" in fault_of("big * 10", **names).message


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_not_finite_is_not_counted_with(value: object) -> None:
    """Infinity and the rest never spread through a flow."""
    assert "no number" in fault_of("odd_one + 1", odd_one=value).message


def test_decimals_have_at_most_thirty_places() -> None:
    """A long chain of divisions does not grow digits for ever."""
    value = value_of("a * a * a", a=Decimal("0.000000000000001"))
    assert value == 0
    assert -value.as_tuple().exponent == 30


@pytest.mark.parametrize("source", ["today + days(1000000) + days(1000000) + days(1000000)", "today - days(900000)"])
def test_dates_stay_inside_the_calendar(source: str) -> None:
    """A date outside the years 1 to 9999 is a fault, not a crash."""
    assert "years 1 to 9999" in fault_of(source).message


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("'a' + 'b'", "~"),
        ("name + '!'", "~"),
        ("'a' * 3", "texts"),
        ("[1] + [2]", "add"),
        ("[0] * 9", "lists"),
        ("-'a'", "sign"),
        ("(name ~ 'x') + 1", "~"),
    ],
)
def test_a_literal_that_cannot_be_counted_is_refused(source: str, words: str) -> None:
    """Texts and lists that stand beside a sign of arithmetic are seen when parsing."""
    problem = refusal_of(source, bare=True)
    assert problem.code == "DG316"
    assert words in f"{problem.message} {problem.help}"


@pytest.mark.parametrize("source", ["2 ** 3", "9 ** 9 ** 9 > 1", "quantity ** 2"])
def test_power_is_refused_at_its_sign(source: str) -> None:
    """`**` could grow without bound, so it is not there."""
    problem = refusals_of(source, bare=True)[0]
    assert (problem.code, problem.offset) == ("DG304", source.index("**"))


@pytest.mark.parametrize("source", ["1e5", "0x1f", "0b1", "0o7", "1_000", "1.5e3"])
def test_numbers_are_written_in_plain_digits(source: str) -> None:
    """Exponents, other bases and underscores are not the language's."""
    assert refusal_of(source, bare=True).code == "DG300"


def test_a_number_of_too_many_digits_is_refused() -> None:
    """A literal of ten thousand digits is seen before it is read."""
    assert refusal_of("9" * 10_000, bare=True).code == "DG315"
