"""The signs, codes and names that people write beside an amount of money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from dragoman.language.inputs.reading.letters import folded
from dragoman.language.inputs.reading.locales import language_of, locale_of

_SIGNS = {
    "AED": "د.إ", "ARS": "$", "AUD": "$ A$", "BRL": "R$", "CAD": "$ C$", "CHF": "Fr SFr Fr.", "CLP": "$",
    "CNY": "¥ 元 RMB", "COP": "$", "CZK": "Kč", "DKK": "kr", "EGP": "£ E£ ج.م", "EUR": "€", "GBP": "£ quid",
    "GEL": "₾", "HKD": "$ HK$", "HUF": "Ft", "ILS": "₪", "INR": "₹ Rs Rs.", "JPY": "¥ 円", "KRW": "₩", "KZT": "₸",
    "MXN": "$", "NOK": "kr", "NZD": "$", "PLN": "zł zl", "RUB": "₽ р р. руб руб.", "SAR": "ر.س", "SEK": "kr",
    "SGD": "$ S$", "THB": "฿", "TRY": "₺ TL", "UAH": "₴ грн грн.", "USD": "$ US$", "VND": "₫ đ",
}  # fmt: skip
"""The signs of a currency in its own country, which the data of other locales lacks."""

_NOUN_FIRST = frozenset({"es", "fr", "it", "pt", "ar", "ro", "ca"})
"""Languages in which the country stands behind the name: `dólares estadounidenses`."""


def is_currency(code: str) -> bool:
    """Whether it is the code of a currency: `EUR`."""
    return code in locale_of("en").currencies


def currencies_called(sign: str, locale: str) -> frozenset[str]:
    """The codes of the currencies that a sign, a code or a name may mean, in the locale or in English."""
    key = _key(sign)
    return _called(language_of(locale)).get(key, frozenset()) | _called("en").get(key, frozenset())


def _key(sign: str) -> str:
    return folded(sign).strip(" .")


@lru_cache(maxsize=32)
def _called(language: str) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sign, code in _pairs(language):
        found[_key(sign)].add(code)
    return {sign: frozenset(codes) for sign, codes in found.items() if sign}


def _pairs(language: str) -> Iterator[tuple[str, str]]:
    locale = locale_of(language)
    for code, name in locale.currencies.items():
        yield code, code
        yield str(name), code
        yield str(locale.currency_symbols.get(code, code)), code
    for code, signs in _SIGNS.items():
        yield from ((sign, code) for sign in signs.split())
    yield from _counted(locale)


def _counted(locale: Any) -> Iterator[tuple[str, str]]:
    """The forms of a name behind numbers, whole and without its country: `US dollars`, `dollars`, `рублей`."""
    from babel.numbers import get_currency_name

    noun = 0 if locale.language in _NOUN_FIRST else -1
    for code in _SIGNS:
        for count in (1, 2, 5):
            name = str(get_currency_name(code, count, locale=locale))
            yield name, code
            yield name.replace("-", " ").split()[noun], code
