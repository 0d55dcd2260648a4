"""`money`: an amount, with or without its currency beside it."""

from __future__ import annotations

from decimal import Decimal

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.amounts import amount_in
from dragoman.language.inputs.reading.currencies import is_currency
from dragoman.language.inputs.reading.locales import locale_of
from dragoman.language.sentences import Sentence


class Money:
    """An amount in the user's locale: `12.50`, `€ 1 234,50`, `5 EUR`, `5 euros`.

    `currency` is a code such as `EUR`: another currency beside the amount is then refused, and so are parts that the
    currency does not have. Without it any currency may stand beside the amount, and only the amount is kept.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset({"currency"})
    value_type: str = "decimal"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A Decimal with the digits typed, of at most 15 significant digits."""
        amount = amount_in(content.text, reading.locale, _currency(reading))
        return Rejected() if amount is None else Accepted(amount)

    def error(self, reading: Reading) -> Sentence:
        """Asks for an amount, and shows one in the currency as the locale writes it."""
        return Sentence("input_money", {"example": _example(reading.locale, _currency(reading))})


def _currency(reading: Reading) -> str:
    code = reading.settings.get("currency")
    known = code.strip().upper() if isinstance(code, str) else ""
    return known if is_currency(known) else ""


def _example(locale: str, currency: str) -> str:
    from babel.numbers import format_currency, format_decimal

    known = locale_of(locale)
    if currency:
        return str(format_currency(Decimal(25), currency, locale=known))
    return str(format_decimal(Decimal("12.50"), "0.00", locale=known))


kind: InputType = Money()
