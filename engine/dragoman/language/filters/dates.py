"""Filters on dates and times."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from dragoman.language.filters.protocol import Shelf
from dragoman.language.values.kinds import named
from dragoman.language.values.printing import babel_locale, plain_spaces
from dragoman.language.values.scope import Scope, TemplateFault

shelf = Shelf()

_FORMS = ("short", "medium", "long", "full")
_TODAY = {"en": "today", "es": "hoy", "de": "heute", "ru": "сегодня", "ar": "اليوم"}
_LONGEST_PATTERN = 100


@shelf.filter("date")
def date_(value: Any, scope: Scope, form: Any = "medium") -> str:
    """The day in the locale's form (short, medium, long, full) or in a pattern such as `dd.MM.yyyy`."""
    from babel.dates import format_date

    if not isinstance(value, date):
        raise _wrong("date", "a date", value)
    pattern = _pattern(form, "date", "dd.MM.yyyy")
    try:
        return plain_spaces(format_date(value, pattern, locale=babel_locale(scope.locale)))
    except (ValueError, KeyError, AttributeError, IndexError):
        raise _bad_pattern("date", pattern, "dd.MM.yyyy") from None


@shelf.filter("time")
def time_(value: Any, scope: Scope, form: Any = "short") -> str:
    """The time of day in the locale's form (short, medium, long, full) or in a pattern such as `HH:mm`."""
    from babel.dates import format_time

    if not isinstance(value, (datetime, time)):
        raise _wrong("time", "a time", value)
    zone, pattern = value.tzinfo, _pattern(form, "time", "HH:mm")
    try:
        return plain_spaces(format_time(value, pattern, tzinfo=zone, locale=babel_locale(scope.locale)))
    except (ValueError, KeyError, AttributeError, IndexError):
        raise _bad_pattern("time", pattern, "HH:mm") from None


@shelf.filter("ago")
def ago(value: Any, scope: Scope) -> str:
    """How far it lies from now, in the locale's words: `3 hours ago`, `in 2 days`."""
    from babel.dates import format_timedelta

    if not isinstance(value, date):
        raise _wrong("ago", "a date or a time", value)
    distance = _distance(value, scope)
    if not isinstance(value, datetime) and not distance:
        return _TODAY.get(scope.locale[:2], _TODAY["en"])
    locale = babel_locale(scope.locale)
    return plain_spaces(format_timedelta(distance, add_direction=True, locale=locale))


def _distance(value: date, scope: Scope) -> timedelta:
    now, today = scope.names.get("now"), scope.names.get("today")
    if isinstance(value, datetime):
        if not isinstance(now, datetime) or bool(now.tzinfo) != bool(value.tzinfo):
            raise TemplateFault("the filter 'ago' cannot tell how far this time lies from now: it has no time zone")
        return value - now
    day = today if isinstance(today, date) else now
    if not isinstance(day, date):
        raise TemplateFault("the filter 'ago' does not know which day it is")
    return value - (day.date() if isinstance(day, datetime) else day)


def _pattern(form: Any, name: str, example: str) -> str:
    if isinstance(form, str) and 0 < len(form) <= _LONGEST_PATTERN and "%" not in form:
        return form
    raise _bad_pattern(name, form if isinstance(form, str) else "", example)


def _bad_pattern(name: str, pattern: str, example: str) -> TemplateFault:
    forms = ", ".join(_FORMS)
    return TemplateFault(f"the filter '{name}' knows {forms} and patterns like '{example}', not '{pattern[:40]}'")


def _wrong(name: str, needed: str, value: Any) -> TemplateFault:
    hint = "; `to_date(text)` makes a date of a text" if isinstance(value, str) else ""
    return TemplateFault(f"the filter '{name}' works on {needed}, not on {named(value)}{hint}")
