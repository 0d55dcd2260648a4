"""Amounts that can be asked for: above nothing, and no smaller than the currency's smallest coin."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dragoman.diagnostics.suggest import nearest
from dragoman.language.values.arithmetic import number
from dragoman.language.values.scope import TemplateFault

STARS = "XTR"
"""Telegram's own currency, which no bank knows."""

MOST = 10**12


def currency_problem(code: str) -> tuple[str, str] | None:
    """What is wrong with a currency's code, and what would be right; nothing if it is one."""
    from dragoman.language.values.printing import babel_locale

    known = babel_locale("en").currencies
    if code == STARS or code in known:
        return None
    near = code.upper() if code.upper() in (*known, STARS) else nearest(code.upper(), (*known, STARS))
    wish = f"did you mean '{near}'?" if near else "write its three letters, such as EUR, or XTR for Telegram stars"
    return f"'{code[:20]}' is no currency", wish


def amount_problem(value: Any, currency: str) -> tuple[str, str] | None:
    """What is wrong with an amount of this currency, if that is known, and what would be right; nothing if it can be
    paid.
    """
    amount = exact(value)
    if amount is None:
        return f"'{str(value)[:40]}' is no amount", "give a number, such as 3.50"
    if amount <= 0:
        return f"{amount} is nothing that can be paid", "give an amount above 0"
    if amount >= MOST:
        return f"{amount} is more than anybody can pay", f"give less than {MOST}"
    places = _places(currency) if currency else 4
    if amount != round(amount, places):
        smallest = "whole numbers only" if places == 0 else f"{places} decimals at most"
        return f"{amount} {currency} cannot be paid: the coin is too small", f"an amount in {currency} has {smallest}"
    return None


def exact(value: Any) -> Decimal | None:
    """The number as a decimal; nothing if it is none."""
    if isinstance(value, bool):
        return None
    try:
        return Decimal(number(value))
    except TemplateFault:
        return None


def _places(currency: str) -> int:
    if currency == STARS:
        return 0
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)
