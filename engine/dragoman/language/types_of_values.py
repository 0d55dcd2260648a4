"""Declared types and the kinds of the values that have them."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.values.kinds import BOOLEAN, DATE, DURATION, LIST, MOMENT, NUMBER, RECORD, TEXT, TIME

OF_TYPES: Mapping[str, str] = {
    "text": TEXT,
    "integer": NUMBER,
    "number": NUMBER,
    "decimal": NUMBER,
    "boolean": BOOLEAN,
    "date": DATE,
    "time": TIME,
    "datetime": MOMENT,
    "duration": DURATION,
    "list": LIST,
    "record": RECORD,
}
"""Declared type, or what an input type gives -> the kind of the values. `any` and `file` have none."""
