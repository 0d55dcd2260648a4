"""How limits are written: in sentences to users, and in sentences to authors."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any


def shown(limit: Any) -> str:
    """The limit as it is written in an English sentence: `1000`, `2.50`, `2026-12-31`."""
    match limit:
        case Decimal():
            return format(limit, "f")
        case datetime():
            return limit.isoformat(" ", "minutes")
        case time():
            return limit.isoformat("minutes")
        case date():
            return limit.isoformat()
        case _:
            return str(limit)


def as_written(limit: Any) -> str:
    """A limit that cannot be used, as its author wrote it: `'five'`, `true`, `2.5`, `a list`."""
    match limit:
        case None:
            return "empty"
        case bool():
            return "true" if limit else "false"
        case str():
            return repr(limit)
        case list() | tuple():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return shown(limit)
