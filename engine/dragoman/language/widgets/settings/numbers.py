"""Settings that are whole numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dragoman.language.validators.limits.wording import as_written

LARGEST = 10**15 - 1
"""The largest number that the input `integer` reads, and so the largest that a widget gives."""


def whole_number(key: str, value: Any) -> int:
    """The number; a decimal without a fraction, which a computation may give, is one.

    Raises:
        ValueError: it is none, or beyond 15 digits; the sentence quotes it under the setting's key.
    """
    if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value():
        value = int(value) if abs(value) <= LARGEST else LARGEST + 1
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"'{key}' is {as_written(value)}; give a whole number")
    if abs(value) > LARGEST:
        raise ValueError(f"'{key}' has more than {len(str(LARGEST))} digits; give a smaller number")
    return value


def is_whole(value: Any) -> bool:
    """Whether an answer is an integer; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)
