"""Declared types: which values are of them, and which are read as one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from dragoman.language.typed import typed, written

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAMPLES: dict[str, Any] = {
    "text": "Ada",
    "integer": 5,
    "decimal": Decimal("2.5"),
    "boolean": True,
    "date": date(2026, 3, 1),
    "time": time(9, 30),
    "datetime": MOMENT,
    "duration": timedelta(minutes=20),
    "list": [1],
    "record": {"a": 1},
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_value_of_the_type_stays_as_it_is(kind: str) -> None:
    """The very same."""
    assert typed(kind, SAMPLES[kind]) == SAMPLES[kind]
    assert type(typed(kind, SAMPLES[kind])) is type(SAMPLES[kind])


@pytest.mark.parametrize("kind", [*SAMPLES, "number", "file", "any"])
def test_nothing_fits_every_type(kind: str) -> None:
    """A variable may always be emptied."""
    assert typed(kind, None) is None


@pytest.mark.parametrize("kind", ["any", "file"])
@pytest.mark.parametrize("value", SAMPLES.values(), ids=list(SAMPLES))
def test_what_is_not_told_takes_everything(kind: str, value: Any) -> None:
    """As if it were not declared."""
    assert typed(kind, value) is value


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("number", 5, 5),
        ("number", Decimal("1.50"), Decimal("1.50")),
        ("number", 0.1, Decimal("0.1")),
        ("decimal", 5, Decimal(5)),
        ("decimal", 0.1, Decimal("0.1")),
        ("integer", Decimal("5.0"), 5),
        ("integer", 5.0, 5),
        ("date", "2026-03-01", date(2026, 3, 1)),
        ("time", "09:30", time(9, 30)),
        ("datetime", "2026-03-01T12:00:00+00:00", MOMENT),
        ("duration", "1h 30m", timedelta(hours=1, minutes=30)),
    ],
)
def test_what_json_has_no_type_for_is_read(kind: str, value: Any, expected: Any) -> None:
    """Numbers exactly, dates and times in ISO form, durations as flows write them."""
    assert typed(kind, value) == expected
    assert type(typed(kind, value)) is type(expected)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", 5),
        ("text", True),
        ("integer", "5"),
        ("integer", Decimal("5.5")),
        ("integer", True),
        ("integer", float("nan")),
        ("integer", float("inf")),
        ("number", "5"),
        ("number", False),
        ("number", Decimal("Infinity")),
        ("number", float("inf")),
        ("decimal", "2.5"),
        ("boolean", "yes"),
        ("boolean", 1),
        ("date", MOMENT),
        ("date", "tomorrow"),
        ("date", 20260301),
        ("time", "25:00"),
        ("time", 9),
        ("datetime", date(2026, 3, 1)),
        ("datetime", "soon"),
        ("duration", "90"),
        ("duration", 90),
        ("list", "abc"),
        ("list", {"a": 1}),
        ("record", [1]),
        ("record", "a"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: str, value: Any) -> None:
    """Nothing is bent."""
    with pytest.raises(ValueError, match=r"(?s).*") as refusal:
        typed(kind, value)
    assert type(refusal.value) is ValueError


@pytest.mark.parametrize("kind", [*SAMPLES, "number"])
def test_every_type_tells_how_it_is_written(kind: str) -> None:
    """For the remedy."""
    assert written(kind)
