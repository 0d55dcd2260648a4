"""Numbers, whole and with fractions, as they are written in the user's locale."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.inputs.protocol import Reading
from tests.language.inputs.answers import WEDNESDAY, is_rejected, told, value

COMMA = ["de", "fr", "ru", "es", "it", "pt", "de_AT", "pt-br"]
POINT = ["en", "en_GB", "ar", "hi", "zh", "de_CH", "es_MX"]


@pytest.mark.parametrize("locale", COMMA)
def test_a_comma_marks_the_fraction_where_the_locale_says_so(locale: str) -> None:
    """Most of Europe writes 1234,50."""
    assert value("number", "1234,50", locale) == Decimal("1234.50")


@pytest.mark.parametrize("locale", POINT)
def test_a_comma_is_no_fraction_where_the_locale_has_a_point(locale: str) -> None:
    """An English 1,5 could be a slip for 1.5 or for 1,500: it is asked again."""
    assert is_rejected("number", "1,5", locale)


@pytest.mark.parametrize("locale", COMMA + POINT)
def test_a_plain_number_with_a_point_is_understood_everywhere(locale: str) -> None:
    """No locale has another meaning for it."""
    assert value("number", "1234.5", locale) == Decimal("1234.5")


@pytest.mark.parametrize("locale", ["de", "fr", "ru", "de_AT", "uk"])
def test_blanks_mark_thousands_before_a_comma(locale: str) -> None:
    """As LANGUAGE.md shows: 1 234,50."""
    assert value("number", "1 234,50", locale) == Decimal("1234.50")


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("en", "1,234.50", "1234.50"),
        ("en", "1,234,567.8", "1234567.8"),
        ("en", "1 234.50", "1234.50"),
        ("de", "1.234,50", "1234.50"),
        ("de", "1.234.567,8", "1234567.8"),
        ("es", "1.234.567,8", "1234567.8"),
        ("fr", "1\u202f234,50", "1234.50"),
        ("ru", "1\u00a0234\u00a0567,8", "1234567.8"),
        ("de_CH", "1’234.50", "1234.50"),
        ("de_CH", "1'234.50", "1234.50"),
        ("hi", "12,34,567.8", "1234567.8"),
        ("hi", "1,234,567.8", "1234567.8"),
        ("ar", "١٬٢٣٤٫٥٠", "1234.50"),
        ("fa", "۱٬۲۳۴٫۵۰", "1234.50"),
    ],
)
def test_thousands_are_grouped_as_the_locale_groups_them(locale: str, text: str, expected: str) -> None:
    """Every sign that stands between groups falls away."""
    assert str(value("number", text, locale)) == expected


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("de", "1.234", 1234),
        ("de", "1.23", Decimal("1.23")),
        ("de", "1234.567", Decimal("1234.567")),
        ("de", "0.500", Decimal("0.500")),
        ("fr", "1.234", Decimal("1.234")),
        ("en", "1.234", Decimal("1.234")),
        ("en", "1,234", 1234),
        ("de", "1,234", Decimal("1.234")),
    ],
)
def test_one_sign_before_three_digits_means_what_the_locale_means(locale: str, text: str, expected: Any) -> None:
    """The same text may be a thousand in one place and one and a bit in another."""
    assert value("number", text, locale) == expected


@pytest.mark.parametrize(
    "text",
    ["1,23,4", "12,34,567", "1,2345", "1234,567", ",123", "1,,234", "0,123", "1, 234", "1,234 567", "1,234.5.6"],
)
def test_wrong_groups_are_no_number(text: str) -> None:
    """A slip of the finger must not become another amount."""
    assert is_rejected("number", text, "en")


@pytest.mark.parametrize(
    "text",
    ["1e5", "1E5", "nan", "NaN", "inf", "Infinity", "-Infinity", "1_000", "0x10", "1/2", "½", "²", "5%", "5 EUR"],
)
@pytest.mark.parametrize("kind", ["number", "integer", "decimal"])
def test_what_only_a_computer_calls_a_number_is_none(kind: str, text: str) -> None:
    """Nor do signs for fractions, powers and units belong to a number."""
    assert is_rejected(kind, text)


@pytest.mark.parametrize("text", ["", " ", "-", "+", ".", "-.", "--5", "+-5", "5-", "- 5", "five", "5.", "1..2", "1-2"])
@pytest.mark.parametrize("kind", ["number", "integer", "decimal"])
def test_what_lacks_its_digits_is_no_number(kind: str, text: str) -> None:
    """Signs alone say nothing."""
    assert is_rejected(kind, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("٣٤", 34),
        ("۳۴", 34),
        ("३४", 34),
        ("３４", 34),
        ("𝟛𝟜", 34),
        ("3٤", 34),
        ("\u200f٣٤", 34),
        ("\u2066-34\u2069", -34),
    ],
)
def test_digits_of_every_script_are_digits(text: str, expected: int) -> None:
    """Marks that turn the direction of writing are not seen and do not count."""
    assert value("integer", text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("-5", -5), ("+5", 5), ("−5", -5), ("–5", -5), ("＋5", 5), ("  5\n", 5), ("007", 7)]
)
def test_signs_blanks_and_zeros_in_front_are_fine(text: str, expected: int) -> None:
    """People's keyboards have several minus signs."""
    assert value("integer", text) == expected


