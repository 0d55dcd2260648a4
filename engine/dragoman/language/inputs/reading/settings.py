"""Judges the settings of input types where a flow is loaded: a setting that no answer could ever use is a mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from dragoman.language.inputs.reading.date_formats import formats_in

_DAYS, _HOURS = ("%d", "%j", "%c", "%x", "%e"), ("%H", "%I", "%c", "%X")
_NEEDED = {"date": (_DAYS,), "time": (_HOURS,), "datetime": (_DAYS, _HOURS)}
_EXAMPLES = {"date": "dd.mm.yyyy", "time": "hh:mm", "datetime": "dd.mm.yyyy hh:mm"}
_MOMENT = datetime(2026, 12, 31, 21, 30, tzinfo=UTC)


def setting_problem(type_: str, key: str, value: Any) -> tuple[str, str] | None:
    """What is wrong with a setting of this input type, and what would be right; nothing if it can be used."""
    match key:
        case "region":
            return _region(value)
        case "currency":
            return _currency(value)
        case "formats":
            return _formats(type_, value)
        case _:
            return None


def _region(value: Any) -> tuple[str, str] | None:
    import phonenumbers

    if isinstance(value, str) and value.strip().upper() in phonenumbers.SUPPORTED_REGIONS:
        return None
    return f"there is no region '{value}'", "give the two letters of a country, such as ES or DE"


def _currency(value: Any) -> tuple[str, str] | None:
    from dragoman.language.inputs.reading.currencies import is_currency

    if isinstance(value, str) and is_currency(value.strip().upper()):
        return None
    return f"there is no currency '{value}'", "give its three letters, such as EUR or USD"


def _formats(type_: str, value: Any) -> tuple[str, str] | None:
    written: Sequence[Any] = value if isinstance(value, list) else (value,)
    remedy = f"write it in letters, such as '{_EXAMPLES.get(type_, 'dd.mm.yyyy')}'"
    for each in written:
        pattern = next(iter(formats_in({"formats": [each]})), "")
        if not _is_readable(pattern):
            return f"no answer can be read by the format '{each}'", remedy
        needed = _NEEDED.get(type_, ())
        if not all(any(part in pattern for part in parts) for parts in needed):
            what = {"date": "no day", "time": "no hour"}.get(type_, "not both a day and an hour")
            return f"the format '{each}' has {what} in it", remedy
    return None


def _is_readable(pattern: str) -> bool:
    """Whether what the pattern writes can be read by it. Zones are none of its business: the user has one."""
    if not pattern or "%z" in pattern or "%Z" in pattern:
        return False
    try:
        written = _MOMENT.strftime(pattern)
        datetime.strptime(written, pattern).replace(tzinfo=UTC)
    except (ValueError, re.error, IndexError, KeyError):
        return False
    return "%" in pattern
