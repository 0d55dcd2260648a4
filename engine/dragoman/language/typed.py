"""The declared types: what a value must be, and how YAML, JSON and actions write what they have no type for.

The law of this file: a value of a type stays as it is. A date, a time or a duration may also come as its text, an
exact number as an integer or a float; nothing else is bent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from dragoman.language.durations import duration


def typed(kind: str, value: Any) -> Any:
    """The value as one of this type. No value at all fits every type; `any` and `file` take all values.

    Raises:
        ValueError: it is none.
    """
    reader = _READERS.get(kind)
    if value is None or reader is None:
        return value
    try:
        return reader(value)
    except (TypeError, ArithmeticError) as wrong:
        raise ValueError(str(wrong)) from None


def written(kind: str) -> str:
    """How values of this type are written, for the author who wrote one that is none."""
    return _WRITTEN[kind]


def _is(*kinds: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool)):
            return value
        raise ValueError(value)

    return read


def _number(value: Any) -> int | Decimal:
    if isinstance(value, float) and isfinite(value):
        return Decimal(repr(value))
    number: int | Decimal = _is(int, Decimal)(value)
    if isinstance(number, Decimal) and not number.is_finite():
        raise ValueError(value)
    return number


def _integer(value: Any) -> int:
    number = _number(value)
    if number != int(number):
        raise ValueError(value)
    return int(number)


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        raise ValueError(value)
    return value if isinstance(value, date) else date.fromisoformat(value)


def _time(value: Any) -> time:
    return value if isinstance(value, time) else time.fromisoformat(value)


def _moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def _duration(value: Any) -> timedelta:
    return value if isinstance(value, timedelta) else duration(_is(str)(value))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "text": _is(str),
    "integer": _integer,
    "number": _number,
    "decimal": lambda value: Decimal(_number(value)),
    "boolean": _is(bool),
    "date": _date,
    "time": _time,
    "datetime": _moment,
    "duration": _duration,
    "list": _is(list, tuple),
    "record": _is(Mapping),
}

_WRITTEN: Mapping[str, str] = {
    "text": "a text",
    "integer": "digits alone, such as 5 or -3",
    "number": "a number, such as 5 or 1.5",
    "decimal": "a number, such as 5 or 1.5",
    "boolean": "true or false",
    "date": "a date such as 2026-12-31",
    "time": "a time such as 09:30",
    "datetime": "a moment such as 2026-12-31T09:30:00",
    "duration": "a duration such as 20m",
    "list": "a list",
    "record": "a mapping",
}
