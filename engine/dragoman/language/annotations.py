"""The annotations of an action's parameters: which values fit one, how it is called, and what a value becomes for it.

The law of this file: an annotation that is not known here takes everything. A value is only ever changed into the same
value of the type asked for: whole numbers and decimals into one another and, for who asks for them, into floats.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

NoneType = type(None)

_NAMES: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    Decimal: "a number",
    bool: "true or false",
    date: "a date",
    datetime: "a date with a time",
    time: "a time",
    timedelta: "a duration",
    list: "a list",
    dict: "a record",
    Mapping: "a record",
    NoneType: "nothing",
}


def hints(function: Callable[..., Any]) -> Mapping[str, Any]:
    """Parameter, and `return` -> annotation. One that only a type checker can read is left out."""
    found: dict[str, Any] = {}
    space = getattr(function, "__globals__", {})
    for name, written in getattr(function, "__annotations__", {}).items():
        holder = types.SimpleNamespace(__annotations__={name: written})
        # The project's own code runs here: whatever it raises, there is no annotation.
        with suppress(Exception):
            found |= typing.get_type_hints(holder, globalns=space)
    return found


def _plain(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The class, `Union` or `Literal`, and its arguments."""
    origin = get_origin(annotation)
    if origin is types.UnionType:
        origin = Union
    if origin is None:
        return (NoneType if annotation is None else annotation), ()
    return origin, get_args(annotation)


def fits(value: Any, annotation: Any) -> bool:
    """Whether a parameter annotated like this takes the value."""
    kind, arguments = _plain(annotation)
    if kind is Union:
        return any(fits(value, one) for one in arguments)
    if kind is Literal:
        return any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in arguments)
    if kind in (list, dict, Mapping):
        return _fits_inside(value, kind, arguments)
    return _fits_alone(value, kind)


def _fits_inside(value: Any, kind: Any, arguments: tuple[Any, ...]) -> bool:
    if kind is list:
        return isinstance(value, list) and all(fits(item, one) for item in value for one in arguments[:1])
    return isinstance(value, Mapping) and all(fits(item, one) for item in value.values() for one in arguments[1:])


def _fits_alone(value: Any, kind: Any) -> bool:
    if kind not in _NAMES:
        return True
    if isinstance(value, bool):
        return kind is bool
    match kind:
        case _ if kind is int:
            return isinstance(value, int) or (isinstance(value, Decimal) and value == value.to_integral_value())
        case _ if kind in (float, Decimal):
            return isinstance(value, int | float | Decimal)
        case _ if kind is date:
            return isinstance(value, date) and not isinstance(value, datetime)
        case _:
            return isinstance(value, kind)


def named_in(annotation: Any) -> tuple[Any, ...]:
    """The values that a `Literal` names, anywhere inside it."""
    kind, arguments = _plain(annotation)
    return arguments if kind is Literal else tuple(value for one in arguments for value in named_in(one))


def called(annotation: Any) -> str:
    """What fits, in an author's words: "a whole number", "one of: small, large"."""
    kind, arguments = _plain(annotation)
    if kind is Union:
        return " or ".join(called(one) for one in arguments)
    if kind is Literal:
        return f"one of: {', '.join(map(str, arguments))}"
    if kind is list and arguments:
        return f"a list, each item {called(arguments[0])}"
    return _NAMES.get(kind, "anything")


def converted(value: Any, annotation: Any) -> Any:
    """The value as a parameter annotated like this wants it; the value itself where nothing is to be done."""
    kind, arguments = _plain(annotation)
    if kind is Union:
        return _for_union(value, arguments)
    if kind is list and isinstance(value, list) and arguments:
        return [converted(item, arguments[0]) for item in value]
    if kind in (dict, Mapping) and isinstance(value, dict) and len(arguments) == 2:
        return {name: converted(item, arguments[1]) for name, item in value.items()}
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not _fits_alone(value, kind):
        return value
    return kind(value) if kind in (int, float, Decimal) and type(value) is not kind else value


def _for_union(value: Any, arguments: tuple[Any, ...]) -> Any:
    if type(value) in arguments:
        return value
    fitting = next((one for one in arguments if fits(value, one)), None)
    return converted(value, fitting) if fitting is not None else value
