"""Reading inside values: fields of records, items of lists, and nothing else of anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.language.values.arithmetic import whole
from dragoman.language.values.kinds import LIST, RECORD, kind_of, named
from dragoman.language.values.scope import TemplateFault


def field(value: Any, name: str) -> Any:
    """The field of a record; none where it has no such field, and none of none.

    Raises:
        TemplateFault: the value is no record.
    """
    if type(value) is dict:
        return value.get(name)
    if value is None:
        return None
    if isinstance(value, Mapping):
        return value.get(name)
    raise TemplateFault(f"{named(value)} has no field '{name}'{_remedy(value)}")


def item(value: Any, key: Any) -> Any:
    """The item of a list, counted from 0 or from the end by -1, or the field of a record; none where there is none.

    Raises:
        TemplateFault: the value is neither, or the key does not fit it.
    """
    if value is None or key is None:
        return None
    kind = kind_of(value)
    if kind == RECORD and isinstance(key, str):
        return value.get(key)
    if kind == LIST and (place := whole(key)) is not None:
        return value[place] if -len(value) <= place < len(value) else None
    if kind in (LIST, RECORD):
        needed = "a whole number" if kind == LIST else "a text"
        raise TemplateFault(f"[ ] after a {kind} takes {needed}, not {named(key)}")
    raise TemplateFault(f"[ ] reads a list or a record, not {named(value)}")


def _remedy(value: Any) -> str:
    match kind_of(value):
        case "date" | "datetime":
            return "; a filter prints its parts: `now | date('yyyy')`"
        case "list":
            return "; [0] or the filter 'first' gives an item of it"
        case _:
            return ""
