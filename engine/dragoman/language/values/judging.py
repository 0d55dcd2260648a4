"""The tests behind `is`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.language.values.arithmetic import whole
from dragoman.language.values.kinds import is_number, named
from dragoman.language.values.scope import TemplateFault


def _parity(value: Any) -> int | None:
    """0 for even, 1 for odd, nothing for what is not set."""
    if value is None:
        return None
    integer = whole(value)
    if integer is None:
        raise TemplateFault(f"only a whole number is even or odd, not {named(value)}")
    return integer % 2


TESTS: dict[str, Callable[[Any], bool]] = {
    "defined": lambda value: value is not None,
    "none": lambda value: value is None,
    "number": is_number,
    "string": lambda value: isinstance(value, str),
    "even": lambda value: _parity(value) == 0,
    "odd": lambda value: _parity(value) == 1,
}
"""The tests: name -> function. What is not set is neither even nor odd."""
