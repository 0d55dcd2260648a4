"""The five functions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.language.evaluating import fault_of, refusal_of, refusals_of, value_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("days(2)", timedelta(days=2)),
        ("days(n=2)", timedelta(days=2)),
        ("days(0.5)", timedelta(hours=12)),
        ("days(-1)", timedelta(days=-1)),
        ("hours(3)", timedelta(hours=3)),
        ("minutes(90)", timedelta(minutes=90)),
        ("to_date('2026-01-31')", date(2026, 1, 31)),
        ("to_date(' 2026-01-31 ')", date(2026, 1, 31)),
        ("to_date('2026-01-31T10:00')", date(2026, 1, 31)),
        ("to_date('2026-01-31 10:00:00Z')", date(2026, 1, 31)),
        ("to_date(now)", date(2026, 3, 1)),
        ("to_date(today)", date(2026, 3, 1)),
        ("to_date(unset)", None),
        ("record(a=1, b=name)", {"a": 1, "b": "Ada"}),
        ("record()", {}),
        ("record(scope=1, value=2, self=3).scope", 1),
    ],
)
def test_a_function_gives(source: str, expected: object) -> None:
    """Durations, dates and records are made by functions."""
    assert value_of(source) == expected


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("days(name)", "a number is needed"),
        ("days(unset)", "a number is needed"),
        ("days(99999999)", "too long"),
        ("hours(999999999)", "too long"),
        ("to_date('31.01.2026')", "2026-01-31"),
        ("to_date('2026-02-31')", "2026-01-31"),
        ("to_date('soon')", "'soon' is no date"),
        ("to_date(quantity)", "reads a text"),
    ],
)
def test_what_a_function_cannot_use_is_a_fault(source: str, words: str) -> None:
    """The fault says what the function wants."""
    assert words in fault_of(source).message


@pytest.mark.parametrize(
    ("source", "word", "help_"),
    [
        ("today + dasy(3)", "dasy", "'days'"),
        ("minuets(3)", "minuets", "'minutes'"),
        ("upper(name)", "upper", "name | upper|filter"),
        ("range(3)", "range", "days, hours"),
        ("len(name)", "len", "days, hours"),
    ],
)
def test_an_unknown_function_is_refused_at_its_name(source: str, word: str, help_: str) -> None:
    """The nearest function is shown where one is near, and a filter is told to be one."""
    problem = refusal_of(source, bare=True)
    assert (problem.code, source[problem.offset : problem.offset + problem.length]) == ("DG308", word)
    assert any(part in (problem.help or "") for part in help_.split("|"))


@pytest.mark.parametrize(
    "source", ["days()", "days(1, 2)", "days(m=1)", "days(1, n=2)", "record(1)", "to_date('a', 'b')", "record(__a=1)"]
)
def test_arguments_that_do_not_fit_are_refused(source: str) -> None:
    """How many values a function takes is known before it runs."""
    assert refusal_of(source, bare=True).code == "DG310"


def test_a_function_without_its_parentheses_is_refused() -> None:
    """A function is called; by itself it is no value."""
    problem = refusal_of("today + days", bare=True)
    assert (problem.code, problem.help) == ("DG310", "it is called: days(n)")


@pytest.mark.parametrize("source", ["record(**account)", "days(*numbers)"])
def test_values_are_not_spread_into_a_call(source: str) -> None:
    """Stars before a value are not the language's."""
    assert {problem.code for problem in refusals_of(source, bare=True)} == {"DG304"}


def test_results_are_exact_types() -> None:
    """A decimal amount of days is no float."""
    assert value_of("days(0.1) * 10") == timedelta(days=1)
    assert value_of("record(a=0.1).a") == Decimal("0.1")


def test_a_moment_keeps_its_zone() -> None:
    """`now` and what is counted from it stay in the user's zone."""
    assert value_of("now + days(1)") == datetime(2026, 3, 2, 12, tzinfo=UTC)