@pytest.mark.parametrize("kind", ["number", "integer", "decimal"])
def test_zero_has_no_sign(kind: str) -> None:
    """Nobody wants to read back -0."""
    assert str(value(kind, "-0")) == "0"


@pytest.mark.parametrize(("locale", "text"), [("en", "1,000"), ("de", "1.000"), ("ru", "1 000"), ("en", "1 000")])
def test_a_whole_number_may_have_groups(locale: str, text: str) -> None:
    """In the locale's own way."""
    assert value("integer", text, locale) == 1000


@pytest.mark.parametrize("text", ["2.5", "2.0", "2.", ".0", "2.000"])
def test_a_whole_number_has_no_fraction(text: str) -> None:
    """Not even one of zeros: who types it means something else than a count."""
    assert is_rejected("integer", text, "en")


def test_a_whole_number_is_an_int() -> None:
    """Its type is the language's integer."""
    assert type(value("integer", "5")) is int


def test_a_number_without_fraction_is_an_int() -> None:
    """It prints plain."""
    assert type(value("number", "5")) is int


def test_a_number_with_fraction_is_a_decimal() -> None:
    """Never a float."""
    assert type(value("number", "5.0")) is Decimal


def test_a_decimal_is_always_a_decimal() -> None:
    """Whatever was typed."""
    assert type(value("decimal", "5")) is Decimal


@pytest.mark.parametrize("text", ["5", "5.00", "0.10", "1234.50", "-7.0"])
def test_a_decimal_keeps_the_digits_typed(text: str) -> None:
    """A price of 5.00 is shown as 5.00."""
    assert str(value("decimal", text)) == text


def test_a_fraction_may_stand_without_its_zero() -> None:
    """.5 is a half."""
    assert value("number", ".5") == Decimal("0.5")


@pytest.mark.parametrize("text", ["123456789012345", "-123456789012345", "0.00012345678901234", "1234567890.12345"])
def test_fifteen_digits_are_taken(text: str) -> None:
    """Zeros in front do not count."""
    assert value("decimal", text) == Decimal(text)


@pytest.mark.parametrize("text", ["1234567890123456", "1.234567890123456", "1000000000000000", "1.000000000000000"])
@pytest.mark.parametrize("kind", ["number", "decimal"])
def test_sixteen_digits_are_too_many(kind: str, text: str) -> None:
    """Zeros behind count, as they may have been measured."""
    assert is_rejected(kind, text)


def test_a_wall_of_zeros_is_no_number() -> None:
    """Nor is anything else that nobody would read."""
    assert is_rejected("integer", "0" * 10_000 + "5")


@pytest.mark.parametrize("locale", ["", "xx", "zz_ZZ", "de_ZZ", "zh-hans-cn", "-", "_", "en-", "\ud800", "x" * 5_000])
def test_an_odd_locale_is_no_obstacle(locale: str) -> None:
    """What a client calls its language is not ours to trust."""
    assert value("number", "12.5", locale) == Decimal("12.5")


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from([*COMMA, *POINT]))
def test_every_whole_number_comes_back(number: int, locale: str) -> None:
    """What Python prints is what was meant."""
    assert value("integer", str(number), locale) == number


@given(st.integers(0, 10**15 - 1))
def test_english_groups_come_back(number: int) -> None:
    """With commas between the thousands."""
    assert value("integer", f"{number:,}", "en") == number


@given(st.integers(0, 10**15 - 1))
def test_german_groups_come_back(number: int) -> None:
    """With points between the thousands."""
    assert value("integer", f"{number:,}".replace(",", "."), "de") == number


@given(st.decimals(0, 10**9, places=4))
def test_every_decimal_comes_back_digit_by_digit(number: Decimal) -> None:
    """Nothing is rounded on the way."""
    assert str(value("decimal", f"{number:,.4f}", "en")) == f"{number:.4f}"


@pytest.mark.parametrize("kind", ["number", "integer", "decimal"])
@pytest.mark.parametrize("locale", ["en", "de", "ru", "hi"])
def test_the_example_in_the_error_is_understood(kind: str, locale: str) -> None:
    """Whoever copies it is through."""
    sentence = told(kind, Reading(WEDNESDAY, locale))
    assert not is_rejected(kind, sentence.removesuffix(".").split()[-1], locale)
