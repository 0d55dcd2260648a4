"""`max`: the highest number, the latest date."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from dragoman.language.validators.limits.bounds import BOUNDED, Bound, bound, compared
from dragoman.language.validators.limits.wording import shown
from dragoman.language.validators.protocol import Validator


class Maximum:
    """The answer is at most this. The limit is a number, a date, or a text with a date in ISO form."""

    fits: frozenset[str] = BOUNDED

    def prepare(self, limit: Any) -> Bound:
        """The limit as something to compare with.

        Raises:
            ValueError: it is neither a number nor a date or time.
        """
        return bound("max", limit)

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether the value is at or below the limit; false if the two cannot be compared."""
        return compared(value, limit) in {-1, 0}

    def error(self, limit: Any) -> str:
        """Says what the highest is."""
        match limit:
            case datetime() | time():
                return f"The latest time is {shown(limit)}."
            case date():
                return f"The latest date is {shown(limit)}."
            case timedelta():
                return f"The longest time is {shown(limit)}."
            case _:
                return f"The highest number is {shown(limit)}."


kind: Validator = Maximum()
