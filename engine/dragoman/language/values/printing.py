"""What a value looks like when it is printed without a filter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from dragoman.language.values.arithmetic import number
from dragoman.language.values.kinds import kind_of
from dragoman.language.values.scope import LONGEST_LIST, TemplateFault, TooMuch, joined

YES_NO = {
    "en": ("yes", "no"),
    "es": ("sí", "no"),
    "de": ("ja", "nein"),
    "ru": ("да", "нет"),
    "ar": ("نعم", "لا"),
}

_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def printed(value: Any, locale: str) -> str:
    """The value as a text of this locale; nothing for none.

    Raises:
        TemplateFault: a record, or a list that holds one: the message lists its fields.
    """
    if isinstance(value, str):
        return value
    match kind_of(value):
        case "none":
            return ""
        case "number":
            return digits(value)
        case "boolean":
            return YES_NO.get(locale[:2], YES_NO["en"])[0 if value else 1]
        case "list":
            return joined((_item(item, locale) for item in _short(value)), ", ")
        case "record":
            raise _record(value)
        case _:
            return printed_time(value, locale)


def digits(value: Any) -> str:
    """A number in plain digits, never with an exponent.

    Raises:
        TemplateFault: it is no number, or beyond 10^30.
    """
    plain = number(value)
    return format(plain, "f") if isinstance(plain, Decimal) else str(plain)


def printed_time(value: date | datetime | time | timedelta, locale: str) -> str:
    """A date, moment or time in the locale's medium form, a duration in its largest to smallest units."""
    from babel.dates import format_date, format_datetime, format_time

    known = babel_locale(locale)
    if isinstance(value, timedelta):
        return _duration(value, known)
    if isinstance(value, datetime):
        return plain_spaces(format_datetime(value, "medium", tzinfo=value.tzinfo, locale=known))
    if isinstance(value, date):
        return plain_spaces(format_date(value, "medium", locale=known))
    return plain_spaces(format_time(value, "medium", locale=known))


@lru_cache(maxsize=64)
def babel_locale(locale: str) -> Any:
    """Babel's locale of this name: `de_DE`, `de-de`, `de`; English for one that it does not know."""
    from babel.core import Locale, UnknownLocaleError

    for candidate in (locale, locale[:2], "en"):
        try:
            return Locale.parse(candidate.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def counted(count: int, unit: str, locale: Any) -> str:
    """`2 hours` in this locale of Babel's; the short form where the locale data has no long one."""
    from babel.units import format_unit

    shown = (str(format_unit(count, f"duration-{unit}", length=form, locale=locale)) for form in ("long", "short"))
    # Babel falls back to the unit's own name, in which no locale speaks.
    return next((text for text in shown if "duration-" not in text), f"{count} {unit}")


def _duration(value: timedelta, locale: Any) -> str:
    left = int(abs(value.total_seconds()))
    parts: list[str] = []
    for unit, seconds in _UNITS:
        count, left = divmod(left, seconds)
        if count or (unit == "second" and not parts):
            parts.append(counted(count, unit, locale))
    return ("-" if value < timedelta() else "") + " ".join(parts)


def plain_spaces(text: str) -> str:
    """The text with CLDR's unbreakable spaces as plain ones: nobody can type or search the others."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def _item(value: Any, locale: str) -> str:
    if isinstance(value, (list, tuple)):
        raise TemplateFault("a list inside a list cannot be printed; a loop prints it: {% for row in rows %}")
    return printed(value, locale)


def _short(value: Any) -> Any:
    if len(value) > LONGEST_LIST:
        raise TooMuch(f"a list of {len(value)} items is too long to print; {LONGEST_LIST} is the most")
    return value


def _record(value: Mapping[str, Any]) -> TemplateFault:
    if not value:
        return TemplateFault("a record cannot be printed; it has no fields")
    fields = ", ".join(str(name) for name in list(value)[:20])
    return TemplateFault(f"a record cannot be printed; print one of its fields: {fields}")
