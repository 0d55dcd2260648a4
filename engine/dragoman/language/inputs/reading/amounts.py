"""Reads an amount of money: `12.50`, `€ 12,50`, `1 234,50 EUR`, `-$5`, `5 euros`."""

from __future__ import annotations

from decimal import Decimal

from dragoman.language.inputs.reading.currencies import currencies_called
from dragoman.language.inputs.reading.letters import plain_digits
from dragoman.language.inputs.reading.numerals import number_in

_MAX_LENGTH = 80
_MINUS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"


def amount_in(text: str, locale: str, currency: str) -> Decimal | None:
    """The amount with the digits typed, or nothing. With a `currency` (its code) no other may stand beside it, and
    no smaller part of it than there is.
    """
    typed = plain_digits(text)
    if not typed or len(typed) > _MAX_LENGTH:
        return None
    before, figures, behind = _parts(typed)
    negative = any(char in _MINUS for char in before)
    signs = [sign for part in (before, behind) if (sign := part.strip(f" \u00a0\u202f+{_MINUS}"))]
    amount = number_in(figures, locale) if _may_stand(before, behind, signs, locale, currency) else None
    if amount is None or (currency and not _is_whole_in(currency, amount)):
        return None
    return -amount if negative and amount else amount


def _parts(typed: str) -> tuple[str, str, str]:
    """What stands before the figures, the figures, and what stands behind them."""
    places = [at for at, char in enumerate(typed) if "0" <= char <= "9"]
    if not places:
        return typed, "", ""
    first, last = places[0], places[-1] + 1
    # A fraction may begin with its mark: `.50`; the point of `Rs.` belongs to the letters before it.
    if first and typed[first - 1] in ".,\u066b" and not typed[: first - 1].strip()[-1:].isalpha():
        first -= 1
    return typed[:first], typed[first:last], typed[last:]


def _may_stand(before: str, behind: str, signs: list[str], locale: str, currency: str) -> bool:
    """At most one minus or plus, in front; and one currency, be it named twice."""
    marks = sum(before.count(char) for char in f"{_MINUS}+")
    if marks > 1 or any(char in behind for char in f"{_MINUS}+"):
        return False
    meant = [currencies_called(sign, locale) for sign in signs]
    common = frozenset.intersection(*meant) if meant else None
    return common is None or (currency in common if currency else bool(common))


def _is_whole_in(currency: str, amount: Decimal) -> bool:
    """Whether the currency has coins so small: a cent of a euro, none of a yen."""
    from babel.numbers import get_currency_precision

    places = get_currency_precision(currency)
    return amount == round(amount, places)
