"""Filters on texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.language.filters.protocol import Shelf
from dragoman.language.values.arithmetic import number, whole
from dragoman.language.values.kinds import NUMBER, TEXT, kind_of, named
from dragoman.language.values.printing import digits
from dragoman.language.values.scope import LONGEST_TEXT, Scope, TemplateFault, TooMuch, checked_text, joined

shelf = Shelf()

_DEEPEST = 16


def text_of(value: Any, name: str) -> str:
    """The value as a text for the filter of this name: texts and numbers.

    Raises:
        TemplateFault: it is neither.
    """
    match kind_of(value):
        case "text":
            return str(value)
        case "number":
            return digits(value)
        case _:
            raise TemplateFault(f"the filter '{name}' works on a text, not on {named(value)}")


def whole_of(value: Any, name: str, at_most: int) -> int:
    """An argument that must be a whole number from 0.

    Raises:
        TemplateFault: it is none, or above `at_most`.
    """
    count = whole(value)
    if count is not None and 0 <= count <= at_most:
        return count
    raise TemplateFault(f"the filter '{name}' takes a whole number from 0 to {at_most} here")


@shelf.filter("upper")
def upper(value: Any, scope: Scope) -> str:
    """In capital letters."""
    return text_of(value, "upper").upper()


@shelf.filter("lower")
def lower(value: Any, scope: Scope) -> str:
    """In small letters."""
    return text_of(value, "lower").lower()


@shelf.filter("capitalize")
def capitalize(value: Any, scope: Scope) -> str:
    """The first letter a capital, all others small."""
    return text_of(value, "capitalize").capitalize()


@shelf.filter("trim")
def trim(value: Any, scope: Scope) -> str:
    """Without blank space at both ends."""
    return text_of(value, "trim").strip()


@shelf.filter("replace")
def replace(value: Any, scope: Scope, old: Any, new: Any) -> str:
    """Every `old` by `new`."""
    text, sought, other = (text_of(one, "replace") for one in (value, old, "" if new is None else new))
    if not sought:
        raise TemplateFault("the filter 'replace' needs a text to look for, not an empty one")
    if len(text) + text.count(sought) * len(other) > 2 * LONGEST_TEXT:
        raise TooMuch(f"the filter 'replace' would make a text of more than {LONGEST_TEXT} characters")
    return checked_text(text.replace(sought, other))


@shelf.filter("truncate")
def truncate(value: Any, scope: Scope, length: Any = 255, killwords: Any = False, end: Any = "...") -> str:
    """At most `length` characters, `end` included; words stay whole unless `killwords`."""
    text, tail = text_of(value, "truncate"), text_of(end, "truncate")
    most = whole_of(length, "truncate", LONGEST_TEXT)
    if len(text) <= most:
        return text
    head = text[: max(most - len(tail), 0)]
    whole = head.rsplit(" ", 1)[0] if not killwords and not text[len(head)].isspace() else head
    return whole.rstrip() + tail


@shelf.filter("default", on_none=True)
def default(value: Any, scope: Scope, other: Any = "", boolean: Any = False) -> Any:
    """`other` where there is no value, and with `boolean` also for an empty, false or zero one."""
    return other if value is None or (boolean and not value) else value


@shelf.filter("tojson", on_none=True)
def tojson(value: Any, scope: Scope) -> str:
    """As JSON: decimals as numbers in plain digits, dates and times in ISO form."""
    return checked_text(_json(value, 0))


def _json(value: Any, depth: int) -> str:
    if depth > _DEEPEST:
        raise TemplateFault(f"the filter 'tojson' goes {_DEEPEST} levels deep, this value is deeper")
    match value:
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case int() | Decimal() | float():
            return digits(value)
        case Mapping():
            fields = (f"{_json(str(name), depth)}: {_json(one, depth + 1)}" for name, one in value.items())
            return "{" + joined(fields, ", ") + "}"
        case list() | tuple():
            return "[" + joined((_json(one, depth + 1) for one in value), ", ") + "]"
        case date() | time():
            return json.dumps(value.isoformat())
        case timedelta():
            return digits(value.total_seconds())
        case _:
            raise TemplateFault(f"the filter 'tojson' does not know {named(value)}")


@shelf.filter("int", on_none=True)
def int_(value: Any, scope: Scope, other: Any = 0) -> Any:
    """As an integer, decimals cut off; `other` for what is no number."""
    if value is None:
        return other
    if kind_of(value) == NUMBER:
        return int(number(value))
    text = value.strip() if kind_of(value) == TEXT else ""
    digits_only = text.lstrip("-").replace(".", "", 1)
    if not (digits_only.isascii() and digits_only.isdigit()) or len(text) > 40 or text.count("-") > 1:
        return other
    return int(number(Decimal(text)))
