"""The language's own rules of what a plain value is."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.source.scalars import resolve, too_long
from tests.source.reading import data_of, scalar_of, told

TEXT = [
    "yes",
    "no",
    "on",
    "off",
    "Yes",
    "NO",
    "On",
    "y",
    "n",
    "True",
    "TRUE",
    "False",
    "FALSE",
    "Null",
    "NULL",
    "~",
    "010",
    "007",
    "00",
    "+5",
    "0x1F",
    "0o17",
    "0b1",
    "1_000",
    "1e3",
    "1E3",
    ".5",
    "5.",
    "1.5.2",
    ".nan",
    ".inf",
    "-.inf",
    "NaN",
    "22:30",
    "12:30:45",
    "2026-01-01",
    "2026-01-01T10:00:00Z",
    "+34600111222",
    "-",
    "--",
    "-a",
    "1a",
    "1,5",
    "1.5e3",
    "-01",
    "-.5",
    "0.",
    "١٢",
    "½",
    "-+5",
    "1-",
    "=",
    "<<",
]


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False), ("null", None), ("", None)])
def test_three_words_and_nothing_are_typed(text: str, value: bool | None) -> None:
    """Small letters only; an empty value is null."""
    assert resolve(text) is value


@pytest.mark.parametrize("text", ["0", "7", "-5", "-0", "42", "999999999999999", "-999999999999999"])
def test_integers_are_typed(text: str) -> None:
    """An integer without leading zero or plus sign."""
    value = resolve(text)
    assert (type(value), value) == (int, int(text))


@pytest.mark.parametrize("text", ["1.5", "-0.25", "0.0", "1.10", "123456789.123456", "-10.50"])
def test_decimals_are_exact(text: str) -> None:
    """A plain decimal keeps its own digits."""
    value = resolve(text)
    assert (type(value), str(value)) == (Decimal, text)


@pytest.mark.parametrize("text", TEXT)
def test_everything_else_is_text(text: str) -> None:
    """What YAML 1.1 would bend stays as it was written."""
    assert resolve(text) == text


@pytest.mark.parametrize("style", ['"{}"', "'{}'", "|\n  {}\n", ">\n  {}\n"])
@pytest.mark.parametrize("text", ["true", "5", "null", "1.5"])
def test_only_plain_values_are_typed(style: str, text: str) -> None:
    """In quotes, and in block texts, everything is text."""
    value = scalar_of(f"a: {style.format(text)}").value
    assert isinstance(value, str)
    assert value.strip() == text


def test_the_text_of_a_typed_value_is_kept() -> None:
    """Where text is expected, what stood there is used."""
    scalar = scalar_of("a: 1.10")
    assert (scalar.value, scalar.text) == (Decimal("1.10"), "1.10")


@pytest.mark.parametrize("text", ["1234567890123456", "-1234567890123456", "1.234567890123456", "9" * 500])
def test_a_number_of_more_than_fifteen_digits_is_an_error(text: str) -> None:
    """It stays text, and is told at its place."""
    problems = told(f"a: {text}")
    assert [(one.code, one.span.line, one.span.column) for one in problems] == [("DG018", 1, 4)]
    assert data_of(f"a: {text}") == {"a": text}


def test_the_zero_before_the_point_is_no_digit() -> None:
    """15 digits behind the point are fine."""
    assert (too_long("0.123456789012345"), too_long("-0.1234567890123456")) == (0, 16)


def test_long_text_is_no_number() -> None:
    """Only what would be a number is counted."""
    assert told("a: 12345678901234567 pieces\nb: 0123456789012345678\nc: '12345678901234567'\n") == []


def test_a_long_number_as_a_key_is_text() -> None:
    """Keys are text, whatever they look like."""
    assert told("12345678901234567: x\n") == []


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_integer_in_range_is_itself(number: int) -> None:
    """Any integer of at most 15 digits comes back."""
    assert resolve(str(number)) == number


@given(st.text(max_size=20) | st.from_regex(r"-?[0-9._]{1,8}", fullmatch=True) | st.sampled_from(["true", "null"]))
def test_a_value_is_typed_only_where_yaml_agrees(text: str) -> None:
    """What is typed here is typed in the same way by YAML itself, numbers more exactly."""
    value = resolve(text)
    if isinstance(value, str):
        assert value == text
    elif isinstance(value, Decimal):
        assert yaml.safe_load(text) == float(value)
    else:
        assert yaml.safe_load(text) == value
