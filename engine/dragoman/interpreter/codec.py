"""Values as bytes: compact JSON in which decimals, dates and times keep their type.

The law of this file: what was written once can be read for ever. Keys are never reused for something else, and what
is missing has the default it had when it was introduced.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any


class Unreadable(ValueError):
    """The bytes are no session, event or effect of ours."""


def dumps(value: Any) -> bytes:
    """Plain data and typed values as compact JSON.

    Raises:
        TypeError: it holds something that no flow can keep; the message names the type.
    """
    text = _ENCODER.encode(value)
    if '"$' in text:
        text = _ENCODER.encode(_quoted(value))
    return text.encode("utf-8", "surrogatepass")


def dumps_quoted(value: Any) -> bytes:
    """The same of data in which `quoted` has been used for every record already.

    Raises:
        TypeError: as `dumps`.
    """
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def quoted(record: dict[str, Any]) -> dict[str, Any]:
    """A record as it is, or told apart from one of our tags where it looks like one."""
    return {"$r": list(record.items())} if len(record) == 1 and next(iter(record)) in _READERS else record


def _quoted(value: Any) -> Any:
    """The same data, in which a record that looks like one of our tags is told apart from them."""
    if isinstance(value, Mapping):
        return quoted({key: _quoted(inner) for key, inner in value.items()})
    return [_quoted(item) for item in value] if isinstance(value, list | tuple) else value


def loads(data: bytes) -> Any:
    """What `dumps` wrote.

    Raises:
        Unreadable: it is no JSON, or a value in it is none of ours.
    """
    try:
        return json.loads(data, object_hook=_untagged if b'"$' in data else None)
    except (ValueError, ArithmeticError) as broken:
        raise Unreadable(str(broken)) from None


def _tagged(value: Any) -> Any:
    match value:
        case Decimal():
            return {"$n": str(value)}
        case datetime():
            return {"$dt": value.isoformat()}
        case date():
            return {"$d": value.isoformat()}
        case time():
            return {"$t": value.isoformat()}
        case timedelta():
            return {"$s": str(Decimal(value // timedelta(microseconds=1)).scaleb(-6))}
        case Mapping():
            return dict(value)
        case str():
            return str(value)
        case _:
            raise TypeError(f"a value of the type {type(value).__name__} cannot be kept in a session")


_ENCODER = json.JSONEncoder(default=_tagged, separators=(",", ":"), ensure_ascii=False)

_READERS: dict[str, Callable[[Any], Any]] = {
    "$n": Decimal,
    "$dt": datetime.fromisoformat,
    "$d": date.fromisoformat,
    "$t": time.fromisoformat,
    "$s": lambda text: timedelta(microseconds=int(Decimal(text).scaleb(6))),
    "$r": dict,
}


def _untagged(record: dict[str, Any]) -> Any:
    if len(record) == 1:
        (key, text), *_ = record.items()
        if reader := _READERS.get(key):
            return reader(text)
    return record
