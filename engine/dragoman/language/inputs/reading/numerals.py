"""Reads a number as people write it in their locale.

The law of this file: exact or nothing. The locale says which sign marks the fraction and which one the thousands;
blanks and apostrophes mark thousands everywhere. A point that cannot mark thousands marks the fraction in every locale:
`1234.5` is one number to a German, and `1.234` is 1234. A comma is a fraction only where the locale says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dragoman.language.inputs.reading.letters import plain_digits
from dragoman.language.inputs.reading.locales import locale_of

MAX_DIGITS = 15
"""Significant digits; zeros in front are none, zeros behind are."""

_MAX_LENGTH = 64
_MINUS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u202f"), " ")
_SIGNS = _MINUS | _BLANKS | {0x2019: "'", 0xFF0B: "+"}


@dataclass(frozen=True, slots=True)
class Signs:
    """How a locale writes numbers: the sign before the fraction, the one between thousands, the sizes of the groups."""

    fraction: str
    thousands: str
    last_group: int
    other_groups: int


def number_in(text: str, locale: str) -> Decimal | None:
    """The number with the digits typed (`1,50` stays 1.50), or nothing. At most 15 significant digits."""
    typed = plain_digits(text).translate(_SIGNS)
    if not typed or len(typed) > _MAX_LENGTH:
        return None
    sign, digits = (typed[0], typed[1:]) if typed[0] in "+-" else ("", typed)
    bare = _without_groups(digits, _signs(locale))
    if bare is None or len(bare.replace(".", "").lstrip("0")) > MAX_DIGITS:
        return None
    number = Decimal(bare)
    return -number if sign == "-" and number else number


@lru_cache(maxsize=256)
def _signs(locale: str) -> Signs:
    known = locale_of(locale)
    symbols = known.number_symbols.get("latn") or {}
    grouping = known.decimal_formats[None].grouping
    thousands = str(symbols.get("group", ",")).translate(_SIGNS)
    return Signs(str(symbols.get("decimal", ".")), thousands, grouping[0], grouping[1])


def _without_groups(digits: str, signs: Signs) -> str | None:
    """`1.234,50` as `1234.50`: bare digits with at most one point, or nothing if it is no number."""
    whole_number = _joined(digits, signs)
    if whole_number is not None:
        return whole_number
    for mark in (signs.fraction, "٫", "."):
        whole, found, fraction = digits.partition(mark)
        joined = _joined(whole, signs) if whole else "0"
        if found and joined is not None and _is_digits(fraction):
            return f"{joined}.{fraction}"
    return None


def _joined(whole: str, signs: Signs) -> str | None:
    """The digits of a whole number without the signs between its groups, or nothing if the groups are wrong."""
    if _is_digits(whole):
        return whole
    separator = next((char for char in whole if not _is_digits(char)), "")
    if separator not in {signs.thousands, " ", "'", "٬"}:
        return None
    first, *middle, last = whole.split(separator)
    if not all(map(_is_digits, (first, *middle, last))) or first.startswith("0") or len(last) != signs.last_group:
        return None
    # In India people write 12,34,567 and 1,234,567 alike.
    fits = any(all(len(group) == size for group in middle) for size in {signs.other_groups, 3} if len(first) <= size)
    return "".join((first, *middle, last)) if fits else None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def has_fraction(number: Decimal) -> bool:
    """Whether a fraction was typed, be it `.0`."""
    return number.as_tuple().exponent != 0
