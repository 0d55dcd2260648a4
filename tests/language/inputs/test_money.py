"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.inputs.answers import example, is_rejected, value

FIVE = ("en", "es", "de", "ru", "ar")


@pytest.mark.parametrize(
    "text",
    ["1234.50", "1,234.50", "1 234.50", "$1,234.50", "$ 1,234.50", "1,234.50$", "1234.50 USD", "usd 1234.50",
     "US$1,234.50", "1,234.50 dollars", "1234.50 US dollars", "€1234.50", "+1234.50", "$1234.50 USD", "١٢٣٤.٥٠",
     "1234.50 zł", "£1,234.50"],
)  # fmt: skip
def test_an_amount_may_have_its_currency_beside_it(text: str) -> None:
    """A sign, a code or a name, before or behind; any one, if the author names none."""
    assert str(value("money", text)) == "1234.50"


@pytest.mark.parametrize(
    ("locale", "currency", "text"),
    [
        ("de", "EUR", "1 234,50"),
        ("de", "EUR", "1.234,50 €"),
        ("de", "EUR", "€ 1234,50"),
        ("de", "EUR", "1234,50 Euro"),
        ("es", "EUR", "1.234,50 euros"),
        ("es", "EUR", "1\u00a0234,50\u00a0€"),
        ("es", "MXN", "1.234,50 pesos"),
        ("ru", "RUB", "1 234,50 ₽"),
        ("ru", "RUB", "1234,50 руб."),
        ("ru", "RUB", "1234,50 рублей"),
        ("ru", "RUB", "1234,50р"),
        ("ar", "EGP", "1,234.50 ج.م"),
        ("ar", "EGP", "١٬٢٣٤٫٥٠ جنيه"),
        ("en", "INR", "Rs. 1,234.50"),
        ("en", "INR", "Rs.1,234.50"),
        ("en", "AUD", "$1,234.50"),
    ],
)
def test_an_amount_is_read_in_the_user_s_locale(locale: str, currency: str, text: str) -> None:
    """With the digits that were typed."""
    assert str(value("money", text, locale, currency=currency)) == "1234.50"


@pytest.mark.parametrize(("text", "amount"), [("-5", -5), ("-$5", -5), ("$-5", -5), ("−5 €", -5), ("-0", 0)])
def test_an_amount_may_be_owed(text: str, amount: int) -> None:
    """The rule `min` is for those who want none below zero."""
    assert value("money", text) == amount


@pytest.mark.parametrize("text", [".50", "$.50", "$ 0.50"])
def test_a_fraction_may_begin_with_its_mark(text: str) -> None:
    """As on a price tag."""
    assert value("money", text) == Decimal("0.50")


@pytest.mark.parametrize("text", ["$12.50", "12.50 USD", "£12.50", "12.50 dollars", "€12.50 USD", "12.50 EUR USD"])
def test_another_currency_than_the_author_s_is_refused(text: str) -> None:
    """To take it for euros would be wrong."""
    assert is_rejected("money", text, currency="EUR")


def test_two_currencies_are_refused() -> None:
    """Even if the author names none."""
    assert is_rejected("money", "€10 USD")


@pytest.mark.parametrize(("currency", "text"), [("EUR", "12.345"), ("JPY", "100.5"), ("USD", "0.001")])
def test_a_part_that_the_currency_does_not_have_is_refused(currency: str, text: str) -> None:
    """Nobody can pay it."""
    assert is_rejected("money", text, currency=currency)


@pytest.mark.parametrize(("currency", "text"), [("EUR", "12.340"), ("JPY", "100.0"), ("BHD", "1.234")])
def test_a_part_that_the_currency_has_is_kept(currency: str, text: str) -> None:
    """Zeros behind it are none, and some currencies have three places."""
    assert str(value("money", text, currency=currency)) == text


@pytest.mark.parametrize(
    "text",
    ["ten", "", "$", "EUR", "10 XYZ", "10 bucks", "5k", "10%", "1e5", "5-", "--5", "5 - 6", "10 eur 5", "1.234.567",
     "1 234,50", "10 apples", "about 10", "$10 or so", "10,-", "12 34"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    """Nothing is guessed."""
    assert is_rejected("money", text)


@pytest.mark.parametrize("currency", ["EURO", "", "zz", 5, None, ["EUR"], "\ud800"])
def test_a_currency_that_does_not_exist_is_none(currency: Any) -> None:
    """The amount is read all the same."""
    assert value("money", "$12.50", currency=currency) == Decimal("12.50")


def test_the_currency_may_be_in_small_letters() -> None:
    """As authors write it."""
    assert is_rejected("money", "$5", currency="eur") and value("money", "€5", currency="eur") == 5


@pytest.mark.parametrize("locale", FIVE)
@given(st.decimals(-(10**9), 10**9, places=2))
def test_what_the_locale_prints_is_read_back(locale: str, amount: Decimal) -> None:
    """A user may copy an amount that a bot has shown."""
    from babel.numbers import format_currency

    assert value("money", format_currency(amount, "EUR", locale=locale), locale, currency="EUR") == amount


@pytest.mark.parametrize("locale", FIVE)
@pytest.mark.parametrize("currency", ["", "EUR", "USD", "JPY", "RUB"])
def test_the_example_in_the_error_is_understood(locale: str, currency: str) -> None:
    """Whoever copies it is through."""
    assert value("money", example("money", locale, currency=currency), locale, currency=currency) > 0
