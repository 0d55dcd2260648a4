"""What the result of an action can be, as its annotation says.

The law of this file: an annotation that is not known here promises nothing, and `None` beside another is no more than a
value that is not set.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.language.actions import Signature
from dragoman.language.annotations import NoneType
from dragoman.language.expressions.possible import UNKNOWN, Possible, of_kind
from dragoman.language.values.kinds import BOOLEAN, DATE, DURATION, LIST, MOMENT, NUMBER, RECORD, TEXT, TIME
from dragoman.language.written_kinds import list_with

_KINDS: Mapping[Any, str] = {
    str: TEXT,
    int: NUMBER,
    float: NUMBER,
    Decimal: NUMBER,
    bool: BOOLEAN,
    date: DATE,
    datetime: MOMENT,
    time: TIME,
    timedelta: DURATION,
    list: LIST,
    dict: RECORD,
    Mapping: RECORD,
}


def resulting(action: Signature | None) -> Possible:
    """What is saved of it; anything where it is not known, or may be an outcome."""
    return _of(action.returns) if action is not None else UNKNOWN


def _of(annotation: Any) -> Possible:
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        left = [one for one in arguments if one is not NoneType]
        return _of(left[0]) if len(left) == 1 else UNKNOWN
    kind = _KINDS.get(origin or annotation)
    if kind is None:
        return UNKNOWN
    if kind == LIST and arguments and _KINDS.get(arguments[0]) not in (None, LIST, RECORD):
        return list_with(_of(arguments[0]))
    return of_kind(kind)
