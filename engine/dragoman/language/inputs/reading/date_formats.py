"""Reads a date by the patterns that an author gives: `%d.%m.%Y`, or in letters `dd.mm.yyyy`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

_YEARS = ("%Y", "%y", "%G", "%c", "%x")
_LETTERS = {"d": "%d", "dd": "%d", "m": "%m", "mm": "%m", "yy": "%y", "yyyy": "%Y"}
_MAX_LENGTH = 100
_LONGEST_WAIT = 9


def formats_in(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The patterns of the setting `formats`, a text or a list, in the form of `strptime`; none above 100 characters."""
    listed = settings.get("formats", ())
    patterns = (listed,) if isinstance(listed, str) else listed
    if not isinstance(patterns, list | tuple):
        return ()
    return tuple(_with_percent(each) for each in patterns if isinstance(each, str) and len(each) <= _MAX_LENGTH)


def day_by_formats(text: str, formats: tuple[str, ...], today: date) -> date | None:
    """The day by the first pattern that fits. A pattern without a year gives the next such day, today included."""
    for pattern in formats:
        for typed, complete in _with_year(text, pattern, today):
            day = _parsed(typed, complete)
            if day and (complete == pattern or day >= today):
                return day
    return None


def _with_year(text: str, pattern: str, today: date) -> Iterator[tuple[str, str]]:
    if any(year in pattern for year in _YEARS):
        yield text, pattern
        return
    for year in range(today.year, min(today.year + _LONGEST_WAIT, 10_000)):
        yield f"{text} {year:04}", f"{pattern} %Y"


def _parsed(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).replace(tzinfo=UTC).date()
    except (ValueError, re.error, OverflowError, IndexError, KeyError):
        return None


@lru_cache(maxsize=256)
def _with_percent(pattern: str) -> str:
    """`dd.mm.yyyy` as `%d.%m.%Y`; a pattern that has a percent sign stays as it is."""
    if "%" in pattern:
        return pattern
    return re.sub(r"[a-z]+", lambda run: _letters_with_percent(run[0]), pattern.lower())


def _letters_with_percent(run: str) -> str:
    """`yyyymmdd` as `%Y%m%d`; a word that holds other letters is itself."""
    return re.sub("yyyy|yy|mm?|dd?", lambda part: _LETTERS[part[0]], run) if set(run) <= set("dmy") else run
