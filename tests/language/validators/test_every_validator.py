"""What is promised of every validator, those of today and those that are added."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.language.validators
from dragoman.language.validators import all_validators
from tests.language.saying import said
from tests.language.validators.judging import sentence

FOLDER = Path(dragoman.language.validators.__file__).parent
EVERY = pytest.mark.parametrize("key", list(all_validators()))
TYPES = {"text", "number", "integer", "decimal", "boolean", "date", "time", "datetime", "duration", "list", "record",
         "file", "any"}  # fmt: skip
LIMITS: dict[str, Any] = {
    "min": 18,
    "max": Decimal("99.5"),
    "min_length": 3,
    "max_length": 10,
    "pattern": r"^\w+$",
    "one_of": ["S", 5, "2026-12-31"],
    "max_size": "5MB",
    "mime": ["image/*", "application/pdf"],
}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(),
    st.floats(),
    st.text(alphabet=st.characters(exclude_categories=[]), max_size=50),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.binary(max_size=10),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=3),
)


def test_every_file_is_a_validator() -> None:
    """Nothing else stands in the folder."""
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "protocol"}
    assert files == set(all_validators())


def test_the_eight_rules_are_there() -> None:
    """By their keys in YAML."""
    assert set(LIMITS) <= set(all_validators())


@EVERY
def test_a_rule_fits_types_that_exist(key: str) -> None:
    """And at least one."""
    assert set() < set(all_validators()[key].fits) <= TYPES


@pytest.mark.parametrize("key", LIMITS)
@given(value=VALUES)
def test_no_value_makes_a_rule_raise(key: str, value: Any) -> None:
    """Not even of a type that it does not fit."""
    rule = all_validators()[key]
    assert isinstance(rule.holds(value, rule.prepare(LIMITS[key])), bool)


@EVERY
@given(limit=VALUES | st.lists(VALUES, max_size=3))
def test_every_limit_is_prepared_or_refused(key: str, limit: Any) -> None:
    """A refusal is a sentence that names the rule."""
    try:
        prepared = all_validators()[key].prepare(limit)
    except ValueError as refused:
        assert key in str(refused)
    else:
        assert said(all_validators()[key].error(None, prepared)).endswith(".")


@pytest.mark.parametrize("key", LIMITS)
def test_the_sentence_is_short(key: str) -> None:
    """One line on a phone or two."""
    assert len(sentence(key, LIMITS[key])) < 80


@pytest.mark.parametrize("key", LIMITS)
@pytest.mark.parametrize("value", ["abc", 20, date(2026, 1, 1), time(9), datetime.fromisoformat("2026-01-01 00:00")])
def test_judging_changes_nothing(key: str, value: Any) -> None:
    """The second judgement is the first."""
    rule = all_validators()[key]
    limit = rule.prepare(LIMITS[key])
    assert rule.holds(value, limit) == rule.holds(value, limit)
