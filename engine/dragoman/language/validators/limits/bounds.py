"""The limits of `min` and `max`: numbers, days, times of day, moments, lengths of time.

The law of this file: what cannot be compared is not within a limit, and nobody is told so by an exception.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.language.validators.limits.wording import as_written

BOUNDED = frozenset({"number", "integer", "decimal", "date", "time", "datetime", "duration", "list"})
"""The types of values that have a lowest and a highest. A list is judged by its length."""

Bound = int | Decimal | date | time | timedelta


def bound(key: str, limit: Any) -> Bound:
    """The limit as a number, or as a date or time if it is a text in ISO form.

    Raises:
        ValueError: it is neither; the sentence quotes it under the rule's key.
    """
    if isinstance(limit, str):
        return _from_text(key, limit)
    if isinstance(limit, Decimal) and not limit.is_finite():
        raise ValueError(f"'{key}' is {limit}, and no number can be compared with it; give a number")
    if isinstance(limit, Bound) and not isinstance(limit, bool):
        return limit
    raise ValueError(f"'{key}' is {as_written(limit)}; give a number, or a date such as 2026-12-31")


def compared(value: Any, limit: Any) -> int | None:
    """-1, 0 or 1 for a value below, at or above the limit; nothing if the two cannot be compared."""
    if isinstance(value, list | tuple):
        value = len(value)
    if isinstance(value, datetime) and isinstance(limit, date) and not isinstance(limit, datetime):
        value = value.date()
    if _family(value) is None or _family(value) is not _family(limit):
        return None
    try:
        return int(value > limit) - int(value < limit)
    except (TypeError, ArithmeticError):
        # A moment with a zone and one without, or a number that is none.
        return None


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
    if bare[2:3] == ":" or bare[4:5] == "-":
        with suppress(ValueError):
            return kind.fromisoformat(bare)
    raise ValueError(f"'{key}' is the text {text!r}; give a number without quotes, or a date such as 2026-12-31")
