"""What comes from outside made safe for a session: exact numbers, lists, records with text keys, nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any, NoReturn

DEEPEST = 32
"""Lists and records inside one another that a session takes."""

_FURTHEST = 308
"""Digits of a number, as many as a float may have: the plain digits of any other could fill the memory."""


def plain(value: Any, source: str = "an action returned", depth: int = 0) -> Any:
    """The value as sessions keep values. `source` begins the sentence that says why it cannot be one.

    Raises:
        TypeError: it is something that no session can keep.
    """
    if depth > DEEPEST:
        raise TypeError(f"{source} something nested deeper than {DEEPEST}")
    match value:
        case None | bool() | int() | datetime() | date() | time() | timedelta():
            return value
        case float() | Decimal():
            return _finite(value, source)
        case str():
            return str(value)
        case Mapping():
            return {str(key): plain(inner, source, depth + 1) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item, source, depth + 1) for item in value]
        case _:
            kept = "texts, numbers, dates, lists and records of them"
            raise TypeError(f"{source} a value of the type {type(value).__name__}; a session keeps {kept}")


def _finite(number: float | Decimal, source: str) -> Decimal:
    if not isfinite(number):
        raise TypeError(f"{source} the number {number}; a session keeps finite numbers")
    exact = Decimal(repr(number)) if isinstance(number, float) else number
    if exact and exact.adjusted() < -_FURTHEST:
        raise TypeError(f"{source} the number {number}; a session keeps numbers of at most {_FURTHEST} digits")
    return exact


def read_json(text: str) -> Any:
    """The value of a JSON text, its numbers exact.

    Raises:
        ValueError: it is no JSON.
        TypeError: it holds something that no session can keep.
    """
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except RecursionError:
        raise TypeError(f"the body holds something nested deeper than {DEEPEST}") from None
    return plain(found, "the body holds")


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")
