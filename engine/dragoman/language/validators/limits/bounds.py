"""The limits of `min` and `max`: numbers, days, times of day, moments, lengths of time.

The law of this file: what cannot be compared is not within a limit, and nobody is told so by an exception.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from dragoman.language.durations import duration
from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.values.arithmetic import bounded
from dragoman.language.values.scope import TemplateFault

BOUNDED = frozenset({"number", "integer", "decimal", "date", "time", "datetime", "duration", "list"})
"""The types of values that have a lowest and a highest. A list is judged by its length."""

T = TypeVar("T")

Bound = int | Decimal | date | time | timedelta


def bound(key: str, limit: Any) -> Bound:
    """The limit as a number, as a date or time if it is a text in ISO form, or as a duration if it is one's text.

    Raises:
        ValueError: it is neither; the sentence quotes it under the rule's key.
    """
    if isinstance(limit, str):
        return _from_text(key, limit)
    if isinstance(limit, Decimal) and not limit.is_finite():
        raise ValueError(f"'{key}' is {limit}, and no number can be compared with it; give a number")
    if isinstance(limit, Bound) and not isinstance(limit, bool):
        return countable(key, limit)
    raise ValueError(f"'{key}' is {as_written(limit)}; give a number, or a date such as 2026-12-31")


def countable(key: str, value: T) -> T:
    """The value itself, if it is no number or one that the language can count with.

    Raises:
        ValueError: it is a number beyond 10^30.
    """
    if isinstance(value, int | Decimal):
        try:
            bounded(value)
        except TemplateFault as fault:
            raise ValueError(f"'{key}' holds a number that cannot be used: {fault.message}") from None
    return value


def compared(value: Any, limit: Any) -> int | None:
    """-1, 0 or 1 for a value below, at or above the limit; nothing if the two cannot be compared."""
    if isinstance(value, list | tuple):
        value = len(value)
    if isinstance(value, datetime) and isinstance(limit, date) and not isinstance(limit, datetime):
        value = value.date()
    if isinstance(limit, datetime) and isinstance(value, date) and not isinstance(value, datetime):
        limit = limit.date()
    limit = _on_the_clock_of(value, limit)
    if _family(value) is None or _family(value) is not _family(limit):
        return None
    try:
        return int(value > limit) - int(value < limit)
    except (TypeError, ArithmeticError):
        # A moment with a zone and one without, or a number that is none.
        return None


def told(key: str, value: Any, limit: Any) -> Sentence:
    """The sentence for a value beyond a limit: `rule_min_date` and the like. A list's limit is how many."""
    if isinstance(value, list | tuple):
        return Sentence(f"rule_{key}_count", {"count": limit})
    return Sentence(f"rule_{key}_{_kind(limit)}", {"limit": limit})


_SUITING: Mapping[str, tuple[tuple[type, ...], str]] = {
    "date": ((date,), "a date, such as 2026-12-31"),
    "datetime": ((date,), "a date and a time, such as 2026-12-31T09:30"),
    "time": ((time,), "a time, such as '09:30'"),
    "duration": ((timedelta,), "a duration, such as 30m"),
}
_NUMBER = ((int, Decimal), "a number")


def misfit(limit: Any, value_type: str) -> str:
    """What a limit on answers of this type is instead of this one; an empty text if it suits them."""
    kinds, wanted = _SUITING.get(value_type, _NUMBER)
    return "" if isinstance(limit, kinds) else wanted


def _kind(limit: Any) -> str:
    match limit:
        case datetime():
            return "datetime"
        case date():
            return "date"
        case time():
            return "time"
        case timedelta():
            return "duration"
        case _:
            return "number"


def _on_the_clock_of(value: Any, limit: Any) -> Any:
    """A moment without zone, as authors write it, is one in the zone of the answer."""
    if isinstance(value, datetime) and isinstance(limit, datetime) and value.tzinfo and not limit.tzinfo:
        return limit.replace(tzinfo=value.tzinfo)
    return limit


def _family(value: Any) -> type | None:
    """The widest type that a value can be compared within; a moment is no day, and true is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal
    return next((kind for kind in (datetime, date, time, timedelta) if isinstance(value, kind)), None)


def _from_text(key: str, text: str) -> Bound:
    bare = text.strip()
    kind = time if bare[2:3] == ":" else datetime if bare[10:] else date
    with suppress(ValueError):
        return kind.fromisoformat(bare) if bare[2:3] == ":" or bare[4:5] == "-" else duration(bare)
    raise ValueError(f"'{key}' is the text {text!r}; give a number without quotes, or a date such as 2026-12-31")
