"""What a value looks like to another program: in a url, a header, a form, a JSON body.

The law of this file: nothing depends on the locale, and numbers keep every digit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from dragoman.language.values.arithmetic import number
from dragoman.language.values.kinds import kind_of, named
from dragoman.language.values.scope import TemplateFault

DEEPEST = 32
"""Lists and records inside one another that a JSON body may have."""

_BREAKS = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]+")


def wire_text(value: Any) -> str:
    """The value as a text for programs: `true`, `2026-03-02`, seconds of a duration, lists joined by commas.

    Raises:
        TemplateFault: it is a record, or a list that holds one.
    """
    match kind_of(value):
        case "none":
            return ""
        case "text":
            return str(value)
        case "boolean":
            return "true" if value else "false"
        case "number":
            return _digits(value)
        case "duration":
            return _digits(_seconds(value))
        case "list":
            return ",".join(map(wire_text, value))
        case "record":
            raise TemplateFault("a record cannot be written here; write one of its fields")
        case _:
            return str(value.isoformat())


def wire_texts(value: Any) -> list[str]:
    """The values of one name of a query or a form: a list gives one for each item, nothing gives none.

    Raises:
        TemplateFault: it is a record, or a list that holds one.
    """
    if value is None:
        return []
    return [wire_text(item) for item in value] if kind_of(value) == "list" else [wire_text(value)]


def wire_json(value: Any, depth: int = 0) -> str:
    """The value as JSON: exact numbers, dates and times in ISO form, durations in seconds.

    Raises:
        TemplateFault: it goes too deep, or holds something that no expression knows.
    """
    if depth > DEEPEST:
        raise TemplateFault(f"a JSON body goes {DEEPEST} levels deep, this value is deeper")
    match value:
        case None | bool() | str():
            return json.dumps(value)
        case int() | Decimal() | float():
            return _digits(value)
        case Mapping():
            fields = (f"{json.dumps(str(name))}:{wire_json(one, depth + 1)}" for name, one in value.items())
            return "{" + ",".join(fields) + "}"
        case list() | tuple():
            return "[" + ",".join(wire_json(one, depth + 1) for one in value) + "]"
        case date() | time():
            return json.dumps(value.isoformat())
        case timedelta():
            return _digits(_seconds(value))
        case _:
            raise TemplateFault(f"{named(value)} cannot stand in a JSON body")


def _digits(value: Any) -> str:
    plain = number(value)
    return format(plain, "f") if isinstance(plain, Decimal) else str(plain)


def _seconds(value: timedelta) -> Decimal:
    return Decimal(value // timedelta(microseconds=1)).scaleb(-6).normalize()


def percent(text: str) -> str:
    """The text so that it stays within its place in a url, a part of the path or of the query: every sign that means
    something there becomes its percent code."""
    return quote(text.encode("utf-8", "replace"), safe="")


def one_line(text: str) -> str:
    """The text without line breaks and control characters: it stays within its header."""
    return _BREAKS.sub(" ", text)
