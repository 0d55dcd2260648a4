"""Whether a kept value is the one that a dialogue names."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dragoman.source.tree import Plain
from dragoman.testing.values import displayed, same

BERLIN = ZoneInfo("Europe/Berlin")

EQUAL: list[tuple[Plain, Any]] = [
    (None, None),
    (True, True),
    (3, 3),
    (3, Decimal("3.00")),
    (Decimal("1.5"), Decimal("1.50")),
    ("Ada", "Ada"),
    ("2026-03-04", date(2026, 3, 4)),
    ("09:30", time(9, 30)),
    ("09:30:00", time(9, 30)),
    ("2026-03-04T09:30:00", datetime(2026, 3, 4, 9, 30, tzinfo=BERLIN)),
    ("2026-03-04T09:30:00", datetime(2026, 3, 4, 8, 30, tzinfo=UTC)),
    ("2026-03-04T08:30:00Z", datetime(2026, 3, 4, 9, 30, tzinfo=BERLIN)),
    ("1h 30m", timedelta(minutes=90)),
    (["a", 2], ["a", Decimal(2)]),
    (["a"], ("a",)),
    ({"name": "Ada"}, {"name": "Ada", "id": 7}),
    ({"name": "Ada", "age": None}, {"name": "Ada"}),
    ([{"id": 1}, {"id": 2}], [{"id": 1, "n": 3}, {"id": 2, "n": 4}]),
]

UNLIKE: list[tuple[Plain, Any]] = [
    (None, ""),
    (None, 0),
    (True, 1),
    (1, True),
    (0, False),
    (False, None),
    (3, "3"),
    ("3", 3),
    (3, None),
    ("Ada", "ada"),
    ("", None),
    ("2026-03-04", date(2026, 3, 5)),
    ("next week", date(2026, 3, 5)),
    ("2026-03-04", "2026-03-04 "),
    ("2026-03-04T09:30:00", datetime(2026, 3, 4, 9, 30, tzinfo=UTC)),
    ("1h", timedelta(minutes=90)),
    ("a while", timedelta(minutes=90)),
    (["a"], ["a", "b"]),
    (["b", "a"], ["a", "b"]),
    (["a"], "a"),
    ({"name": "Ada"}, {"name": "Bob"}),
    ({"name": "Ada"}, "Ada"),
]


@pytest.mark.parametrize(("expected", "found"), EQUAL, ids=str)
def test_a_value_is_named_as_an_author_would_write_it(expected: Plain, found: Any) -> None:
    """Dates and durations as texts, decimals as numbers, some fields of a record."""
    assert same(expected, found, "Europe/Berlin")


@pytest.mark.parametrize(("expected", "found"), UNLIKE, ids=str)
def test_unlike_values_are_told_apart(expected: Plain, found: Any) -> None:
    """A text is no number, and the number 1 is not true."""
    assert not same(expected, found, "Europe/Berlin")


SHOWN: list[tuple[Any, str]] = [
    (None, "null"),
    (True, "true"),
    (Decimal("1.50"), "1.50"),
    ("Ada", "Ada"),
    ("5", '"5"'),
    ("null", '"null"'),
    ("", '""'),
    (" a", '" a"'),
    (date(2026, 3, 4), "2026-03-04"),
    ([1, "a"], "[1, a]"),
    ({"id": 1, "day": date(2026, 3, 4)}, "{id: 1, day: 2026-03-04}"),
]


@pytest.mark.parametrize(("value", "text"), SHOWN, ids=str)
def test_a_value_is_shown_as_a_dialogue_would_write_it(value: Any, text: str) -> None:
    """A text that YAML would take for something else stands in quotes."""
    assert displayed(value) == text
