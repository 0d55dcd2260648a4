"""Filters on numbers."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Any

from dragoman.language.filters.protocol import Shelf
from dragoman.language.filters.text import text_of, whole_of
from dragoman.language.values.arithmetic import bounded, number
from dragoman.language.values.kinds import Number
from dragoman.language.values.printing import babel_locale, plain_spaces
from dragoman.language.values.scope import Scope, TemplateFault

shelf = Shelf()

_METHODS = {"common": ROUND_HALF_UP, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}
_WIDE = Context(prec=100, rounding=ROUND_HALF_UP)
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@shelf.filter("abs")
def absolute(value: Any, scope: Scope) -> Number:
    """Without its sign."""
    exact = number(value)
    return -exact if exact < 0 else exact


@shelf.filter("round")
def rounded(value: Any, scope: Scope, precision: Any = 0, method: Any = "common") -> Number:
    """To so many decimal places, halves away from zero; `method` also `ceil` and `floor`. No places: an integer."""
    if not isinstance(method, str) or method not in _METHODS:
        raise TemplateFault(f"the filter 'round' knows the methods {', '.join(_METHODS)}")
    places = whole_of(precision, "round", 30)
    exact = Decimal(number(value))
    result = exact.quantize(Decimal(1).scaleb(-places), rounding=_METHODS[method], context=_WIDE)
    return bounded(int(result) if places == 0 else result)


@shelf.filter("number")
def number_(value: Any, scope: Scope, places: Any = None) -> str:
    """In the locale's digits and grouping, with its own or so many decimal places."""
    from babel.numbers import format_decimal

    exact, locale = number(value), babel_locale(scope.locale)
    shown = _own_places(exact) if places is None else whole_of(places, "number", 30)
    pattern = f"#,##0.{'0' * shown}" if shown else "#,##0"
    with localcontext(_WIDE):
        return plain_spaces(format_decimal(rounded(exact, scope, shown), format=pattern, locale=locale))


def _own_places(value: Number) -> int:
    return max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0


@shelf.filter("money")
def money(value: Any, scope: Scope, currency: Any = None) -> str:
    """As an amount of this currency (`EUR`), or of the currency of the locale's country, in the locale's form."""
    from babel.numbers import format_currency

    locale = babel_locale(scope.locale)
    code = _currency_of(locale) if currency is None else text_of(currency, "money").upper()
    if code not in babel_locale("en").currencies:
        raise TemplateFault(f"'{code[:20]}' is no currency; write its three letters, such as 'EUR'")
    amount = number(value)
    with localcontext(_WIDE):
        return plain_spaces(format_currency(amount, code, locale=locale))


def _currency_of(locale: Any) -> str:
    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    likely = str(get_global("likely_subtags").get(locale.language, "en_Latn_US"))
    territory = locale.territory or likely.rsplit("_", 1)[-1]
    return str((get_territory_currencies(territory) or ["USD"])[0])


@shelf.filter("plural")
def plural(value: Any, scope: Scope, *forms: Any) -> str:
    """The form of a word that goes with the number, without the number: `plural('apple', 'apples')`.

    The forms stand in the order of the locale's plurals: one, other; in Russian one, few, many.
    """
    if not forms:
        raise TemplateFault("the filter 'plural' needs the forms of the word: plural('apple', 'apples')")
    rule = babel_locale(scope.locale).plural_form
    categories = [one for one in _CATEGORIES if one in rule.tags or one == "other"]
    with localcontext(_WIDE):
        category = rule(Decimal(number(value)))
    return text_of(forms[min(categories.index(category), len(forms) - 1)], "plural")


@shelf.filter("progress")
def progress(value: Any, scope: Scope, total: Any = 100, width: Any = 10) -> str:
    """A bar of `width` signs that is full at `total`."""
    cells, whole = whole_of(width, "progress", 40), Decimal(number(total))
    if whole <= 0:
        raise TemplateFault("the filter 'progress' needs a total above 0")
    filled = int(max(Decimal(0), min(Decimal(1), Decimal(number(value)) / whole)) * cells)
    return "▰" * filled + "▱" * (cells - filled)
