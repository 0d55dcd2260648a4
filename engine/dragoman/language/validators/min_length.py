"""`min_length`: the fewest characters."""

from __future__ import annotations

from typing import Any

from dragoman.language.sentences import Sentence
from dragoman.language.validators.limits.lengths import length, length_limit
from dragoman.language.validators.protocol import Validator


class MinimumLength:
    """The text has at least so many characters, counted in NFC: `é` is one, however it was typed."""

    fits: frozenset[str] = frozenset({"text"})

    def prepare(self, limit: Any) -> int:
        """The limit itself.

        Raises:
            ValueError: it is no whole number of at least 1.
        """
        return length_limit("min_length", limit)

    def holds(self, value: Any, limit: Any) -> bool:
        """Whether the text is long enough; false if the value is no text."""
        count = length(value)
        return count is not None and isinstance(limit, int) and count >= limit

    def error(self, value: Any, limit: Any) -> Sentence:
        """Says how long it must be."""
        return Sentence("rule_min_length", {"count": limit})


kind: Validator = MinimumLength()
