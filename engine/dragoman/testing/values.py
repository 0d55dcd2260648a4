"""Whether a kept value is the one that a dialogue names.

The law of this file: dates, times and durations are named as texts, decimals as numbers; of a record only the named
fields are looked at, of a list everything; `null` fits what is unset.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from dragoman.language.durations import duration
from dragoman.source.tree import Plain


def same(expected: Plain, found: Any, zone: str) -> bool:
    """Whether the value fits. Moments without a zone are in this one."""
    match expected:
        case None:
            return found is None
        case bool():
            return found is expected
        case int() | Decimal():
            return isinstance(found, int | Decimal | float) and not isinstance(found, bool) and found == expected
        case str():
            return _same_text(expected, found, zone)
        case list():
            return (
                isinstance(found, list | tuple)
                and len(found) == len(expected)
                and all(same(one, other, zone) for one, other in zip(expected, found, strict=True))
            )
        case dict():
            return isinstance(found, Mapping) and all(
                same(value, found.get(name), zone) for name, value in expected.items()
            )


def _same_text(expected: str, found: Any, zone: str) -> bool:
    if isinstance(found, str):
        return found == expected
    try:
        match found:
            case datetime():
                return _aware(datetime.fromisoformat(expected), zone) == _aware(found, zone)
            case date():
                return date.fromisoformat(expected) == found
            case time():
                return time.fromisoformat(expected) == found
            case timedelta():
                return duration(expected) == found
            case _:
                return False
    except ValueError:
        return False


def _aware(moment: datetime, zone: str) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def displayed(value: Any) -> str:
    """The value as a dialogue would write it."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return "{" + ", ".join(f"{name}: {displayed(inner)}" for name, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(displayed(item) for item in value) + "]"
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _quoted(text: str) -> str:
    """A text that YAML would take for something else stands in quotes."""
    from dragoman.source.scalars import resolve

    plainly = isinstance(resolve(text), str) and text == text.strip() and "\n" not in text
    return text if plainly and text else f'"{text}"'
