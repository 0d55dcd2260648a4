"""`max`: the highest number, the latest date."""

from __future__ import annotations

from typing import Any

from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.bounds import BOUNDED, Bound, bound, compared, told
from dragoman.language.validators.protocol import Validator


class Maximum:
    """The answer is at most this: a number, a date or time in ISO form, or a duration such as `30m`. A list
    is judged by how many it holds.
    """

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

    def error(self, value: Any, limit: Any) -> Sentence:
        """Says what the highest is."""
        return told("max", value, limit)


kind: Validator = Maximum()
