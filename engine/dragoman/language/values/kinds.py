"""The kinds of values, in the language's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.language.values.scope import TemplateFault

NONE, TEXT, NUMBER, BOOLEAN = "none", "text", "number", "boolean"
DATE, MOMENT, TIME, DURATION = "date", "datetime", "time", "duration"
LIST, RECORD = "list", "record"

_BY_TYPE = {
    type(None): NONE,
    str: TEXT,
    int: NUMBER,
    Decimal: NUMBER,
    float: NUMBER,
    bool: BOOLEAN,
    date: DATE,
    datetime: MOMENT,
    time: TIME,
    timedelta: DURATION,
    list: LIST,
    tuple: LIST,
    dict: RECORD,
}

_BY_BASE = (str, bool, int, Decimal, float, datetime, date, time, timedelta, list, tuple)

Number = int | Decimal


def kind_of(value: Any) -> str:
    """The kind of a value.

    Raises:
        TemplateFault: it is none of the language's values.
    """
    known = _BY_TYPE.get(type(value))
    if known is not None:
        return known
    for base in _BY_BASE:
        if isinstance(value, base):
            return _BY_TYPE[base]
    if isinstance(value, Mapping):
        return RECORD
    raise TemplateFault("this value is of a kind that expressions cannot use")


def named(value: Any) -> str:
    """The kind with its article, for messages: "a text"."""
    kind = kind_of(value)
    return "nothing" if kind == NONE else f"a {kind}"


def is_number(value: Any) -> bool:
    """Whether it is a number; a boolean is none."""
    return isinstance(value, (int, Decimal, float)) and not isinstance(value, bool)
