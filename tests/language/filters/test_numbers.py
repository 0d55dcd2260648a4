"""Filters on numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.language.evaluating import fault_of, refusal_of, value_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("negative | abs", 3),
        ("-2.5 | abs", Decimal("2.5")),
        ("unset | abs", None),
        ("2.4 | round", 2),
        ("2.5 | round", 3),
        ("-2.5 | round", -3),
        ("3.5 | round", 4),
        ("2.675 | round(2)", Decimal("2.68")),
        ("1 | round(2)", Decimal("1.00")),
        ("2.1 | round(0, 'ceil')", 3),
        ("2.9 | round(method='floor')", 2),
        ("-2.1 | round(0, 'floor')", -3),
        ("0.125 | round(precision=2)", Decimal("0.13")),
        ("ratio | round(1)", Decimal("0.1")),
        ("unset | round", None),
    ],
)
def test_a_number_filter_gives(source: str, expected: object) -> None:
    """Rounding is exact, halves go away from zero, and no places give an integer."""
    value = value_of(source)
    assert (type(value), str(value)) == (type(expected), str(expected))


@pytest.mark.parametrize(
    ("source", "locale", "expected"),
    [
        ("1234567 | number", "en", "1,234,567"),
        ("1234567 | number", "de", "1.234.567"),
        ("1234567 | number", "ru", "1 234 567"),
        ("1234.50 | number", "en", "1,234.50"),
        ("1234.5 | number(2)", "en", "1,234.50"),
        ("1234.5 | number(0)", "en", "1,235"),
        ("0.125 | number(2)", "de", "0,13"),
        ("-1234 | number", "en", "-1,234"),
        ("0 | number", "en", "0"),
        ("123456789012345678901234567890 | number", "en", "123,456,789,012,345,678,901,234,567,890"),
        ("12.5 | money('EUR')", "en", "€12.50"),
        ("12.5 | money('EUR')", "de", "12,50 €"),
        ("12.5 | money('eur')", "es", "12,50 €"),
        ("12.5 | money(currency='JPY')", "en", "¥13"),
        ("12.5 | money", "en", "$12.50"),
        ("12.5 | money", "en_GB", "£12.50"),
        ("12.5 | money", "de", "12,50 €"),
        ("12.5 | money", "ru", "12,50 ₽"),
        ("-5 | money('USD')", "en", "-$5.00"),
        ("1000000000000000000000000000000 | money('USD')", "en", "$1,000,000,000,000,000,000,000,000,000,000.00"),
    ],
)
def test_numbers_and_money_follow_the_locale(source: str, locale: str, expected: str) -> None:
    """Grouping, signs and the currency's own places, of the locale's country where no currency is named."""
    assert value_of(source, locale=locale) == expected


@pytest.mark.parametrize(
    ("number", "locale", "forms", "expected"),
    [
        (1, "en", "'apple', 'apples'", "apple"),
        (0, "en", "'apple', 'apples'", "apples"),
        (5, "en", "'apple', 'apples'", "apples"),
        ("1.5", "en", "'apple', 'apples'", "apples"),
        (1, "ru", "'день', 'дня', 'дней'", "день"),
        (3, "ru", "'день', 'дня', 'дней'", "дня"),
        (11, "ru", "'день', 'дня', 'дней'", "дней"),
        (21, "ru", "'день', 'дня', 'дней'", "день"),
        (5, "ru", "'apple', 'apples'", "apples"),
        (2, "de", "'Apfel', 'Äpfel'", "Äpfel"),
        (7, "en", "'sheep'", "sheep"),
    ],
)
def test_plural_chooses_the_form(number: object, locale: str, forms: str, expected: str) -> None:
    """The forms stand in the order of the locale's plurals; the last serves where one is missing."""
    assert value_of(f"{number} | plural({forms})", locale=locale) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("0 | progress", "▱▱▱▱▱▱▱▱▱▱"),
        ("30 | progress", "▰▰▰▱▱▱▱▱▱▱"),
        ("100 | progress", "▰▰▰▰▰▰▰▰▰▰"),
        ("250 | progress", "▰▰▰▰▰▰▰▰▰▰"),
        ("-5 | progress", "▱▱▱▱▱▱▱▱▱▱"),
        ("2 | progress(5, 5)", "▰▰▱▱▱"),
        ("2 | progress(total=4, width=4)", "▰▰▱▱"),
        ("unset | progress", None),
    ],
)
def test_progress_draws(source: str, expected: str | None) -> None:
    """A bar that is full at the total, and never longer."""
    assert value_of(source) == expected


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("name | abs", "a number is needed here, not a text"),
        ("sure | round", "not a boolean"),
        ("tags | number", "not a list"),
        ("today | money", "not a date"),
        ("name | plural('a', 'b')", "not a text"),
        ("5 | plural", "needs the forms"),
        ("5 | round(99)", "from 0 to 30"),
        ("5 | round(-1)", "from 0 to 30"),
        ("5 | round(1, 'up')", "common, ceil, floor"),
        ("5 | round(1, 2)", "common, ceil, floor"),
        ("5 | money('EURO')", "'EURO' is no currency"),
        ("5 | money(7)", "'7' is no currency"),
        ("5 | progress(0)", "a total above 0"),
        ("5 | progress(10, 1000)", "from 0 to 40"),
    ],
)
def test_what_a_number_filter_cannot_use_is_a_fault(source: str, words: str) -> None:
    """The fault says what would be right."""
    assert words in fault_of(source).message


@pytest.mark.parametrize(
    "source", ["5 | abs(1)", "5 | round(1, 'ceil', 3)", "5 | money(coin='EUR')", "5 | round(1, precision=2)"]
)
def test_arguments_that_do_not_fit_are_refused(source: str) -> None:
    """What a filter takes is known before it runs."""
    assert refusal_of(source, bare=True).code == "DG310"
