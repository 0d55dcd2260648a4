"""The functions of the language: `(scope, arguments...)`, pure like filters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from dragoman.language.values.arithmetic import number
from dragoman.language.values.kinds import Number, named
from dragoman.language.values.parameters import Parameters
from dragoman.language.values.scope import Scope, TemplateFault

_MOST_DAYS = 1_000_000
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?\Z")


@dataclass(frozen=True, slots=True)
class Function:
    """One function and what it takes."""

    name: str
    apply: Callable[..., Any]
    parameters: Parameters


def _duration(count: Any, amount: timedelta) -> timedelta:
    exact: Number = number(count)
    if abs(Decimal(exact)) * int(amount.total_seconds()) > _MOST_DAYS * 86_400:
        raise TemplateFault(f"a duration of more than {_MOST_DAYS} days is too long")
    return amount * exact if isinstance(exact, int) else timedelta(seconds=float(exact) * amount.total_seconds())


def days(scope: Scope, n: Any) -> timedelta:
    """So many days."""
    return _duration(n, timedelta(days=1))


def hours(scope: Scope, n: Any) -> timedelta:
    """So many hours."""
    return _duration(n, timedelta(hours=1))


def minutes(scope: Scope, n: Any) -> timedelta:
    """So many minutes."""
    return _duration(n, timedelta(minutes=1))


def to_date(scope: Scope, text: Any) -> date | None:
    """The date in a text in ISO form, `2026-01-31`, or the date of a moment; none of none."""
    if text is None:
        return None
    if isinstance(text, datetime):
        return text.date()
    if isinstance(text, date):
        return text
    if not isinstance(text, str):
        raise TemplateFault(f"'to_date' reads a text, not {named(text)}")
    try:
        return _read_date(text.strip())
    except ValueError:
        raise TemplateFault(f"'{text[:40]}' is no date for 'to_date'; write it as 2026-01-31") from None


def _read_date(text: str) -> date:
    if _ISO_DAY.match(text):
        return date.fromisoformat(text)
    if _ISO_MOMENT.match(text):
        return datetime.fromisoformat(text).date()
    raise ValueError(text)


def record(scope: Scope, /, **fields: Any) -> dict[str, Any]:
    """A record of these fields."""
    return fields


FUNCTIONS: dict[str, Function] = {
    function.__name__: Function(function.__name__, function, Parameters.of(function, skip=1))
    for function in (days, hours, minutes, to_date, record)
}
"""Name -> function."""
