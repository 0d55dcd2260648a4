"""`min`: the lowest number, the earliest date."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from dragoman.language.validators.limits.bounds import BOUNDED, Bound, bound, compared
from dragoman.language.validators.limits.wording import shown
from dragoman.language.validators.protocol import Validator


class Minimum:
    """The answer is at least this. The limit is a number, a date, or a text with a date in ISO form."""

    fits: frozenset[str] = BOUNDED

    def prepare(self, limit: Any) -> Bound:
        """The limit as something to compare with.

        Raises:
            ValueError: it is neither a number nor a date or time.
        """
        return bound("min", limit)

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether the value is at or above the limit; false if the two cannot be compared."""
        return compared(value, limit) in {1, 0}

    def error(self, limit: Any) -> str:
        """Says what the lowest is."""
        match limit:
            case datetime() | time():
                return f"The earliest time is {shown(limit)}."
            case date():
                return f"The earliest date is {shown(limit)}."
            case timedelta():
                return f"The shortest time is {shown(limit)}."
            case _:
                return f"The lowest number is {shown(limit)}."


kind: Validator = Minimum()
